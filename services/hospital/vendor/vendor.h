// The hospital's system in a vendor's own words (VENDOR.md), as most hospitals have it: an adapter before the
// FHIR side, so that both tell of one world. Its errors are codes in an envelope, never a status of HTTP.
#pragma once

#include <string>
#include <string_view>

#include "services/hospital/his/his.h"

namespace kiosk::hospital {

class Vendor {
public:
    explicit Vendor(His& his) : his_{his} {}

    [[nodiscard]] static bool serves(std::string_view path) { return path.starts_with("/zzj/api/"); }
    // Of the same happening at the FHIR side, so that a fault means the same in both languages.
    [[nodiscard]] static std::string name_of(const Request& request);
    Reply handle(const Request& request);
    // A refusal of the FHIR side in this language.
    [[nodiscard]] static Reply refusal(const Reply& fhir_problem);

private:
    His& his_;
};

}  // namespace kiosk::hospital
