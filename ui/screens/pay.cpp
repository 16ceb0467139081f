// Own money: the scanner listens at once, so the picture is the main thing; other ways are buttons. While a
// payment runs, nothing can be pressed that could make somebody pay twice.
#include "ui/gfx/pictures.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/split_view.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

const Phrase& phase_words(screen::PayPhase phase) {
    switch (phase) {
        case screen::PayPhase::choose_or_show_code:
            return words::show_payment_code;
        case screen::PayPhase::asking:
            return words::pay_asking;
        case screen::PayPhase::payer_typing:
            return words::pay_typing;
        case screen::PayPhase::terminal_busy:
            return words::pay_on_terminal;
    }
    return words::pay_asking;
}

void draw_main(Kit& kit, const Rect& r, const screen::Pay& pay) {
    kit.card(r);
    Rect inner = r.inset(kit.px(40), kit.px(kit.metrics.portrait ? 32 : 12));
    const bool choosing = pay.phase == screen::PayPhase::choose_or_show_code;
    if (!choosing) kit.working(inner.cut_bottom(kit.px(50), kit.px(6)));
    const bool phone = choosing ? pay.wallet : pay.phase == screen::PayPhase::payer_typing;
    const auto& title = choosing && !pay.wallet ? words::choose_payment : phase_words(pay.phase);
    const auto& how = choosing ? words::show_payment_how : words::do_not_leave;
    const bool both = kit.zh() && !kit.metrics.large;
    const auto lines = [&](Align align) {
        return std::vector<Line>{{kit.say(title),
                                  kit.style(kit.metrics.portrait ? TextSize::title : TextSize::heading,
                                            kit.colors.ink, Weight::bold, align),
                                  0},
                                 {both ? kit.other(title) : "",
                                  kit.style(TextSize::small, kit.colors.accent, Weight::regular, align), 2},
                                 {choosing && !pay.wallet ? "" : kit.say(how),
                                  kit.style(TextSize::body, kit.colors.muted, Weight::regular, align), 12}};
    };
    const auto clock = [&](const Rect& corner) {
        if (choosing && kit.screen.deadline)
            kit.countdown(corner, *kit.screen.deadline - kit.view.now,
                          *kit.screen.deadline - kit.view.shown_at);
    };
    const auto picture = [&](const Rect& stage) {
        const float side = std::min({stage.w, stage.h, kit.px(420)});
        const Rect place = stage.middle(side, side);
        if (phone) {
            picture_phone(kit.canvas, kit.colors, place);
            return kit.show_part(place, kit.view.machine.scanner);
        }
        if (pay.phase == screen::PayPhase::terminal_busy || choosing)
            return picture_keypad(kit.canvas, kit.colors, place);
        kit.badge(stage.middle(side * 0.7F, side * 0.7F), Icon::wallet, kit.colors.tint, kit.colors.accent);
    };
    if (kit.metrics.portrait) {
        const Rect words = inner.cut_bottom(
            std::min(inner.h * 0.5F, kit.height_of(inner.w, lines(Align::center))), kit.px(20));
        const float ring = kit.px(132);
        clock({inner.right() - ring, inner.y, ring, ring});
        picture(inner);
        kit.block(words, lines(Align::center));
        return;
    }
    Rect stage = inner.cut_left(std::min(inner.h, inner.w * 0.42F), kit.px(30));
    picture(stage);
    const float ring = kit.px(124);
    if (choosing && kit.screen.deadline) clock(inner.cut_right(ring, kit.px(16)).middle(ring, ring));
    kit.block(inner, lines(Align::left));
}

}  // namespace

