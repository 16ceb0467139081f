// After the patient's "as shown": the legs that move money, in the order of the hospital's policy, then
// Commit, then the HIS. What comes next is computed from the legs each time, so both money orders are one
// piece of code.
#include "kiosk/base/json.h"
#include "kiosk/base/mutant.h"
#include "kiosk/base/text.h"
#include "kiosk/money/run.h"

namespace kiosk::money {
namespace {

bool own_is_due(const Case& c) { return c.split.own.is_positive(); }
bool own_is_settled(const Case& c) {
    if (is_mutant("his_before_own")) return true;
    return !own_is_due(c) || c.at_window || c.leg(Leg::own) == LegStatus::done;
}
bool insurance_is_settled(const Case& c) {
    return !c.pays_by_insurance() || c.leg(Leg::insurance) == LegStatus::done;
}

bool password_needed(const Case& c, const Policy& policy) {
    if (!c.password.empty()) return false;
    const bool by_code = c.credential.kind == CredentialKind::e_code;
    switch (policy.credential_check) {
        case CredentialCheck::none:
            return false;
        case CredentialCheck::card_pin:
            return !by_code;
        case CredentialCheck::ecode_password:
            return by_code;
        case CredentialCheck::both:
            return true;
    }
    return true;
}

void settle_insurance(Run& run) {
    if (password_needed(run.c, run.policy)) {
        if (run.c.told_unsure) return abort(run, NoticeId::settlement_refused);
        run.await(Phase::awaiting_password);
        run.report(from_case::PasswordNeeded{run.c.credential.kind == CredentialKind::e_code, -1});
        return;
    }
    run.start_patience();
    run.report(from_case::Working{screen::WorkStep::insurance});
    run.call(Phase::drawing_msgid, AllotMsgid{}, run.policy.device_deadline);
}

void note_hold(Run& run) {
    const bool insurance_next = run.c.settle_msgid.value.size() > 0 && !insurance_is_settled(run.c);
    const auto money = insurance_next ? his::HoldMoney::settling : his::HoldMoney::collecting;
    run.call(Phase::noting_hold,
             his::Call{his::MarkHold{run.c.id, run.c.held(), run.c.hold.version, money, run.c.settle_msgid,
                                     run.c.split.own}},
             run.policy.query_deadline);
}

void settle(Run& run) {
    auto& c = run.c;
    run.set(Leg::insurance, LegStatus::sent);
    run.fact(FactKind::sent, Leg::insurance, c.settle_msgid.value, c.split.fund + c.split.account,
             Json{{"mdtrt_id", c.mdtrt_id}, {"chrg_bchno", c.charge_batch()}, {"total", c.split.total.yuan()}}
                 .dump());
    insurance::Presettle basis{
        c.patient.insured->psn_no, *c.patient.coverage, c.credential, c.med_type(run.policy), c.mdtrt_id,
        c.charge_batch(),          c.hold.total,        c.use_account};
    run.call(Phase::settling,
             insurance::Call{insurance::Settle{c.settle_msgid, std::move(basis), c.split, c.password}},
             run.policy.settle_deadline);
    c.settle_effect = c.current;
}

void commit(Run& run) {
    run.c.committed = true;
    run.c.backoff = Millis{0};
    Json how{{"insured", run.c.pays_by_insurance()},
             {"own", run.c.split.own.yuan()},
             {"at_window", run.c.at_window}};
    if (run.c.insurance_missed()) how["insurance_missed"] = true;
    run.fact(FactKind::commit, Leg::booking, run.c.hold.id, run.c.split.total, how.dump());
    send_confirm(run);
}

bool same_as_shown(const Split& shown, const Split& settled) {
    return shown.total == settled.total && shown.fund == settled.fund && shown.account == settled.account &&
           shown.mutual_aid == settled.mutual_aid && shown.own == settled.own &&
           shown.hospital == settled.hospital;
}

void wipe_password(Run& run) { run.c.password = Secret{}; }

void on_settlement(Run& run, const insurance::Settlement& settlement) {
    auto& c = run.c;
    run.set(Leg::insurance, LegStatus::done);
    c.settlement = settlement;
    wipe_password(run);
    run.fact(FactKind::done, Leg::insurance, c.settle_msgid.value,
             settlement.split.fund + settlement.split.account,
             Json{{"setl_id", settlement.setl_id},
                  {"clr_optins", settlement.clr_optins},
                  {"clr_way", settlement.clr_way},
                  {"clr_type", settlement.clr_type},
                  {"fund", settlement.split.fund.yuan()},
                  {"account", settlement.split.account.yuan()},
                  {"mutual_aid", settlement.split.mutual_aid.yuan()},
                  {"own", settlement.split.own.yuan()},
                  {"hospital", settlement.split.hospital.yuan()}}
                 .dump());
    if (!same_as_shown(c.split, settlement.split)) return abort(run, NoticeId::amount_changed);
    if (c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
    advance(run);
}

void on_settlement_refused(Run& run, const Refused& refused) {
    auto& c = run.c;
    run.set(Leg::insurance, LegStatus::refused);
    run.fact(FactKind::refused, Leg::insurance, c.settle_msgid.value, {},
             Json{{"code", refused.code}, {"text", refused.text}}.dump());
    wipe_password(run);
    if (c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
    if (c.told_unsure) return abort(run, NoticeId::settlement_refused, words_for_patient(refused));
    if (refused.reason == RefusalReason::token_rejected && run.policy.token_rescan_allowed) {
        run.await(Phase::awaiting_credential);
        return run.report(from_case::CredentialNeeded{money_state(c)});
    }
    if (refused.reason == RefusalReason::password_wrong) {
        run.await(Phase::awaiting_password);
        return run.report(from_case::PasswordNeeded{c.credential.kind == CredentialKind::e_code, -1});
    }
    const bool unreachable = refused.reason == RefusalReason::not_sent;
    abort(run,
          notice_of(refused.reason, unreachable ? NoticeId::insurance_down : NoticeId::settlement_refused),
          words_for_patient(refused));
}

// The hold must outlive the longest settlement, or the number could be given away while money moves.
bool hold_lasts(const Run& run) {
    return run.c.hold.expires - run.now.civil >= run.policy.settle_deadline + run.policy.hold_margin;
}

std::string insurance_tail(const Case& c) {
    return c.pays_by_insurance() && c.patient.insured ? masked_tail(c.patient.insured->psn_no) : "";
}

}  // namespace

void confirm(Run& run) {
    run.c.tries = 0;
    advance(run);
}

void advance(Run& run) {
    auto& c = run.c;
    c.tries = 0;
    const bool insurance_turn = run.policy.money_order == MoneyOrder::insurance_first || own_is_settled(c);
    if (!insurance_is_settled(c) && insurance_turn) return settle_insurance(run);
    if (!own_is_settled(c)) {
        if (c.told_unsure) return abort(run, NoticeId::payment_given_up);
        if (c.hold_noted) return ask_payment(run, Hint::none);
        run.start_patience();
        return note_hold(run);
    }
    commit(run);
}

void give_password(Run& run, const to_case::GivePassword& given) {
    run.c.password = given.block;
    settle_insurance(run);
}

void give_credential(Run& run, const to_case::GiveCredential& given) {
    // The same person, or nobody: the split on the screen was this person's.
    if (given.credential.id_number != run.c.patient.id_number) return abort(run, NoticeId::other_person);
    run.c.credential = given.credential;
    settle_insurance(run);
}

void on_msgid(Run& run, const Heard& heard) {
    const auto* allotted = heard ? std::get_if<MsgidAllotted>(&*heard) : nullptr;
    if (allotted == nullptr) return abort(run, NoticeId::journal_down);
    if (run.c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
    run.c.settle_msgid = allotted->msgid;
    note_hold(run);
}

void on_hold_noted(Run& run, const Heard& heard) {
    his_outcome<his::HoldExtended>(heard).match(
        [&](const his::HoldExtended& extended) {
            run.c.hold.version = extended.version;
            run.c.hold.expires = extended.expires;
            run.c.hold_noted = true;
            run.c.tries = 0;
            if (run.c.stop_wanted) return abort(run, NoticeId::cancelled_by_patient);
            if (!hold_lasts(run)) return abort(run, NoticeId::hold_expired);
            const bool insurance_next = !run.c.settle_msgid.value.empty() && !insurance_is_settled(run.c);
            if (insurance_next) return settle(run);
            run.c.told_unsure ? abort(run, NoticeId::payment_given_up) : ask_payment(run, Hint::none);
        },
        [&](const Refused& refused) {
            const auto otherwise =
                refused.reason == RefusalReason::not_sent ? NoticeId::his_down : NoticeId::hold_expired;
            abort(run, notice_of(refused.reason, otherwise), words_for_patient(refused));
        },
        [&](const Unknown&) {
            if (++run.c.tries < run.policy.query_tries) return note_hold(run);
            abort(run, NoticeId::his_down);
        });
}

void on_settled(Run& run, const Heard& heard) {
    insurance_outcome<insurance::Settlement>(heard).match(
        [&](const insurance::Settlement& settlement) { on_settlement(run, settlement); },
        [&](const Refused& refused) { on_settlement_refused(run, refused); },
        [&](const Unknown& unknown) {
            if (is_mutant("timeout_is_failure"))
                return on_settlement_refused(run, {RefusalReason::business, "", unknown.detail});
            if (is_mutant("fresh_key_on_retry") && ++run.c.tries < 2) return settle_insurance(run);
            run.set(Leg::insurance, LegStatus::unknown);
            run.fact(FactKind::unknown, Leg::insurance, run.c.settle_msgid.value, {},
                     Json{{"detail", unknown.detail}}.dump());
            wipe_password(run);
            abort(run, NoticeId::unsure);
        });
}

void send_confirm(Run& run) {
    auto& c = run.c;
    run.start_patience();
    run.report(from_case::Working{screen::WorkStep::booking});
    run.set(Leg::booking, LegStatus::sent);
    run.fact(FactKind::sent, Leg::booking, c.hold.id, c.split.total);
    const bool by_insurance = c.pays_by_insurance();
    const bool paid = !c.payment.transaction_number.empty();
    using acquirer::OrderNumber;
    if (is_mutant("print_before_confirmed"))
        run.report(from_case::Registered{c.hold, c.booking, c.split, by_insurance, c.settlement.setl_id,
                                         c.payment.payer, money_state(c), c.id.value, c.reprint_code,
                                         c.insurance_missed()});
    run.call(Phase::confirming,
             his::Call{his::ConfirmHold{c.id, c.held(), by_insurance ? c.settlement.setl_id : "",
                                        by_insurance ? c.mdtrt_id : "", c.payment.transaction_number,
                                        c.payment.payer, insurance_tail(c), c.split, c.at_window,
                                        paid ? c.order() : OrderNumber{}, c.method, c.insurance_missed()}},
             run.policy.query_deadline);
}

void on_confirmed(Run& run, const Heard& heard) {
    auto& c = run.c;
    his_outcome<Booking>(heard).match(
        [&](const Booking& booking) {
            run.set(Leg::booking, LegStatus::done);
            c.booking = booking;
            run.fact(FactKind::done, Leg::booking, c.hold.id, c.split.total,
                     Json{{"queue_number", booking.queue_number}}.dump());
            run.stop_patience();
            run.report(from_case::Registered{c.hold, booking, c.split, c.pays_by_insurance(),
                                             c.settlement.setl_id, c.payment.payer, money_state(c),
                                             c.id.value, c.reprint_code, c.insurance_missed()});
            // Self-paid although insurance was asked: its visit and fee lines must not stay open (M18).
            unwind_next(run);
        },
        [&](const Refused& refused) {
            if (refused.reason == RefusalReason::not_sent)
                return run.back_off(Phase::waiting_to_confirm, run.policy.confirm_retry);
            run.set(Leg::booking, LegStatus::refused);
            run.fact(FactKind::refused, Leg::booking, c.hold.id, {},
                     Json{{"code", refused.code}, {"text", refused.text}}.dump());
            abort(run, notice_of(refused.reason, NoticeId::his_refused), words_for_patient(refused));
        },
        // After Commit an unknown goes forward: the HIS knows the case and answers a repeat like the first.
        [&](const Unknown&) {
            if (is_mutant("rollback_after_commit")) return abort(run, NoticeId::his_down);
            run.back_off(Phase::waiting_to_confirm, run.policy.confirm_retry);
        });
}

}  // namespace kiosk::money
