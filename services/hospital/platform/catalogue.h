// The national catalogue as far as this hospital charges from it: classes A, B and C, first-borne shares,
// ceilings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/hospital/platform/policy.h"

namespace kiosk::hospital {

struct CatalogueItem {
    std::string code;
    std::string level;  // chrgitm_lv: 01 A, 02 B, 03 C
    int first_borne_percent = 0;
    std::optional<Fen> ceiling;
};

[[nodiscard]] const CatalogueItem* find_item(std::string_view national_code);
// Divides one line of the bill. The count is in ten-thousandths.
[[nodiscard]] Bill divide_line(const CatalogueItem& item, Fen total, std::int64_t count_e4);

}  // namespace kiosk::hospital
