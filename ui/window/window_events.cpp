// Mouse events that SDL makes out of touches are dropped: the touch itself has been seen.
#include "ui/window/window_events.h"

namespace kiosk::ui {
namespace {

constexpr std::int64_t mouse = -1;  // no finger has this number

}  // namespace

Letterbox Letterbox::fit(int picture_width, int picture_height, int window_width, int window_height) {
    Letterbox box;
    box.window_width = window_width;
    box.window_height = window_height;
    box.scale = std::min(static_cast<float>(window_width) / static_cast<float>(picture_width),
                         static_cast<float>(window_height) / static_cast<float>(picture_height));
    const float width = static_cast<float>(picture_width) * box.scale;
    const float height = static_cast<float>(picture_height) * box.scale;
    box.place = {(static_cast<float>(window_width) - width) / 2,
                 (static_cast<float>(window_height) - height) / 2, width, height};
    return box;
}

void WindowEvents::translate(const SDL_Event& event, const Letterbox& box,
                             const std::function<void(PointerEvent)>& take) {
    const auto give = [&](PointerKind kind, float x, float y, std::int64_t finger = mouse) {
        take({kind, box.to_picture(x, y), clock_.monotonic(), finger});
    };
    const auto finger = [&](PointerKind kind) {
        give(kind, event.tfinger.x * static_cast<float>(box.window_width),
             event.tfinger.y * static_cast<float>(box.window_height), event.tfinger.fingerId);
    };
    switch (event.type) {
        case SDL_QUIT:
            closed = true;
            break;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_CLOSE) closed = true;
            if (event.window.event == SDL_WINDOWEVENT_EXPOSED ||
                event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED ||
                event.window.event == SDL_WINDOWEVENT_RESTORED)
                exposed = true;
            break;
        case SDL_FINGERDOWN:
            finger(PointerKind::down);
            break;
        case SDL_FINGERMOTION:
            finger(PointerKind::move);
            break;
        case SDL_FINGERUP:
            finger(PointerKind::up);
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) break;
            give(event.type == SDL_MOUSEBUTTONDOWN ? PointerKind::down : PointerKind::up,
                 static_cast<float>(event.button.x), static_cast<float>(event.button.y));
            break;
        case SDL_MOUSEMOTION:
            if (event.motion.which == SDL_TOUCH_MOUSEID || (event.motion.state & SDL_BUTTON_LMASK) == 0)
                break;
            give(PointerKind::move, static_cast<float>(event.motion.x), static_cast<float>(event.motion.y));
            break;
        default:
            break;
    }
}

}  // namespace kiosk::ui
