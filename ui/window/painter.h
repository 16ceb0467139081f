// Fonts, atlas and canvas together: turns a Screen and the view of it into triangles and records.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "ui/gfx/raster.h"
#include "ui/kit/kit.h"

namespace kiosk::ui {

struct Drawn {
    std::vector<Record> records;
    std::optional<Millis> next_redraw;
    bool animating = false;
    int pages = 1;
    std::optional<ListRoom> list;
};

// A picture that is no triangles, laid over the painted ones at this place.
struct Sticker {
    int x = 0, y = 0;
    Picture picture;
};

class Painter {
public:
    static Result<std::unique_ptr<Painter>> create();

    Drawn draw(const View& view, const Screen& screen);
    Drawn draw_with(const View& view, const Screen& screen, const std::function<void(Kit&)>& what);
    // From now on, until set again. GL does not show them.
    void set_stickers(std::vector<Sticker> stickers) { stickers_ = std::move(stickers); }
    // Paints what was drawn last; `box` empty means all of it.
    void paint_into(Picture& picture, std::optional<PixelBox> box = std::nullopt) const;

    [[nodiscard]] const Canvas& canvas() const { return canvas_; }
    [[nodiscard]] Canvas& canvas() { return canvas_; }
    [[nodiscard]] const Atlas& atlas() const { return atlas_; }

private:
    Drawn draw_once(const View& view, const Screen& screen, const std::function<void(Kit&)>& what);
    explicit Painter(std::unique_ptr<Fonts> fonts)
        : fonts_{std::move(fonts)}, atlas_{*fonts_}, canvas_{atlas_} {}

    std::unique_ptr<Fonts> fonts_;
    Atlas atlas_;
    Canvas canvas_;
    std::vector<Sticker> stickers_;
};

// The view that a fresh session starts with.
[[nodiscard]] View first_view(const DisplayOptions& options);

}  // namespace kiosk::ui
