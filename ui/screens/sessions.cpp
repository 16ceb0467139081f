// Sessions of one department: the general clinic first, then doctors; a row that cannot be had stays, greyed,
// with the reason, so that nobody searches for a doctor in vain.
#include <algorithm>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/booking_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

std::string state_words(const Kit& kit, const ClinicSession& session) {
    switch (session.state) {
        case SessionState::open:
            return left_words(session.numbers_left, kit.view.language);
        case SessionState::full:
            return kit.say(words::full);
        case SessionState::stopped:
            return kit.say(words::stopped);
        case SessionState::closed:
            return kit.say(words::closed);
    }
    return {};
}

void draw_row(Kit& kit, const Rect& r, const ClinicSession& session) {
    const std::string id = "sessions/" + session.slot_id;
    const bool open = session.state == SessionState::open && kit.screen.offers(id);
    const auto name = session.general_clinic ? kit.say(words::general_clinic) : kit.say(session.doctor_name);
    const Rect at = kit.touchable(id, r, "row", name, open);
    if (open)
        kit.card(at);
    else
        kit.plate(at, kit.colors.disabled_fill, std::nullopt, 28);
    if (open && kit.pressed(id))
        kit.plate(at, mix(kit.colors.card, kit.colors.primary, 0.14), std::nullopt, 28);
    const Color ink = open ? kit.colors.ink : kit.colors.disabled;
    const Color soft = open ? kit.colors.muted : kit.colors.disabled;
    Rect inner = at.inset(kit.px(30), kit.px(12));

    const auto one = [&](TextSize size, Color color, Weight weight, Align align) {
        Style style = kit.style(size, color, weight, align);
        style.lines = 1;
        return style;
    };
    const Rect side = inner.cut_right(inner.w * 0.29F, kit.px(14));
    Style fee =
        one(TextSize::heading, open ? kit.colors.accent : kit.colors.disabled, Weight::bold, Align::right);
    fee.role = "amount";
    kit.block(
        side,
        {{amount_words(session.fee, kit.view.language), fee, 0},
         {state_words(kit, session),
          one(TextSize::body, open ? kit.colors.ok : kit.colors.disabled, Weight::bold, Align::right), 2}});
    const float badge = std::min(kit.px(80), inner.h);
    if (!kit.metrics.large)
        kit.badge(inner.cut_left(badge, kit.px(20)).middle(badge, badge),
                  session.general_clinic ? Icon::building : Icon::doctor,
                  open ? kit.colors.tint : kit.colors.disabled_fill,
                  open ? kit.colors.accent : kit.colors.disabled);
    const auto title = session.general_clinic ? std::string{} : kit.say(session.doctor_title);
    const auto when = time_words(session.part, session.begins, session.ends, kit.view.language);
    kit.block(inner, {{name, one(TextSize::heading, ink, Weight::bold, Align::left), 0},
                      {title, one(TextSize::small, soft, Weight::regular, Align::left), 0},
                      {when, one(TextSize::body, soft, Weight::regular, Align::left), 0}});
}

}  // namespace

void draw(Kit& kit, const screen::Sessions& sessions) {
    Frame frame;
    frame.title = kit.say(words::choose_session);
    frame.second = kit.say(sessions.department) + " · " +
                   (sessions.day.empty() ? patient_words(sessions.patient, kit.view.language)
                                         : day_words(sessions.day, kit.view.language));
    frame.back_id = "sessions/back";
    frame.back_label = kit.say(words::back);
    Rect rest = draw_frame(kit, frame);
    if (sessions.rows.empty()) {
        kit.card(rest);
        kit.text(rest.inset(kit.px(60)), kit.say(words::no_rows),
                 kit.style(TextSize::title, kit.colors.ink, Weight::bold, Align::center));
        return;
    }
    std::vector<const ClinicSession*> order;
    for (const auto& session : sessions.rows) order.push_back(&session);
    std::stable_partition(order.begin(), order.end(),
                          [](const auto* session) { return session->general_clinic; });

    const float gap = kit.px(22);
    const bool low = kit.metrics.large && !kit.metrics.portrait;  // large letters want the whole width
    const std::size_t columns = kit.metrics.portrait || low ? 1 : 2;
    const float height = kit.px(low ? 190 : kit.metrics.large ? 212 : 182);
    const std::vector<Entry> entries((order.size() + columns - 1) / columns, {height, false});
    draw_list(kit, rest, "sessions", entries, gap, [&](const Rect& line, std::size_t i) {
        const auto places = line.columns(static_cast<int>(columns), gap);
        for (std::size_t k = 0; k < columns && i * columns + k < order.size(); ++k)
            draw_row(kit, places[k], *order[i * columns + k]);
    });
}

}  // namespace kiosk::ui
