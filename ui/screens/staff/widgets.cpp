// Widgets that stand on a page: a pad for digits, what a camera sees, the two loudspeakers.
#include "ui/screens/staff/widgets.h"

#include "ui/screens/typing.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

std::string dots(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += "●";
    return out;
}

void draw_digits_field(Kit& kit, const Rect& r, const screen::StaffDigits& digits) {
    kit.card(r);
    kit.canvas.outline(r, kit.colors.accent, kit.px(28), kit.px(4));
    const Rect inner = r.inset(kit.px(36), kit.px(8));
    const auto& typed = kit.view.typed;
    if (typed.empty())
        kit.text(inner, kit.say(words::staff_digits), kit.style(TextSize::heading, kit.colors.muted));
    else
        draw_typed(kit, inner, digits.hidden ? dots(typed.size()) : typed);
}

// The largest of these proportions that the room holds.
Rect fitted(const Rect& room, int width, int height) {
    const float scale = std::min(room.w / static_cast<float>(width), room.h / static_cast<float>(height));
    return room.middle(static_cast<float>(width) * scale, static_cast<float>(height) * scale);
}

bool can_be_shown(const screen::StaffPicture& picture) {
    if (picture.width <= 0 || picture.height <= 0) return false;
    if (picture.channels != 1 && picture.channels != 3) return false;
    const auto wanted = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                        static_cast<std::size_t>(picture.channels);
    return picture.pixels.size() >= wanted;
}

void draw_no_picture(Kit& kit, const Rect& r) {
    kit.plate(r, kit.colors.device_dark, std::nullopt, 20);
    Rect inner = r.inset(kit.px(40));
    const float side = std::min(kit.px(170), inner.h * 0.45F);
    const Color ink = rgb(0xFFFFFF);
    inner = inner.middle(inner.w, std::min(inner.h, side + kit.px(200)));
    draw_icon(kit.canvas, Icon::no_camera, inner.cut_top(side, kit.px(16)).middle(side, side), ink);
    kit.block(inner, {{kit.say(words::staff_no_picture),
                       kit.style(TextSize::heading, ink, Weight::bold, Align::center), 0},
                      {kit.say(words::staff_no_picture_how),
                       kit.style(TextSize::small, ink, Weight::regular, Align::center), 8}});
}

void draw_box(Kit& kit, const Rect& place, const screen::StaffPicture& picture,
              const screen::StaffPicture::Box& box) {
    const float scale = place.w / static_cast<float>(picture.width);
    const Rect r{place.x + static_cast<float>(box.x) * scale, place.y + static_cast<float>(box.y) * scale,
                 static_cast<float>(box.width) * scale, static_cast<float>(box.height) * scale};
    // Dark below light: seen on every ground.
    kit.canvas.outline(r.inset(-kit.px(8)), rgb(0x000000), kit.px(10), kit.px(10));
    kit.canvas.outline(r.inset(-kit.px(7)), kit.colors.caution, kit.px(10), kit.px(6));
}

void draw_loudspeaker(Kit& kit, const Rect& r, const std::string& label, bool plays) {
    kit.plate(r, plays ? kit.colors.ok_tint : kit.colors.tint, plays ? kit.colors.ok : kit.colors.border, 20);
    if (plays) kit.canvas.outline(r, kit.colors.ok, kit.px(20), kit.px(5));
    Rect inner = r.inset(kit.px(20), kit.px(14));
    const Color ink = plays ? kit.colors.ok : kit.colors.muted;
    Style style = kit.style(TextSize::lead, ink, Weight::bold, Align::center);
    style.lines = 1;
    kit.text(inner.cut_bottom(kit.metrics.size(TextSize::lead) * 1.4F), label, style);
    const float side = std::min({inner.h * 0.9F, inner.w * 0.6F, kit.px(150)});
    draw_icon(kit.canvas, Icon::sound, inner.middle(side, side), ink);
}

}  // namespace

void draw_staff_digits(Kit& kit, const Rect& room, const screen::StaffDigits& digits) {
    Rect rest = room;
    const float gap = kit.px(kit.metrics.portrait ? 22 : 16);
    draw_digits_field(kit, rest.cut_top(kit.px(kit.metrics.portrait ? 124 : 104), gap), digits);
    const float high = std::min(rest.h, kit.px(700));
    draw_digit_pad(kit, rest.middle(std::min(rest.w, kit.px(900)), high), "staff");
}

void draw_staff_camera(Kit& kit, const Rect& room, const screen::StaffCamera& camera) {
    if (!camera.picture || !can_be_shown(*camera.picture)) return draw_no_picture(kit, room);
    const auto& picture = *camera.picture;
    kit.plate(room, kit.colors.device_dark, std::nullopt, 20);
    const Rect place = fitted(room.inset(kit.px(12)), picture.width, picture.height);
    kit.canvas.pixels(
        place, {picture.width, picture.height, picture.channels, picture.pixels.data(), camera.picture});
    kit.image(place, kit.say(words::staff_camera));
    kit.canvas.clip(place);
    for (const auto& box : picture.boxes) draw_box(kit, place, picture, box);
    kit.canvas.unclip();
}

void draw_staff_sound(Kit& kit, const Rect& room, const screen::StaffSound& sound) {
    using Side = screen::StaffSound::Side;
    kit.card(room);
    const auto places = room.inset(kit.px(26)).columns(2, kit.px(26));
    draw_loudspeaker(kit, places[0], kit.say(words::staff_left), sound.side != Side::right);
    draw_loudspeaker(kit, places[1], kit.say(words::staff_right), sound.side != Side::left);
}

}  // namespace kiosk::ui
