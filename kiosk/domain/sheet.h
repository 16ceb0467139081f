// A table for an office printer: what finance files. Plain text in cells; the printer room decides how it
// looks.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/clock.h"

namespace kiosk {

struct SheetTable {
    std::string title;
    std::vector<std::string> headings;
    std::vector<int> widths_mm;  // of the columns, as many as headings
    std::vector<bool> right;     // amounts stand at the right of their column
    std::vector<std::vector<std::string>> rows;
    bool last_row_is_sum = false;
};

struct Sheet {
    std::string title;
    std::string subtitle;
    std::vector<SheetTable> tables;
    CivilTime made_at;
};

}  // namespace kiosk
