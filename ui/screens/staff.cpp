// What maintenance staff see, and what patients see meanwhile.
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"

namespace kiosk::ui {

void draw(Kit& kit, const screen::OutOfService&) { draw_frame(kit, {}); }

void draw(Kit& kit, const screen::Staff& staff) {
    Frame frame;
    frame.title = kit.say(staff.title);
    draw_frame(kit, frame);
}

}  // namespace kiosk::ui
