// The head names hospital and slip, the foot the machine and the moment.
#include "printer/slip_writer.h"

#include <fmt/format.h>

namespace kiosk::printer {

void SlipWriter::head() {
    // First of all, white on black: a copy must not be taken for the original, wherever it is folded.
    if (content_.copy_number > 0) {
        put(line::Banner{both(copy_mark(content_.copy_number)), 44});
        space(16);
    }
    put(line::Centred{name(content_.hospital), 30, true});
    space(10);
    const auto title = both(title_of(content_));
    if (content_.kind == SlipKind::being_checked) {
        space(10);
        put(line::Banner{title, 40});
    } else {
        put(line::Centred{title, 46, true});
    }
    space(20);
}

void SlipWriter::foot() {
    rule();
    put(line::Centred{{fmt::format("{} {} · {} · v{}", zh_ ? "自助机" : "Kiosk", content_.kiosk_number,
                                   content_.printed_at.date_time(), content_.version),
                       ""},
                      20,
                      false});
    space(8);
}

}  // namespace kiosk::printer
