// Who has come, first what waits for them, then all that the kiosk can do. What is being checked says so
// before anything else, because it must not be paid again.
#include <algorithm>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/service_tile.h"
#include "ui/text/bill_words.h"
#include "ui/text/booking_words.h"
#include "ui/text/desk_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

using screen::RegistrationStory;

// Something that waits: icon, words, and an arrow, because all of it can be touched.
struct Waiting {
    std::string id;
    Icon icon;
    bool amber;
    std::string title;
    std::string line;
    std::string strong;  // at the right: a sum, a number
};

Waiting bills_of(const Kit& kit, const screen::Services& services) {
    return {"services/bills",
            Icon::wallet,
            false,
            kit.say(words::bills_wait),
            bills_words(services.bills_due, kit.view.language),
            amount_words(services.bills_total, kit.view.language)};
}

// The first that is due: on this day one comes for it, whatever else waits.
Waiting due_of(const Kit& kit, const screen::Services& services) {
    const auto& one = services.due.front();
    const bool collect = one.state == AppointmentState::to_collect;
    const auto language = kit.view.language;
    const auto what = collect ? words::due_collect.in(language) : words::due_check_in.in(language);
    const auto more = services.due.size() > 1 ? " +" + std::to_string(services.due.size() - 1) : "";
    return {"services/due",
            collect ? Icon::new_registration : Icon::check,
            false,
            what + more,
            kit.say(one.visit.department) + "  " + hours_words(one.visit.begins, one.visit.ends),
            collect ? amount_words(one.fee, language) : ""};
}

Waiting reports_of(const Kit& kit, const screen::Services& services) {
    return {"services/reports",
            Icon::doctor,
            false,
            kit.say(words::reports_wait),
            kit.say(words::print_reports),
            reports_words(services.reports_ready, kit.view.language)};
}

