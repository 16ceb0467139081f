// Taking back, leg by leg: hold, insurance, fee lines, visit, own money. A known settlement is cancelled by
// 2208; an unknown one is reversed by 2601 twice, across a quarantine longer than a request can live, because
// a late 2207 may land after the first reversal was answered. Every undo is journalled, repeatable and tried
// until it is answered.
#include "kiosk/base/json.h"
#include "kiosk/base/mutant.h"
#include "kiosk/money/run.h"

namespace kiosk::money {
namespace {

bool in_doubt(const MoneyState& money) {
    return money.insurance == InsuranceMoney::unknown || money.own == OwnMoney::unknown;
}

std::string returned_detail() { return Json{{"money", "returned"}}.dump(); }

bool needs_undo(const Case& c, Leg leg) {
    const auto status = c.leg(leg);
    // Lines that were refused may stand all the same, by an earlier upload or because the refusal was another
    // message's; a visit with lines cannot be cancelled, and clearing nothing is harmless.
    const bool lines_sent = leg == Leg::fees && status == LegStatus::refused;
    const bool there = status == LegStatus::done || status == LegStatus::unknown || lines_sent ||
                       status == LegStatus::undo_sent || status == LegStatus::undo_accepted;
    if (!there) return false;
    if (leg == Leg::visit && is_mutant("forget_2202")) return false;
    if (leg == Leg::own && is_mutant("own_paid_not_reversed")) return false;
    if (c.aborted) return leg != Leg::booking;
    // Registered, but paid without the insurance that had been opened.
    return c.self_pay && (leg == Leg::fees || leg == Leg::visit);
}

// What the HIS tells at other kiosks and windows while the rest is taken back.
his::HoldMoney money_left(const Case& c) {
    const bool left = needs_undo(c, Leg::insurance) || needs_undo(c, Leg::own);
    return left ? his::HoldMoney::undoing : his::HoldMoney::none;
}

void release_hold(Run& run) {
    auto& c = run.c;
    if (c.hold.id.empty())  // its answer was lost
        return run.call(Phase::unwinding, his::Call{his::FindHold{c.id, purpose_of(c.purchase)}},
                        run.policy.query_deadline);
    run.undo_fact(FactKind::undo_sent, Leg::hold, c.hold.id, c.hold.id);
    run.call(Phase::unwinding, his::Call{his::ReleaseHold{c.known_as(), c.held(), money_left(c)}},
             run.policy.query_deadline);
}

// The HIS keeps the same bill from being paid again until it hears that all money is back.
bool must_tell_returned(const Case& c) {
    const bool taken_back =
        c.leg(Leg::insurance) == LegStatus::undone || c.leg(Leg::own) == LegStatus::undone;
    return c.aborted && taken_back && !c.told_returned && !c.hold.id.empty();
}

void tell_returned(Run& run) {
    auto& c = run.c;
    c.undoing = Leg::hold;
    c.telling_returned = true;
    run.undo_fact(FactKind::undo_sent, Leg::hold, c.hold.id, c.hold.id, {}, returned_detail());
    run.call(Phase::unwinding, his::Call{his::ReleaseHold{c.known_as(), c.held(), his::HoldMoney::returned}},
             run.policy.query_deadline);
}

void returned_told(Run& run) {
    auto& c = run.c;
    run.undo_fact(FactKind::undo_done, Leg::hold, c.hold.id, {}, {}, returned_detail());
    c.telling_returned = false;
    c.told_returned = true;
    unwind_next(run);
}

// Until what was lost on its way can no longer arrive.
void wait_quarantine(Run& run) {
    run.c.in_quarantine = true;
    run.wait(Phase::waiting_to_unwind, run.policy.quarantine);
}

void undo_settlement(Run& run) {
    auto& c = run.c;
    const bool known =
        c.leg(Leg::insurance) == LegStatus::done || c.leg(Leg::insurance) == LegStatus::undo_sent;
    if (!known && !c.quarantine_over) return wait_quarantine(run);
    run.call(Phase::drawing_undo_msgid, AllotMsgid{}, run.policy.device_deadline);
}

void cancel_fees(Run& run) {
    auto& c = run.c;
    run.undo_fact(FactKind::undo_sent, Leg::fees, c.charge_batch(), c.charge_batch());
    run.call(Phase::unwinding,
             insurance::Call{insurance::CancelFees{c.patient.insured->psn_no, *c.patient.coverage, c.mdtrt_id,
                                                   c.charge_batch()}},
             run.policy.upload_deadline);
}

void cancel_visit(Run& run) {
    auto& c = run.c;
    if (c.mdtrt_id.empty()) {  // its answer was lost, and a 2201 still on its way would open it again
        if (!c.quarantine_over) return wait_quarantine(run);
        constexpr Millis day{24 * 3600 * 1000};
        return run.call(Phase::unwinding,
                        insurance::Call{insurance::FindVisit{c.patient.insured->psn_no, *c.patient.coverage,
                                                             c.med_type(run.policy), c.hold.visit_number,
                                                             c.opened_at + -day, run.now.civil + day}},
                        run.policy.query_deadline);
    }
    run.undo_fact(FactKind::undo_sent, Leg::visit, c.mdtrt_id, c.mdtrt_id);
    run.call(Phase::unwinding,
             insurance::Call{insurance::CancelVisit{c.patient.insured->psn_no, *c.patient.coverage,
                                                    c.mdtrt_id, c.hold.visit_number}},
             run.policy.query_deadline);
}

void return_own_money(Run& run) {
    auto& c = run.c;
    const auto order = c.order();
    if (c.payment.transaction_number.empty()) {  // never known to be paid: end the order
        run.undo_fact(FactKind::undo_sent, Leg::own, order.value, order.value, c.split.own);
        return run.call(Phase::unwinding, acquirer::Call{acquirer::Reverse{c.method, order}},
                        run.policy.payment_deadline);
    }
    run.undo_fact(FactKind::undo_sent, Leg::own, c.refund().value, order.value, c.split.own);
    run.call(Phase::unwinding, acquirer::Call{acquirer::Refund{c.method, order, c.refund(), c.split.own}},
             run.policy.payment_deadline);
}

void undo(Run& run, Leg leg) {
    run.c.undoing = leg;
    if (run.c.cancels && leg == Leg::insurance) run.report(from_case::Working{screen::WorkStep::insurance});
    if (run.c.cancels && leg == Leg::own) run.report(from_case::Working{screen::WorkStep::payment});
    switch (leg) {
        case Leg::hold:
            return release_hold(run);
        case Leg::insurance:
            return undo_settlement(run);
        case Leg::fees:
            return cancel_fees(run);
        case Leg::visit:
            return cancel_visit(run);
        case Leg::own:
            return return_own_money(run);
        case Leg::booking:
            return;  // released with the hold
    }
}

// The handle under which the undo that is out was sent.
std::string undo_key(const Case& c) {
    switch (c.undoing) {
        case Leg::hold:
            return c.hold.id;
        case Leg::visit:
            return c.mdtrt_id;
        case Leg::fees:
            return c.charge_batch();
        case Leg::insurance:
            return c.undo_msgid.value;
        case Leg::own:
            return c.payment.transaction_number.empty() ? c.order().value : c.refund().value;
        case Leg::booking:
            return {};
    }
    return {};
}

void leg_undone(Run& run);

void repeat_later(Run& run) {
    if (is_mutant("undo_unknown_is_final")) return leg_undone(run);
    if (is_mutant("gives_up_after_three") && ++run.c.tries > 3) return leg_undone(run);
    run.back_off(Phase::waiting_to_unwind, run.policy.undo_retry);
}

void leg_undone(Run& run) {
    run.undo_fact(FactKind::undo_done, run.c.undoing, undo_key(run.c), {});
    run.set(run.c.undoing, LegStatus::undone);
    // Lines may be cleared again and again for a visit that is refused: that has its pace.
    if (run.c.undoing != Leg::fees) run.c.backoff = Millis{0};
    run.c.quarantine_over = false;
    unwind_next(run);
}

void undo_refused(Run& run, const Refused& refused) {
    run.undo_fact(FactKind::undo_refused, run.c.undoing, undo_key(run.c), {}, {},
                  Json{{"code", refused.code}, {"text", refused.text}}.dump());
}

// 2601 was answered; the reply has no body, so an answer is acceptance and never proof. `said` goes to the
// journal.
void reversal_answered(Run& run) {
    auto& c = run.c;
    c.quarantine_over = false;
    if (c.leg(Leg::insurance) == LegStatus::undo_accepted || is_mutant("one_reversal"))
        return leg_undone(run);
    run.undo_fact(FactKind::undo_done, Leg::insurance, c.undo_msgid.value, c.settle_msgid.value, {},
                  Json{{"reversal", 1}}.dump());
    run.set(Leg::insurance, LegStatus::undo_accepted);
    unwind_next(run);
}

bool settlement_was_known(const Case& c) { return c.leg(Leg::insurance) == LegStatus::undo_sent; }

bool means_gone(RefusalReason reason) {
    return reason == RefusalReason::nothing_to_undo || reason == RefusalReason::already_undone;
}

void on_insurance_undo(Run& run, const Heard& heard) {
    insurance_outcome<insurance::Nothing>(heard).match(
        [&](const insurance::Nothing&) {
            run.c.settlement_is_gone = settlement_was_known(run.c);
            settlement_was_known(run.c) ? leg_undone(run) : reversal_answered(run);
        },
        [&](const Refused& refused) {
            undo_refused(run, refused);
            // Only the refusal that the city proves to mean "no such original" counts as an answer.
            if (!means_gone(refused.reason)) return repeat_later(run);
            run.c.settlement_is_gone = true;
            settlement_was_known(run.c) ? leg_undone(run) : reversal_answered(run);
        },
        [&](const Unknown&) {
            run.undo_fact(FactKind::undo_unknown, Leg::insurance, run.c.undo_msgid.value, {});
            repeat_later(run);
        });
}

void on_hold_undo(Run& run, const Heard& heard) {
    if (run.c.hold.id.empty()) {
        return his_outcome<Hold>(heard).match(
            [&](const Hold& held) { run.c.hold = held, unwind_next(run); },
            [&](const Refused& refused) {
                if (!means_gone(refused.reason)) return repeat_later(run);
                leg_undone(run);  // a hold that arrives later still runs out by itself
            },
            [&](const Unknown&) { repeat_later(run); });
    }
    const auto released = [&] { run.c.telling_returned ? returned_told(run) : leg_undone(run); };
    his_outcome<his::Nothing>(heard).match(
        [&](const his::Nothing&) { released(); },
        [&](const Refused& refused) {
            undo_refused(run, refused);
            if (refused.reason == RefusalReason::not_sent) return repeat_later(run);
            released();  // a hold that cannot be released runs out by itself
        },
        [&](const Unknown&) { repeat_later(run); });
}

// A settlement stands on the visit. If it can't be ours it is another bill's of the same visit, which then is
// not ours to cancel. A reversal that was only accepted proves nothing: it is asked once more, and says
// "undone already".
void visit_stays(Run& run) {
    const auto settlement = run.c.leg(Leg::insurance);
    const bool never_settled = settlement == LegStatus::none || settlement == LegStatus::refused;
    if (never_settled || run.c.settlement_is_gone) return leg_undone(run);
    run.set(Leg::insurance, LegStatus::undo_accepted);
    repeat_later(run);
}

void on_visit_undo(Run& run, const Heard& heard) {
    if (run.c.undoing == Leg::visit && run.c.mdtrt_id.empty()) {
        return insurance_outcome<insurance::OpenedVisit>(heard).match(
            [&](const insurance::OpenedVisit& visit) { run.c.mdtrt_id = visit.mdtrt_id, unwind_next(run); },
            [&](const Refused& refused) { means_gone(refused.reason) ? leg_undone(run) : repeat_later(run); },
            [&](const Unknown&) { repeat_later(run); });
    }
    insurance_outcome<insurance::Nothing>(heard).match(
        [&](const insurance::Nothing&) { leg_undone(run); },
        [&](const Refused& refused) {
            undo_refused(run, refused);
            if (means_gone(refused.reason)) return leg_undone(run);
            if (refused.reason == RefusalReason::visit_in_use) return visit_stays(run);
            // A visit with lines cannot be cancelled, and a 2204 may have landed after its 2205 was answered.
            const bool lines_again = run.c.undoing == Leg::visit && run.c.leg(Leg::fees) == LegStatus::undone;
            if (lines_again) run.set(Leg::fees, LegStatus::unknown);
            repeat_later(run);
        },
        [&](const Unknown&) { repeat_later(run); });
}

void on_own_undo(Run& run, const Heard& heard) {
    const auto refused = [&](const Refused& refusal) {
        undo_refused(run, refusal);
        repeat_later(run);  // stays open, is listed for people and counts against the exposure
    };
    const auto unknown = [&](const Unknown&) { repeat_later(run); };
    if (run.c.payment.transaction_number.empty())
        return acquirer_outcome<acquirer::Payment>(heard).match(
            [&](const acquirer::Payment&) { leg_undone(run); }, refused, unknown);
    acquirer_outcome<acquirer::RefundResult>(heard).match(
        [&](const acquirer::RefundResult& result) {
            result.state == acquirer::RefundState::done ? leg_undone(run) : repeat_later(run);
        },
        refused, unknown);
}

}  // namespace

void abort(Run& run, NoticeId why, std::string reason) {
    auto& c = run.c;
    c.aborted = true;
    c.ended_because = why;
    c.backoff = Millis{0};
    c.in_quarantine = false;
    c.quarantine_over = false;
    c.payment_code = Secret{};
    c.password = Secret{};
    run.stop_patience();
    if (!is_mutant("abort_not_journalled"))
        run.fact(FactKind::abort, Leg::booking, c.hold.id, {}, Json{{"committed", c.committed}}.dump());
    const auto money = money_state(c);
    if (in_doubt(money))
        run.report(from_case::Unsure{money, c.id.value, c.reprint_code});
    else if (why == NoticeId::in_doubt_elsewhere)
        run.report(from_case::Ended{why, {}, MoneyState{}, std::move(reason)});  // of this one none was asked
    else
        run.report(from_case::Ended{why, std::move(reason), money, c.id.value});
    unwind_next(run);
}

void unwind_next(Run& run) {
    for (const auto leg : {Leg::hold, Leg::insurance, Leg::fees, Leg::visit, Leg::own})
        if (needs_undo(run.c, leg)) return undo(run, leg);
    if (must_tell_returned(run.c)) return tell_returned(run);
    if (run.c.cancels) report_cancelled(run, true);
    run.fact(FactKind::case_closed);
    run.await(Phase::closed);
}

void resume(Run& run) {
    auto& c = run.c;
    c.told_unsure = true;
    if (c.cancels) return c.aborted ? unwind_next(run) : send_cancel(run);
    if (!c.committed && !c.aborted) return abort(run, NoticeId::unexpected);
    const bool forward = !c.aborted && c.leg(Leg::booking) != LegStatus::done;
    forward ? send_confirm(run) : unwind_next(run);
}

void on_undo_msgid(Run& run, const Heard& heard) {
    auto& c = run.c;
    const auto* allotted = heard ? std::get_if<MsgidAllotted>(&*heard) : nullptr;
    if (allotted == nullptr) return repeat_later(run);
    c.undo_msgid = allotted->msgid;
    // Of a registration that is given up the settlement's own number is known, its message's is not.
    run.undo_fact(FactKind::undo_sent, Leg::insurance, c.undo_msgid.value,
                  c.cancels ? c.settlement.setl_id : c.settle_msgid.value, c.split.fund + c.split.account);
    const auto& psn_no = c.patient.insured->psn_no;
    const bool known = c.leg(Leg::insurance) == LegStatus::done || settlement_was_known(c);
    if (known) run.set(Leg::insurance, LegStatus::undo_sent);
    auto request = known ? insurance::Call{insurance::CancelSettlement{
                               c.undo_msgid, psn_no, *c.patient.coverage, c.mdtrt_id, c.settlement.setl_id}}
                         : insurance::Call{insurance::ReverseMessage{
                               c.undo_msgid, psn_no, *c.patient.coverage, c.settle_msgid, "2207"}};
    run.call(Phase::unwinding, std::move(request), run.policy.settle_deadline);
}

void on_undone(Run& run, const Heard& heard) {
    switch (run.c.undoing) {
        case Leg::hold:
            return on_hold_undo(run, heard);
        case Leg::insurance:
            return on_insurance_undo(run, heard);
        case Leg::fees:
        case Leg::visit:
            return on_visit_undo(run, heard);
        case Leg::own:
            return on_own_undo(run, heard);
        case Leg::booking:
            return;
    }
}

}  // namespace kiosk::money
