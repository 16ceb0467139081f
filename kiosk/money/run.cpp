// The bookkeeping of one step: effect ids, facts, waits.
#include "kiosk/money/run.h"

#include <algorithm>

#include "kiosk/base/json.h"

namespace kiosk::money {
namespace {

Json who(const Patient& patient) {
    Json person{
        {"name", patient.name}, {"id_number", patient.id_number}, {"passport", patient.passport_number}};
    if (patient.insured) person["psn_no"] = patient.insured->psn_no;
    if (patient.coverage) {
        person["insutype"] = patient.coverage->insutype;
        person["psn_type"] = patient.coverage->psn_type;
        person["insuplc_admdvs"] = patient.coverage->insuplc_admdvs;
    }
    return person;
}

}  // namespace

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
    } else if (const auto* booked = std::get_if<BookedNumber>(&c.purchase)) {
        what["booking"] = booked->id;
        what["department"] = booked->department_code;
        asked = booked->fee;
    } else if (const auto* deposit = std::get_if<DepositChoice>(&c.purchase)) {
        what["admission"] = deposit->admission_id;
        asked = deposit->amount;
    } else {
        what["bills"] = std::get<BillChoice>(c.purchase).ids;
        asked = std::get<BillChoice>(c.purchase).total;
    }
    auto person = who(c.patient);
    person["credential_kind"] = static_cast<int>(c.credential.kind);
    Fact fact{c.id, FactKind::case_opened, Leg::hold, "", "", asked, "", what.dump(), person.dump()};
    out_.facts.push_back(std::move(fact));
}

void Run::cancel_opened_fact() {
    const auto& given_up = *c.cancels;
    const auto& split = given_up.split;
    const auto& money = given_up.money;
    const Json what{{"opened_ms", c.opened_at.unix_ms},
                    {"reprint", c.reprint_code},
                    {"insured", c.insured},
                    {"cancels", given_up.registered_as.value},
                    {"hold", given_up.hold_id},
                    {"visit_number", money.visit_number},
                    {"mdtrt_id", money.mdtrt_id},
                    {"setl_id", given_up.setl_id},
                    {"order", money.order.value},
                    {"transaction", money.transaction_number},
                    {"terminal", money.method == acquirer::Method::card_terminal},
                    {"payer", given_up.payer},
                    {"at_window", given_up.at_window},
                    {"fund", split.fund.yuan()},
                    {"account", split.account.yuan()},
                    {"mutual_aid", split.mutual_aid.yuan()},
                    {"own", split.own.yuan()},
                    {"hospital", split.hospital.yuan()}};
    out_.facts.push_back({c.id, FactKind::case_opened, Leg::hold, "", "", split.total, "", what.dump(),
                          who(c.patient).dump()});
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
