// SDL's events as pointer events, in the pixels of the picture. Fingers and the mouse are told apart here
// once.
#pragma once

#include <SDL.h>

#include <functional>

#include "ui/window/pointer.h"

namespace kiosk::ui {

// The picture inside a window of another size: scaled to fit, in the middle.
struct Letterbox {
    int window_width = 0, window_height = 0;
    float scale = 1;
    Rect place;  // in window pixels

    static Letterbox fit(int picture_width, int picture_height, int window_width, int window_height);
    [[nodiscard]] Point to_picture(float x, float y) const {
        return {(x - place.x) / scale, (y - place.y) / scale};
    }
};

class WindowEvents {
public:
    explicit WindowEvents(const Clock& clock) : clock_{clock} {}
    void translate(const SDL_Event& event, const Letterbox& box,
                   const std::function<void(PointerEvent)>& take);
    bool closed = false;
    bool exposed = true;  // the picture must be shown again

private:
    const Clock& clock_;
};

}  // namespace kiosk::ui
