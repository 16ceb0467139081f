// One line for each thing; a card is amber, because it is what people forget.
#include "ui/screens/takings.h"

#include <algorithm>
#include "ui/gfx/machine.h"

#include "ui/text/words.h"

namespace kiosk::ui {

std::vector<Taking> takings_of(const Kit& kit, screen::SlipState slip, const Phrase& no_slip,
                               bool card_inside) {
    std::vector<Taking> things;
    switch (slip) {
        case screen::SlipState::printing:
            things.push_back({Icon::slip, kit.say(words::slip_printing), false, kit.view.machine.slip_exit});
            break;
        case screen::SlipState::printed:
            things.push_back({Icon::slip, kit.say(words::slip_printed), false, kit.view.machine.slip_exit});
            break;
        case screen::SlipState::failed:
            things.push_back({Icon::warning, kit.say(no_slip), true});
            break;
        case screen::SlipState::none:
            break;
    }
    if (card_inside)
        things.push_back({Icon::card, kit.say(words::take_card), true, kit.view.machine.card_slot});
    return things;
}

namespace {

void draw_taking(Kit& kit, const Rect& r, const Taking& thing) {
    kit.note(r, thing.words, thing.icon, thing.amber);
    const float words = kit.width_of(thing.words, kit.style(TextSize::body, kit.colors.ink, Weight::bold));
    const float map = std::min(kit.px(84), r.h - kit.px(12));
    if (!thing.part || words + map > r.w - kit.px(150)) return;  // its words need the room
    Rect inner = r.inset(kit.px(20), 0);
    picture_machine(kit.canvas, kit.colors, inner.cut_right(map).middle(map, map), kit.metrics.portrait,
                    *thing.part);
}

}  // namespace

void stack_takings(Kit& kit, Rect& rest, const std::vector<Taking>& things) {
    for (auto at = things.rbegin(); at != things.rend(); ++at)
        draw_taking(kit, rest.cut_bottom(kit.note_height(rest.w, at->words), kit.px(24)), *at);
}

void draw_takings(Kit& kit, Rect& rest, const std::vector<Taking>& things) {
    if (things.empty()) return;
    const float gap = kit.px(24);
    if (kit.metrics.portrait) return stack_takings(kit, rest, things);
    const int count = static_cast<int>(things.size());
    const float width = rest.columns(count, gap).front().w;
    float height = 0;
    for (const auto& thing : things) height = std::max(height, kit.note_height(width, thing.words));
    const auto places = rest.cut_bottom(height, gap).columns(count, gap);
    for (std::size_t i = 0; i < things.size(); ++i) draw_taking(kit, places[i], things[i]);
}

}  // namespace kiosk::ui
