// Moves a list under the finger and lets it come to rest on whole pages: where the buttons would have turned
// it.
#pragma once

#include "kiosk/base/clock.h"
#include "ui/window/pointer.h"

namespace kiosk::ui {

class ListDrag {
public:
    // `page` and `dragged` of the view follow. `step` is the way from one page to the next in pixels.
    void move(const Hand::Drag& drag, View& view, int pages, float step, Millis now);
    // Lets it glide on; true when the picture changed.
    bool glide(View& view, Millis now);
    [[nodiscard]] bool gliding() const { return gliding_; }
    void stop(View& view);

private:
    bool gliding_ = false;
    float from_ = 0;  // where the gliding began
    Millis since_{0};
};

}  // namespace kiosk::ui
