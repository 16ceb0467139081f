// Facts folded into legs. Every branch answers: what does the counterparty have for certain, and under which
// handle can it be asked or taken back?
#include "kiosk/money/recover.h"

#include "kiosk/base/json.h"
#include "kiosk/base/mutant.h"
#include "kiosk/money/run.h"

namespace kiosk::money {
namespace {

// Reads what the facts' JSON says; a member of the wrong kind counts as absent.
class Detail {
public:
    explicit Detail(const std::string& text) : json_(Json::parse(text, nullptr, false)) {}

    [[nodiscard]] std::string text(const char* name) const {
        return has(name) && json_[name].is_string() ? json_[name].get<std::string>() : std::string{};
    }
    [[nodiscard]] bool flag(const char* name) const {
        return has(name) && json_[name].is_boolean() && json_[name].get<bool>();
    }
    [[nodiscard]] std::int64_t number(const char* name) const {
        return has(name) && json_[name].is_number_integer() ? json_[name].get<std::int64_t>() : 0;
    }
    [[nodiscard]] Fen amount(const char* name) const {
        const auto read = Fen::parse_yuan(text(name));
        return read ? *read : Fen{};
    }

    [[nodiscard]] std::vector<std::string> texts(const char* name) const {
        std::vector<std::string> all;
        if (has(name) && json_[name].is_array())
            for (const auto& one : json_[name])
                if (one.is_string()) all.push_back(one.get<std::string>());
        return all;
    }
    [[nodiscard]] bool has(const char* name) const { return json_.is_object() && json_.contains(name); }

private:
    Json json_;
};

class Folding {
public:
    Result<Case> fold(std::span<const Fact> facts) {
        if (facts.empty() || facts.front().kind != FactKind::case_opened)
            return fail(ErrorKind::malformed, "a case without its beginning");
        for (const auto& fact : facts) apply(fact);
        // What has no answer in the journal has none. A confirmation is simply repeated.
        for (const auto leg : {Leg::hold, Leg::visit, Leg::fees, Leg::insurance, Leg::own})
            if (c_.leg(leg) == LegStatus::sent)
                set(leg, leg == Leg::own && is_mutant("recovery_forgets_leg") ? LegStatus::none
                                                                              : LegStatus::unknown);
        if (c_.insured && !c_.patient.insured)
            return fail(ErrorKind::malformed, "an insured case that does not say who is insured");
        return std::move(c_);
    }

private:
    void apply(const Fact& fact) {
        // A late answer counts as long as nothing was done about its absence. Of own money it never does: the
        // order is closed by a reverse, paid or not.
        const bool late = Detail{fact.detail}.flag("late");
        if (late && (fact.leg != Leg::insurance || reversing_ || fact.kind == FactKind::unknown)) return;
        switch (fact.kind) {
            case FactKind::case_opened:
                return opened(fact);
            case FactKind::sent:
                return sent(fact);
            case FactKind::done:
                return done(fact);
            case FactKind::refused:
                return refused(fact.leg);
            case FactKind::unknown:
                return set(fact.leg, LegStatus::unknown);
            case FactKind::undo_sent:
                return undo_sent(fact);
            case FactKind::undo_done:
                return undo_done(fact);
            case FactKind::commit:
                return committed(fact);
            case FactKind::abort:
                c_.aborted = true;
                return;
            case FactKind::case_closed:
                c_.phase = Phase::closed;
                return;
            case FactKind::undo_refused:
            case FactKind::undo_unknown:
            case FactKind::slip_printed:
                return;
        }
    }

    void opened(const Fact& fact) {
        const Detail what{fact.detail};
        const Detail who{fact.personal};
        c_.id = fact.case_id;
        c_.reprint_code = what.text("reprint");
        c_.opened_at = CivilTime{what.number("opened_ms")};
        c_.insured = what.flag("insured");
        c_.self_pay = !c_.insured;
        if (what.has("cancels")) adopt(c_, cancellation_of(what, fact.amount));
        c_.purchase = purchase_of(what, fact.amount);
        c_.patient.name = who.text("name");
        c_.patient.id_number = who.text("id_number");
        c_.patient.passport_number = who.text("passport");
        if (who.text("psn_no").empty()) return;
        c_.patient.insured.emplace();
        c_.patient.insured->psn_no = who.text("psn_no");
        c_.patient.coverage.emplace();
        c_.patient.coverage->insutype = who.text("insutype");
        c_.patient.coverage->psn_type = who.text("psn_type");
        c_.patient.coverage->insuplc_admdvs = who.text("insuplc_admdvs");
    }

    static Purchase purchase_of(const Detail& what, Fen asked) {
        if (what.has("bills")) return BillChoice{what.texts("bills"), asked};
        if (what.has("admission")) return DepositChoice{what.text("admission"), asked};
        if (what.has("booking")) return BookedNumber{what.text("booking"), what.text("department"), asked};
        return session_of(what, asked);
    }

