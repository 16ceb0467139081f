// Prescriptions with their window, and after checking in the number to wait for, as large as on the slip.
#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/takings.h"
#include "ui/text/desk_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

Color ink_of(const Kit& kit, PrescriptionState state) {
    switch (state) {
        case PrescriptionState::unpaid:
            return kit.colors.amber;
        case PrescriptionState::paid:
        case PrescriptionState::waiting:
            return kit.colors.accent;
        case PrescriptionState::ready:
            return kit.colors.ok;
        case PrescriptionState::collected:
            return kit.colors.muted;
    }
    return kit.colors.muted;
}

void draw_row(Kit& kit, Rect r, const Prescription& one) {
    const auto language = kit.view.language;
    kit.card(r);
    Rect inner = r.inset(kit.px(28), kit.px(14));
    const auto id = "prescriptions/checkin-" + one.number;
    if (kit.shown(id)) {
        const bool fresh = one.state == PrescriptionState::paid;
        const Rect place = inner.cut_right(kit.px(kit.metrics.large ? 300 : 240), kit.px(20));
        kit.button(id, place.middle(place.w, std::min(place.h, kit.px(120))),
                   kit.say(fresh ? words::check_in_here : words::place_again),
                   {ButtonKind::secondary, std::nullopt, "", false, true});
    }
    const bool gone = one.state == PrescriptionState::collected;
    Style head = kit.style(TextSize::heading, gone ? kit.colors.muted : kit.colors.ink, Weight::bold);
    head.lines = 2;
    Style state = kit.style(TextSize::body, ink_of(kit, one.state), Weight::bold);
    state.lines = 1;
    Style small = kit.style(TextSize::small, kit.colors.muted);
    small.lines = 1;
    Style window = kit.style(TextSize::body, kit.colors.ink);
    window.lines = 1;
    kit.block(inner, {{drugs_words(one, language), head, 0},
                      {kit.say(prescription_state_words(one.state)), state, 2},
                      {gone ? "" : kit.say(one.window), window, 2},
                      {kit.metrics.large ? "" : short_time(one.written_at), small, 2}});
}

}  // namespace

void draw(Kit& kit, const screen::Prescriptions& prescriptions) {
    Frame frame;
    frame.title = kit.say(words::prescriptions_title);
    frame.second = patient_words(prescriptions.patient, kit.view.language);
    frame.back_id = "prescriptions/back";
    frame.back_label = kit.say(words::back);
    if (prescriptions.bills) {
        frame.primary_id = "prescriptions/pay";
        frame.primary_label = kit.say(words::pay_first);
        frame.primary_usable = kit.screen.offers("prescriptions/pay");
    }
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(22);
    const float height = kit.px(kit.metrics.large ? 290 : 230);
    const std::vector<Entry> entries(prescriptions.rows.size(), {std::min(height, rest.h), false});
    draw_list(kit, rest, "prescriptions", entries, gap,
              [&](const Rect& place, std::size_t i) { draw_row(kit, place, prescriptions.rows[i]); });
}

void draw(Kit& kit, const screen::PharmacyQueued& queued) {
    const auto& one = queued.prescription;
    Frame frame;
    frame.title = kit.say(words::queued_title);
    frame.second = patient_words(queued.patient, kit.view.language);
    frame.icon = Icon::check;
    frame.mood = Frame::Mood::ok;
    if (kit.shown("queued/back")) {
        frame.back_id = "queued/back";
        frame.back_label = kit.say(words::other_prescription);
    }
    frame.primary_id = "queued/finish";
    frame.primary_label = kit.say(words::finish);
    Rect rest = draw_frame(kit, frame);
    draw_takings(kit, rest, takings_of(kit, queued.slip, words::slip_failed, queued.card_inside));
    const Rect card = rest.middle(rest.w, std::min(rest.h, kit.px(900)));
    kit.card(card);
    const auto center = [&](TextSize size, Color color, Weight weight) {
        Style style = kit.style(size, color, weight, Align::center);
        style.lines = 2;
        return style;
    };
    Style number = center(TextSize::hero, kit.colors.accent, Weight::bold);
    number.role = "number";
    const bool waits = !one.queue_number.empty();
    kit.block(card.inset(kit.px(44), kit.px(28)),
              {{waits ? kit.say(words::your_number) : kit.say(words::drugs_ready),
                center(TextSize::lead, kit.colors.muted, Weight::regular), 0},
               {one.queue_number, number, 4},
               {waits ? ahead_words(one.people_ahead, kit.view.language) : "",
                center(TextSize::heading, kit.colors.ink, Weight::regular), 4},
               {kit.say(one.window), center(TextSize::title, kit.colors.ok, Weight::bold), 24},
               {kit.say(words::go_to_window), center(TextSize::body, kit.colors.muted, Weight::regular), 6}});
}

}  // namespace kiosk::ui
