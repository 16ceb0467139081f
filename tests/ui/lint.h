// The rules that every picture of every screen keeps, in millimetres of glass. They find what eyes miss on
// the thirtieth picture: words that were cut, words over words, buttons too small for a finger, faint
// letters.
#pragma once

#include <string>
#include <vector>

#include "ui/gfx/raster.h"
#include "ui/kit/kit.h"

namespace kiosk::ui {

enum class Rule {
    named_once,
    on_the_glass,
    has_words,
    whole_words,  // nothing was cut
    in_its_room,
    wide_for_a_finger,  // 15 mm
    wide_as_a_key,      // 20 mm
    apart,              // no target over a target, no text over a text
    letters_legible,    // capitals of 4.8 mm
    body_large,         // capitals of 6.4 mm, in large mode 8.5; captions may be smaller
    strong_enough,      // contrast 4.5 to the ground
    within_reach,  // of a wheelchair, where that was asked for
    one_primary_action,
};

struct Finding {
    Rule rule;
    std::string about;
};

// `picture` is what was drawn, before anything was laid over it.
[[nodiscard]] std::vector<Finding> lint(const View& view, const std::vector<Record>& records,
                                        const Picture& picture);

}  // namespace kiosk::ui
