// A part that does not work is greyed and says so; its picture stays, so that nobody looks for it in vain.
#include "ui/screens/ways.h"

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
};

void draw_way(Kit& kit, const Rect& r, const Way& way, const std::string& choice) {
    Rect at = r;
    if (!choice.empty() && way.works && kit.shown(choice))
        at = kit.touchable(choice + "_by_" + way.name, r, "image", kit.say(way.title), true, choice);
    kit.card(at);
    Rect inner = at.inset(kit.px(28), kit.px(kit.metrics.portrait ? 34 : 26));
    const auto& how = way.works ? way.how : way.off;
    const Color ink = way.works ? kit.colors.ink : kit.colors.disabled;
    const bool two = kit.zh() && !kit.metrics.large;
    const bool beside = inner.w > inner.h * 1.15F;  // low and wide: the picture goes to the left
    const bool roomy = !beside && inner.w > kit.px(400) && inner.h > kit.px(kit.metrics.large ? 520 : 360);
    // Where it is narrow the picture says how; large letters have no room to say it twice.
    const bool says_how = !way.works || roomy || !kit.metrics.large;
    const auto lines = [&](Align align) {
        Style title = kit.style(TextSize::title, ink, Weight::bold, align);
        title.lines = 3;
        return std::vector<Line>{
            {kit.say(way.title), title, 0},
            {two ? kit.other(way.title) : "",
             kit.style(TextSize::small, way.works ? kit.colors.accent : ink, Weight::regular, align), 0},
            {says_how ? kit.say(how) : "",
             kit.style(way.works && !roomy ? TextSize::small : TextSize::body,
                       way.works ? kit.colors.muted : kit.colors.amber, Weight::regular, align),
             10}};
    };
    Rect stage = inner;
    Rect words;
    if (beside) {
        words = stage.cut_right(inner.w * (kit.metrics.large ? 0.63F : 0.58F), kit.px(24));
    } else {
        const float height = kit.height_of(inner.w, lines(Align::center));
        words = stage.cut_bottom(std::min(inner.h * 0.66F, height), kit.px(28));
    }
    if (!kit.colors.flat) kit.plate(stage, mix(kit.colors.card, kit.colors.tint, 0.75), std::nullopt, 22);
    const float side = std::min({stage.w, stage.h, kit.px(430)}) * (beside ? 0.98F : 0.9F);
    const Rect picture = stage.middle(side, side);
    way.picture(kit.canvas, kit.colors, picture, way.works);
    kit.image(picture, kit.say(way.title));
    kit.block(words, lines(beside ? Align::left : Align::center));
}

}  // namespace

void draw_two_ways(Kit& kit, const Rect& room, bool code_works, bool card_works, const std::string& choice,
                   bool card_left) {
    const auto places = room.columns(2, kit.px(28));
    draw_way(kit, places[0],
             {"code", words::code_title, words::code_how, words::code_off, picture_phone, code_works},
             choice);
    const auto& off = card_left ? words::card_left_off : words::card_off;
    draw_way(kit, places[1], {"card", words::card_title, words::card_how, off, picture_card, card_works},
             choice);
}

}  // namespace kiosk::ui
