// M8: the screen tells the truth. The very words that `ui` would draw, in both languages, are searched for
// claims about money, and each claim is compared with the books; while a request still travels the books may
// change a moment later, and then only the end is judged. M16: nobody hears of another patient's case.
#include <array>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "tests/simulation/judge.h"
#include "ui/text/sentences.h"

namespace kiosk::simulation {
namespace {

enum class Claims { insurance_stands, insurance_nothing, own_taken, own_nothing };
struct Claim {
    std::string_view words;
    Claims claims;
};
constexpr std::array claims{Claim{"医保没有结算", Claims::insurance_nothing},
                            Claim{"Insurance was not charged", Claims::insurance_nothing},
                            Claim{"医保部分已结算", Claims::insurance_stands},
                            Claim{"Insurance part settled", Claims::insurance_stands},
                            Claim{"医保部分已撤销", Claims::insurance_nothing},
                            Claim{"Insurance part cancelled", Claims::insurance_nothing},
                            Claim{"自付部分没有收取", Claims::own_nothing},
                            Claim{"own part was not taken", Claims::own_nothing},
                            Claim{"已收您", Claims::own_taken},
                            Claim{"received from you", Claims::own_taken},
                            Claim{"已付 ", Claims::own_taken},
                            Claim{"Paid: ", Claims::own_taken},
                            Claim{"已退回", Claims::own_nothing},
                            Claim{"was returned to you", Claims::own_nothing},
                            Claim{"没有扣款", Claims::own_nothing},
                            Claim{"othing was charged", Claims::own_nothing},
                            Claim{"nothing taken", Claims::own_nothing},
                            Claim{"不用再付钱", Claims::own_nothing},
                            Claim{"Nothing more to pay", Claims::own_nothing}};

// Name and trace number that a screen shows; empty where it shows none.
struct ShownOf {
    std::string name;
    std::string trace;
};
ShownOf shown_of(const Screen& screen) {
    if (const auto* one = std::get_if<screen::Departments>(&screen.content)) return {one->patient.name, ""};
    if (const auto* one = std::get_if<screen::Sessions>(&screen.content)) return {one->patient.name, ""};
    if (const auto* one = std::get_if<screen::Bills>(&screen.content)) return {one->patient.name, ""};
    if (const auto* one = std::get_if<screen::Check>(&screen.content)) return {one->patient.name, ""};
    if (const auto* one = std::get_if<screen::CancelCheck>(&screen.content))
        return {one->patient.name, one->row.trace_number};
    if (const auto* one = std::get_if<screen::Cancelled>(&screen.content))
        return {one->patient.name, one->row.trace_number};
    if (const auto* one = std::get_if<screen::Done>(&screen.content))
        return {one->patient.name, one->trace_number};
    if (const auto* one = std::get_if<screen::Notice>(&screen.content)) return {"", one->trace_number};
    return {};
}

std::vector<std::string> in_both(const MoneyState& money) {
    return {ui::money_words(money, Language::zh), ui::money_words(money, Language::en)};
}

}  // namespace

void Judge::shown(const Screen& screen) {
    check_privacy(screen);
    check_choices(screen);
    const auto* told = std::get_if<screen::Notice>(&screen.content);
    if (told != nullptr && told->id == NoticeId::journal_down) journal_told_down_ = true;
    if (const auto* check = std::get_if<screen::Check>(&screen.content)) {
        confirmed_[guest_] = check->split;
        if (check->self_pay_chosen || !check->insured) confirmed_[guest_].own = check->split.total;
    }
    if (const auto* notice = std::get_if<screen::Notice>(&screen.content))
        // Before anything is begun the sentence is about this visit alone, whatever stands from an earlier
        // one.
        if (notice->money != MoneyState{} || case_of_guest(guest_) == nullptr ||
            !case_of_guest(guest_)->booked())
            check_words(notice->money, in_both(notice->money), "notice");
    if (const auto* pay = std::get_if<screen::Pay>(&screen.content)) {
        auto texts = in_both(pay->money);
        texts.push_back(ui::hint_words(pay->hint, Language::zh));
        texts.push_back(ui::hint_words(pay->hint, Language::en));
        check_words(pay->money, texts, "pay");
    }
    if (const auto* again = std::get_if<screen::Identify>(&screen.content); again && again->code_again)
        check_words(again->money, in_both(again->money), "identify");
    if (const auto* cancelled = std::get_if<screen::Cancelled>(&screen.content)) {
        check_words(cancelled->money, in_both(cancelled->money), "cancelled");
        if (!is_durable(FactKind::undo_done, Leg::booking, cancelled->trace_number))
            complain("M8: 'cancelled' is shown before that is durable");
    }
    if (const auto* done = std::get_if<screen::Done>(&screen.content)) {
        auto texts = in_both(done->money);
        texts.push_back(ui::done_words(*done, Language::zh));
        texts.push_back(ui::done_words(*done, Language::en));
        check_words(done->money, texts, "done");
        if (done->slip == screen::SlipState::printed) told_printed_.insert(done->trace_number);
        if (!is_durable(FactKind::done, Leg::booking, done->trace_number))
            complain("M8: 'done' is shown before the confirmation is durable");
    }
}

void Judge::check_words(const MoneyState& money, const std::vector<std::string>& texts,
                        const std::string& where) {
    if (!timeline_.world_is_quiet()) return;
    const auto* books = case_of_guest(guest_);
    const auto settled = books == nullptr ? 0 : books->settlements.size();
    const auto paid = books == nullptr ? 0 : books->payments.size();
    const auto is_true = [&](Claims claim) {
        switch (claim) {
            case Claims::insurance_stands:
                return settled == 1;
            case Claims::insurance_nothing:
                return settled == 0;
            case Claims::own_taken:
                return paid == 1 && books->payments.front().amount == money.own_amount;
            case Claims::own_nothing:
                return paid == 0;
        }
        return false;
    };
    for (const auto& text : texts)
        for (const auto& claim : claims)
            if (text.find(claim.words) != std::string::npos && !is_true(claim.claims))
                complain(fmt::format("M8: {} says '{}', books have {} settled and {} paid", where, text,
                                     settled, paid));
}

// Nothing invites to pay again while money of this patient stands or is in doubt.
void Judge::check_choices(const Screen& screen) {
    const bool invites = screen.offers("notice/retry") || screen.offers("notice/other_session") ||
                         screen.offers("notice/bills") || screen.offers("notice/self_pay");
    if (!invites) return;
    const auto* books = case_of_guest(guest_);
    // What is registered well may be looked at again, and given up.
    if (books != nullptr && !books->booked() && (!books->settlements.empty() || !books->payments.empty()))
        complain("M8: another try is offered while money of this patient stands");
}

void Judge::check_privacy(const Screen& screen) {
    const auto seen = shown_of(screen);
    const auto* person = people_.by_id(guest_);
    if (person != nullptr && !seen.name.empty() && seen.name != masked_name(person->name))
        complain("M16: " + screen_name(screen) + " shows another patient's name");
    const auto owner = patient_of_.find(seen.trace);
    if (owner != patient_of_.end() && owner->second != guest_)
        complain("M16: " + screen_name(screen) + " shows another patient's case");
}

void Judge::reported(const from_case::Report& report) {
    if (const auto* registered = std::get_if<from_case::Registered>(&report))
        told_registered_.insert(registered->trace_number);
}

}  // namespace kiosk::simulation
