// The two proofs between a card and its issuer (devices 1.5): the card proves that it holds its key (internal
// authentication), the issuer proves that it may see the holder (external authentication with RKSSSE). Both
// are over two numbers of eight bytes that the card drew: a process factor and a source factor.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hal/card/apdu.h"

namespace kiosk::hal::card {

struct Factors {
    std::string process;  // 8 bytes
    std::string source;   // 8 bytes
};

// GET CHALLENGE `00 84 00 00 08` twice.
[[nodiscard]] Read<Factors> draw_factors(const Transmit& transmit);

// INTERNAL AUTHENTICATE `00 88 00 00 10 <process><source>`: the card's result of 8 bytes. A card that cannot
// answer is `counterfeit`.
[[nodiscard]] Read<std::string> internal_authentication(const Transmit& transmit, const Factors& factors);

// EXTERNAL AUTHENTICATE `00 82 00 0A 10 <token>`; `issuer_refused` when the card does not take it. Must
// follow the drawing of its factors at once: any other command lets a card forget them (6984).
[[nodiscard]] Read<void> external_authentication(const Transmit& transmit, std::string_view token);

// What the issuer's security module needs (devices 1.5, step 3), in upper-case hex:
// "area|ATR|algorithm|card code|intProcess|intSource|extProcess|extSource|terminal|".
[[nodiscard]] std::string challenge_for_issuer(const device::CardData& card, int algorithm,
                                               const Factors& internal, const Factors& external,
                                               std::string_view terminal);

struct IssuerAnswer {
    std::string internal_result;  // 8 bytes: what the card should have answered
    std::string external_token;   // 16 bytes
};
// "16 hex digits|32 hex digits", with or without another bar behind; nothing else is an answer.
[[nodiscard]] std::optional<IssuerAnswer> parse_issuer_answer(std::string_view text);

}  // namespace kiosk::hal::card
