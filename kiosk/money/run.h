// One step being taken: the state under the pen, and what goes out. Private to the room.
#pragma once

#include "kiosk/domain/refusal_notice.h"
#include "kiosk/money/case.h"

namespace kiosk::money {

class Run {
public:
    Run(Step& step, const Now& at, const Policy& rules) : c{step.state}, now{at}, policy{rules}, out_{step} {}

    Case& c;
    const Now& now;
    const Policy& policy;

    // Sends the call that moves the case on, and enters the phase that waits for its answer.
    void call(Phase waiting_in, Action action, Millis deadline);
    // Enters a phase in which only the patient can move the case.
    void await(Phase phase);
    void wait(Phase phase, Millis time) { call(phase, Wait{time}, Millis{0}); }
    // Before a repeat: at most `first`, then at most twice as long each time; in the upper half of that.
    void back_off(Phase phase, Millis first);

    void fact(FactKind kind, Leg leg = Leg::hold, std::string key = {}, Fen amount = {},
              std::string detail = {});
    void undo_fact(FactKind kind, Leg leg, std::string key, std::string undoes, Fen amount = {},
                   std::string detail = {});
    void opened_fact();
    void cancel_opened_fact();
    void report(from_case::Report report) { out_.reports.push_back(std::move(report)); }
    void set(Leg leg, LegStatus status) { c.legs[static_cast<std::size_t>(leg)] = status; }

    // The patient's patience runs while the machine works and stops while the patient is asked something.
    void start_patience();
    void stop_patience();

private:
    EffectId add(Action action, Millis deadline);
    Step& out_;
};

// --- opening.cpp: hold, benefit, visit, fees, split ---
void open(Run& run, const to_case::Open& order);
void open_visit(Run& run);
void on_held(Run& run, const Heard& heard);
void on_benefit(Run& run, const Heard& heard);
void on_visit_opened(Run& run, const Heard& heard);
void on_visit_described(Run& run, const Heard& heard);
void on_fees_uploaded(Run& run, const Heard& heard);
void on_fees_cleared(Run& run, const Heard& heard);
void on_presettled(Run& run, const Heard& heard);
void choose_funding(Run& run, const to_case::ChooseFunding& choice);

// --- cancelling.cpp: a registration is given up ---
void cancel(Run& run, const to_case::Cancel& order);
void send_cancel(Run& run);
void on_cancelled(Run& run, const Heard& heard);
// The registration is cancelled; `at_rest`: and all its money is back.
void report_cancelled(Run& run, bool at_rest);
// What recovery knows of such a case, from the facts of its beginning.
void adopt(Case& state, const Cancellation& cancellation);

// --- paying.cpp: what comes next, the hold's note, 2207, commit, confirm ---
void confirm(Run& run);
// What moves this case towards its end, computed from its legs.
void advance(Run& run);
void give_password(Run& run, const to_case::GivePassword& given);
void give_credential(Run& run, const to_case::GiveCredential& given);
void on_msgid(Run& run, const Heard& heard);
void on_hold_noted(Run& run, const Heard& heard);
void on_settled(Run& run, const Heard& heard);
void on_confirmed(Run& run, const Heard& heard);
void send_confirm(Run& run);

// --- own_money.cpp: wallet code and card terminal ---
void ask_payment(Run& run, Hint hint);
void pay(Run& run, acquirer::Method method, Secret code);
void send_pay(Run& run);
void pay_at_window(Run& run);
void on_paid(Run& run, const Heard& heard);
void on_payment_queried(Run& run, const Heard& heard);
void query_payment(Run& run);
void reverse_payment(Run& run);
void on_reversed(Run& run, const Heard& heard);

// --- unwind.cpp: taking back ---
// Back, because of `why`; tells the patient and begins. `reason` is the counterparty's own words; of
// in_doubt_elsewhere it is the trace number of the case that is being checked.
void abort(Run& run, NoticeId why, std::string reason = {});
void unwind_next(Run& run);
// After a crash: the facts have rebuilt the case, now it moves again, and nobody stands in front of it.
void resume(Run& run);
void on_undone(Run& run, const Heard& heard);
void on_undo_msgid(Run& run, const Heard& heard);

}  // namespace kiosk::money
