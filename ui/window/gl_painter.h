// Shows a canvas through OpenGL, for machines with a real graphics driver.
#pragma once

#include <SDL.h>

#include <cstdint>
#include <memory>
#include <vector>

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
    void upload_pixels(const Canvas& canvas);
    [[nodiscard]] unsigned new_texture() const;

    SDL_Window* window_;
    SDL_GLContext context_;
    std::unique_ptr<Calls> calls_;
    unsigned texture_ = 0;
    unsigned version_ = 0;
    // Of the pixels that the picture shows, in their order; gone with them.
    struct Shown {
        unsigned texture = 0;
        std::uint64_t serial = 0;
        int width = 0, height = 0, channels = 0;
    };
    std::vector<Shown> shown_;
};

}  // namespace kiosk::ui
