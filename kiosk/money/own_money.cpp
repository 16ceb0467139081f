// The own part: a wallet's payment code, the certified card terminal, or the window. A debit goes out once; a
// lost answer is asked for, and what is still open is closed by an answered reverse before the patient is
// asked again.
#include "kiosk/base/json.h"
#include "kiosk/money/run.h"

namespace kiosk::money {
namespace {

void forget_code(Run& run) { run.c.payment_code = Secret{}; }

void paid(Run& run, const acquirer::Payment& payment) {
    auto& c = run.c;
    forget_code(run);
    run.set(Leg::own, LegStatus::done);
    c.payment = payment;
    run.fact(FactKind::done, Leg::own, c.order().value, c.split.own,
             Json{{"transaction", payment.transaction_number}, {"payer", payment.payer}}.dump());
    if (c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
    advance(run);
}

// No money moved with this order and none can: ask again, or stop where the patient is gone.
void not_paid(Run& run, NoticeId why, Hint hint) {
    forget_code(run);
    if (run.c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
    if (run.c.told_unsure) return abort(run, why);
    ask_payment(run, hint);
}

void refused(Run& run, const Refused& refusal) {
    run.set(Leg::own, LegStatus::refused);
    run.fact(FactKind::refused, Leg::own, run.c.order().value, {},
             Json{{"code", refusal.code}, {"text", refusal.text}}.dump());
    const bool bad_code = refusal.reason == RefusalReason::payment_code_invalid;
    not_paid(run, notice_of(refusal.reason, NoticeId::payment_declined),
             bad_code ? Hint::payment_code_invalid : Hint::payment_declined);
}

void keep_asking_payer(Run& run) {
    auto& c = run.c;
    if (c.payer_typing_since == Millis{0}) {
        c.payer_typing_since = run.now.monotonic;
        run.report(from_case::PayerTyping{});
    }
    if (c.stop_wanted || run.now.monotonic - c.payer_typing_since >= run.policy.payer_typing_max)
        return reverse_payment(run);
    run.wait(Phase::waiting_for_payer, run.policy.payer_poll);
}

}  // namespace

void ask_payment(Run& run, Hint hint) {
    run.await(Phase::awaiting_payment);
    run.report(from_case::PaymentNeeded{run.c.split.own, hint, money_state(run.c)});
}

void pay(Run& run, acquirer::Method method, Secret code) {
    run.c.method = method;
    run.c.payment_code = std::move(code);
    run.c.payer_typing_since = Millis{0};
    send_pay(run);
}

void send_pay(Run& run) {
    auto& c = run.c;
    ++c.orders;
    run.start_patience();
    run.report(from_case::Working{screen::WorkStep::payment});
    run.set(Leg::own, LegStatus::sent);
    run.fact(FactKind::sent, Leg::own, c.order().value, c.split.own,
             Json{{"terminal", c.method == acquirer::Method::card_terminal}}.dump());
    run.call(Phase::paying,
             acquirer::Call{acquirer::Pay{c.method, c.order(), c.split.own, c.payment_code, "门诊挂号"}},
             run.policy.payment_deadline);
    c.pay_effect = c.current;
}

void pay_at_window(Run& run) {
    // A deposit that is not paid in is none.
    if (!run.policy.pay_at_window_allowed || is_deposit(run.c.purchase)) return;
    run.c.at_window = true;
    advance(run);
}

void on_paid(Run& run, const Heard& heard) {
    acquirer_outcome<acquirer::Payment>(heard).match(
        [&](const acquirer::Payment& payment) {
            if (payment.state == acquirer::PaymentState::paid) return paid(run, payment);
            if (payment.state == acquirer::PaymentState::user_paying) return keep_asking_payer(run);
            refused(run, {RefusalReason::payment_declined, "closed", ""});
        },
        [&](const Refused& refusal) { refused(run, refusal); },
        [&](const Unknown& unknown) {
            run.set(Leg::own, LegStatus::unknown);
            run.fact(FactKind::unknown, Leg::own, run.c.order().value, {},
                     Json{{"detail", unknown.detail}}.dump());
            query_payment(run);
        });
}

void query_payment(Run& run) {
    run.call(Phase::querying_payment, acquirer::Call{acquirer::QueryPayment{run.c.method, run.c.order()}},
             run.policy.query_deadline);
}

void on_payment_queried(Run& run, const Heard& heard) {
    acquirer_outcome<acquirer::Payment>(heard).match(
        [&](const acquirer::Payment& payment) {
            if (payment.state == acquirer::PaymentState::paid) return paid(run, payment);
            if (payment.state == acquirer::PaymentState::user_paying) return keep_asking_payer(run);
            refused(run, {RefusalReason::payment_declined, "closed", ""});
        },
        // An order that the acquirer does not know may still be on its way: close it before anything else.
        [&](const Refused&) { reverse_payment(run); }, [&](const Unknown&) { reverse_payment(run); });
}

void reverse_payment(Run& run) {
    const auto order = run.c.order();
    run.set(Leg::own, LegStatus::undo_sent);
    run.undo_fact(FactKind::undo_sent, Leg::own, order.value, order.value, run.c.split.own);
    run.call(Phase::reversing_payment, acquirer::Call{acquirer::Reverse{run.c.method, order}},
             run.policy.payment_deadline);
}

void on_reversed(Run& run, const Heard& heard) {
    const auto order = run.c.order().value;
    acquirer_outcome<acquirer::Payment>(heard).match(
        [&](const acquirer::Payment&) {
            run.set(Leg::own, LegStatus::undone);
            run.undo_fact(FactKind::undo_done, Leg::own, order, order);
            run.c.backoff = Millis{0};
            not_paid(run, NoticeId::payment_given_up, Hint::payment_given_up);
        },
        // A refused reverse proves nothing about the money: it stays unknown and is tried again.
        [&](const Refused& refusal) {
            run.undo_fact(FactKind::undo_refused, Leg::own, order, order, {},
                          Json{{"code", refusal.code}}.dump());
            run.back_off(Phase::waiting_to_reverse, run.policy.undo_retry);
        },
        [&](const Unknown&) {
            run.undo_fact(FactKind::undo_unknown, Leg::own, order, order);
            run.back_off(Phase::waiting_to_reverse, run.policy.undo_retry);
        });
}

}  // namespace kiosk::money
