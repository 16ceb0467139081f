// The same look as departments and sessions: a card where it is open, a grey plate where it is not.
#include "ui/screens/choice_tile.h"

#include <algorithm>

namespace kiosk::ui {

void draw_choice(Kit& kit, const Rect& r, const ChoiceTile& tile) {
    const bool open = kit.screen.offers(tile.id);
    const Rect at = kit.touchable(tile.id, r, "row", tile.title, open);
    if (open)
        kit.card(at);
    else
        kit.plate(at, kit.colors.disabled_fill, std::nullopt, 28);
    if (open && kit.pressed(tile.id))
        kit.plate(at, mix(kit.colors.card, kit.colors.primary, 0.14), std::nullopt, 28);
    Rect inner = at.inset(kit.px(28), kit.px(12));
    if (tile.icon && !kit.metrics.large) {
        const float badge = std::min(kit.px(92), inner.h);
        kit.badge(inner.cut_left(badge, kit.px(24)).middle(badge, badge), *tile.icon,
                  open ? kit.colors.tint : kit.colors.disabled_fill,
                  open ? kit.colors.accent : kit.colors.disabled);
    }
    const auto align = tile.centred ? Align::center : Align::left;
    Style title =
        kit.style(TextSize::heading, open ? kit.colors.ink : kit.colors.disabled, Weight::bold, align);
    title.lines = kit.metrics.portrait ? 2 : 3;
    Style line =
        kit.style(tile.line_size, open ? kit.colors.muted : kit.colors.disabled, Weight::regular, align);
    line.lines = 2;
    const bool below = kit.metrics.large;  // large letters want the whole width
    Style side = kit.style(TextSize::lead, open ? kit.colors.ok : kit.colors.disabled, Weight::bold,
                           below ? align : Align::right);
    side.lines = 3;
    if (!tile.side.empty() && !below)
        kit.text(inner.cut_right(inner.w * (kit.metrics.portrait ? 0.34F : 0.33F), kit.px(18)), tile.side,
                 side);
    if (tile.centred) line.color = open ? kit.colors.ok : kit.colors.disabled;
    kit.block(inner, {{tile.title, title, 0}, {tile.line, line, 4}, {below ? tile.side : "", side, 4}});
}

}  // namespace kiosk::ui
