// The screens on which the machine works and the patient waits: reading, and settling step by step.
#include "ui/gfx/pictures.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

const Phrase& reading_words(screen::ReadingWhat what) {
    switch (what) {
        case screen::ReadingWhat::card:
            return words::reading_card;
        case screen::ReadingWhat::id_card:
            return words::reading_id_card;
        case screen::ReadingWhat::code:
            return words::reading_code;
        case screen::ReadingWhat::patient_file:
            return words::reading_file;
        case screen::ReadingWhat::departments:
            return words::reading_departments;
        case screen::ReadingWhat::sessions:
            return words::reading_sessions;
        case screen::ReadingWhat::bills:
            return words::reading_bills;
        case screen::ReadingWhat::holding:
            return words::reading_holding;
        case screen::ReadingWhat::preparing:
            return words::reading_preparing;
        case screen::ReadingWhat::stopping:
            return words::reading_stopping;
        case screen::ReadingWhat::booking_days:
        case screen::ReadingWhat::booking_times:
            return words::reading_days;
        case screen::ReadingWhat::appointments:
            return words::reading_appointments;
        case screen::ReadingWhat::booking:
            return words::reading_booking;
        case screen::ReadingWhat::checking_in:
            return words::reading_checking_in;
        case screen::ReadingWhat::finding_file:
            return words::reading_finding_file;
        case screen::ReadingWhat::opening_file:
            return words::reading_opening_file;
        case screen::ReadingWhat::electronic_card:
            return words::reading_electronic_card;
        case screen::ReadingWhat::reports:
            return words::reading_reports;
        case screen::ReadingWhat::prescriptions:
            return words::reading_prescriptions;
        case screen::ReadingWhat::joining_queue:
            return words::reading_joining_queue;
        case screen::ReadingWhat::invoices:
            return words::reading_invoices;
        case screen::ReadingWhat::costs:
            return words::reading_costs;
        case screen::ReadingWhat::admissions:
            return words::reading_admissions;
    }
    return words::moment;
}

Icon reading_icon(screen::ReadingWhat what) {
    switch (what) {
        case screen::ReadingWhat::card:
        case screen::ReadingWhat::id_card:
            return Icon::card;
        case screen::ReadingWhat::code:
            return Icon::code;
        case screen::ReadingWhat::patient_file:
            return Icon::person;
        case screen::ReadingWhat::departments:
            return Icon::building;
        case screen::ReadingWhat::sessions:
            return Icon::doctor;
        case screen::ReadingWhat::bills:
        case screen::ReadingWhat::preparing:
            return Icon::wallet;
        case screen::ReadingWhat::holding:
            return Icon::new_registration;
        case screen::ReadingWhat::stopping:
        case screen::ReadingWhat::booking_days:
        case screen::ReadingWhat::booking_times:
        case screen::ReadingWhat::appointments:
            return Icon::clock;
        case screen::ReadingWhat::booking:
            return Icon::new_registration;
        case screen::ReadingWhat::checking_in:
            return Icon::check;
        case screen::ReadingWhat::finding_file:
        case screen::ReadingWhat::opening_file:
            return Icon::person;
        case screen::ReadingWhat::electronic_card:
            return Icon::code;
        case screen::ReadingWhat::reports:
        case screen::ReadingWhat::invoices:
        case screen::ReadingWhat::costs:
            return Icon::slip;
        case screen::ReadingWhat::prescriptions:
        case screen::ReadingWhat::joining_queue:
            return Icon::desk;
        case screen::ReadingWhat::admissions:
            return Icon::building;
    }
    return Icon::clock;
}

const Phrase& step_name(screen::WorkStep step, bool giving_back) {
    switch (step) {
        case screen::WorkStep::insurance:
            return giving_back ? words::step_insurance_back : words::step_insurance;
        case screen::WorkStep::payment:
            return giving_back ? words::step_money_back : words::step_payment;
        case screen::WorkStep::booking:
            return giving_back ? words::step_cancel : words::step_booking;
    }
    return words::moment;
}

