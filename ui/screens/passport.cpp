// The one place where something is typed: a passport number, on keys of a finger's size. What stands in the
// field goes to the journey with "passport/done" and is forgotten with the screen.
#include <array>
#include <cmath>

#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/typing.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

constexpr std::size_t shortest_passport = 5;

void draw_field(Kit& kit, const Rect& r, const screen::Passport& passport) {
    kit.card(r);
    kit.canvas.outline(r, passport.not_found ? kit.colors.amber_edge : kit.colors.accent, kit.px(28),
                       kit.px(4));
    Rect inner = r.inset(kit.px(40), kit.px(10));
    draw_icon(kit.canvas, Icon::passport,
              inner.cut_left(kit.px(64), kit.px(26)).middle(kit.px(64), kit.px(64)), kit.colors.accent);
    if (kit.view.typed.empty()) {
        kit.text(inner, kit.say(words::passport_field), kit.style(TextSize::body, kit.colors.muted));
        return;
    }
    draw_typed(kit, inner, kit.view.typed);
}

}  // namespace

void draw(Kit& kit, const screen::Passport& passport) {
    Frame frame;
    frame.title = kit.say(words::type_passport);
    frame.second = kit.other(words::type_passport);
    frame.back_id = "passport/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "passport/done";
    frame.primary_label = kit.say(words::confirm);
    frame.primary_usable = kit.view.typed.size() >= shortest_passport;
    Rect rest = draw_frame(kit, frame);
    if (passport.not_found)
        kit.note_above(rest, kit.px(kit.metrics.portrait ? 20 : 14), kit.say(words::passport_unknown),
                       Icon::warning, true);
    draw_field(kit,
               rest.cut_top(kit.px(kit.metrics.portrait ? 150 : 110), kit.px(kit.metrics.portrait ? 40 : 22)),
               passport);
    // The keys take the whole width of the glass.
    const float edge = kit.px(kit.metrics.portrait ? 20 : 60);
    const float gap = kit.px(kit.metrics.portrait ? 8 : 14);
    const float height = std::min(kit.px(kit.metrics.portrait ? 168 : 124), (rest.h - 3 * gap) / 4);
    const float room = static_cast<float>(kit.view.width) - 2 * edge;
    const float key = std::floor((room - 9 * gap) / 10);
    constexpr std::array rows{"1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
    float y = rest.y;
    for (const std::string row : rows) {
        const auto count = static_cast<float>(row.size());
        const bool last = row[0] == 'Z';
        float x = edge + (last ? (key + gap) * 0.5F : (room - count * key - (count - 1) * gap) / 2);
        for (const char letter : row) {
            draw_key(kit, {x, y, key, height}, std::string{"passport/key_"} + letter, letter,
                     TextSize::heading);
            x += key + gap;
        }
        if (last)
            kit.button("passport/erase", {x, y, edge + room - x, height}, kit.say(words::erase),
                       {ButtonKind::quiet, Icon::erase, "", false, !kit.view.typed.empty()});
        y += height + gap * (kit.metrics.portrait ? 2.2F : 1.0F);
    }
}

}  // namespace kiosk::ui