void draw(Kit& kit, const screen::Pay& pay) {
    Frame frame;
    frame.title = kit.say(words::pay_title);
    frame.second = kit.other(words::pay_title);
    frame.back_id = "pay/cancel";
    frame.back_label = kit.say(words::cancel);
    frame.back_icon = Icon::cross;
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(24);

    struct Way {
        const char* id;
        const Phrase* label;
        const Phrase* how;
        Icon icon;
    };
    std::vector<Way> ways;
    const bool choosing = pay.phase == screen::PayPhase::choose_or_show_code;
    if (choosing && kit.shown("pay/terminal"))
        ways.push_back({"pay/terminal", &words::pay_terminal, &words::pay_terminal_how, Icon::terminal});
    if (choosing && kit.shown("pay/window"))
        ways.push_back({"pay/window", &words::pay_window, &words::pay_window_how, Icon::desk});
    const auto put = [&](const Way& way, const Rect& r) {
        kit.button(
            way.id, r, kit.say(*way.label),
            {ButtonKind::secondary, way.icon, kit.metrics.large ? "" : kit.say(*way.how), false, true});
    };

    const Rect amount = rest.cut_top(kit.px(kit.metrics.portrait ? 170 : 132), gap);
    kit.card(amount);
    draw_to_pay(kit, amount.inset(kit.px(14)), words::pay_amount, pay.amount);
    kit.note_below(rest, gap, money_words(pay.money, kit.view.language), Icon::shield, false);
    if (pay.hint != Hint::none)
        kit.note_above(rest, gap, hint_words(pay.hint, kit.view.language), Icon::warning, true);
    if (!ways.empty() && kit.metrics.portrait) {
        const auto places = rest.cut_bottom(kit.px(150), gap).columns(static_cast<int>(ways.size()), gap);
        for (std::size_t i = 0; i < ways.size(); ++i) put(ways[i], places[i]);
    } else if (!ways.empty()) {
        Rect column = rest.cut_right(rest.w * 0.33F, gap);
        const float most = kit.px(190) * static_cast<float>(ways.size()) + gap;
        const auto places =
            column.middle(column.w, std::min(column.h, most)).rows(static_cast<int>(ways.size()), gap);
        for (std::size_t i = 0; i < ways.size(); ++i) put(ways[i], places[i]);
    }
    draw_main(kit, rest, pay);
}

void draw(Kit& kit, const screen::Pin& pin) {
    const auto& title = pin.ecode_password ? words::ecode_password_title : words::pin_title;
    Frame frame;
    frame.title = kit.say(title);
    frame.second = kit.other(title);
    frame.back_id = "pin/cancel";
    frame.back_label = kit.say(words::cancel);
    frame.back_icon = Icon::cross;
    Rect rest = draw_frame(kit, frame);
    if (kit.shown("pin/forgot"))
        kit.button("pin/forgot", rest.cut_bottom(kit.px(124), kit.px(24)), kit.say(words::pin_forgot),
                   {ButtonKind::secondary, Icon::help, "", false, true});
    if (pin.tries_left >= 0)
        kit.note_above(rest, kit.px(24), tries_words(pin.tries_left, kit.view.language), Icon::warning, true);
    kit.card(rest);
    Rect inner = rest.inset(kit.px(56), kit.px(kit.metrics.portrait ? 40 : 24));
    Rect stage = kit.metrics.portrait ? inner.cut_top(inner.h * 0.42F, kit.px(20))
                                      : inner.cut_left(inner.w * 0.36F, kit.px(30));
    const float side = std::min(stage.w, stage.h);
    picture_keypad(kit.canvas, kit.colors, stage.middle(side, side));
    kit.show_part(stage.middle(side, side), kit.view.machine.pin_pad);
    const Rect dots = inner.cut_top(kit.px(kit.metrics.portrait ? 120 : 84), kit.px(10));
    const float step = kit.px(78);
    const float first = dots.center().x - step * 2.5F;
    for (int i = 0; i < 6; ++i) {
        const Point at{first + step * static_cast<float>(i), dots.center().y};
        kit.canvas.ring(at, kit.px(24), kit.colors.border, kit.px(4));
        if (i < pin.digits) kit.canvas.circle(at, kit.px(17), kit.colors.accent);
    }
    const auto center = [&](TextSize size, Color color) {
        return kit.style(size, color, Weight::regular, Align::center);
    };
    kit.block(inner, {{kit.say(words::pin_where), center(TextSize::heading, kit.colors.ink), 0},
                      {kit.say(words::pin_forgotten), center(TextSize::body, kit.colors.muted), 24}});
}

}  // namespace kiosk::ui
