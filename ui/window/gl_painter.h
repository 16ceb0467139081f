// Shows a canvas through OpenGL, for machines with a real graphics driver.
#pragma once

#include <SDL.h>

#include <memory>

#include "ui/window/painter.h"
#include "ui/window/window_events.h"

namespace kiosk::ui {

class GlPainter {
public:
    // Nothing: no context, or one that is computed by the processor, where our own rasteriser is faster and
    // smaller. `accept_slow` takes that too.
    static std::unique_ptr<GlPainter> create(SDL_Window* window, bool accept_slow);
    ~GlPainter();
    GlPainter(const GlPainter&) = delete;
    GlPainter& operator=(const GlPainter&) = delete;

    void show(Painter& painter, const Letterbox& box);

private:
    struct Calls;
    GlPainter(SDL_Window* window, SDL_GLContext context, std::unique_ptr<Calls> calls);
    void upload(const Atlas& atlas);

    SDL_Window* window_;
    SDL_GLContext context_;
    std::unique_ptr<Calls> calls_;
    unsigned texture_ = 0;
    unsigned version_ = 0;
};

}  // namespace kiosk::ui
