// One form for everything that goes wrong: what happened, where the money is, what to do now. Calm amber,
// never red; the code for staff is small and in the corner.
#include "ui/screens/frame.h"
#include "ui/screens/notice_pictures.h"
#include "ui/screens/screens.h"
#include "ui/screens/takings.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

struct NextStep {
    std::string id;
    const Phrase* label;
    Icon icon;
};

std::vector<NextStep> offered(const Kit& kit) {
    const std::vector<NextStep> all{{"notice/retry", &words::retry, Icon::retry},
                                    {"notice/go_on", &words::go_on, Icon::next},
                                    {"notice/new_file", &words::go_open_file, Icon::person},
                                    {"notice/register", &words::other_department, Icon::new_registration},
                                    {"notice/bills", &words::see_bills, Icon::wallet},
                                    {"notice/services", &words::other_service, Icon::next},
                                    {"notice/other_session", &words::other_session, Icon::doctor},
                                    {"notice/self_pay", &words::go_self_pay, Icon::wallet}};
    std::vector<NextStep> out;
    for (const auto& way : all)
        if (kit.shown(way.id)) out.push_back(way);
    return out;
}

// What happened to the money, on a plate as high as the sentence needs.
void draw_money(Kit& kit, Rect& rest, const screen::Notice& notice) {
    const bool amber =
        notice.money.own == OwnMoney::unknown || notice.money.insurance == InsuranceMoney::unknown;
    Style style = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    style.role = "money";
    // The money in doubt is that of an earlier case; here the sentence is about this one only.
    const bool earlier = notice.id == NoticeId::in_doubt_elsewhere && notice.money == MoneyState{};
    const auto words =
        earlier ? kit.say(words::nothing_this_time) : money_words(notice.money, kit.view.language);
    const bool portrait = kit.metrics.portrait;
    const float needed = kit.least_height_of(rest.w - kit.px(158), {{words, style, 0}}) + kit.px(28);
    const Rect r = rest.cut_top(std::max(kit.px(portrait ? 170 : 124), needed), kit.px(portrait ? 36 : 18));
    kit.plate(r, amber ? kit.colors.amber_tint : kit.colors.ok_tint,
              amber || kit.colors.flat ? std::optional{amber ? kit.colors.amber_edge : kit.colors.border}
                                       : std::nullopt,
              22);
    Rect inner = r.inset(kit.px(30), kit.px(12));
    const float size = std::min(kit.px(72), inner.h);
    draw_icon(kit.canvas, amber ? Icon::clock : Icon::shield,
              inner.cut_left(size, kit.px(26)).middle(size, size), amber ? kit.colors.amber : kit.colors.ok);
    kit.text(inner, words, style);
}

void draw_body(Kit& kit, Rect r, const screen::Notice& notice) {
    kit.card(r);
    r = r.inset(kit.px(48), kit.px(kit.metrics.portrait ? 44 : 28));
    const float small = kit.px(kit.metrics.large ? 72 : 60);
    if (!notice.reference.empty() || !notice.trace_number.empty()) {
        Rect foot = r.cut_bottom(small, kit.px(12));
        const bool two = !notice.reference.empty() && !notice.trace_number.empty();
        const bool stacked = two && kit.metrics.large && kit.metrics.portrait;
        Style style = kit.style(TextSize::small, kit.colors.muted, Weight::regular, Align::right);
        style.lines = 1;
        if (!notice.reference.empty()) {
            const auto words = kit.say(words::reference) + " " + notice.reference;
            if (stacked)
                kit.text(r.cut_bottom(small), words, style);
            else
                kit.text(two ? foot.cut_right(foot.w * 0.36F, kit.px(16)) : foot, words, style);
        }
        // What the patient keeps is larger than what staff need.
        style = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
        style.lines = 1;
        if (!notice.trace_number.empty())
            kit.text(foot, kit.say(words::trace) + " " + notice.trace_number, style);
    }
    draw_money(kit, r, notice);
    const auto& what = notice_words(notice.id);
    std::vector<Line> lines{
        {kit.say(words::what_now), kit.style(TextSize::lead, kit.colors.amber, Weight::bold), 0},
        {kit.say(what.what_now), kit.style(TextSize::title, kit.colors.ink, Weight::bold), 6},
        {kit.zh() && !kit.metrics.large ? kit.other(what.what_now) : "",
         kit.style(TextSize::small, kit.colors.muted), 14},
        {notice.reason, kit.style(TextSize::body, kit.colors.muted), 18}};
    if (!kit.metrics.portrait) {
        // The words come first: the picture may go.
        const Rect beside{r.x, r.y, r.w - r.h - kit.px(30), r.h};
        if (r.h > kit.px(230) && kit.fits_comfortably(beside, lines))
            draw_notice_picture(kit, r.cut_right(r.h, kit.px(30)), notice.id);
        if (!kit.fits_comfortably(r, lines)) lines.erase(lines.begin());  // what to do says itself
        kit.block(r, lines);
        return;
    }
    const float words = kit.height_of(r.w, lines) + kit.px(10);
    const float spare = r.h - words - kit.px(30);
    if (spare > kit.px(190)) draw_notice_picture(kit, r.cut_bottom(spare, kit.px(30)), notice.id);
    kit.block(r, lines, false);
}

}  // namespace

void draw(Kit& kit, const screen::Notice& notice) {
    const auto& what = notice_words(notice.id);
    auto ways = offered(kit);
    Frame frame;
    frame.title = kit.say(what.title);
    frame.second = kit.zh() ? kit.other(what.title) : "";
    frame.icon = Icon::warning;
    frame.mood = Frame::Mood::amber;
    const bool only_end = ways.empty();
    if (only_end) {
        frame.primary_id = "notice/end";
        frame.primary_label = kit.say(words::end);
    } else {
        frame.back_id = "notice/end";
        frame.back_label = kit.say(words::end);
        frame.back_icon = Icon::cross;
        frame.primary_id = ways.front().id;
        frame.primary_label = kit.say(*ways.front().label);
        ways.erase(ways.begin());
    }
    if (kit.screen.deadline) {
        const auto left = *kit.screen.deadline - kit.view.now;
        const auto seconds = std::max<std::int64_t>(0, (left.count() + 999) / 1000);
        frame.left_note = seconds_words(words::back_home_in, seconds, kit.view.language);
        if (only_end && seconds > 0) kit.redraw_at(kit.view.now + left - Millis{(seconds - 1) * 1000});
    }
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);
    draw_takings(kit, rest, takings_of(kit, notice.slip, words::no_slip_notice, notice.card_inside));
    const Rect buttons = ways.empty() ? Rect{} : rest.cut_bottom(kit.px(124), gap);
    const auto places = buttons.columns(std::max(1, static_cast<int>(ways.size())), gap);
    for (std::size_t i = 0; i < ways.size(); ++i)
        kit.button(ways[i].id, places[i], kit.say(*ways[i].label),
                   {ButtonKind::secondary, ways[i].icon, "", false, true});
    draw_body(kit, rest, notice);
}

}  // namespace kiosk::ui
