// Label and value in rows, and lists that turn pages instead of scrolling: dragging is never needed.
#pragma once

#include <functional>

#include "ui/kit/kit.h"

namespace kiosk::ui {

struct Fact {
    std::string label;
    std::string value;
    bool strong = false;
    bool amount = false;
};
// One fact a row, all in one size; hairlines between them.
void facts(Kit& kit, const Rect& room, const std::vector<Fact>& rows);

// Which entries of a list stand on the page in view. Heights in pixels; an entry with `keep_with_next` (a
// heading) is never the last of its page.
struct Entry {
    float height = 0;
    bool keep_with_next = false;
};
struct PageRange {
    std::size_t from = 0, to = 0;
};
[[nodiscard]] std::vector<PageRange> paginate(const std::vector<Entry>& entries, float room, float gap);

// The entries of the page in view. Where there is more than one page, takes room for the page buttons, below
// the list or beside it; ids "<stem>/page_up" and "<stem>/page_down".
PageRange turn_pages(Kit& kit, Rect& room, const std::string& stem, const std::vector<Entry>& entries,
                     float gap);

// `count` rows of one height on one card, hairlines between them, pages as above.
void draw_rows(Kit& kit, Rect room, const std::string& stem, std::size_t count, float height,
               const std::function<void(const Rect&, std::size_t)>& draw_row);

}  // namespace kiosk::ui
