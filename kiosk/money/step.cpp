// The one entrance: an event finds its handler by the phase the case is in. What does not fit the phase
// changes nothing, except that an answer about money is always written down.
#include <utility>

#include "kiosk/base/json.h"
#include "kiosk/base/mutant.h"
#include "kiosk/money/run.h"

namespace kiosk::money {
namespace {

bool waits_for_patient(Phase phase) {
    return phase == Phase::quoted || phase == Phase::insurance_refused || phase == Phase::awaiting_password ||
           phase == Phase::awaiting_credential || phase == Phase::awaiting_payment;
}

void abandon(Run& run) {
    if (run.c.committed || run.c.aborted) return;
    if (waits_for_patient(run.c.phase)) return abort(run, NoticeId::cancelled_by_patient);
    run.c.stop_wanted = true;  // at the next answer: a call that is out has to be answered first
}

void on_command(Run& run, const to_case::Command& command) {
    struct Visitor {
        Run& run;
        Phase phase;
        void operator()(const to_case::Open& order) const {
            if (phase == Phase::fresh) open(run, order);
        }
        void operator()(const to_case::Cancel& order) const {
            if (phase == Phase::fresh) cancel(run, order);
        }
        void operator()(const to_case::ChooseFunding& choice) const {
            if (phase == Phase::quoted || phase == Phase::insurance_refused) choose_funding(run, choice);
        }
        void operator()(const to_case::Confirm&) const {
            if (phase == Phase::quoted) confirm(run);
        }
        void operator()(const to_case::GivePassword& given) const {
            if (phase == Phase::awaiting_password) give_password(run, given);
        }
        void operator()(const to_case::GiveCredential& given) const {
            if (phase == Phase::awaiting_credential) give_credential(run, given);
        }
        void operator()(const to_case::PayByCode& code) const {
            if (phase == Phase::awaiting_payment) pay(run, acquirer::Method::wallet_code, code.code);
        }
        void operator()(const to_case::PayAtTerminal&) const {
            if (phase == Phase::awaiting_payment) pay(run, acquirer::Method::card_terminal, Secret{});
        }
        void operator()(const to_case::PayAtWindow&) const {
            if (phase == Phase::awaiting_payment) pay_at_window(run);
        }
        void operator()(const to_case::Abandon&) const { abandon(run); }
        void operator()(const to_case::SlipPrinted&) const {}  // the driver's: mostly closed by then
    };
    std::visit(Visitor{run, run.c.phase}, command);
}

void on_wait_over(Run& run) {
    if (run.c.phase == Phase::waiting_for_payer) return query_payment(run);
    if (run.c.phase == Phase::waiting_to_reverse) return reverse_payment(run);
    if (run.c.phase == Phase::waiting_to_confirm) return send_confirm(run);
    if (run.c.phase == Phase::waiting_to_cancel) return send_cancel(run);
    if (std::exchange(run.c.in_quarantine, false)) run.c.quarantine_over = true;
    unwind_next(run);
}

void on_heard(Run& run, const Heard& heard) {
    run.c.current = {};
    switch (run.c.phase) {
        case Phase::holding:
            return on_held(run, heard);
        case Phase::checking_benefit:
            return on_benefit(run, heard);
        case Phase::opening_visit:
            return on_visit_opened(run, heard);
        case Phase::describing_visit:
            return on_visit_described(run, heard);
        case Phase::uploading_fees:
            return on_fees_uploaded(run, heard);
        case Phase::clearing_fees:
            return on_fees_cleared(run, heard);
        case Phase::presettling:
            return on_presettled(run, heard);
        case Phase::drawing_msgid:
            return on_msgid(run, heard);
        case Phase::noting_hold:
            return on_hold_noted(run, heard);
        case Phase::settling:
            return on_settled(run, heard);
        case Phase::paying:
            return on_paid(run, heard);
        case Phase::querying_payment:
            return on_payment_queried(run, heard);
        case Phase::reversing_payment:
            return on_reversed(run, heard);
        case Phase::confirming:
            return on_confirmed(run, heard);
        case Phase::cancelling:
            return on_cancelled(run, heard);
        case Phase::unwinding:
            return on_undone(run, heard);
        case Phase::drawing_undo_msgid:
            return on_undo_msgid(run, heard);
        case Phase::waiting_for_payer:
        case Phase::waiting_to_reverse:
        case Phase::waiting_to_confirm:
        case Phase::waiting_to_cancel:
        case Phase::waiting_to_unwind:
            return on_wait_over(run);
        case Phase::fresh:
        case Phase::insurance_refused:
        case Phase::quoted:
        case Phase::awaiting_password:
        case Phase::awaiting_credential:
        case Phase::awaiting_payment:
        case Phase::closed:
            return;
    }
}

// The patient has waited long enough to be told the truth: nobody knows yet. The case goes on alone.
void on_patience_over(Run& run) {
    run.c.patience = {};
    if (run.c.cancels && run.c.aborted) {
        if (run.c.phase == Phase::closed) return;
        run.c.told_unsure = true;
        return report_cancelled(run, false);
    }
    if (run.c.aborted || waits_for_patient(run.c.phase) || run.c.phase == Phase::closed) return;
    run.c.told_unsure = true;
    run.report(from_case::Unsure{money_state(run.c), run.c.id.value, run.c.reprint_code});
}

// An answer after its deadline. A late success that has not been touched by an undo is worth gold: it makes
// an unknown settlement a known one, which 2208 can cancel at once. Everything else is only written down.
void on_late(Run& run, const LateAnswer& late) {
    auto& c = run.c;
    if (is_mutant("late_answer_dropped")) return;
    if (late.effect == c.settle_effect) {
        const auto outcome = insurance_outcome<insurance::Settlement>(late.body);
        const auto kind = outcome.is_done()      ? FactKind::done
                          : outcome.is_refused() ? FactKind::refused
                                                 : FactKind::unknown;
        run.fact(kind, Leg::insurance, c.settle_msgid.value, {},
                 Json{{"late", true}, {"setl_id", outcome.is_done() ? outcome.done().setl_id : ""}}.dump());
        const bool untouched = c.leg(Leg::insurance) == LegStatus::unknown &&
                               c.phase == Phase::waiting_to_unwind && c.undo_msgid.value.empty();
        if (!untouched || outcome.is_unknown()) return;
        run.set(Leg::insurance, outcome.is_done() ? LegStatus::done : LegStatus::refused);
        if (outcome.is_done()) c.settlement = outcome.done();
    }
    if (late.effect == c.pay_effect) {
        const auto outcome = acquirer_outcome<acquirer::Payment>(late.body);
        const auto kind = outcome.is_done()      ? FactKind::done
                          : outcome.is_refused() ? FactKind::refused
                                                 : FactKind::unknown;
        run.fact(kind, Leg::own, c.order().value, {}, Json{{"late", true}}.dump());
    }
}

void on_journal_failed(Run& run) {
    run.c.current = {};
    run.report(from_case::Ended{NoticeId::journal_down, {}, money_state(run.c), run.c.id.value});
}

void handle(Run& run, const Event& event) {
    if (const auto* command = std::get_if<to_case::Command>(&event)) return on_command(run, *command);
    if (const auto* late = std::get_if<LateAnswer>(&event)) return on_late(run, *late);
    if (std::holds_alternative<JournalFailed>(event)) return on_journal_failed(run);

    if (std::holds_alternative<Resumed>(event)) {
        if (run.c.phase == Phase::fresh) resume(run);
        return;
    }

    const auto* answer = std::get_if<Answer>(&event);
    const auto effect = answer ? answer->effect : std::get<DeadlinePassed>(event).effect;
    if (effect.value != 0 && effect == run.c.patience) return on_patience_over(run);
    if (effect.value == 0 || effect != run.c.current) return;
    on_heard(run, answer ? Heard{answer->body} : Heard{});
}

}  // namespace

Step step(Case state, const Event& event, const Now& now, const Policy& policy) {
    Step result{std::move(state), {}, {}, {}};
    const bool was_going_back = result.state.aborted;
    const auto money_before = money_state(result.state);
    Run run{result, now, policy};
    handle(run, event);
    const auto money_after = money_state(result.state);
    if (was_going_back && money_after != money_before) run.report(from_case::MoneyMoved{money_after});
    return result;
}

std::string to_string(Phase phase) {
    switch (phase) {
        case Phase::fresh:
            return "fresh";
        case Phase::holding:
            return "holding";
        case Phase::checking_benefit:
            return "checking_benefit";
        case Phase::opening_visit:
            return "opening_visit";
        case Phase::describing_visit:
            return "describing_visit";
        case Phase::uploading_fees:
            return "uploading_fees";
        case Phase::clearing_fees:
            return "clearing_fees";
        case Phase::presettling:
            return "presettling";
        case Phase::insurance_refused:
            return "insurance_refused";
        case Phase::quoted:
            return "quoted";
        case Phase::awaiting_password:
            return "awaiting_password";
        case Phase::drawing_msgid:
            return "drawing_msgid";
        case Phase::noting_hold:
            return "noting_hold";
        case Phase::settling:
            return "settling";
        case Phase::awaiting_credential:
            return "awaiting_credential";
        case Phase::awaiting_payment:
            return "awaiting_payment";
        case Phase::paying:
            return "paying";
        case Phase::querying_payment:
            return "querying_payment";
        case Phase::waiting_for_payer:
            return "waiting_for_payer";
        case Phase::reversing_payment:
            return "reversing_payment";
        case Phase::waiting_to_reverse:
            return "waiting_to_reverse";
        case Phase::confirming:
            return "confirming";
        case Phase::waiting_to_confirm:
            return "waiting_to_confirm";
        case Phase::cancelling:
            return "cancelling";
        case Phase::waiting_to_cancel:
            return "waiting_to_cancel";
        case Phase::unwinding:
            return "unwinding";
        case Phase::waiting_to_unwind:
            return "waiting_to_unwind";
        case Phase::drawing_undo_msgid:
            return "drawing_undo_msgid";
        case Phase::closed:
            return "closed";
    }
    return "?";
}

}  // namespace kiosk::money
