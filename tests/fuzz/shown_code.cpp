// A text that the scanner read, up to the network: its form is judged, the visit decides, and what would be
// sent is looked at. Promised: only a text of a known form leaves the kiosk, and only to the one it is for.
#include "kiosk/journey/shown_code.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <array>

#include "kiosk/base/text.h"
#include "kiosk/journey/session.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using journey::Phase;
using journey::ShownCode;

constexpr std::string_view letters_digits_dash =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";

void check_form(std::string_view text, ShownCode kind) {
    if (kind == ShownCode::foreign) return;
    promise(!text.empty() && text.size() <= 64, "a known code is short");
    promise(text.find_first_not_of(letters_digits_dash) == std::string_view::npos, "a known code is plain");
    if (kind == ShownCode::insurance) promise(text.size() == 28, "an e-code has 28 characters");
    if (kind == ShownCode::payment || kind == ShownCode::slip) promise(text.size() == 18, "18 characters");
    arrived(text);
}

// Who may be asked about a code of this kind.
void check_effects(const journey::Step& step, ShownCode kind) {
    promise(step.commands.empty(), "no case is open");
    for (const auto& effect : step.effects) {
        if (const auto* call = std::get_if<insurance::Call>(&effect.action)) {
            const bool card_service = std::holds_alternative<insurance::VerifyElectronicCard>(*call);
            promise(kind == (card_service ? ShownCode::electronic_card : ShownCode::insurance),
                    "the platform is asked about e-codes alone, the card's own service about its codes alone");
        }
        if (std::holds_alternative<his::Call>(effect.action))
            promise(kind == ShownCode::visit_card || kind == ShownCode::booking || kind == ShownCode::slip,
                    "the hospital is asked about its own codes alone");
        promise(!std::holds_alternative<acquirer::Call>(effect.action), "nobody is asked to pay");
    }
}

void show(const std::string& text, Phase phase, const Policy& policy) {
    const auto kind = journey::kind_of_code(text, policy);
    check_form(text, kind);
    journey::Session session;
    session.phase = phase;
    session.scanner_works = true;
    const device::Event scanned = device::CodeScanned{Secret{text}};
    const auto step = journey::step(std::move(session), scanned, {}, policy);
    check_effects(step, kind);
    // The same code again, while the first one is asked about.
    check_effects(journey::step(step.state, scanned, {}, policy), kind);
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiosk::fuzz;
    FuzzedDataProvider bytes{data, size};
    kiosk::Policy policy;
    if (bytes.ConsumeBool()) policy.electronic_card_prefix = "SSE";
    constexpr std::array phases{Phase::home, Phase::identifying, Phase::showing_code_again};
    const auto phase = phases.at(bytes.ConsumeIntegralInRange<std::size_t>(0, phases.size() - 1));
    show(bytes.ConsumeRemainingBytesAsString(), phase, policy);
    return 0;
}
