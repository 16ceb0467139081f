// What was booked or registered for, as the day comes: the one that is due, all of them with the reason where
// nothing can be done, and the end of checking in.
#include <algorithm>

#include "ui/kit/rows.h"
#include "ui/screens/choice_tile.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/takings.h"
#include "ui/screens/visit_facts.h"
#include "ui/text/booking_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// With whom and when; in large letters the doctor waits for the next screen.
std::string line_words(const Kit& kit, const Appointment& one) {
    const auto when = when_words(one.visit, kit.view.language);
    if (kit.metrics.large) return when;
    const auto who = one.visit.general_clinic ? kit.say(words::general_clinic) : kit.say(one.visit.doctor);
    return who + " · " + when;
}

Icon icon_of(const Appointment& one) {
    switch (one.state) {
        case AppointmentState::to_collect:
            return Icon::new_registration;
        case AppointmentState::to_check_in:
        case AppointmentState::checked_in:
            return Icon::check;
        case AppointmentState::too_early:
        case AppointmentState::too_late:
            return Icon::clock;
        case AppointmentState::stopped:
            return Icon::cross;
    }
    return Icon::clock;
}

}  // namespace

void draw(Kit& kit, const screen::Appointments& appointments) {
    Frame frame;
    frame.title = kit.say(words::appointments_title);
    frame.second = patient_words(appointments.patient, kit.view.language);
    frame.back_id = "appointments/back";
    frame.back_label = kit.say(words::back);
    Rect rest = draw_frame(kit, frame);
    // What can be done stands before what cannot.
    std::vector<const Appointment*> order;
    for (const auto& one : appointments.rows) order.push_back(&one);
    std::stable_partition(order.begin(), order.end(), [](const auto* one) { return is_due(*one); });
    const float gap = kit.px(22);
    const float height = kit.px(kit.metrics.large ? 290 : kit.metrics.portrait ? 220 : 137);
    const std::vector<Entry> entries(order.size(), {height, false});
    draw_list(kit, rest, "appointments", entries, gap, [&](const Rect& place, std::size_t i) {
        const auto& one = *order[i];
        draw_choice(kit, place,
                    {"appointments/" + one.id, kit.say(one.visit.department), line_words(kit, one),
                     state_words(one, kit.view.language), icon_of(one), false});
    });
}

void draw(Kit& kit, const screen::AppointmentCheck& check) {
    const auto& one = check.appointment;
    const bool collect = one.state == AppointmentState::to_collect;
    const auto language = kit.view.language;
    Frame frame;
    frame.title = kit.say(words::appointment_title);
    frame.second = kit.other(words::appointment_title);
    frame.back_id = "appointment/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "appointment/confirm";
    frame.primary_label = kit.say(collect ? words::collect_now : words::due_check_in);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    const float low = kit.px(kit.metrics.large ? 112 : 104);
    if (kit.shown("appointment/others"))
        kit.button("appointment/others", rest.cut_bottom(low, gap), kit.say(words::others),
                   {ButtonKind::secondary, Icon::next, "", false, true});
    if (collect && !check.patient.insured)
        kit.note_below(rest, gap, kit.say(words::self_pay_by_code), Icon::card, false);
    std::vector<Fact> rows{{kit.say(words::patient), patient_words(check.patient, language), true, false},
                           {kit.say(words::department), kit.say(one.visit.department), true, false},
                           doctor_fact(kit, one.visit),
                           {kit.say(words::day_and_time), when_words(one.visit, language), true, false}};
    if (!one.visit.place.zh.empty())
        rows.push_back({kit.say(words::where), kit.say(one.visit.place), false, false});
    rows.push_back({kit.say(words::fee_now),
                    collect ? amount_words(one.fee, language) : kit.say(words::paid_already), false, false});
    const float row = std::min(kit.px(kit.metrics.large ? 124 : 108),
                               (rest.h - kit.px(56)) / static_cast<float>(rows.size()));
    const Rect card = rest.cut_top(row * static_cast<float>(rows.size()) + kit.px(56), 0);
    kit.card(card);
    facts(kit, card.inset(kit.px(44), kit.px(28)), rows);
}

void draw(Kit& kit, const screen::CheckedIn& arrived) {
    Frame frame;
    frame.title = kit.say(words::checked_in_title);
    frame.second = patient_words(arrived.patient, kit.view.language);
    frame.icon = Icon::check;
    frame.mood = Frame::Mood::ok;
    frame.primary_id = "checked_in/finish";
    frame.primary_label = kit.say(words::finish);
    count_down(kit, frame);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    draw_takings(kit, rest, takings_of(kit, arrived.slip, words::checked_in_no_slip, arrived.card_inside));
    const auto center = [&](TextSize size, Color color, Weight weight) {
        Style style = kit.style(size, color, weight, Align::center);
        style.lines = 2;
        return style;
    };
    Rect upper = kit.metrics.portrait ? rest.cut_top(rest.h * 0.5F, gap) : rest.cut_left(rest.w * 0.48F, gap);
    kit.card(upper);
    Style number = center(TextSize::huge, kit.colors.accent, Weight::bold);
    number.role = "number";
    kit.block(upper.inset(kit.px(36), kit.px(24)),
              {{kit.say(words::your_number), center(TextSize::lead, kit.colors.muted, Weight::regular), 0},
               {arrived.queue_number, number, 0},
               {ahead_words(arrived.people_ahead, kit.view.language),
                center(TextSize::title, kit.colors.ok, Weight::bold), 10}});
    kit.card(rest);
    Rect inner = rest.inset(kit.px(40), kit.px(24));
    const float icon = std::min(kit.px(110), inner.h);
    draw_icon(kit.canvas, Icon::place, inner.cut_left(icon, kit.px(28)).middle(icon, icon),
              kit.colors.accent);
    Style strong = kit.style(TextSize::title, kit.colors.ink, Weight::bold);
    strong.lines = 2;
    const auto where = kit.say(arrived.visit.place);
    kit.block(inner, {{kit.say(words::wait_here), kit.style(TextSize::lead, kit.colors.muted), 0},
                      {where.empty() ? kit.say(arrived.visit.department) : where, strong, 6},
                      {where.empty() ? "" : kit.say(arrived.visit.department),
                       kit.style(TextSize::heading, kit.colors.ink), 4},
                      {kit.say(arrived.hint), kit.style(TextSize::body, kit.colors.muted), 14}});
}

}  // namespace kiosk::ui
