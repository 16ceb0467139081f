// From the chosen session to the split on the check screen: hold, 2001, 2201, 2203A, 2204, 2206. Nothing here
// moves money; what it leaves open at the counterparties (hold, visit, fee lines) is a leg and is taken back
// on abort.
#include <fmt/format.h>

#include "kiosk/base/json.h"
#include "kiosk/money/run.h"

namespace kiosk::money {
namespace {

const Coverage& coverage(const Case& c) { return *c.patient.coverage; }
const std::string& psn_no(const Case& c) { return c.patient.insured->psn_no; }

his::Call hold_call(const Case& c, const std::string& kiosk_number) {
    if (const auto* session = std::get_if<ClinicSession>(&c.purchase))
        return his::HoldSlot{c.id, *session, c.patient, kiosk_number, c.reprint_code};
    if (const auto* booked = std::get_if<BookedNumber>(&c.purchase))
        return his::HoldBooking{c.id, *booked, c.patient, kiosk_number, c.reprint_code};
    if (const auto* deposit = std::get_if<DepositChoice>(&c.purchase))
        return his::HoldDeposit{c.id, *deposit, c.patient, kiosk_number, c.reprint_code};
    return his::HoldBills{c.id, std::get<BillChoice>(c.purchase), c.patient, kiosk_number, c.reprint_code};
}

void hold(Run& run) {
    run.set(Leg::hold, LegStatus::sent);
    run.fact(FactKind::sent, Leg::hold, run.c.id.value);
    run.call(Phase::holding, hold_call(run.c, run.policy.kiosk_number), run.policy.query_deadline);
}

void check_benefit(Run& run) {
    run.call(Phase::checking_benefit,
             insurance::Call{insurance::CheckBenefit{psn_no(run.c), coverage(run.c),
                                                     run.c.med_type(run.policy), run.now.civil,
                                                     run.c.hold.disease_code, run.c.hold.disease_name}},
             run.policy.query_deadline);
}

void describe_visit(Run& run) {
    run.call(Phase::describing_visit,
             insurance::Call{insurance::DescribeVisit{psn_no(run.c), coverage(run.c), run.c.mdtrt_id,
                                                      run.c.med_type(run.policy), run.c.hold, run.now.civil}},
             run.policy.query_deadline);
}

void upload_fees(Run& run) {
    run.set(Leg::fees, LegStatus::sent);
    run.fact(FactKind::sent, Leg::fees, run.c.charge_batch(), run.c.hold.total);
    run.call(Phase::uploading_fees,
             insurance::Call{insurance::UploadFees{psn_no(run.c), coverage(run.c), run.c.mdtrt_id,
                                                   run.c.charge_batch(), run.c.hold, run.now.civil}},
             run.policy.upload_deadline);
}

void presettle(Run& run) {
    run.call(Phase::presettling,
             insurance::Call{insurance::Presettle{psn_no(run.c), coverage(run.c), run.c.credential,
                                                  run.c.med_type(run.policy), run.c.mdtrt_id,
                                                  run.c.charge_batch(), run.c.hold.total, run.c.use_account}},
             run.policy.upload_deadline);
}

void quote(Run& run) {
    run.await(Phase::quoted);
    run.report(from_case::Quoted{run.c.hold, run.c.split, run.c.pays_by_insurance(), run.c.insurance_missed(),
                                 run.c.can_insure()});
}

void quote_self_pay(Run& run) {
    run.c.self_pay = true;
    run.c.split = Split::all_own(run.c.hold.total);
    quote(run);
}

// Insurance says no, or cannot be reached, before anything moved: the patient decides.
void refuse_insurance(Run& run, NoticeId why, std::string reason) {
    run.c.insurance_down = why == NoticeId::insurance_down;
    run.await(Phase::insurance_refused);
    run.report(from_case::InsuranceRefused{why, std::move(reason), run.policy.self_pay_allowed});
}

void refuse_insurance(Run& run, const Refused& refused) {
    const bool unreachable = refused.reason == RefusalReason::not_sent;
    refuse_insurance(
        run, notice_of(refused.reason, unreachable ? NoticeId::insurance_down : NoticeId::insurance_refused),
        words_for_patient(refused));
}

// A query that may be repeated: true when it was sent once more.
template <class Again>
bool try_again(Run& run, Again&& again) {
    if (++run.c.tries >= run.policy.query_tries) return false;
    again(run);
    return true;
}

// A refusal of a repeat says nothing about the first try, whose answer was lost: that one may stand.
LegStatus status_after_refusal(const Run& run) {
    return run.c.tries > 0 ? LegStatus::unknown : LegStatus::refused;
}

// After an answer: on, unless the patient wants to stop.
template <class Next>
void go_on(Run& run, Next&& next) {
    run.c.tries = 0;
    if (run.c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
    next(run);
}

std::string held_detail(const Hold& held) {
    Json detail{{"visit_number", held.visit_number}};
    if (!held.mdtrt_id.empty()) detail["mdtrt_id"] = held.mdtrt_id;
    if (!held.med_type.empty()) detail["med_type"] = held.med_type;
    return detail.dump();
}

std::string refused_detail(const Refused& refused) {
    return Json{{"code", refused.code}, {"text", refused.text}}.dump();
}

}  // namespace

void open_visit(Run& run) {
    run.set(Leg::visit, LegStatus::sent);
    run.fact(FactKind::sent, Leg::visit, run.c.hold.visit_number);
    run.call(Phase::opening_visit,
             insurance::Call{insurance::OpenVisit{psn_no(run.c), coverage(run.c), run.c.credential,
                                                  run.c.hold, run.now.civil}},
             run.policy.query_deadline);
}

void open(Run& run, const to_case::Open& order) {
    auto& c = run.c;
    c.opened_at = run.now.civil;
    c.purchase = order.purchase;
    c.patient = order.patient;
    c.credential = order.credential;
    // A deposit is own money: insurance comes in at discharge.
    c.insured = order.patient.insured.has_value() && order.patient.coverage.has_value() &&
                !is_deposit(order.purchase);
    c.self_pay = !c.insured;
    c.insurance_down = order.patient.insurance_down && !is_deposit(order.purchase);
    run.opened_fact();
    hold(run);
}

void on_held(Run& run, const Heard& heard) {
    his_outcome<Hold>(heard).match(
        [&](const Hold& held) {
            run.set(Leg::hold, LegStatus::done);
            run.c.hold = held;
            run.c.mdtrt_id = held.mdtrt_id;
            run.fact(FactKind::done, Leg::hold, held.id, held.total, held_detail(held));
            go_on(run, [&](Run& r) {
                if (!r.c.insured) return quote_self_pay(r);
                // Its visit was opened and described when it was registered for.
                if (!r.c.mdtrt_id.empty()) return upload_fees(r);
                r.policy.check_benefit ? check_benefit(r) : open_visit(r);
            });
        },
        [&](const Refused& refused) {
            run.set(Leg::hold, status_after_refusal(run));
            run.fact(FactKind::refused, Leg::hold, run.c.id.value, {}, refused_detail(refused));
            if (refused.reason == RefusalReason::money_in_doubt)
                return abort(run, NoticeId::in_doubt_elsewhere, refused.text);
            const auto otherwise =
                refused.reason == RefusalReason::not_sent ? NoticeId::his_down : NoticeId::his_refused;
            abort(run, notice_of(refused.reason, otherwise), words_for_patient(refused));
        },
        [&](const Unknown&) {
            // Repeating is harmless: the HIS knows our case id (If-None-Exist).
            if (try_again(run, hold)) return;
            run.set(Leg::hold, LegStatus::unknown);
            run.fact(FactKind::unknown, Leg::hold, run.c.id.value);
            abort(run, NoticeId::his_down);
        });
}

void on_benefit(Run& run, const Heard& heard) {
    insurance_outcome<insurance::Benefit>(heard).match(
        [&](const insurance::Benefit& benefit) {
            go_on(run, [&](Run& r) {
                if (!benefit.applies) return refuse_insurance(r, NoticeId::waiting_period, benefit.reason);
                open_visit(r);
            });
        },
        [&](const Refused& refused) { go_on(run, [&](Run& r) { refuse_insurance(r, refused); }); },
        [&](const Unknown&) {
            if (try_again(run, check_benefit)) return;
            go_on(run, [](Run& r) { refuse_insurance(r, NoticeId::insurance_down, {}); });
        });
}

void on_visit_opened(Run& run, const Heard& heard) {
    insurance_outcome<insurance::OpenedVisit>(heard).match(
        [&](const insurance::OpenedVisit& visit) {
            run.set(Leg::visit, LegStatus::done);
            run.c.mdtrt_id = visit.mdtrt_id;
            run.fact(FactKind::done, Leg::visit, visit.mdtrt_id);
            go_on(run, describe_visit);
        },
        [&](const Refused& refused) {
            run.set(Leg::visit, status_after_refusal(run));
            run.fact(FactKind::refused, Leg::visit, run.c.hold.visit_number, {}, refused_detail(refused));
            go_on(run, [&](Run& r) { refuse_insurance(r, refused); });
        },
        [&](const Unknown&) {
            // The same ipt_otp_no again (specification 5.6).
            if (try_again(run, open_visit)) return;
            run.set(Leg::visit, LegStatus::unknown);
            run.fact(FactKind::unknown, Leg::visit, run.c.hold.visit_number);
            go_on(run, [](Run& r) { refuse_insurance(r, NoticeId::insurance_down, {}); });
        });
}

void on_visit_described(Run& run, const Heard& heard) {
    insurance_outcome<insurance::Nothing>(heard).match(
        [&](const insurance::Nothing&) { go_on(run, upload_fees); },
        [&](const Refused& refused) { go_on(run, [&](Run& r) { refuse_insurance(r, refused); }); },
        [&](const Unknown&) {
            if (try_again(run, describe_visit)) return;
            go_on(run, [](Run& r) { refuse_insurance(r, NoticeId::insurance_down, {}); });
        });
}

void on_fees_uploaded(Run& run, const Heard& heard) {
    insurance_outcome<insurance::Nothing>(heard).match(
        [&](const insurance::Nothing&) {
            run.set(Leg::fees, LegStatus::done);
            run.fact(FactKind::done, Leg::fees, run.c.charge_batch(), run.c.hold.total);
            go_on(run, presettle);
        },
        [&](const Refused& refused) {
            run.set(Leg::fees, LegStatus::refused);
            run.fact(FactKind::refused, Leg::fees, run.c.charge_batch(), {}, refused_detail(refused));
            go_on(run, [&](Run& r) { refuse_insurance(r, refused); });
        },
        [&](const Unknown&) {
            // Repeating blindly would double lines: clear the batch first (specification 5.6).
            run.set(Leg::fees, LegStatus::unknown);
            run.fact(FactKind::unknown, Leg::fees, run.c.charge_batch());
            const auto clear = [](Run& r) {
                r.call(Phase::clearing_fees,
                       insurance::Call{insurance::CancelFees{psn_no(r.c), coverage(r.c), r.c.mdtrt_id,
                                                             r.c.charge_batch()}},
                       r.policy.upload_deadline);
            };
            if (try_again(run, clear)) return;
            go_on(run, [](Run& r) { refuse_insurance(r, NoticeId::insurance_down, {}); });
        });
}

void on_fees_cleared(Run& run, const Heard& heard) {
    const auto cleared = insurance_outcome<insurance::Nothing>(heard);
    if (run.c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
    // `tries` goes on counting, so that a second lost upload ends it.
    if (cleared.is_done()) return upload_fees(run);
    run.c.tries = 0;
    refuse_insurance(run, NoticeId::insurance_down, {});
}

void on_presettled(Run& run, const Heard& heard) {
    insurance_outcome<Split>(heard).match(
        [&](const Split& split) {
            go_on(run, [&](Run& r) {
                // Amounts that do not add up are no basis for anybody's decision.
                if (!split.balances() || split.total != r.c.hold.total)
                    return refuse_insurance(r, NoticeId::insurance_refused, {});
                r.c.split = split;
                r.c.insurance_down = false;
                quote(r);
            });
        },
        [&](const Refused& refused) { go_on(run, [&](Run& r) { refuse_insurance(r, refused); }); },
        [&](const Unknown&) {
            if (try_again(run, presettle)) return;
            go_on(run, [](Run& r) { refuse_insurance(r, NoticeId::insurance_down, {}); });
        });
}

void choose_funding(Run& run, const to_case::ChooseFunding& choice) {
    auto& c = run.c;
    if (choice.self_pay || !c.insured) {
        if (run.policy.self_pay_allowed || !c.insured) quote_self_pay(run);
        return;
    }
    // What was not offered changes nothing; whoever waits for the new sum gets the old one.
    if (!c.can_insure()) {
        if (c.self_pay) quote(run);
        return;
    }
    c.self_pay = false;
    c.use_account = choice.use_account;
    c.tries = 0;
    presettle(run);
}

}  // namespace kiosk::money
