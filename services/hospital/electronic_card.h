// The issuer of the electronic social-security card (电子社保卡), another ministry's than the e-code's: its
// verifier says whose card a shown code is. The envelope is that of the e-code front with transType
// "ess.check"; `data` is {"qrCode", "businessType", "termId"}, and what comes back {"cardNo", "cardSn",
// "name"}.
#pragma once

#include <string_view>

#include "services/hospital/http.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

class ElectronicCards {
public:
    explicit ElectronicCards(World& world) : world_{world} {}
    [[nodiscard]] static bool serves(std::string_view path) { return path == "/ess/api/card/check"; }
    [[nodiscard]] Reply handle(const Request& request) const;
    [[nodiscard]] static Reply refusal(std::string_view text);

private:
    World& world_;
};

// The platform takes the card's number without its chip for as long as its verifier's word is fresh.
[[nodiscard]] bool verified_lately(World& world, const Person& person);

}  // namespace kiosk::hospital