    static Cancellation cancellation_of(const Detail& what, Fen total) {
        Cancellation given_up;
        given_up.registered_as.value = what.text("cancels");
        given_up.hold_id = what.text("hold");
        given_up.setl_id = what.text("setl_id");
        given_up.payer = what.text("payer");
        given_up.at_window = what.flag("at_window");
        given_up.split.total = total;
        given_up.split.fund = what.amount("fund");
        given_up.split.account = what.amount("account");
        given_up.split.mutual_aid = what.amount("mutual_aid");
        given_up.split.own = what.amount("own");
        given_up.split.hospital = what.amount("hospital");
        given_up.money.visit_number = what.text("visit_number");
        given_up.money.mdtrt_id = what.text("mdtrt_id");
        given_up.money.order.value = what.text("order");
        given_up.money.transaction_number = what.text("transaction");
        if (what.flag("terminal")) given_up.money.method = acquirer::Method::card_terminal;
        return given_up;
    }

    static ClinicSession session_of(const Detail& what, Fen fee) {
        ClinicSession session;
        session.slot_id = what.text("slot");
        session.department_code = what.text("department");
        session.fee = fee;
        return session;
    }

    void sent(const Fact& fact) {
        ++sends_[static_cast<std::size_t>(fact.leg)];
        set(fact.leg, LegStatus::sent);
        if (fact.leg == Leg::insurance) {
            c_.settle_msgid = Msgid{fact.key};
            c_.split.fund = fact.amount;  // fund and account together: what an undo gives back
        }
        if (fact.leg != Leg::own) return;
        ++c_.orders;
        c_.split.own = fact.amount;
        c_.payment = {};
        c_.method = Detail{fact.detail}.flag("terminal") ? acquirer::Method::card_terminal
                                                         : acquirer::Method::wallet_code;
    }

    void done(const Fact& fact) {
        const Detail given{fact.detail};
        switch (fact.leg) {
            case Leg::hold:
                c_.hold.id = fact.key;
                c_.hold.total = c_.split.total = fact.amount;
                c_.hold.visit_number = given.text("visit_number");
                c_.hold.med_type = given.text("med_type");
                c_.mdtrt_id = c_.hold.mdtrt_id = given.text("mdtrt_id");
                break;
            case Leg::visit:
                c_.mdtrt_id = fact.key;
                break;
            case Leg::insurance:
                c_.settlement.setl_id = given.text("setl_id");
                c_.split.fund = given.amount("fund");
                c_.split.account = given.amount("account");
                c_.split.mutual_aid = given.amount("mutual_aid");
                c_.split.hospital = given.amount("hospital");
                break;
            case Leg::own:
                c_.payment.transaction_number = given.text("transaction");
                c_.payment.payer = given.text("payer");
                break;
            case Leg::booking:
                c_.booking.queue_number = given.text("queue_number");
                break;
            case Leg::fees:
                break;
        }
        set(fact.leg, LegStatus::done);
    }

    // A refusal of a repeat says nothing about the first try, whose answer was lost: that one may stand.
    void refused(Leg leg) {
        const bool repeatable = leg == Leg::hold || leg == Leg::visit;
        const bool repeated = sends_[static_cast<std::size_t>(leg)] > 1;
        set(leg, repeatable && repeated ? LegStatus::unknown : LegStatus::refused);
    }

    void undo_sent(const Fact& fact) {
        if (fact.leg == Leg::hold) c_.hold.id = fact.key;
        if (fact.leg == Leg::visit) c_.mdtrt_id = fact.key;
        if (fact.leg == Leg::insurance) {
            reversing_ = true;
            if (c_.leg(Leg::insurance) == LegStatus::done) set(Leg::insurance, LegStatus::undo_sent);
        }
        if (fact.leg == Leg::own && c_.payment.transaction_number.empty())
            set(Leg::own, LegStatus::undo_sent);
        // The hospital may have let the registration go before the power went: a HIS that cannot be reached
        // now says nothing about that.
        if (fact.leg == Leg::booking) ++c_.tries;
    }

    void undo_done(const Fact& fact) {
        if (Detail{fact.detail}.text("money") == "returned") {
            c_.told_returned = true;
            return;
        }
        const bool first_of_two = fact.leg == Leg::insurance && Detail{fact.detail}.number("reversal") == 1;
        set(fact.leg, first_of_two ? LegStatus::undo_accepted : LegStatus::undone);
    }

    void committed(const Fact& fact) {
        const Detail how{fact.detail};
        c_.committed = true;
        c_.self_pay = !how.flag("insured");
        if (c_.self_pay) c_.split = Split::all_own(fact.amount);
        c_.split.total = fact.amount;
        c_.split.own = how.amount("own");
        c_.at_window = how.flag("at_window");
        c_.insurance_down = how.flag("insurance_missed");
    }

    void set(Leg leg, LegStatus status) { c_.legs[static_cast<std::size_t>(leg)] = status; }

    Case c_;
    std::array<int, 6> sends_{};  // by Leg
    bool reversing_ = false;
};

}  // namespace

Result<Case> recover(std::span<const Fact> facts) { return Folding{}.fold(facts); }

}  // namespace kiosk::money
