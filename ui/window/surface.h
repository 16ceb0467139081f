// Where a picture goes and where touches come from: nowhere (headless), a window painted by us, or a window
// painted by GL. The display knows only this.
#pragma once

#include <functional>
#include <memory>

#include "ui/display.h"
#include "ui/window/painter.h"
#include "ui/window/pointer.h"

namespace kiosk::ui {

class Surface {
public:
    virtual ~Surface() = default;
    // Shows the picture that the painter drew last; `changed` is the part that differs from the one before.
    virtual void present(Painter& painter, const PixelBox& changed) = 0;
    // Sleeps until an event, a wake or the wait is over, then hands out what came. Zero only looks.
    virtual void wait(Millis longest, const std::function<void(PointerEvent)>& take) = 0;
    virtual void wake() = 0;  // any thread
    [[nodiscard]] virtual bool closed() const { return false; }
    // The window came back or changed: everything must be shown again.
    [[nodiscard]] virtual bool lost_picture() { return false; }
};

[[nodiscard]] std::unique_ptr<Surface> make_headless_surface();
[[nodiscard]] Result<std::unique_ptr<Surface>> make_window(const DisplayOptions& options, const Clock& clock);

}  // namespace kiosk::ui
