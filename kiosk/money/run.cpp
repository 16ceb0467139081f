// The bookkeeping of one step: effect ids, facts, waits.
#include "kiosk/money/run.h"

#include <algorithm>

#include "kiosk/base/json.h"

namespace kiosk::money {

EffectId Run::add(Action action, Millis deadline) {
    const EffectId id{++c.effects};
    out_.effects.push_back({id, deadline, std::move(action)});
    return id;
}

void Run::call(Phase waiting_in, Action action, Millis deadline) {
    c.current = add(std::move(action), deadline);
    c.phase = waiting_in;
}

void Run::await(Phase phase) {
    c.current = {};
    c.phase = phase;
    c.tries = 0;
    stop_patience();
}

void Run::fact(FactKind kind, Leg leg, std::string key, Fen amount, std::string detail) {
    undo_fact(kind, leg, std::move(key), {}, amount, std::move(detail));
}

void Run::undo_fact(FactKind kind, Leg leg, std::string key, std::string undoes, Fen amount,
                    std::string detail) {
    out_.facts.push_back(
        {c.id, kind, leg, std::move(key), std::move(undoes), amount, "", std::move(detail), ""});
}

void Run::opened_fact() {
    Json what{{"opened_ms", c.opened_at.unix_ms}, {"insured", c.insured}, {"reprint", c.reprint_code}};
    Fen asked;
    if (const auto* session = std::get_if<ClinicSession>(&c.purchase)) {
        what["slot"] = session->slot_id;
        what["department"] = session->department_code;
        asked = session->fee;
    } else {
        what["bills"] = std::get<BillChoice>(c.purchase).ids;
        asked = std::get<BillChoice>(c.purchase).total;
    }
    Json who{{"name", c.patient.name},
             {"id_number", c.patient.id_number},
             {"passport", c.patient.passport_number},
             {"credential_kind", static_cast<int>(c.credential.kind)}};
    if (c.patient.insured) who["psn_no"] = c.patient.insured->psn_no;
    if (c.patient.coverage) {
        who["insutype"] = c.patient.coverage->insutype;
        who["psn_type"] = c.patient.coverage->psn_type;
        who["insuplc_admdvs"] = c.patient.coverage->insuplc_admdvs;
    }
    Fact fact{c.id, FactKind::case_opened, Leg::hold, "", "", asked, "", what.dump(), who.dump()};
    out_.facts.push_back(std::move(fact));
}

void Run::start_patience() {
    if (c.patience.value == 0 && !c.told_unsure) c.patience = add(Wait{policy.patient_wait}, Millis{0});
}

void Run::stop_patience() {
    if (c.patience.value == 0) return;
    add(Cancel{c.patience}, Millis{0});
    c.patience = {};
}

void Run::back_off(Phase phase, Millis first) {
    const auto this_time = std::max(c.backoff, first);
    c.backoff = std::min(this_time * 2, policy.undo_retry_max);
    call(phase, Wait{this_time / 2, this_time / 2}, Millis{0});
}

}  // namespace kiosk::money
