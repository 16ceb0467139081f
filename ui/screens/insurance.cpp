// What insurance knows of a person, a card each: amounts are dots until they are asked for, a question
// without an answer says so in its own card, and whoever is insured elsewhere without a filing reads what to
// do.
#include <algorithm>

#include "ui/kit/rows.h"
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/insurance_words.h"
#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

using screen::FactState;

constexpr const char* dots = "••••••";

struct Card {
    std::string label;
    std::string value;
    std::string note;  // below: what to do
    bool amount = false;
    bool quiet = false;  // hidden, still being asked, or nothing there
    bool amber = false;
};

Card amount_card(const Kit& kit, const Phrase& label, FactState state, const std::optional<Fen>& sum,
                 bool shown) {
    Card card{kit.say(label), "", "", true, false, false};
    if (state != FactState::told) {
        card.value = kit.say(state_words(state));
        card.amount = false;
        card.quiet = state == FactState::asking;
        card.amber = state == FactState::failed;
    } else if (!sum) {
        card.value = kit.say(words::insurance_no_record);
        card.amount = false;
        card.quiet = true;
    } else {
        card.value = shown ? amount_words(*sum, kit.view.language) : dots;
        card.quiet = !shown;
    }
    return card;
}

Card filing_card(const Kit& kit, const screen::Insurance& facts) {
    Card card{kit.say(words::filing), "", "", false, false, false};
    if (facts.filings != FactState::told) {
        card.value = kit.say(state_words(facts.filings));
        card.quiet = facts.filings == FactState::asking;
        card.amber = facts.filings == FactState::failed;
    } else {
        card.value = filing_words(facts, kit.view.language);
        card.amber = facts.filing == screen::FilingState::not_filed;
        if (card.amber) card.note = kit.say(words::filing_how);
    }
    return card;
}

Card diseases_card(const Kit& kit, const screen::Insurance& facts) {
    Card card{kit.say(words::chronic_filings), "", "", false, false, false};
    if (facts.diseases != FactState::told) {
        card.value = kit.say(state_words(facts.diseases));
        card.quiet = facts.diseases == FactState::asking;
        card.amber = facts.diseases == FactState::failed;
    } else if (facts.filed_diseases.empty()) {
        card.value = kit.say(words::chronic_none);
        card.quiet = true;
    } else {
        card.value = diseases_words(facts.filed_diseases, kit.view.language);
        card.note = until_words(facts.filed_diseases, kit.view.language);
    }
    return card;
}

std::vector<Card> cards_of(const Kit& kit, const screen::Insurance& facts) {
    std::vector<Card> cards;
    cards.push_back(
        {kit.say(words::insurance_kind), kit.say(insurance_kind_words(facts.kind)), "", false, false, false});
    cards.push_back({kit.say(words::insured_place), kit.say(facts.place), "", false, false, false});
    if (facts.balance)
        cards.push_back(
            amount_card(kit, words::account_balance, FactState::told, facts.balance, facts.shown));
    cards.push_back(amount_card(kit, words::deductible_this_year, facts.accumulations, facts.deductible_used,
                                facts.shown));
    cards.push_back(
        amount_card(kit, words::fund_this_year, facts.accumulations, facts.fund_paid, facts.shown));
    if (facts.mutual_aid)
        cards.push_back(
            amount_card(kit, words::mutual_aid_this_year, facts.spending, facts.mutual_aid, facts.shown));
    cards.push_back(filing_card(kit, facts));
    cards.push_back(diseases_card(kit, facts));
    return cards;
}

void draw_card(Kit& kit, const Rect& r, const Card& card) {
    kit.card(r);
    if (card.amber) kit.canvas.outline(r, kit.colors.amber_edge, kit.px(28), kit.px(3));
    const Rect inner = r.inset(kit.px(30), kit.px(12));
    const Color ink = card.amber    ? kit.colors.amber
                      : card.quiet  ? kit.colors.muted
                      : card.amount ? kit.colors.accent
                                    : kit.colors.ink;
    Style value = kit.style(TextSize::heading, ink, Weight::bold);
    value.lines = card.amount ? 1 : 2;
    if (card.amount) value.role = "amount";
    Style note = kit.style(TextSize::small, kit.colors.ink);
    note.lines = 4;
    Style label = kit.style(TextSize::small, kit.colors.muted);
    label.lines = 1;
    kit.block(inner, {{card.label, label, 0}, {card.value, value, 2}, {card.note, note, 4}});
}

