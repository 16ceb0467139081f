// What a touch takes along besides its choice: what was typed, where the glass was touched, what was drawn.
#pragma once

#include <string>
#include <string_view>

#include "ui/kit/kit.h"

namespace kiosk::ui {

// The most characters that the pad of this screen takes.
[[nodiscard]] std::size_t typed_most(const screen::Content& content);
// Touch::text of this choice; `from` is where the finger went down, in pixels of the picture.
[[nodiscard]] std::string touch_text(std::string_view choice, const View& view, Point from);

// Tells kinds of screens apart, and pages of staff: what is typed, turned or half pressed on one of them has
// nothing to do with the next.
[[nodiscard]] std::size_t kind_of(const screen::Content& content);
// What was typed for the first is not meant for the second.
[[nodiscard]] bool asks_anew(const screen::Content& before, const screen::Content& after);

}  // namespace kiosk::ui
