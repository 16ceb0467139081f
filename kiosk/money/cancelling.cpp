// A registration is given up (退号): the hospital lets it go first, and only then its money moves back, by
// the same legs and in the same order as when a case is taken back: 2208, 2205, 2202, refund to the original
// payer. What is given back was sent by another case, maybe of another kiosk; the HIS, which knows its
// handles and its own rules, allowed it. Two kiosks that cancel the same at once do no harm: every undo bears
// the first case's keys.
#include "kiosk/base/json.h"
#include "kiosk/base/mutant.h"
#include "kiosk/money/run.h"

namespace kiosk::money {
namespace {

bool money_moves(const Case& c) {
    return c.leg(Leg::insurance) == LegStatus::done || c.leg(Leg::own) == LegStatus::done;
}

}  // namespace

void adopt(Case& c, const Cancellation& cancellation) {
    c.cancels = cancellation;
    const auto& money = cancellation.money;
    c.insured = !cancellation.setl_id.empty();
    c.self_pay = !c.insured;
    c.split = cancellation.split;
    c.at_window = cancellation.at_window;
    c.hold.id = cancellation.hold_id;
    c.hold.visit_number = money.visit_number;
    c.mdtrt_id = money.mdtrt_id;
    c.settlement.setl_id = cancellation.setl_id;
    c.method = money.method;
    c.payment = {acquirer::PaymentState::paid, money.transaction_number, cancellation.payer};
    const auto set = [&](Leg leg, bool there) {
        c.legs[static_cast<std::size_t>(leg)] = there ? LegStatus::done : LegStatus::none;
    };
    set(Leg::booking, true);
    set(Leg::insurance, c.insured);
    set(Leg::fees, c.insured);
    set(Leg::visit, c.insured);
    set(Leg::own, c.split.own.is_positive() && !c.at_window);
}

void cancel(Run& run, const to_case::Cancel& order) {
    run.c.opened_at = run.now.civil;
    run.c.patient = order.patient;
    adopt(run.c, order.cancellation);
    run.cancel_opened_fact();
    run.start_patience();
    send_cancel(run);
}

void send_cancel(Run& run) {
    auto& c = run.c;
    run.report(from_case::Working{screen::WorkStep::booking});
    run.undo_fact(FactKind::undo_sent, Leg::booking, c.hold.id, c.hold.id, c.split.total);
    if (is_mutant("money_back_before_his_lets_go")) {
        c.aborted = true;
        return unwind_next(run);
    }
    run.call(Phase::cancelling,
             his::Call{his::CancelRegistration{c.known_as(), c.held(), c.id, money_moves(c)}},
             run.policy.query_deadline);
}

void on_cancelled(Run& run, const Heard& heard) {
    auto& c = run.c;
    his_outcome<his::Nothing>(heard).match(
        [&](const his::Nothing&) {
            run.undo_fact(FactKind::undo_done, Leg::booking, c.hold.id, {});
            run.set(Leg::booking, LegStatus::undone);
            c.backoff = Millis{0};
            c.aborted = true;
            run.fact(FactKind::abort, Leg::booking, c.hold.id, {}, Json{{"cancelled", true}}.dump());
            unwind_next(run);
        },
        [&](const Refused& refused) {
            // A refusal of a repeat says nothing about the first try, whose answer was lost.
            const bool first = c.tries == 0;
            if (refused.reason == RefusalReason::not_sent && !first)
                return run.back_off(Phase::waiting_to_cancel, run.policy.confirm_retry);
            run.undo_fact(FactKind::undo_refused, Leg::booking, c.hold.id, {}, {},
                          Json{{"code", refused.code}, {"text", refused.text}}.dump());
            const auto why =
                refused.reason == RefusalReason::not_sent ? NoticeId::his_down : NoticeId::cancel_refused;
            run.report(from_case::Ended{why, {}, money_state(c), c.id.value});  // it stands as it stood
            run.fact(FactKind::case_closed);
            run.await(Phase::closed);
        },
        // Once it was asked for it goes on: a repeat answers like the first.
        [&](const Unknown&) {
            run.undo_fact(FactKind::undo_unknown, Leg::booking, c.hold.id, {});
            ++c.tries;
            run.back_off(Phase::waiting_to_cancel, run.policy.confirm_retry);
        });
}

void report_cancelled(Run& run, bool at_rest) {
    run.report(from_case::Cancelled{money_state(run.c), run.c.id.value, run.c.known_as(), at_rest});
}

}  // namespace kiosk::money
