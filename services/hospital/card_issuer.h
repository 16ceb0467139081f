// The card issuer's front with its security module: answers the challenge of a third-generation card, so that
// the card shows its holder (devices 1.5, steps 3 and 4). The envelope is that of the e-code front with
// transType "card.answer"; the arithmetic is local, for training cards alone, and written down in
// card_issuer.cpp.
#pragma once

#include <string_view>

#include "services/hospital/http.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

class CardIssuer {
public:
    explicit CardIssuer(World& world) : world_{world} {}
    [[nodiscard]] static bool serves(std::string_view path) { return path == "/issuer/api/card/answer"; }
    [[nodiscard]] Reply handle(const Request& request) const;
    [[nodiscard]] static Reply refusal(std::string_view text);

private:
    World& world_;
};

}  // namespace kiosk::hospital
