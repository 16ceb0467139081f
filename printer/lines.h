// The slip as a list of elements, top to bottom: what stands on it and how loud, not where. Pure; the layout
// gives each element its place.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/slip.h"

namespace kiosk::printer {

// `main` in the slip's language, `small` in the other one (may be empty).
struct Words {
    std::string main;
    std::string small;
};

namespace line {

struct Space {
    int dots = 0;
};
struct Rule {
    int thickness_dots = 2;
};
struct Centred {
    Words words;
    int size_dots = 26;
    bool bold = false;
};
// White on black, full width: what must not be overlooked.
struct Banner {
    Words words;
    int size_dots = 36;
};
// A framed block with one big value.
struct Framed {
    Words label;
    std::string value;
    int size_dots = 0;
    Words note;
};
struct Pair {
    Words label;
    Words value;
    std::string second;  // a second line of the value, as strong as the first
};
struct Amount {
    Words label;
    std::string value;  // "¥12.30", or what belongs into the same column
    int level = 0;      // 1: a part of the line above
    bool strong = false;
};
struct Paragraph {
    Words words;
    bool bold = false;
};
// Fields of growing blackness, and hairlines: what a worn head or a dry roller shows first.
struct Greys {};
// QR at the left, words at its right.
struct Code {
    std::string payload;
    Words caption;
    Words until;
};

}  // namespace line

using Line = std::variant<line::Space, line::Rule, line::Centred, line::Banner, line::Framed, line::Pair,
                          line::Amount, line::Paragraph, line::Greys, line::Code>;

[[nodiscard]] std::vector<Line> lines_of(const SlipContent& content);
// Of those that tell of no case: drugs, an invoice, charges. `content` bears nothing that could format a
// slip.
[[nodiscard]] std::vector<Line> desk_lines_of(const SlipContent& content);
// How money is claimed back, of a slip that says so.
[[nodiscard]] std::vector<Line> claim_lines_of(const SlipContent& content);

}  // namespace kiosk::printer
