// Label and value in rows, and lists in pages: a finger may drag them, buttons turn them, and they always
// rest on whole entries, so that dragging is never needed and nothing is half seen.
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

using DrawPage = std::function<void(Rect, const PageRange&)>;

// The page in view, and its neighbours as far as a finger has dragged them into the room. Where there is more
// than one page, takes room for the page buttons, below the list or beside it, unless they have a place of
// their own (`turning`); ids "<stem>/page_up" and "<stem>/page_down".
void draw_pages(Kit& kit, Rect room, const std::string& stem, const std::vector<Entry>& entries, float gap,
                const DrawPage& draw_page, const std::optional<Rect>& turning = std::nullopt);
// The room that a page of such a list has.
[[nodiscard]] Rect page_of(const Kit& kit, Rect room);

using DrawEntry = std::function<void(const Rect&, std::size_t)>;

// The entries one by one, in pages as above.
void draw_list(Kit& kit, Rect room, const std::string& stem, const std::vector<Entry>& entries, float gap,
               const DrawEntry& draw_entry);

// `count` rows of one height on one card, hairlines between them, pages as above.
void draw_rows(Kit& kit, Rect room, const std::string& stem, std::size_t count, float height,
               const DrawEntry& draw_row);

}  // namespace kiosk::ui
