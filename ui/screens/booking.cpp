// Booking ahead: where people help to choose, the coming days, the times of a session, one look before it is
// booked, and what to keep afterwards. Nothing is paid on any of these.
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

// Tiles side by side, page by page.
void draw_tiles(Kit& kit, const Rect& rest, const std::string& stem, const std::vector<ChoiceTile>& tiles,
                std::size_t columns, float height) {
    const float gap = kit.px(22);
    const std::vector<Entry> entries((tiles.size() + columns - 1) / columns,
                                     {std::min(height, rest.h), false});
    draw_list(kit, rest, stem, entries, gap, [&](const Rect& line, std::size_t i) {
        const auto places = line.columns(static_cast<int>(columns), gap);
        for (std::size_t k = 0; k < columns && i * columns + k < tiles.size(); ++k)
            draw_choice(kit, places[k], tiles[i * columns + k]);
    });
}

std::vector<Fact> booking_facts(const Kit& kit, const PatientLine& patient, const VisitLine& visit, Fen fee) {
    const auto language = kit.view.language;
    std::vector<Fact> rows{{kit.say(words::patient), patient_words(patient, language), true, false}};
    if (!patient.id_number.empty() && !kit.metrics.large)
        rows.push_back({"", patient.id_number, false, false});
    rows.push_back({kit.say(words::department), kit.say(visit.department), true, false});
    rows.push_back(doctor_fact(kit, visit));
    rows.push_back({kit.say(words::day_and_time), when_words(visit, language), true, false});
    if (!visit.place.zh.empty()) rows.push_back({kit.say(words::where), kit.say(visit.place), false, false});
    rows.push_back({kit.say(words::fee_then), amount_words(fee, language), false, false});
    return rows;
}

void draw_desk(Kit& kit, const Rect& r, const LocalizedText& desk) {
    kit.card(r);
    Rect inner = r.inset(kit.px(40), kit.px(24));
    const float badge = std::min(kit.px(150), inner.h);
    kit.badge(inner.cut_left(badge, kit.px(36)).middle(badge, badge), Icon::desk, kit.colors.tint,
              kit.colors.accent);
    Style where = kit.style(TextSize::title, kit.colors.accent, Weight::bold);
    where.lines = 2;
    kit.block(inner, {{kit.say(words::guide_desk), kit.style(TextSize::body, kit.colors.muted), 0},
                      {kit.say(desk), where, 8}});
}

}  // namespace

void draw(Kit& kit, const screen::Guide& guide) {
    Frame frame;
    frame.title = kit.say(words::guide_title);
    frame.second = guide.rows.empty() ? kit.other(words::guide_title) : kit.say(words::guide_list);
    frame.back_id = "guide/back";
    frame.back_label = kit.say(words::back);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    Rect desk = rest;
    if (!guide.rows.empty() && kit.metrics.portrait) desk = rest.cut_top(kit.px(260), gap);
    if (!guide.rows.empty() && !kit.metrics.portrait) desk = rest.cut_left(rest.w * 0.4F, gap);
    draw_desk(kit, desk.middle(desk.w, std::min(desk.h, kit.px(360))), guide.desk);
    std::vector<ChoiceTile> tiles;
    for (std::size_t i = 0; i < guide.rows.size(); ++i)
        tiles.push_back({"guide/" + std::to_string(i),
                         kit.say(guide.rows[i].words),
                         "",
                         kit.say(guide.rows[i].department),
                         {},
                         false});
    if (!tiles.empty()) draw_tiles(kit, rest, "guide", tiles, 1, kit.px(kit.metrics.large ? 218 : 130));
}

void draw(Kit& kit, const screen::BookingDays& days) {
    Frame frame;
    frame.title = kit.say(words::choose_day);
    frame.second = kit.say(days.department) + " · " + patient_words(days.patient, kit.view.language);
    frame.back_id = "booking_days/back";
    frame.back_label = kit.say(words::back);
    const Rect rest = draw_frame(kit, frame);
    const bool portrait = kit.metrics.portrait;
    // Where the glass is wide, two weeks stand on one page.
    const bool one_page = !portrait && !kit.metrics.large;
    std::vector<ChoiceTile> tiles;
    for (const auto& day : days.rows)
        tiles.push_back({"booking_days/" + day.day,
                         day_words(day.day, kit.view.language),
                         numbers_of_day_words(day, kit.view.language),
                         "",
                         {},
                         true,
                         one_page ? TextSize::small : TextSize::body});
    const float height = one_page ? (rest.h - 3 * kit.px(22)) / 4 : kit.px(kit.metrics.large ? 218 : 146);
    draw_tiles(kit, rest, "booking_days", tiles, portrait ? 2 : one_page ? 4 : 3, height);
}

