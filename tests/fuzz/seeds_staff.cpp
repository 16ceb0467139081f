// Conversations with the twin of a staff card, by T=0 and T=1, and the data object of a certificate. Keys are
// made anew for each set of seeds.
#include "hal/card/staff_card.h"
#include "hal/virtual_staff_card.h"
#include "tests/fuzz/conversation.h"
#include "tests/fuzz/seeds.h"
#include "tests/hal/common/staff_papers.h"

namespace kiosk::fuzz {
namespace {

using namespace hal;
using namespace hal::card;

void talk_to_staff_card(const std::string& name, PaperKey kind, const std::string& pin,
                        VirtualStaffCardTraits traits) {
    const auto papers = staff_papers(kind);
    auto chip = *make_virtual_staff_card(papers.certificate_pem, papers.key_pem, "123456", traits);
    chip->reset();
    Written written{0};
    const auto transmit = [&](std::string_view command) -> Read<std::string> {
        auto answer = chip->answer(traits.block_protocol ? command : as_t0_takes_it(command));
        written.answer(answer.value_or(std::string(gone_staff_card, '\0')));
        if (!answer) return failed(device::CardTrouble::pulled, "gone");
        return *answer;
    };
    if (const auto certificate = read_staff_certificate(transmit))
        (void)sign_challenge(transmit, *certificate, std::string(32, 'c'), Secret{pin});
    write("staff_card", name, written.input());
}

}  // namespace

void staff_cards() {
    for (const bool block_protocol : {false, true}) {
        const std::string how = block_protocol ? "-t1" : "-t0";
        talk_to_staff_card("signs" + how, PaperKey::p256, "123456", {.block_protocol = block_protocol});
        talk_to_staff_card("signs-rsa" + how, PaperKey::rsa_2048, "123456",
                           {.block_protocol = block_protocol});
        talk_to_staff_card("wrong-pin" + how, PaperKey::p256, "654321", {.block_protocol = block_protocol});
    }
    talk_to_staff_card("blocked", PaperKey::p256, "123456", {.pin_tries = 0});
    talk_to_staff_card("compressed", PaperKey::p256, "123456", {.compressed = true});
    const auto papers = staff_papers(PaperKey::p256);
    Written values{keeps_form};
    values.answer("");                      // SELECT
    values.answer(papers.certificate_der);  // GET DATA
    values.answer("");                      // tries
    values.answer("");                      // VERIFY
    values.answer("\x30\x06\x02\x01\x07\x02\x01\x07");
    write("staff_card", "values", values.input());
}

}  // namespace kiosk::fuzz
