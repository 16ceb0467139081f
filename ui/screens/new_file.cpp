// A first file: what stands in it comes from card or e-code and is only shown; the telephone number is typed
// on keys of a finger's size. For a child a grown-up identifies first. What is agreed to stands above the
// button that agrees.
#include <algorithm>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/takings.h"
#include "ui/screens/typing.h"
#include "ui/screens/ways.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// "138 1234 5678": the way people read it aloud.
std::string grouped(const std::string& digits) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == 3 || i == 7) out += ' ';
        out += digits[i];
    }
    return out;
}

void draw_number(Kit& kit, const Rect& r, const screen::NewFile& file) {
    kit.card(r);
    kit.canvas.outline(r, file.phone_wrong ? kit.colors.amber_edge : kit.colors.accent, kit.px(28),
                       kit.px(4));
    Rect inner = r.inset(kit.px(40), kit.px(10));
    if (kit.view.typed.empty()) {
        const auto& whose = file.guardian ? words::phone_of_guardian : words::phone_field;
        kit.text(inner, kit.say(whose), kit.style(TextSize::heading, kit.colors.muted));
        return;
    }
    draw_typed(kit, inner, grouped(kit.view.typed));
}

std::vector<Fact> file_facts(const Kit& kit, const screen::NewFile& file) {
    const auto& patient = file.patient;
    std::vector<Fact> rows{{kit.say(words::patient), patient_words(patient, kit.view.language), true, false}};
    // In large letters the keys need the room.
    if (!kit.metrics.large) rows.push_back({kit.say(words::id_number), patient.id_number, false, false});
    if (file.guardian) rows.push_back({kit.say(words::guardian), file.guardian->name, true, false});
    return rows;
}

void draw_consent(Kit& kit, const Rect& r) {
    kit.plate(r, kit.colors.tint, kit.colors.flat ? std::optional{kit.colors.border} : std::nullopt, 22);
    Rect inner = r.inset(kit.px(30), kit.px(12));
    const float size = std::min(kit.px(64), inner.h);
    draw_icon(kit.canvas, Icon::shield, inner.cut_left(size, kit.px(24)).middle(size, size),
              kit.colors.accent);
    Style style = kit.style(TextSize::body, kit.colors.ink);
    style.lines = 5;
    kit.text(inner, kit.say(words::file_consent), style);
}

void draw_visit_card(Kit& kit, const Rect& r, const screen::FileOpened& opened) {
    kit.card(r);
    const Rect inner = r.inset(kit.px(44), kit.px(28));
    const auto center = [&](TextSize size, Color color, Weight weight) {
        Style style = kit.style(size, color, weight, Align::center);
        style.lines = 3;
        return style;
    };
    Style number =
        center(kit.metrics.large ? TextSize::title : TextSize::hero, kit.colors.accent, Weight::bold);
    number.role = "number";
    number.lines = 1;
    kit.block(
        inner,
        {{kit.say(words::your_visit_card), center(TextSize::lead, kit.colors.muted, Weight::regular), 0},
         {opened.visit_card, number, 10},
         {kit.say(words::file_next_time), center(TextSize::heading, kit.colors.ink, Weight::bold), 30},
         {kit.zh() && !kit.metrics.large ? kit.other(words::file_next_time) : "",
          center(TextSize::small, kit.colors.muted, Weight::regular), 12}});
}

}  // namespace

void draw(Kit& kit, const screen::Guardian& guardian) {
    Frame frame;
    frame.title = kit.say(words::guardian_title);
    frame.second = patient_words(guardian.patient, kit.view.language);
    frame.back_id = "guardian/back";
    frame.back_label = kit.say(words::back);
    frame.right_note = kit.say(words::listening);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(26);
    kit.note_above(rest, gap, kit.say(words::guardian_how), Icon::person, false);
    if (guardian.hint != Hint::none)
        kit.note_above(rest, gap, hint_words(guardian.hint, kit.view.language), Icon::warning, true);
    else if (guardian.card_inside)
        kit.note_above(rest, gap, kit.say(words::guardian_card_out), Icon::card, true);
    draw_two_ways(kit, rest, guardian.code_works, guardian.card_works, "");
}

void draw(Kit& kit, const screen::NewFile& file) {
    const bool portrait = kit.metrics.portrait;
    const bool large = kit.metrics.large;
    Frame frame;
    frame.title = kit.say(file.guardian ? words::type_guardians_phone : words::type_phone);
    frame.second = kit.other(file.guardian ? words::type_guardians_phone : words::type_phone);
    frame.back_id = "new_file/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "new_file/open";
    frame.primary_label = kit.say(words::open_file);
    frame.primary_usable = !kit.view.typed.empty();
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(large ? 18 : 22);
    // In a row of their own where the glass is high, beside each other where it is wide: the keys come first.
    Rect beside = portrait ? Rect{} : rest.cut_right(rest.w * 0.38F, gap);
    const auto rows = static_cast<float>(file_facts(kit, file).size());
    const float consent = kit.px(large ? 152 : portrait ? 140 : 150);
    if (portrait) {
        const Rect card = rest.cut_top(rows * kit.px(large ? 84 : 72) + kit.px(36), gap);
        kit.card(card);
        facts(kit, card.inset(kit.px(40), kit.px(18)), file_facts(kit, file));
    }
    if (!portrait) draw_consent(kit, rest.cut_bottom(consent, gap));
    const auto wrong = kit.say(words::phone_wrong);
    if (portrait) {
        if (file.phone_wrong) kit.note_above(rest, gap, wrong, Icon::warning, true);
        draw_number(kit, rest.cut_top(kit.px(120), gap), file);
        draw_consent(kit, rest.cut_bottom(consent, gap));
        return draw_digit_pad(kit, rest.cut_top(std::min(rest.h, kit.px(640))), "new_file");
    }
    draw_number(kit, rest.cut_bottom(kit.px(100), gap), file);
    if (file.phone_wrong) kit.note_below(rest, gap, wrong, Icon::warning, true);
    kit.card(rest);
    facts(kit, rest.inset(kit.px(40), kit.px(10)), file_facts(kit, file));
    draw_digit_pad(kit, beside, "new_file");
}

void draw(Kit& kit, const screen::FileOpened& opened) {
    Frame frame;
    frame.title = kit.say(words::file_opened);
    frame.second = patient_words(opened.patient, kit.view.language);
    frame.icon = Icon::check;
    frame.mood = Frame::Mood::ok;
    frame.primary_id = "opened/finish";
    frame.primary_label = kit.say(words::finish);
    if (kit.shown("opened/register")) {
        frame.back_id = "opened/finish";
        frame.back_label = kit.say(words::finish);
        frame.back_icon = Icon::check;
        frame.primary_id = "opened/register";
        frame.primary_label = kit.say(opened.wanted_number ? words::register_more : words::register_now);
    }
    Rect rest = draw_frame(kit, frame);
    // The card is left in for what may follow.
    auto things = takings_of(kit, opened.slip, words::file_slip_failed, false);
    if (opened.card_inside) things.push_back({Icon::card, kit.say(words::take_card_at_the_end), false});
    draw_takings(kit, rest, things);
    draw_visit_card(kit, rest, opened);
}

}  // namespace kiosk::ui
