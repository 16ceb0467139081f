// Reading a social-security card, as far as it is the same for every reader (LD/T 32; devices 1.2–1.6):
// select the environment, read which card it is, let it prove itself, read whose it is. Pure over a function
// that exchanges one APDU; it never sends VERIFY, so it cannot burn a citizen's PIN tries.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <variant>

#include "hal/card/apdu.h"
#include "hal/card/security_module.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal::card {

struct ReadingRules {
    std::string today;     // yyyy-MM-dd; empty: the date of expiry is not looked at
    std::string terminal;  // number of this terminal, for the issuer
};

// One card from its selection to its data; the card stays powered between begin() and answer().
class CardReading {
public:
    // `atr` in bytes.
    CardReading(Transmit transmit, std::string_view atr, ReadingRules rules);

    // The data, or what the issuer must answer first. A card of the third generation needs a security module
    // or the issuer; an older one is read without a proof (`genuine` false) unless there is a module.
    using End = std::variant<device::CardData, device::CardChallenged>;
    [[nodiscard]] Read<End> begin(const SecurityModule* module);
    // Goes on after CardChallenged. `counterfeit` when the card's own proof is not the issuer's;
    // `issuer_refused` when this is no answer or the card does not take the token.
    [[nodiscard]] Read<device::CardData> answer(std::string_view issuer_answer);

private:
    [[nodiscard]] Read<void> identify();
    [[nodiscard]] Read<End> prove(const SecurityModule* module);
    [[nodiscard]] Read<void> compare(const std::string& expected);
    [[nodiscard]] Read<device::CardData> finish();
    [[nodiscard]] bool third_generation() const { return card_.version.starts_with('3'); }

    Transmit transmit_;
    ReadingRules rules_;
    device::CardData card_;
    int algorithm_ = 0;
    std::string internal_result_;  // the card's own
};

// All in one, for a reader without a security module and without an issuer: a third-generation card is
// `holder_locked`.
[[nodiscard]] std::expected<device::CardData, device::CardFailed> read_social_security_card(
    const Transmit& transmit, std::string_view atr);

// What contradicts itself in a card's data, in words without the data; empty = nothing. For every reader.
[[nodiscard]] std::string complaint_about(const device::CardData& card);

// GBK and its superset GB18030, the card's coding of names. Broken tails are dropped.
[[nodiscard]] std::string utf8_from_gb18030(std::string_view bytes);
[[nodiscard]] std::string gb18030_from_utf8(std::string_view text);

}  // namespace kiosk::hal::card
