// The pure machine of one sum of money: hold a number, let insurance say who pays what, settle, collect the
// own part, commit, confirm at the HIS; or take everything back. No clock, file, socket, thread, random
// number or log: time and answers come in as events, wishes go out as effects, and every fact goes to the
// journal before its effect is acted on.
//
// What to do next is computed from the states of the legs, not remembered as a script, so that a retry, a
// late answer and a recovery after a power cut all go the same way.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/case_talk.h"
#include "kiosk/domain/effect.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/money_state.h"
#include "kiosk/domain/policy.h"

namespace kiosk::money {

enum class Phase {
    fresh,
    // before money
    holding,            // HoldSlot
    checking_benefit,   // 2001
    opening_visit,      // 2201
    describing_visit,   // 2203A
    uploading_fees,     // 2204
    clearing_fees,      // 2205, because an upload's answer was lost
    presettling,        // 2206
    insurance_refused,  // waits for the patient: pay all, or stop
    quoted,             // waits for the patient: as shown?
    // money
    awaiting_password,
    drawing_msgid,
    noting_hold,  // the hold learns what is about to happen
    settling,     // 2207
    awaiting_credential,
    awaiting_payment,
    paying,
    querying_payment,
    waiting_for_payer,  // before the next query
    reversing_payment,
    waiting_to_reverse,
    // after Commit
    confirming,
    waiting_to_confirm,
    // a registration given up
    cancelling,  // CancelRegistration
    waiting_to_cancel,
    // back
    unwinding,
    waiting_to_unwind,
    drawing_undo_msgid,
    closed,
};

enum class LegStatus {
    none,
    sent,
    done,
    refused,
    unknown,
    undo_sent,
    undo_accepted,  // the first of two reversals of an unknown settlement was answered
    undone,
};

struct Case {
    CaseId id;
    std::string reprint_code;
    CivilTime opened_at;
    Phase phase = Phase::fresh;
    std::array<LegStatus, 6> legs{};  // by Leg

    // who and what
    Purchase purchase;
    std::optional<Cancellation> cancels;  // instead of a purchase: an earlier case's money goes back
    Patient patient;
    Credential credential;
    Hold hold;
    std::string mdtrt_id;

    // how it is paid
    bool insured = false;         // insurance is asked at all
    bool self_pay = false;        // the patient chose to pay everything
    bool insurance_down = false;  // it was asked, and could not be reached
    bool use_account = true;
    Split split;  // as shown
    insurance::Settlement settlement;
    Msgid settle_msgid;
    Secret password;
    acquirer::Method method = acquirer::Method::wallet_code;
    bool at_window = false;
    int orders = 0;  // payment orders tried so far; the last is the current one
    Secret payment_code;
    acquirer::Payment payment;
    Millis payer_typing_since{0};
    Booking booking;

    // where we are
    bool hold_noted = false;
    bool committed = false;
    bool aborted = false;
    bool told_unsure = false;  // the patient reads "being checked" and may have gone
    bool stop_wanted = false;  // Abandon came while a call was out
    NoticeId ended_because = NoticeId::unexpected;
    int tries = 0;  // of the current call
    Millis backoff{0};
    bool in_quarantine = false;     // the wait that runs is one: what is lost may still arrive
    bool quarantine_over = false;   // for the leg being undone
    Leg undoing = Leg::hold;        // while unwinding: the leg whose undo is out
    bool settlement_is_gone = false;  // the platform said that nothing of ours stands, or stood
    bool telling_returned = false;  // the HIS is being told that all money is back
    bool told_returned = false;
    Msgid undo_msgid;
    EffectId settle_effect;  // to know a late 2207 or payment by
    EffectId pay_effect;
    EffectId current;   // the call or wait that moves the case; 0 = none
    EffectId patience;  // the patient's wait; 0 = none
    std::uint64_t effects = 0;

    [[nodiscard]] LegStatus leg(Leg which) const { return legs[static_cast<std::size_t>(which)]; }
    [[nodiscard]] bool pays_by_insurance() const { return insured && !self_pay; }
    // Insurance can be asked what it pays: its visit and the fee lines stand.
    [[nodiscard]] bool can_insure() const { return insured && leg(Leg::fees) == LegStatus::done; }
    // Who pays alone for that reason alone may have it settled later.
    [[nodiscard]] bool insurance_missed() const { return insurance_down && !pays_by_insurance(); }
    // Under which case the hold, the charge batch and the orders are known at the counterparties.
    [[nodiscard]] const CaseId& known_as() const { return cancels ? cancels->registered_as : id; }
    [[nodiscard]] acquirer::OrderNumber order() const {
        return cancels ? cancels->money.order
                       : acquirer::OrderNumber{id.value + "-P" + std::to_string(orders)};
    }
    // Two kiosks that cancel the same refund once: the number follows from the order.
    [[nodiscard]] acquirer::RefundNumber refund() const {
        return {cancels ? cancels->money.order.value + "R" : id.value + "-R" + std::to_string(orders)};
    }
    [[nodiscard]] std::string charge_batch() const { return known_as().value; }
    [[nodiscard]] his::Handle held() const { return {purpose_of(purchase), hold.id}; }
    [[nodiscard]] const std::string& med_type(const Policy& policy) const {
        return hold.med_type.empty() ? policy.med_type : hold.med_type;
    }
    friend bool operator==(const Case&, const Case&) = default;
};

// The journal could not write: nothing of this step may be acted on and no new money may move.
struct JournalFailed {
    friend bool operator==(const JournalFailed&, const JournalFailed&) = default;
};

// The first event of a case that recover() rebuilt: forward after Commit, back before it.
struct Resumed {
    friend bool operator==(const Resumed&, const Resumed&) = default;
};

using Event = std::variant<to_case::Command, Answer, DeadlinePassed, LateAnswer, JournalFailed, Resumed>;

struct Step {
    Case state;
    std::vector<Fact> facts;      // durable first
    std::vector<Effect> effects;  // then acted on
    std::vector<from_case::Report> reports;
};

[[nodiscard]] Step step(Case state, const Event& event, const Now& now, const Policy& policy);

// Where the money of this case is, for every sentence on a screen or slip.
[[nodiscard]] MoneyState money_state(const Case& state);

// Nothing is in doubt and nothing is left to do.
[[nodiscard]] inline bool is_closed(const Case& state) { return state.phase == Phase::closed; }

[[nodiscard]] std::string to_string(Phase phase);

}  // namespace kiosk::money
