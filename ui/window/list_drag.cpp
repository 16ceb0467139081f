// A throw goes as far as its speed carries it, in whole pages; the ends give way a little, so that a finger
// feels them.
#include "ui/window/list_drag.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr float carries_s = 0.325F;  // a throw's way is its speed for this long
constexpr float gives_way = 0.25F;   // of a drag beyond an end
constexpr Millis glides{280};

}  // namespace

void ListDrag::move(const Hand::Drag& drag, View& view, int pages, float step, Millis now) {
    gliding_ = false;
    const float least = static_cast<float>(view.page - (pages - 1)) * step;  // the last page is up
    const float most = static_cast<float>(view.page) * step;                 // the first one is down
    const float inside = std::clamp(drag.moved, least, most);
    view.dragged = inside + (drag.moved - inside) * gives_way;
    if (!drag.over) return;
    const int wanted =
        view.page - static_cast<int>(std::round((view.dragged + drag.speed * carries_s) / step));
    const int page = std::clamp(wanted, 0, pages - 1);
    view.dragged += static_cast<float>(page - view.page) * step;
    view.page = page;
    if (!view.animate) return stop(view);
    from_ = view.dragged;
    since_ = now;
    gliding_ = view.dragged != 0;
}

bool ListDrag::glide(View& view, Millis now) {
    if (!gliding_) return false;
    const float part = static_cast<float>((now - since_).count()) / static_cast<float>(glides.count());
    if (part >= 1) {
        stop(view);
    } else {
        const float left = 1 - part;
        view.dragged = std::round(from_ * left * left * left);
    }
    return true;
}

void ListDrag::stop(View& view) {
    gliding_ = false;
    view.dragged = 0;
}

}  // namespace kiosk::ui
