// Hands that know the twins; what they see is what really came out of them.
#include "kiosk/demo/helping_hands.h"

#include <thread>

#include "kiosk/diagnostics/checks.h"
#include "printer/qr.h"

namespace kiosk::demo {
namespace {

using diagnostics::Answered;

// A card of nobody: an invented number that no patient of the simulated hospital has.
device::CardData test_card() {
    device::CardData card;
    card.card_identification = "99010000D15600000000000000000000";
    card.version = "2.00";
    card.issued = "2020-01-01";
    card.expires = "2040-01-01";
    card.card_number = "T00000001";
    card.id_number = "990101199001010018";
    card.name = "测试卡";
    card.gender = "1";
    card.birth_date = "1990-01-01";
    return card;
}

hal::GreyImage code_picture(const std::string& text) {
    constexpr int module_px = 12, quiet = 4;
    const auto modules = printer::qr_modules(text);
    if (!modules) return {};
    const int side = (modules->width + 2 * quiet) * module_px;
    hal::GreyImage image{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side, 255)};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int column = x / module_px - quiet, row = y / module_px - quiet;
            const bool inside = column >= 0 && row >= 0 && column < modules->width && row < modules->width;
            if (inside && modules->at(column, row))
                image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                             static_cast<std::size_t>(x)] = 0;
        }
    return image;
}

}  // namespace

bool HelpingHands::lend_a_hand(const std::string& what) {
    constexpr Millis held{4'000};
    if (what == "insert_card")
        twins_.slot->insert(hal::VirtualCard{test_card()});
    else if (what == "take_card")
        twins_.slot->remove(), twins_.id_card_pad->take_away();
    else if (what == "lay_id_card") {
        device::IdCardData card;
        card.name = "测试卡";
        card.gender = "1";
        card.nation = "01";
        card.birth_date = "1990-01-01";
        card.id_number = test_card().id_number;
        card.valid_from = "2020-01-01";
        card.valid_until = "2040-01-01";
        twins_.id_card_pad->lay(card);
    } else if (what == "show_code")
        twins_.phone->show(code_picture(diagnostics::test_code), held, hal::PhoneView{});
    else
        return false;
    return true;
}

// A slip that came out whole is a good one; the twins print no white lines.
Answered HelpingHands::judge(const std::string& what) {
    if (what == "slip_good") {
        const auto slips = twins_.tray->take_slips();
        return !slips.empty() && slips.back().whole ? Answered::yes : Answered::no;
    }
    if (what == "page_good") return twins_.document_tray->printed() > 0 ? Answered::yes : Answered::no;
    if (what == "see_face") return face_ ? Answered::yes : Answered::nobody;
    return Answered::nobody;
}

diagnostics::PersonReply HelpingHands::ask(const diagnostics::Request& request, Millis patience) {
    if (!lend_a_hand(request.what)) return {judge(request.what), ""};
    const SystemClock clock;
    constexpr Millis look{20};
    // What a hand does is seen within seconds or not at all.
    const auto until = clock.monotonic() + std::min(patience, Millis{4'000});
    while (clock.monotonic() < until) {
        if (request.satisfied && request.satisfied()) return {Answered::yes, ""};
        std::this_thread::sleep_for(look);
    }
    return {Answered::yes, ""};
}

}  // namespace kiosk::demo
