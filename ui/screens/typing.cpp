// Keys sink under the finger; letters on them are as large as the pad allows.
#include "ui/screens/typing.h"

#include <array>

#include "ui/text/words.h"

namespace kiosk::ui {

void draw_key(Kit& kit, const Rect& r, const std::string& id, char letter, TextSize size) {
    const Rect at = kit.touchable(id, r, "key", std::string(1, letter));
    const bool down = kit.pressed(id);
    if (!kit.colors.flat)
        kit.canvas.shadow(at, kit.px(down ? 6 : 10), kit.px(down ? 1 : 4),
                          kit.colors.shadow.with_alpha(0.16));
    kit.plate(at, down ? mix(kit.colors.card, kit.colors.primary, 0.2) : kit.colors.card, kit.colors.border,
              16);
    Style style = kit.style(size, kit.colors.ink, Weight::bold, Align::center);
    style.role = "key text";
    kit.text(at, std::string(1, letter), style);
}

void draw_digit_pad(Kit& kit, const Rect& room, const std::string& stem) {
    const float gap = kit.px(16);
    const auto draw_digit = [&](const Rect& r, char digit) {
        draw_key(kit, r, stem + "/key_" + digit, digit, TextSize::title);
    };
    const auto rows = room.rows(4, gap);
    constexpr std::array digits{"123", "456", "789"};
    for (std::size_t row = 0; row < digits.size(); ++row) {
        const auto keys = rows[row].columns(3, gap);
        for (std::size_t k = 0; k < 3; ++k) draw_digit(keys[k], digits[row][k]);
    }
    const auto last = rows[3].columns(3, gap);
    draw_digit(last[1], '0');
    kit.button(stem + "/erase", last[2], kit.say(words::erase),
               {ButtonKind::quiet, Icon::erase, "", false, !kit.view.typed.empty()});
}

void draw_typed(Kit& kit, const Rect& room, const std::string& words) {
    Style typed = kit.style(TextSize::title, kit.colors.ink, Weight::bold);
    typed.role = "typed";
    typed.lines = 1;
    const Rect used = kit.text(room, words, typed);
    kit.canvas.fill({used.right() + kit.px(8), used.y + used.h * 0.1F, kit.px(4), used.h * 0.8F},
                    kit.colors.accent);
}

}  // namespace kiosk::ui