void draw_step(Kit& kit, Rect row, const screen::WorkLine& line, bool giving_back) {
    const bool done = line.state == screen::WorkState::done,
               running = line.state == screen::WorkState::running;
    const float size = std::min(kit.px(96), row.h * 0.8F);
    const Rect badge = row.cut_left(size, kit.px(32)).middle(size, size);
    if (done) {
        kit.canvas.circle(badge.center(), size / 2, kit.colors.ok);
        draw_icon(kit.canvas, Icon::check, badge.middle(size * 0.6F, size * 0.6F), kit.colors.card);
    } else {
        kit.canvas.circle(badge.center(), size / 2, running ? kit.colors.tint : kit.colors.disabled_fill);
        if (running || kit.colors.flat)
            kit.canvas.ring(badge.center(), size / 2 - kit.px(3),
                            running ? kit.colors.accent : kit.colors.border, kit.px(6));
        draw_icon(kit.canvas, Icon::clock, badge.middle(size * 0.54F, size * 0.54F),
                  running ? kit.colors.accent : kit.colors.disabled);
    }
    const auto& state = done ? words::state_done : running ? words::state_running : words::state_waiting;
    kit.text(row.cut_right(kit.px(kit.metrics.large ? 250 : 200), kit.px(16)), kit.say(state),
             kit.style(TextSize::body,
                       done      ? kit.colors.ok
                       : running ? kit.colors.accent
                                 : kit.colors.muted,
                       Weight::regular, Align::right));
    kit.text(row, kit.say(step_name(line.step, giving_back)),
             kit.style(TextSize::heading, running || done ? kit.colors.ink : kit.colors.muted, Weight::bold));
}

}  // namespace

void draw(Kit& kit, const screen::Reading& reading) {
    const auto& what = reading_words(reading.what);
    Frame frame;
    frame.title = kit.say(words::please_wait);
    frame.second = kit.other(words::please_wait);
    const Rect rest = draw_frame(kit, frame);
    const Rect card = rest.middle(rest.w, std::min(rest.h, kit.px(kit.metrics.portrait ? 900 : 620)));
    kit.card(card);
    Rect inner = card.inset(kit.px(64), kit.px(kit.metrics.portrait ? 64 : 40));
    const Rect band = inner.cut_bottom(kit.px(80), kit.px(10));
    const float side = std::min(inner.h * 0.55F, kit.px(380));
    const Rect picture = inner.cut_top(side, kit.px(26)).middle(side, side);
    if (reading.what == screen::ReadingWhat::card) {
        picture_card(kit.canvas, kit.colors, picture);
    } else {
        kit.badge(picture.middle(side * 0.72F, side * 0.72F), reading_icon(reading.what), kit.colors.tint,
                  kit.colors.accent);
    }
    const auto center = [&](TextSize size, Color color, Weight weight) {
        return kit.style(size, color, weight, Align::center);
    };
    kit.block(inner,
              {{kit.say(what), center(TextSize::title, kit.colors.ink, Weight::bold), 0},
               {kit.zh() && !kit.metrics.large ? kit.other(what) : "",
                center(TextSize::small, kit.colors.accent, Weight::regular), 6},
               {kit.say(words::moment), center(TextSize::body, kit.colors.muted, Weight::regular), 14}});
    kit.working(band);
}

void draw(Kit& kit, const screen::Processing& processing) {
    Frame frame;
    const auto& title = processing.giving_back ? words::giving_back_title : words::processing_title;
    frame.title = kit.say(title);
    frame.second = kit.other(title);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(28);
    const auto slower = kit.say(words::slower);
    const float slow = processing.slow ? kit.note_height(rest.w, slower) : 0;
    const auto count = static_cast<float>(std::max<std::size_t>(1, processing.lines.size()));
    const float most = kit.metrics.portrait ? kit.px(220) * count + kit.px(250) : rest.h;
    const Rect card = rest.cut_top(std::min(rest.h - (slow > 0 ? slow + gap : 0), most), gap);
    if (processing.slow) kit.note(rest.cut_top(slow), slower, Icon::clock, true);
    kit.card(card);
    Rect inner = card.inset(kit.px(56), kit.px(40));
    const Rect foot = inner.cut_bottom(kit.px(kit.metrics.large ? 80 : 64));
    const Rect band = inner.cut_bottom(kit.px(60), kit.px(10));
    const auto rows = inner.rows(static_cast<int>(count), kit.px(8));
    for (std::size_t i = 0; i < processing.lines.size(); ++i) {
        if (i > 0) kit.canvas.fill({rows[i].x, rows[i].y - kit.px(5), rows[i].w, kit.px(2)}, kit.colors.line);
        draw_step(kit, rows[i], processing.lines[i], processing.giving_back);
    }
    kit.working(band);
    kit.text(foot, kit.say(words::do_not_leave),
             kit.style(TextSize::body, kit.colors.muted, Weight::regular, Align::center));
}

}  // namespace kiosk::ui
