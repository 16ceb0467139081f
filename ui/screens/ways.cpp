// A part that does not work is greyed and says so; its picture stays, so that nobody looks for it in vain.
#include "ui/screens/ways.h"

#include <algorithm>
#include <optional>

#include "ui/gfx/pictures.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

struct Way {
    const char* name;
    const Phrase& title;
    const Phrase& how;
    const Phrase& off;
    void (*picture)(Canvas&, const Palette&, const Rect&, bool);
    bool works;
    Place part;
};

std::vector<Line> lines_of(const Kit& kit, const Way& way, Align align, std::optional<TextSize> how_size) {
    const Color ink = way.works ? kit.colors.ink : kit.colors.disabled;
    Style title = kit.style(TextSize::title, ink, Weight::bold, align);
    title.lines = kit.zh() ? 1 : 3;  // four characters stay together
    const Style other =
        kit.style(TextSize::small, way.works ? kit.colors.accent : ink, Weight::regular, align);
    Style how = kit.style(how_size.value_or(TextSize::body), way.works ? kit.colors.muted : kit.colors.amber,
                          Weight::regular, align);
    how.lines = 2;
    return {{kit.say(way.title), title, 0},
            {kit.zh() && !kit.metrics.large ? kit.other(way.title) : "", other, 0},
            {how_size ? kit.say(way.works ? way.how : way.off) : "", how, 10}};
}

struct Words {
    std::vector<Line> lines;
    float share = 0;  // of the card
};

// The picture says how as well: where both find no room the line is smaller, then left out. That a way does
// not work is always said.
Words words_of(const Kit& kit, const Way& way, const Rect& inner, bool beside) {
    const Align align = beside ? Align::left : Align::center;
    std::vector<std::optional<TextSize>> sizes{TextSize::body};
    if (way.works) sizes.insert(sizes.end(), {TextSize::small, std::nullopt});
    constexpr float most = 0.64F;
    for (const auto size : sizes)
        for (const float share : {0.5F, most}) {
            Words words{lines_of(kit, way, align, size), share};
            const Rect room{0, 0, beside ? inner.w * share : inner.w, beside ? inner.h : inner.h * share};
            if (kit.fits_comfortably(room, words.lines)) return words;
        }
    return {lines_of(kit, way, align, sizes.back()), most};
}

void draw_way(Kit& kit, const Rect& r, const Way& way, const std::string& choice) {
    Rect at = r;
    if (!choice.empty() && way.works && kit.shown(choice))
        at = kit.touchable(choice + "_by_" + way.name, r, "image", kit.say(way.title), true, choice);
    kit.card(at);
    const Rect inner = at.inset(kit.px(28), kit.px(kit.metrics.large ? 20 : kit.metrics.portrait ? 34 : 26));
    const bool beside = inner.w > inner.h * 1.15F;  // low and wide: the picture goes to the left
    const auto words = words_of(kit, way, inner, beside);
    Rect stage = inner;
    const float height = std::min(inner.h * words.share, kit.height_of(inner.w, words.lines));
    const Rect room =
        beside ? stage.cut_right(inner.w * words.share, kit.px(24)) : stage.cut_bottom(height, kit.px(28));
    if (!kit.colors.flat) kit.plate(stage, mix(kit.colors.card, kit.colors.tint, 0.75), std::nullopt, 22);
    const float side = std::min({stage.w, stage.h, kit.px(430)}) * (beside ? 0.98F : 0.9F);
    const Rect picture = stage.middle(side, side);
    way.picture(kit.canvas, kit.colors, picture, way.works);
    kit.image(picture, kit.say(way.title));
    if (way.works) kit.show_part(picture, way.part);
    kit.block(room, words.lines);
}

}  // namespace

void draw_two_ways(Kit& kit, const Rect& room, bool code_works, bool card_works, const std::string& choice,
                   bool card_left) {
    const auto places = room.columns(2, kit.px(28));
    draw_way(kit, places[0],
             {"code", words::code_title, words::code_how, words::code_off, picture_phone, code_works,
              kit.view.machine.scanner},
             choice);
    const auto& off = card_left ? words::card_left_off : words::card_off;
    draw_way(kit, places[1],
             {"card", words::card_title, words::card_how, off, picture_card, card_works,
              kit.view.machine.card_slot},
             choice);
}

}  // namespace kiosk::ui
