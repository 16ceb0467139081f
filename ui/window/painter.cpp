// A picture whose glyphs overflowed the atlas is drawn once more on the fresh sheet.
#include "ui/window/painter.h"

#include <algorithm>

#include "ui/screens/screens.h"

namespace kiosk::ui {

Result<std::unique_ptr<Painter>> Painter::create() {
    return std::unique_ptr<Painter>{new Painter{TRY(Fonts::load())}};
}

Drawn Painter::draw(const View& view, const Screen& screen) { return draw_with(view, screen, draw_screen); }

namespace {

bool all_within_reach(const std::vector<Record>& records, const View& view) {
    const auto highest = static_cast<int>(reach_from * static_cast<float>(view.height));
    return std::ranges::all_of(records, [&](const Record& record) {
        return !record.touchable || record.item.role == "glass" || record.item.y >= highest;
    });
}

}  // namespace

// Only a screen that has something to touch above the reach is moved down, because it costs room; a list of
// several pages always, so that all its pages are alike.
Drawn Painter::draw_with(const View& view, const Screen& screen, const std::function<void(Kit&)>& what) {
    auto drawn = draw_once(view, screen, what);
    if (!view.low || view.height < view.width) return drawn;
    if (drawn.pages == 1 && all_within_reach(drawn.records, view)) return drawn;
    View lowered = view;
    lowered.lowered = true;
    return draw_once(lowered, screen, what);
}

Drawn Painter::draw_once(const View& view, const Screen& screen, const std::function<void(Kit&)>& what) {
    for (int attempt = 0;; ++attempt) {
        const auto generation = atlas_.generation();
        canvas_.begin(view.width, view.height);
        Kit kit{canvas_, view, screen};
        what(kit);
        if (generation == atlas_.generation() || attempt == 2)
            return {kit.take_records(), kit.next_redraw(), kit.animating(), kit.pages, kit.list};
    }
}

void Painter::paint_into(Picture& picture, std::optional<PixelBox> box) const {
    paint(canvas_, atlas_, picture, box.value_or(PixelBox{0, 0, picture.width, picture.height}));
    for (const auto& sticker : stickers_)
        for (int y = std::max(0, -sticker.y);
             y < std::min(sticker.picture.height, picture.height - sticker.y); ++y)
            for (int x = std::max(0, -sticker.x);
                 x < std::min(sticker.picture.width, picture.width - sticker.x); ++x)
                picture.at(sticker.x + x, sticker.y + y) = sticker.picture.at(x, y);
}

View first_view(const DisplayOptions& options) {
    View view;
    view.language = options.language;
    view.large = options.large_text;
    view.contrast = options.contrast;
    view.volume = options.voice.volume;
    view.speaks = !options.voice.folder.empty() || !options.voice.own_folder.empty();
    view.low = options.low_reach;
    view.width = options.width_px;
    view.height = options.height_px;
    view.mm_per_px = options.mm_per_px;
    view.animate = options.animations && !options.headless;
    view.hospital = options.hospital_name;
    view.kiosk_number = options.kiosk_number;
    view.machine = options.machine;
    return view;
}

}  // namespace kiosk::ui