void draw_records(Kit& kit, const Rect& r, const screen::Insurance& facts) {
    kit.card(r);
    Rect inner = r.inset(kit.px(30), kit.px(12));
    const bool any = facts.spending == FactState::told && facts.records > 0;
    if (any)
        kit.button("insurance/spending", inner.cut_right(kit.px(kit.metrics.large ? 260 : 220), kit.px(20)),
                   kit.say(words::look_at), {ButtonKind::secondary, std::nullopt, "", false, true});
    const auto value = facts.spending != FactState::told ? kit.say(state_words(facts.spending))
                       : any                             ? records_words(facts.records, kit.view.language)
                                                         : kit.say(words::insurance_no_record);
    Style label = kit.style(TextSize::small, kit.colors.muted);
    label.lines = 1;
    const bool amber = facts.spending == FactState::failed;
    kit.block(inner, {{kit.say(words::records_this_year), label, 0},
                      {value,
                       kit.style(TextSize::heading,
                                 amber ? kit.colors.amber
                                 : any ? kit.colors.ink
                                       : kit.colors.muted,
                                 Weight::bold),
                       2}});
}

// Two beside each other where the screen is wide; a card with something to do needs more room.
struct CardLine {
    std::vector<Card> cards;
    float height = 0;
};

std::vector<CardLine> lines_of(const Kit& kit, const std::vector<Card>& cards, std::size_t columns) {
    const float usual = kit.px(kit.metrics.large ? 168 : 128);
    const float tall = kit.px(kit.metrics.large ? 380 : 240);
    std::vector<CardLine> lines;
    for (std::size_t i = 0; i < cards.size(); i += columns) {
        CardLine line{{}, usual};
        for (std::size_t k = i; k < std::min(cards.size(), i + columns); ++k) {
            line.cards.push_back(cards[k]);
            if (!cards[k].note.empty()) line.height = tall;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

void draw_spent(Kit& kit, const Rect& r, const insurance::Spent& spent, bool shown) {
    kit.card(r);
    Rect inner = r.inset(kit.px(30), kit.px(12));
    const auto language = kit.view.language;
    Style when = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    when.lines = 1;
    Style place = kit.style(TextSize::small, kit.colors.muted);
    place.lines = 2;
    const auto where = spent.place.empty() ? kit.say(words::this_hospital) : spent.place;
    if (!spent.amounts_known)
        return (void)kit.block(inner, {{spent.when.substr(0, 16), when, 0}, {where, place, 2}});
    Style sum = kit.style(TextSize::heading, shown ? kit.colors.accent : kit.colors.muted, Weight::bold,
                          Align::right);
    sum.role = "amount";
    sum.lines = 1;
    Style parts = kit.style(TextSize::small, kit.colors.ink);
    parts.lines = 3;
    const auto total = shown ? amount_words(spent.total, language) : std::string{dots};
    kit.text(inner.cut_right(kit.width_of(total, sum) + kit.px(8), kit.px(20)), total, sum);
    kit.block(inner, {{spent.when.substr(0, 16), when, 0},
                      {where, place, 2},
                      {shown ? spent_words(spent, language) : "", parts, 4}});
}

}  // namespace

void draw(Kit& kit, const screen::Insurance& facts) {
    Frame frame;
    frame.title = kit.say(words::insurance_title);
    frame.second = patient_words(facts.patient, kit.view.language);
    frame.back_id = "insurance/back";
    frame.back_label = kit.say(words::back);
    frame.primary_id = "insurance/show";
    frame.primary_label = kit.say(facts.shown ? words::hide_amounts : words::show_amounts);
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(18);
    const bool portrait = kit.metrics.portrait;
    draw_records(kit, rest.cut_bottom(kit.px(kit.metrics.large ? 168 : 128), gap), facts);
    const auto columns = portrait ? std::size_t{1} : std::size_t{2};
    const auto lines = lines_of(kit, cards_of(kit, facts), columns);
    std::vector<Entry> entries;
    for (const auto& line : lines) entries.push_back({std::min(line.height, rest.h), false});
    draw_list(kit, rest, "insurance", entries, gap, [&](const Rect& row, std::size_t i) {
        const auto places = row.columns(static_cast<int>(columns), gap);
        for (std::size_t k = 0; k < lines[i].cards.size(); ++k)
            draw_card(kit, lines[i].cards.size() == 1 ? row : places[k], lines[i].cards[k]);
    });
}

void draw(Kit& kit, const screen::Spending& spending) {
    Frame frame;
    frame.title = kit.say(words::records_title);
    frame.second = patient_words(spending.patient, kit.view.language);
    frame.back_id = "spending/back";
    frame.back_label = kit.say(words::back);
    if (spending.amounts_known) {
        frame.primary_id = "spending/show";
        frame.primary_label = kit.say(spending.shown ? words::hide_amounts : words::show_amounts);
    } else {
        frame.right_note = kit.say(words::records_without_amounts);
    }
    Rect rest = draw_frame(kit, frame);
    const float gap = kit.px(18);
    const float height = kit.px(kit.metrics.large ? 330 : 240);
    const std::vector<Entry> entries(spending.rows.size(), {std::min(height, rest.h), false});
    draw_list(kit, rest, "spending", entries, gap, [&](const Rect& place, std::size_t i) {
        draw_spent(kit, place, spending.rows[i], spending.shown);
    });
}

}  // namespace kiosk::ui
