// A deposit for a stay: whose stay and what is laid down for it, then an amount by one large key, or by
// digits.
#include <fmt/format.h>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/screens/typing.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

// "1,000": the way amounts stand on banknotes and forms.
std::string grouped(std::int64_t yuan) {
    auto digits = std::to_string(yuan);
    for (auto at = static_cast<std::int64_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string yuan_words(std::int64_t yuan, Language language) {
    return words::amount.in(language, grouped(yuan));
}

std::vector<Fact> stay_facts(const Kit& kit, const Admission& stay) {
    const auto language = kit.view.language;
    const auto left = stay.deposited - stay.charged;
    const auto bed = kit.metrics.large ? std::string{} : kit.say(stay.bed);
    const auto ward = kit.say(stay.ward) + (bed.empty() ? "" : "  " + bed);
    std::vector<Fact> rows{{kit.say(words::inpatient_number), stay.inpatient_number, false, false},
                           {kit.say(words::ward), ward, true, false}};
    if (!kit.metrics.large)
        rows.push_back({kit.say(words::admitted_on), stay.admitted_at.date(), false, false});
    rows.push_back({kit.say(words::deposited_so_far), amount_words(stay.deposited, language), false, true});
    rows.push_back({kit.say(words::charged_so_far), amount_words(stay.charged, language), false, true});
    const bool missing = left.is_negative();
    rows.push_back({kit.say(missing ? words::deposit_missing : words::deposit_left),
                    amount_words(missing ? Fen{} - left : left, language), true, true});
    return rows;
}

void draw_keys(Kit& kit, const Rect& room, const screen::Deposit& deposit) {
    const float gap = kit.px(24);
    std::vector<std::pair<std::string, std::string>> keys;
    for (const auto yuan : deposit.keys_yuan)
        keys.emplace_back("deposit/" + std::to_string(yuan), yuan_words(yuan, kit.view.language));
    keys.emplace_back("deposit/other", kit.say(words::deposit_other));
    const auto rows = room.rows(static_cast<int>((keys.size() + 1) / 2), gap);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto places = rows[i / 2].columns(2, gap);
        kit.button(keys[i].first, places[i % 2], keys[i].second,
                   {ButtonKind::secondary, std::nullopt, "", false, true});
    }
}

void draw_amount(Kit& kit, const Rect& r, const screen::DepositAmount& amount) {
    kit.card(r);
    kit.canvas.outline(r, amount.wrong ? kit.colors.amber_edge : kit.colors.accent, kit.px(28), kit.px(4));
    const Rect inner = r.inset(kit.px(40), kit.px(10));
    if (kit.view.typed.empty())
        kit.text(inner, kit.say(words::deposit_field), kit.style(TextSize::heading, kit.colors.muted));
    else
        draw_typed(kit, inner, "¥ " + grouped(std::atoll(kit.view.typed.c_str())));
}

std::string range_words(const screen::DepositAmount& amount, Language language) {
    const auto least = yuan_words(amount.least_yuan, language), most = yuan_words(amount.most_yuan, language);
    return words::deposit_range.in(language, least, most);
}

}  // namespace

void draw(Kit& kit, const screen::Deposit& deposit) {
    const bool portrait = kit.metrics.portrait;
    Frame frame;
    frame.title = kit.say(words::pay_deposit);
    frame.second = patient_words(deposit.patient, kit.view.language);
    frame.back_id = "deposit/back";
    frame.back_label = kit.say(words::back);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(kit.metrics.large ? 22 : 28);
    const auto facts_of_stay = stay_facts(kit, deposit.admission);
    const float row = kit.px(kit.metrics.large ? 88 : 76);
    Rect left = portrait ? rest.cut_top(static_cast<float>(facts_of_stay.size()) * row + kit.px(48), gap)
                         : rest.cut_left(rest.w * 0.5F, gap);
    kit.card(left);
    facts(kit, left.inset(kit.px(40), kit.px(24)), facts_of_stay);
    kit.note_below(rest, gap, kit.say(words::deposit_settled_later), Icon::shield, false);
    Style question = kit.style(TextSize::title, kit.colors.ink, Weight::bold);
    kit.text(rest.cut_top(kit.px(kit.metrics.large ? 110 : 90), kit.px(12)), kit.say(words::deposit_how_much),
             question);
    const float height = std::min(rest.h, kit.px(portrait ? 420 : 520));
    draw_keys(kit, rest.cut_top(height), deposit);
}

void draw(Kit& kit, const screen::DepositAmount& amount) {
    const bool portrait = kit.metrics.portrait;
    const bool large = kit.metrics.large;
    Frame frame;
    frame.title = kit.say(words::deposit_type);
    frame.second = patient_words(amount.patient, kit.view.language);
    frame.back_id = "deposit_amount/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "deposit_amount/pay";
    frame.primary_label = kit.say(words::deposit_next);
    frame.primary_usable = !kit.view.typed.empty();
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(large ? 20 : 26);
    Rect pad = portrait ? Rect{} : rest.cut_right(rest.w * 0.42F, gap);
    kit.note_above(rest, gap, range_words(amount, kit.view.language),
                   amount.wrong ? Icon::warning : Icon::wallet, amount.wrong);
    draw_amount(kit, rest.cut_top(kit.px(large ? 150 : 130), gap), amount);
    if (portrait) pad = rest.cut_top(std::min(rest.h, kit.px(720)));
    draw_digit_pad(kit, pad, "deposit_amount");
}

}  // namespace kiosk::ui