// Six on a page: large buttons, and none of them decided by a hair.
void draw(Kit& kit, const screen::Times& times) {
    Frame frame;
    frame.title = kit.say(words::choose_time);
    const auto doctor =
        times.session.general_clinic ? kit.say(words::general_clinic) : kit.say(times.session.doctor_name);
    frame.second = kit.say(times.department) + " · " + doctor + " · " +
                   date_words(times.session.begins, kit.view.language);
    frame.back_id = "times/back";
    frame.back_label = kit.say(words::back);
    const Rect rest = draw_frame(kit, frame);
    std::vector<ChoiceTile> tiles;
    for (const auto& time : times.rows)
        tiles.push_back({"times/" + time.id,
                         hours_words(time.begins, time.ends),
                         time.numbers_left > 0 ? left_words(time.numbers_left, kit.view.language)
                                               : kit.say(words::booked_out),
                         "",
                         {},
                         true});
    const std::size_t columns = kit.metrics.portrait ? 2 : 3;
    const std::size_t lines = kit.metrics.portrait ? 3 : 2;
    const float gap = kit.px(22);
    const float turning = kit.metrics.portrait ? kit.px(134) : 0;
    const float height = (rest.h - turning - gap * static_cast<float>(lines - 1)) / static_cast<float>(lines);
    draw_tiles(kit, rest, "times", tiles, columns, height - 1);
}

void draw(Kit& kit, const screen::BookingCheck& check) {
    Frame frame;
    frame.title = kit.say(words::booking_check);
    frame.second = kit.other(words::booking_check);
    frame.back_id = "booking_check/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "booking_check/confirm";
    frame.primary_label = kit.say(words::book);
    Rect rest = draw_frame(kit, frame);
    kit.note_below(rest, kit.px(24), kit.say(words::nothing_now), Icon::wallet, false);
    const auto rows = booking_facts(kit, check.patient, check.visit, check.fee);
    const float row = std::min(kit.px(kit.metrics.large ? 116 : 100),
                               (rest.h - kit.px(56)) / static_cast<float>(rows.size()));
    const Rect card = rest.cut_top(row * static_cast<float>(rows.size()) + kit.px(56), 0);
    kit.card(card);
    facts(kit, card.inset(kit.px(44), kit.px(28)), rows);
}

namespace {

void draw_booking_number(Kit& kit, const Rect& r, const screen::Booked& booked) {
    kit.card(r);
    const auto center = [&](TextSize size, Color color, Weight weight) {
        Style style = kit.style(size, color, weight, Align::center);
        style.lines = 2;
        return style;
    };
    Style number = center(TextSize::hero, kit.colors.accent, Weight::bold);
    number.role = "number";
    number.lines = 1;
    Style hint = center(TextSize::body, kit.colors.muted, Weight::regular);
    hint.lines = 3;
    kit.block(r.inset(kit.px(36), kit.px(24)),
              {{kit.say(words::booking_number), center(TextSize::lead, kit.colors.muted, Weight::regular), 0},
               {booked.booking_number, number, 4},
               {when_words(booked.visit, kit.view.language),
                center(TextSize::title, kit.colors.ink, Weight::bold), 22},
               {kit.say(booked.hint), hint, 14}});
}

}  // namespace

void draw(Kit& kit, const screen::Booked& booked) {
    Frame frame;
    frame.title = kit.say(words::booked_title);
    frame.second = patient_words(booked.patient, kit.view.language);
    frame.icon = Icon::check;
    frame.mood = Frame::Mood::ok;
    frame.primary_id = "booked/finish";
    frame.primary_label = kit.say(words::finish);
    count_down(kit, frame);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    const auto things = takings_of(kit, booked.slip, words::booked_no_slip, booked.card_inside);
    const auto language = kit.view.language;
    std::vector<Fact> rows{{kit.say(words::collect_at),
                            collect_words(booked.collect_from, booked.collect_until, language), true, false},
                           {kit.say(words::department), kit.say(booked.visit.department), false, false},
                           doctor_fact(kit, booked.visit)};
    if (!booked.visit.place.zh.empty())
        rows.push_back({kit.say(words::where), kit.say(booked.visit.place), false, false});
    rows.push_back({kit.say(words::fee_then), amount_words(booked.fee, language), false, false});
    Rect right = kit.metrics.portrait ? rest : rest.cut_right(rest.w * 0.56F, gap);
    draw_takings(kit, right, things);
    if (kit.metrics.portrait) draw_booking_number(kit, right.cut_top(right.h * 0.5F, gap), booked);
    if (!kit.metrics.portrait) draw_booking_number(kit, rest, booked);
    kit.card(right);
    facts(kit, right.inset(kit.px(40), kit.px(24)), rows);
}

}  // namespace kiosk::ui
