// One line for each thing; a card is amber, because it is what people forget.
#include "ui/screens/takings.h"

#include "ui/text/words.h"

namespace kiosk::ui {

std::vector<Taking> takings_of(const Kit& kit, screen::SlipState slip, const Phrase& no_slip,
                               bool card_inside) {
    std::vector<Taking> things;
    switch (slip) {
        case screen::SlipState::printing:
            things.push_back({Icon::slip, kit.say(words::slip_printing), false});
            break;
        case screen::SlipState::printed:
            things.push_back({Icon::slip, kit.say(words::slip_printed), false});
            break;
        case screen::SlipState::failed:
            things.push_back({Icon::warning, kit.say(no_slip), true});
            break;
        case screen::SlipState::none:
            break;
    }
    if (card_inside) things.push_back({Icon::card, kit.say(words::take_card), true});
    return things;
}

void draw_takings(Kit& kit, Rect& rest, const std::vector<Taking>& things) {
    if (things.empty()) return;
    const float gap = kit.px(24);
    const float line = kit.px(kit.metrics.large ? 120 : 96);
    const int count = static_cast<int>(things.size());
    const bool beside = !kit.metrics.portrait;
    const Rect room = rest.cut_bottom(
        beside ? line : line * static_cast<float>(count) + gap * static_cast<float>(count - 1), gap);
    const auto places = beside ? room.columns(count, gap) : room.rows(count, gap);
    for (std::size_t i = 0; i < things.size(); ++i)
        kit.note(places[i], things[i].words, things[i].icon, things[i].amber);
}

}  // namespace kiosk::ui
