// One line for each thing; a card is amber, because it is what people forget.
#include "ui/screens/takings.h"

#include <algorithm>

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
    if (kit.metrics.portrait) {
        for (auto at = things.rbegin(); at != things.rend(); ++at)
            kit.note_below(rest, gap, at->words, at->icon, at->amber);
        return;
    }
    const int count = static_cast<int>(things.size());
    const float width = rest.columns(count, gap).front().w;
    float height = 0;
    for (const auto& thing : things) height = std::max(height, kit.note_height(width, thing.words));
    const auto places = rest.cut_bottom(height, gap).columns(count, gap);
    for (std::size_t i = 0; i < things.size(); ++i)
        kit.note(places[i], things[i].words, things[i].icon, things[i].amber);
}

}  // namespace kiosk::ui
