// What the visit (Session) and the money (Case) say to each other. The driver carries it; neither includes
// the other.
#pragma once

#include <string>
#include <variant>

#include "kiosk/domain/acquirer_calls.h"
#include "kiosk/domain/bill.h"
#include "kiosk/domain/cancellation.h"
#include "kiosk/domain/clinic.h"
#include "kiosk/domain/identity.h"
#include "kiosk/domain/insurance_calls.h"
#include "kiosk/domain/money_state.h"
#include "kiosk/domain/notice.h"
#include "kiosk/domain/screen.h"

namespace kiosk {

namespace to_case {

struct Open {
    Purchase purchase;
    Patient patient;  // patient.coverage empty: self-pay
    Credential credential;
    friend bool operator==(const Open&, const Open&) = default;
};
// A case that gives the money of an earlier one back. The patient has seen what goes where, and said yes.
struct Cancel {
    Cancellation cancellation;
    Patient patient;
    friend bool operator==(const Cancel&, const Cancel&) = default;
};
// The patient decided how to pay: a new 2206, or none at all. Only before Confirm.
struct ChooseFunding {
    bool self_pay = false;
    bool use_account = true;
    friend bool operator==(const ChooseFunding&, const ChooseFunding&) = default;
};
struct Confirm {
    friend bool operator==(const Confirm&, const Confirm&) = default;
};  // "as shown"
struct GivePassword {
    Secret block;
    friend bool operator==(const GivePassword&, const GivePassword&) = default;
};
// After CredentialNeeded: the same person's fresh token.
struct GiveCredential {
    Credential credential;
    friend bool operator==(const GiveCredential&, const GiveCredential&) = default;
};
struct PayByCode {
    Secret code;
    friend bool operator==(const PayByCode&, const PayByCode&) = default;
};
struct PayAtTerminal {
    friend bool operator==(const PayAtTerminal&, const PayAtTerminal&) = default;
};
struct PayAtWindow {
    friend bool operator==(const PayAtWindow&, const PayAtWindow&) = default;
};
// The patient wants to stop, or went away. Before money moved nothing remains; after it, everything is taken
// back.
struct Abandon {
    friend bool operator==(const Abandon&, const Abandon&) = default;
};
// Written down for the one original: M7.
struct SlipPrinted {
    friend bool operator==(const SlipPrinted&, const SlipPrinted&) = default;
};

using Command = std::variant<Open, Cancel, ChooseFunding, Confirm, GivePassword, GiveCredential, PayByCode,
                             PayAtTerminal, PayAtWindow, Abandon, SlipPrinted>;

}  // namespace to_case

namespace from_case {

struct Quoted {  // the hold stands and the split is known: show the check screen
    Hold hold;
    Split split;
    bool insured = true;
    bool insurance_missed = false;  // not insured, because insurance could not be reached
    bool can_insure = false;        // ChooseFunding{self_pay = false} asks insurance (again)
    friend bool operator==(const Quoted&, const Quoted&) = default;
};
struct Working {
    screen::WorkStep step = screen::WorkStep::insurance;
    friend bool operator==(const Working&, const Working&) = default;
};
struct PasswordNeeded {
    bool ecode = false;
    int tries_left = -1;
    friend bool operator==(const PasswordNeeded&, const PasswordNeeded&) = default;
};
struct CredentialNeeded {
    MoneyState money;
    friend bool operator==(const CredentialNeeded&, const CredentialNeeded&) = default;
};
struct PaymentNeeded {
    Fen amount;
    Hint hint = Hint::none;
    MoneyState money;
    friend bool operator==(const PaymentNeeded&, const PaymentNeeded&) = default;
};
struct PayerTyping {
    friend bool operator==(const PayerTyping&, const PayerTyping&) = default;
};
struct Registered {
    Hold hold;
    Booking booking;
    Split split;
    bool insured = true;
    std::string setl_id;
    std::string payer;
    MoneyState money;
    std::string trace_number;
    std::string reprint_code;
    bool insurance_missed = false;  // self-paid, because insurance could not be reached
    friend bool operator==(const Registered&, const Registered&) = default;
};
// Insurance will not pay for this visit, nothing has moved; the case waits for ChooseFunding{self_pay} or
// Abandon.
struct InsuranceRefused {
    NoticeId why = NoticeId::insurance_refused;
    std::string reason;
    bool self_pay_possible = true;
    friend bool operator==(const InsuranceRefused&, const InsuranceRefused&) = default;
};
// A registration is cancelled. Reported once all its money is back, or earlier, when the patient has waited
// long enough: then the money state says what is still on its way.
struct Cancelled {
    MoneyState money;
    std::string trace_number;
    CaseId registered_as;
    bool at_rest = true;  // nothing is left to come back
    friend bool operator==(const Cancelled&, const Cancelled&) = default;
};
// It will not happen. Money state says what was and is being taken back; the case goes on unwinding alone.
struct Ended {
    NoticeId why = NoticeId::unexpected;
    std::string reason;  // the counterparty's words
    MoneyState money;
    std::string trace_number;
    friend bool operator==(const Ended&, const Ended&) = default;
};
// The third state: nobody knows yet.
struct Unsure {
    MoneyState money;
    std::string trace_number;
    std::string reprint_code;
    friend bool operator==(const Unsure&, const Unsure&) = default;
};
// The money moved on while the patient still reads Ended or Unsure.
struct MoneyMoved {
    MoneyState money;
    friend bool operator==(const MoneyMoved&, const MoneyMoved&) = default;
};

using Report = std::variant<Quoted, Working, PasswordNeeded, CredentialNeeded, PaymentNeeded, PayerTyping,
                            Registered, Cancelled, InsuranceRefused, Ended, Unsure, MoneyMoved>;

}  // namespace from_case
}  // namespace kiosk
