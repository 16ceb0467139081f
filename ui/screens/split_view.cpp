// Terms that are zero are left out, except those a patient looks for.
#include "ui/screens/split_view.h"

#include "ui/kit/rows.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

std::vector<Fact> rows_of(const Kit& kit, const Split& split, bool insured) {
    const auto row = [&](const Phrase& label, Fen amount, bool strong = false) {
        return Fact{kit.say(label), amount_words(amount, kit.view.language), strong, true};
    };
    std::vector<Fact> rows{row(words::total, split.total, true)};
    if (!insured) return rows;
    rows.push_back(row(words::fund, split.fund));
    // Whose account pays is said plainly: nobody's own where the family's pays all of it.
    const bool inside = split.mutual_aid_inside_account;
    const bool aided = inside && split.mutual_aid.is_positive();
    const bool all_aided = aided && split.mutual_aid == split.account;
    rows.push_back(row(all_aided                    ? words::pays_family
                       : aided && kit.metrics.large ? words::account_and_family
                                                    : words::account,
                       split.account));
    // "Of which" explains a row and adds nothing to the sum: large letters need its room.
    if (split.mutual_aid.is_positive() && !all_aided && !(inside && kit.metrics.large))
        rows.push_back(row(inside ? words::of_which_family : words::family, split.mutual_aid));
    if (split.hospital.is_positive()) rows.push_back(row(words::hospital_part, split.hospital));
    return rows;
}

}  // namespace

std::size_t count_split_rows(const Kit& kit, const Split& split, bool insured) {
    return rows_of(kit, split, insured).size();
}

void draw_split_rows(Kit& kit, const Rect& room, const Split& split, bool insured) {
    const auto rows = rows_of(kit, split, insured);
    const float most = kit.px(kit.metrics.large ? 96 : 84) * static_cast<float>(rows.size());
    facts(kit, room.middle(room.w, std::min(room.h, most)), rows);
}

void draw_to_pay(Kit& kit, const Rect& room, const Phrase& label, Fen amount) {
    kit.plate(room, kit.colors.tint, kit.colors.flat ? std::optional{kit.colors.accent} : std::nullopt, 22);
    Rect inner = room.inset(kit.px(30), kit.px(8));
    const auto words = amount_words(amount, kit.view.language);
    Style big = kit.style(TextSize::hero, kit.colors.accent, Weight::bold, Align::right);
    big.role = "amount";
    big.lines = 1;
    Style small = kit.style(TextSize::heading, kit.colors.ink, Weight::bold);
    small.lines = 2;
    const float wanted = kit.width_of(kit.say(label), small) + kit.px(4);
    kit.text(inner.cut_left(std::min(wanted, inner.w * 0.42F), kit.px(24)), kit.say(label), small);
    kit.text(inner, words, big);
}

}  // namespace kiosk::ui