// One card for all registrations: the one that asks for most comes first.
Waiting today_of(const Kit& kit, const screen::Services& services) {
    const auto rank = [](const screen::TodayRow& row) {
        switch (row.story) {
            case RegistrationStory::being_checked:
                return 0;
            case RegistrationStory::pay_at_window:
                return 1;
            case RegistrationStory::being_cancelled:
                return 2;
            case RegistrationStory::registered:
                return 3;
            case RegistrationStory::money_back:
                return 4;
        }
        return 5;
    };
    const auto& first = *std::min_element(services.today.begin(), services.today.end(),
                                          [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    const bool amber = rank(first) < 3;
    const bool paid = !first.bills.empty();
    const auto department =
        paid ? kinds_words(first.bills, kit.view.language) : kit.say(first.visit.department);
    const auto& done = paid ? words::paid_short : words::today_short;
    const bool large = kit.metrics.large;
    return {"services/today",
            amber ? Icon::clock : Icon::slip,
            amber,
            amber   ? story_words(first, kit.view.language)
            : large ? kit.say(done)
                    : kit.say(done) + "  " + department,
            amber || large ? department : kit.say(words::see_or_print),
            first.queue_number};
}

void draw_waiting(Kit& kit, const Rect& r, const Waiting& waiting) {
    const bool open = kit.screen.offers(waiting.id);
    const Rect at = kit.touchable(waiting.id, r, "button", waiting.title, open);
    if (open)
        kit.card(at);
    else
        kit.plate(at, kit.colors.disabled_fill, std::nullopt, 28);
    const Color edge = waiting.amber ? kit.colors.amber_edge : kit.colors.accent;
    if (open && kit.pressed(waiting.id)) kit.plate(at, kit.colors.tint, std::nullopt, 28);
    kit.canvas.outline(at, open ? edge : kit.colors.border, kit.px(28), kit.px(4));
    Rect inner = at.inset(kit.px(32), kit.px(16));
    const Color ink = !open ? kit.colors.disabled : waiting.amber ? kit.colors.amber : kit.colors.accent;
    const float badge = std::min(kit.px(110), inner.h);
    const bool crowded = kit.metrics.large && (!kit.metrics.portrait || kit.view.lowered);
    if (!crowded)
        kit.badge(inner.cut_left(badge, kit.px(28)).middle(badge, badge), waiting.icon,
                  waiting.amber ? kit.colors.amber_tint : kit.colors.tint, ink);
    const float arrow = kit.px(48);
    draw_icon(kit.canvas, Icon::next, inner.cut_right(arrow, kit.px(20)).middle(arrow, arrow), ink);
    Style strong = kit.style(crowded ? TextSize::heading : TextSize::title, ink, Weight::bold, Align::right);
    strong.lines = 1;
    if (!waiting.strong.empty()) {
        const float wanted = std::min(kit.width_of(waiting.strong, strong) + kit.px(8), inner.w * 0.5F);
        kit.text(inner.cut_right(wanted, kit.px(20)), waiting.strong, strong);
    }
    Style title = kit.style(TextSize::heading, waiting.amber || !open ? ink : kit.colors.ink, Weight::bold);
    title.lines = 2;
    Style line = kit.style(TextSize::body, open ? kit.colors.muted : kit.colors.disabled);
    line.lines = 2;
    const std::vector<Line> both{{waiting.title, title, 0}, {waiting.line, line, 4}};
    kit.block(inner, kit.fits_comfortably(inner, both) ? both : std::vector<Line>{both.front()});
}

}  // namespace

void draw(Kit& kit, const screen::Services& services) {
    Frame frame;
    frame.title = kit.say(words::services_title);
    frame.second = patient_words(services.patient, kit.view.language);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(26);
    const bool closed = services.closed_because.has_value();
    if (closed || services.card_taken)
        kit.note_below(rest, gap,
                       kit.say(closed ? notice_words(*services.closed_because).title : words::card_taken),
                       Icon::warning, true);
    else if (!services.paper)
        kit.note_below(rest, gap, kit.say(words::no_paper_home), Icon::warning, true);

    std::vector<Waiting> waiting;
    if (!services.due.empty()) waiting.push_back(due_of(kit, services));
    if (services.bills_due > 0) waiting.push_back(bills_of(kit, services));
    if (services.reports_ready > 0) waiting.push_back(reports_of(kit, services));
    if (!services.today.empty()) waiting.push_back(today_of(kit, services));
    // What waits has its own card: the same is not offered a second time below.
    auto menu = services.menu;
    if (services.bills_due > 0)
        std::erase_if(menu, [](const auto& tile) { return tile.service == Service::bills; });
    if (!services.due.empty())
        std::erase_if(menu, [](const auto& tile) { return tile.service == Service::check_in; });
    if (services.reports_ready > 0)
        std::erase_if(menu, [](const auto& tile) { return tile.service == Service::reports; });
    std::stable_partition(waiting.begin(), waiting.end(), [](const Waiting& one) { return one.amber; });

    const auto count = std::max<float>(1, static_cast<float>(waiting.size()));
    const float wanted = kit.px(kit.view.lowered ? 176 : kit.metrics.large ? 230 : 190);
    const float height = std::min(wanted, (rest.h - gap * (count - 1)) / count);
    if (kit.metrics.portrait) {
        for (const auto& one : waiting) draw_waiting(kit, rest.cut_top(height, gap), one);
        return draw_services(kit, rest, "services", menu, kit.metrics.large ? 1 : 2);
    }
    if (!waiting.empty()) {
        Rect left = rest.cut_left(rest.w * (kit.metrics.large ? 0.56F : 0.5F), gap);
        for (const auto& one : waiting) draw_waiting(kit, left.cut_top(height, gap), one);
    }
    draw_services(kit, rest, "services", menu, waiting.empty() || menu.size() > 2 ? 2 : 1);
}

}  // namespace kiosk::ui
