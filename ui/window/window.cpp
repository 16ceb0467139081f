// A window of SDL. Painted by our own rasteriser unless a real graphics driver is there; only the part that
// changed is painted and handed to the window system.
#include <SDL.h>

#include <deque>
#include <vector>

#include "kiosk/base/log.h"
#include "ui/window/gl_painter.h"
#include "ui/window/surface.h"
#include "ui/window/window_events.h"

namespace kiosk::ui {
namespace {

class Window final : public Surface {
public:
    Window(const DisplayOptions& options, const Clock& clock)
        : options_{options}, events_{clock}, picture_{}, wake_event_{SDL_RegisterEvents(1)} {}
    ~Window() override {
        std::erase(all(), this);
        gl_.reset();
        if (window_ != nullptr) SDL_DestroyWindow(window_);
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }

    Result<void> open();
    void present(Painter& painter, const PixelBox& changed) override;
    void wait(Millis longest, const std::function<void(PointerEvent)>& take) override;
    void wake() override;
    [[nodiscard]] bool closed() const override { return events_.closed; }
    [[nodiscard]] bool lost_picture() override { return events_.exposed; }

private:
    [[nodiscard]] SDL_Window* make(std::uint32_t flags) const;
    [[nodiscard]] Letterbox box() const;
    void copy_to_window(const PixelBox& changed);
    void pass_on(const SDL_Event& event);

    // SDL has one queue for all windows (the demo opens a second): whoever looks hands out the others'
    // events.
    static std::vector<Window*>& all() {
        static std::vector<Window*> windows;
        return windows;
    }
    std::deque<SDL_Event> waiting_;  // read by another window
    DisplayOptions options_;
    WindowEvents events_;
    SDL_Window* window_ = nullptr;
    std::unique_ptr<GlPainter> gl_;
    Picture picture_;
    std::uint32_t wake_event_;
};

SDL_Window* Window::make(std::uint32_t flags) const {
    int width = options_.width_px, height = options_.height_px;
    SDL_Rect room{};
    if (options_.fullscreen) {
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    } else {
        flags |= SDL_WINDOW_RESIZABLE;
        if (SDL_GetDisplayUsableBounds(0, &room) == 0 && (width > room.w || height > room.h)) {
            const auto fit = Letterbox::fit(width, height, room.w * 94 / 100, room.h * 92 / 100);
            width = static_cast<int>(fit.place.w);
            height = static_cast<int>(fit.place.h);
        }
    }
    const auto title = options_.hospital_name.zh + " " + options_.kiosk_number;
    return SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                            flags);
}

Result<void> Window::open() {
    // Touches and mouse each come once, as what they are; an environment variable still overrules.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return fail(ErrorKind::unavailable, std::string{"no screen: "} + SDL_GetError());
    if (options_.renderer != Renderer::software) {
        window_ = make(SDL_WINDOW_OPENGL);
        if (window_ != nullptr) gl_ = GlPainter::create(window_, options_.renderer == Renderer::gl);
        if (gl_ == nullptr && window_ != nullptr) {
            SDL_DestroyWindow(window_);
            window_ = nullptr;
        }
        if (gl_ == nullptr && options_.renderer == Renderer::gl)
            return fail(ErrorKind::unavailable, std::string{"no OpenGL: "} + SDL_GetError());
    }
    if (window_ == nullptr) {
        // SDL would start OpenGL behind our back to copy pixels into an X11 window: 90 MB for nothing.
        const std::string_view driver = SDL_GetCurrentVideoDriver();
        if (driver == "x11" || driver == "wayland") SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        window_ = make(0);
        if (window_ == nullptr)
            return fail(ErrorKind::unavailable, std::string{"no window: "} + SDL_GetError());
        picture_ = Picture{options_.width_px, options_.height_px};
    }
    if (options_.fullscreen) SDL_ShowCursor(SDL_DISABLE);
    all().push_back(this);
    log::info("ui", "window open: {}, {}", SDL_GetCurrentVideoDriver(), gl_ ? "OpenGL" : "software");
    return {};
}

Letterbox Window::box() const {
    int width = 0, height = 0;
    SDL_GetWindowSize(window_, &width, &height);
    return Letterbox::fit(options_.width_px, options_.height_px, std::max(1, width), std::max(1, height));
}

void Window::present(Painter& painter, const PixelBox& changed) {
    const bool all = std::exchange(events_.exposed, false);
    if (gl_) return gl_->show(painter, box());
    const PixelBox part = all ? PixelBox{0, 0, picture_.width, picture_.height} : changed;
    painter.paint_into(picture_, part);
    copy_to_window(part);
}

void Window::copy_to_window(const PixelBox& changed) {
    auto* target = SDL_GetWindowSurface(window_);
    if (target == nullptr) return;
    auto* source = SDL_CreateRGBSurfaceWithFormatFrom(picture_.pixels.data(), picture_.width, picture_.height,
                                                      32, picture_.width * 4, SDL_PIXELFORMAT_RGB888);
    if (source == nullptr) return;
    const auto fit = Letterbox::fit(picture_.width, picture_.height, target->w, target->h);
    SDL_Rect place{static_cast<int>(fit.place.x), static_cast<int>(fit.place.y),
                   static_cast<int>(fit.place.w), static_cast<int>(fit.place.h)};
    if (place.w == picture_.width && place.h == picture_.height) {
        SDL_Rect from{changed.left, changed.top, changed.right - changed.left, changed.bottom - changed.top};
        SDL_Rect to{place.x + from.x, place.y + from.y, from.w, from.h};
        SDL_BlitSurface(source, &from, target, &to);
        SDL_UpdateWindowSurfaceRects(window_, &to, 1);
    } else {  // a laptop: the picture is smaller or larger than made, so all of it is scaled
        const bool same = target->format->format == source->format->format;
        if (!same || SDL_SoftStretchLinear(source, nullptr, target, &place) != 0)
            SDL_BlitScaled(source, nullptr, target, &place);
        SDL_UpdateWindowSurface(window_);
    }
    SDL_FreeSurface(source);
}

// Zero: the event is for every window.
std::uint32_t window_of(const SDL_Event& event) {
    switch (event.type) {
        case SDL_WINDOWEVENT:
            return event.window.windowID;
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP:
            return event.tfinger.windowID;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            return event.button.windowID;
        case SDL_MOUSEMOTION:
            return event.motion.windowID;
        default:
            return 0;
    }
}

void Window::pass_on(const SDL_Event& event) {
    const auto id = window_of(event);
    for (auto* window : all())
        if (id == 0 || id == SDL_GetWindowID(window->window_)) window->waiting_.push_back(event);
}

void Window::wait(Millis longest, const std::function<void(PointerEvent)>& take) {
    SDL_Event event;
    const auto limit = static_cast<int>(std::min<std::int64_t>(longest.count(), 3'600'000));
    if (limit > 0 && waiting_.empty() && SDL_WaitEventTimeout(&event, limit) == 1) pass_on(event);
    while (SDL_PollEvent(&event) == 1) pass_on(event);
    const auto fit = box();
    for (; !waiting_.empty(); waiting_.pop_front()) events_.translate(waiting_.front(), fit, take);
}

void Window::wake() {
    SDL_Event event{};
    event.type = wake_event_;
    SDL_PushEvent(&event);
}

}  // namespace

Result<std::unique_ptr<Surface>> make_window(const DisplayOptions& options, const Clock& clock) {
    auto window = std::make_unique<Window>(options, clock);
    TRY_VOID(window->open());
    return window;
}

}  // namespace kiosk::ui
