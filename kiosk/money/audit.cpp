// One pass over the facts, one small rule after the other. What is still open at the end is asked of
// recover(): a closed case may leave nothing that recovery would have to take back.
#include "kiosk/money/audit.h"

#include <algorithm>
#include <map>
#include <set>

#include "kiosk/base/json.h"
#include "kiosk/money/recover.h"

namespace kiosk::money {
namespace {

bool is_debit(Leg leg) { return leg == Leg::insurance || leg == Leg::own; }

Fen amount_of(const Json& detail, const char* name) {
    if (!detail.is_object() || !detail.contains(name) || !detail[name].is_string()) return {};
    const auto read = Fen::parse_yuan(detail[name].get<std::string>());
    return read ? *read : Fen{};
}
bool flag_of(const Json& detail, const char* name) {
    return detail.is_object() && detail.contains(name) && detail[name].is_boolean() &&
           detail[name].get<bool>();
}

class Audit {
public:
    std::vector<std::string> run(std::span<const Fact> facts) {
        if (facts.empty() || facts.front().kind != FactKind::case_opened)
            return {"M10: a case without its beginning"};
        for (const auto& fact : facts) check(fact);
        if (closed_) check_end(facts);
        return std::move(broken_);
    }

private:
    void complain(const char* rule, const std::string& what) {
        broken_.push_back(std::string{rule} + ": " + what);
    }

    void check(const Fact& fact) {
        const auto detail = Json::parse(fact.detail, nullptr, false);
        const bool late = flag_of(detail, "late");
        if (closed_ && !late && fact.kind != FactKind::slip_printed)
            complain("M10", "something happened after the case was closed");
        switch (fact.kind) {
            case FactKind::case_opened:
                if (++opened_ > 1) complain("M10", "opened twice");
                return opened(detail);
            case FactKind::sent:
                return sent(fact);
            case FactKind::done:
            case FactKind::refused:
            case FactKind::unknown:
                return outcome(fact, detail, late);
            case FactKind::undo_sent:
                return undo_sent(fact);
            case FactKind::undo_done:
            case FactKind::undo_refused:
            case FactKind::undo_unknown:
                return;
            case FactKind::commit:
                return commit(fact, detail);
            case FactKind::abort:
                aborted_ = true;
                return;
            case FactKind::slip_printed:
                if (++originals_ > 1) complain("M7", "two original slips");
                if (!booked_) complain("M7", "a slip before the registration stood");
                return;
            case FactKind::case_closed:
                closed_ = true;
                return;
        }
    }

    // A registration that is given up: what is taken back was sent by an earlier case.
    void opened(const Json& detail) {
        if (!detail.is_object() || !detail.contains("cancels")) return;
        cancels_ = true;
        for (const auto* handle : {"setl_id", "order"}) debits_.insert(detail.value(handle, std::string{}));
    }

    void sent(const Fact& fact) {
        if (cancels_) complain("M17", "a case that cancels sent something of its own");
        if (is_debit(fact.leg)) {
            if (!debits_.insert(fact.key).second) complain("M3", "a debit was sent twice: " + fact.key);
            if (aborted_) complain("M4", "a debit after the case had turned back: " + fact.key);
        }
        if (fact.leg == Leg::booking && !committed_) complain("M5", "confirmed before the money stood");
        sent_.insert(fact.leg);
    }

    void outcome(const Fact& fact, const Json& detail, bool late) {
        const bool known = is_debit(fact.leg) ? debits_.contains(fact.key) : sent_.contains(fact.leg);
        if (!known) complain("M2", "an answer to something that was never written as sent: " + fact.key);
        if (late || fact.kind != FactKind::done) return;
        if (fact.leg == Leg::booking) booked_ = true;
        if (fact.leg == Leg::own) own_paid_ = fact.amount;
        if (fact.leg != Leg::insurance) return;
        settled_ = true;
        if (amount_of(detail, "fund") + amount_of(detail, "account") != fact.amount)
            complain("M6", "fund and account do not make the settled amount");
        insurance_and_own_ = fact.amount + amount_of(detail, "own") + amount_of(detail, "hospital");
    }

    // M17: what is taken back is what this case sent, or what the HIS let it cancel; and of that nothing
    // moves before the HIS has let go.
    void undo_sent(const Fact& fact) {
        if (is_debit(fact.leg) && !debits_.contains(fact.undoes))
            complain("M17", "taken back, never sent: " + fact.undoes);
        if (cancels_ && fact.leg != Leg::booking && !aborted_)
            complain("M5", "taken back before the hospital let the registration go");
    }

    void commit(const Fact& fact, const Json& detail) {
        committed_ = true;
        if (aborted_) complain("M4", "committed after it had turned back");
        const bool insured = flag_of(detail, "insured");
        if (insured && !settled_) complain("M5", "committed without a settlement");
        const auto own = amount_of(detail, "own");
        const bool collected = own_paid_ == own || flag_of(detail, "at_window");
        if (own.is_positive() && !collected) complain("M5", "committed without the own part");
        if (insured && insurance_and_own_ > fact.amount) complain("M6", "the parts exceed the total");
    }

    void check_end(std::span<const Fact> facts) {
        if (committed_ && !aborted_ && !booked_) complain("M11", "closed, paid and not registered");
        const auto left = recover(facts);
        if (!left) return complain("M11", left.error().text);
        const bool registered = (booked_ || cancels_) && !aborted_;
        for (const auto leg : {Leg::hold, Leg::visit, Leg::fees, Leg::insurance, Leg::own}) {
            const auto status = left->leg(leg);
            const bool at_rest = status == LegStatus::none || status == LegStatus::refused ||
                                 status == LegStatus::undone || (registered && status == LegStatus::done);
            if (!at_rest)
                complain("M11", "closed, and a leg is still open: " + std::to_string(static_cast<int>(leg)));
        }
    }

    std::vector<std::string> broken_;
    std::set<std::string> debits_;
    std::set<Leg> sent_;
    Fen own_paid_;
    Fen insurance_and_own_;
    int opened_ = 0;
    int originals_ = 0;
    bool settled_ = false;
    bool committed_ = false;
    bool aborted_ = false;
    bool booked_ = false;
    bool closed_ = false;
    bool cancels_ = false;
};

}  // namespace

std::vector<std::string> audit(std::span<const Fact> facts) { return Audit{}.run(facts); }

}  // namespace kiosk::money
