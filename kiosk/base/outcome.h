// A far-away call has three answers, never two: it was done, it was refused, or we do not know.
// `Unknown` cannot be forgotten: the only way to look inside is match(), which demands three handlers.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace kiosk {

// Why a counterparty said no, as far as code must tell reasons apart. The words for people travel beside it.
enum class RefusalReason {
    business,              // a clear no for a reason that only people need to read
    not_sent,              // our bytes never left: nothing can have happened
    not_insured,           // no insurance here, or the area is wrong
    waiting_period,        // insured, but the benefit does not apply yet
    coverage_paused,       // contributions stopped
    coverage_ended,        // terminated
    inpatient_now,         // an in-patient cannot settle as an outpatient
    no_filing,             // insured elsewhere and not filed for care here
    not_activated,         // e-code not yet activated
    code_expired,          // the shown code is too old
    code_wrong_kind,       // the shown code is something else
    code_unknown,          // right shape, but nobody knows it
    card_lost,             // reported lost
    token_rejected,        // the credential is no longer accepted: show it again
    password_wrong,        // PIN or e-code password
    password_blocked,      // too many wrong PINs
    duplicate,             // it exists already
    already_undone,        // the undo had been done before
    nothing_to_undo,       // there is no such original
    visit_in_use,          // 2202: a settlement stands on this visit
    slot_taken,            // nobody's fault: the last number went
    hold_expired,          // the hold ran out
    session_stopped,       // the doctor does not come
    booked_already,        // the same person has booked for that department and day
    too_early,             // not to be collected or checked in for yet
    too_late,              // its time has passed
    money_in_doubt,        // money for the same bill is still being checked: it must not be paid again
    changed_meanwhile,     // version conflict (If-Match)
    patient_unknown,       // no file at this hospital
    payment_declined,      // the payer's bank or wallet said no
    payment_abandoned,     // the payer never finished
    payment_code_invalid,  // expired, used, or not a payment code
    refund_refused,        // the acquirer will not refund
    sign_in_needed,        // 9001 first
    // ways to be insured that need something of the patient first
    code_frozen,            // the e-code was stopped, by its owner or for safety
    coverage_frozen,        // the benefit is frozen
    wrong_place,            // insured at another place than the code or card says
    card_not_activated,     // the social function of the card was never switched on
    account_not_activated,  // the personal account was never used and must be opened first
    already_printed,        // a report: the hospital prints it once
    disease_not_filed,      // insured, but not filed for the chronic disease that is treated
    face_not_verified,      // the face check of the e-code's app did not pass
};

struct Refused {
    RefusalReason reason = RefusalReason::business;
    std::string code;  // the counterparty's own code, for the log and for staff
    std::string text;  // the counterparty's own words; never shown to a patient unread
    friend bool operator==(const Refused&, const Refused&) = default;
};

struct Unknown {
    std::string detail;  // for the log
    friend bool operator==(const Unknown&, const Unknown&) = default;
};

template <class T>
struct Done {
    T value;
    friend bool operator==(const Done&, const Done&) = default;
};

template <class T>
class [[nodiscard]] Outcome {
public:
    Outcome(Done<T> done) : state_{std::move(done)} {}
    Outcome(Refused refused) : state_{std::move(refused)} {}
    Outcome(Unknown unknown) : state_{std::move(unknown)} {}

    // One handler for each of the three; their common type is the result.
    template <class OnDone, class OnRefused, class OnUnknown>
    decltype(auto) match(OnDone&& on_done, OnRefused&& on_refused, OnUnknown&& on_unknown) const {
        if (const auto* done = std::get_if<0>(&state_)) return on_done(done->value);
        if (const auto* refused = std::get_if<1>(&state_)) return on_refused(*refused);
        return on_unknown(std::get<2>(state_));
    }

    [[nodiscard]] bool is_done() const { return state_.index() == 0; }
    [[nodiscard]] bool is_refused() const { return state_.index() == 1; }
    [[nodiscard]] bool is_unknown() const { return state_.index() == 2; }
    // For tests and for code that has already asked.
    [[nodiscard]] const T& done() const { return std::get<0>(state_).value; }
    [[nodiscard]] const Refused& refused() const { return std::get<1>(state_); }
    [[nodiscard]] const Unknown& unknown() const { return std::get<2>(state_); }

    friend bool operator==(const Outcome&, const Outcome&) = default;

private:
    std::variant<Done<T>, Refused, Unknown> state_;
};

template <class T>
Outcome<T> done(T value) {
    return Done<T>{std::move(value)};
}

}  // namespace kiosk
