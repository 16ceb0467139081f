// Who is it: e-code, chip card, visit card, booking code or passport, all listened to at once from the home
// screen on. What cannot be used leads to a screen that says what to do next; it never ends in silence.
#include <utility>

#include "kiosk/journey/run.h"
#include "kiosk/journey/shown_code.h"

namespace kiosk::journey {
namespace {

// Only rows of people insured now; employee first, then resident (specification 2.2).
const Coverage* best_coverage(const Person& person) {
    const Coverage* best = nullptr;
    const auto rank = [](const Coverage& row) {
        return row.insutype == "310" ? 0 : row.insutype == "390" ? 1 : 2;
    };
    for (const auto& row : person.coverages)
        if (row.psn_insu_stas == "1" && (best == nullptr || rank(row) < rank(*best))) best = &row;
    return best;
}

NoticeId why_not_covered(const Person& person) {
    for (const auto& row : person.coverages) {
        if (row.psn_insu_stas == "2") return NoticeId::coverage_paused;
        if (row.psn_insu_stas == "4") return NoticeId::coverage_ended;
    }
    return NoticeId::not_insured;
}

void read_as(Run& run, screen::ReadingWhat what) { run.visit().reading = what; }

void query_person(Run& run) {
    read_as(run, run.visit().credential.kind == CredentialKind::e_code ? screen::ReadingWhat::code
                                                                       : screen::ReadingWhat::card);
    run.call(Phase::querying_person, insurance::Call{insurance::QueryPerson{run.visit().credential}},
             run.policy.query_deadline);
}

void refuse_coverage(Run& run, NoticeId why, std::string reason = {}) {
    run.visit().patient.insurance_down = why == NoticeId::insurance_down;
    const auto service = comes_for(run);
    const bool known = !run.visit().patient.id_number.empty();
    if (known && service && !rules_of(*service).needs_insurance) return on_identified(run);
    // Nobody pays alone for a question.
    if (service == Service::insurance)
        return show_notice(run, why, ways_on(run, {"retry"}), std::move(reason));
    if (!run.s.money_open && known) return ask_today(run);
    std::vector<std::string> choices;
    // An electronic card tells no id number: for a nameless number nothing can be held.
    if (run.policy.self_pay_allowed && !run.visit().patient.id_number.empty())
        choices.emplace_back("self_pay");
    choices.emplace_back("end");
    show_notice(run, why, std::move(choices), std::move(reason));
}

NoticeId notice_of_card(const device::CardFailed& failed) {
    switch (failed.trouble) {
        case device::CardTrouble::mute:
        case device::CardTrouble::malformed:
            return NoticeId::card_unread;
        case device::CardTrouble::foreign:
            return failed.card == device::CardKind::bank ? NoticeId::card_bank : NoticeId::card_foreign;
        case device::CardTrouble::locked:
            return NoticeId::card_locked;
        case device::CardTrouble::holder_locked:
        case device::CardTrouble::issuer_refused:
            return NoticeId::card_issuer_down;
        case device::CardTrouble::counterfeit:
            return NoticeId::card_counterfeit;
        case device::CardTrouble::expired:
            return NoticeId::card_expired;
        case device::CardTrouble::pulled:
            return NoticeId::card_pulled;
        case device::CardTrouble::reader:
            return NoticeId::card_reader_broken;
    }
    return NoticeId::card_unread;
}

void remember_holder(Visit& visit, const device::CardData& card) {
    visit.credential = {CredentialKind::social_security_card, Secret{card.card_number},
                        card.card_identification, card.id_number, card.name};
    visit.patient = {};
    visit.patient.name = card.name;
    visit.patient.id_number = card.id_number;
    visit.patient.gender = card.gender;
    visit.patient.birth_date = card.birth_date;
}

void remember_id_card(Visit& visit, const device::IdCardData& card) {
    visit.credential = {CredentialKind::id_card, Secret{card.id_number}, "", card.id_number, card.name};
    visit.patient = {};
    visit.patient.name = card.name;
    visit.patient.id_number = card.id_number;
    visit.patient.gender = card.gender;
    visit.patient.birth_date = card.birth_date;
}

void use_person(Run& run, const Person& person) {
    auto& visit = run.visit();
    visit.patient.name = person.name;
    visit.patient.id_number = person.cert_number;
    visit.patient.gender = person.gender;
    visit.patient.birth_date = person.birth_date;
    if (person.inpatient_now) return refuse_coverage(run, NoticeId::inpatient_now);
    if (!person.benefit_refusal.empty())
        return refuse_coverage(run, NoticeId::waiting_period, person.benefit_refusal);
    const auto* coverage = best_coverage(person);
    if (coverage == nullptr) return refuse_coverage(run, why_not_covered(person));
    visit.patient.insured = person;
    visit.patient.coverage = *coverage;
    on_identified(run);
}

}  // namespace

void listen_for_identity(Run& run, Hint hint) {
    run.visit().identify.hint = hint;
    run.await(Phase::identifying);
}

void on_home_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "more") return run.await(Phase::showing_more);
    run.visit().service = service_named(chosen.name);
    listen_for_identity(run, Hint::none);
}

void on_more_touch(Run& run, const Chosen& chosen) {
    chosen.name == "back" ? end_visit(run) : on_home_touch(run, chosen);
}

void on_identify_touch(Run& run, const Chosen& chosen) {
    return chosen.name == "passport" ? run.await(Phase::typing_passport) : end_visit(run);
}

void on_passport_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "back") return listen_for_identity(run, Hint::none);
    find_patient(run, CredentialKind::passport, Secret{chosen.typed});
}

void on_card_inserted(Run& run, DeviceKind reader) {
    fresh_visit(run);
    run.visit().reader = reader;
    read_as(run,
            reader == DeviceKind::id_card_reader ? screen::ReadingWhat::id_card : screen::ReadingWhat::card);
    run.call(Phase::reading_card, device::ReadCard{reader}, run.policy.device_deadline);
}

void on_code_scanned(Run& run, const Secret& code) {
    switch (kind_of_code(code.reveal(), run.policy)) {
        case ShownCode::insurance:
            fresh_visit(run);
            run.visit().asked_code = code;
            read_as(run, screen::ReadingWhat::code);
            return run.call(Phase::decoding_code,
                            insurance::Call{insurance::DecodeCode{code, business_type(run)}},
                            run.policy.query_deadline);
        case ShownCode::visit_card:
            return find_patient(run, CredentialKind::visit_card, code);
        case ShownCode::booking:
            return find_patient(run, CredentialKind::booking_code, code);
        case ShownCode::slip:
            return ask_by_slip(run, code);
        case ShownCode::electronic_card:
            fresh_visit(run);
            run.visit().asked_code = code;
            read_as(run, screen::ReadingWhat::electronic_card);
            return run.call(Phase::verifying_electronic_card,
                            insurance::Call{insurance::VerifyElectronicCard{code}},
                            run.policy.query_deadline);
        case ShownCode::payment:
        case ShownCode::foreign:
            if (run.s.phase == Phase::home && !run.s.money_open) return;  // nothing here is for it
            return listen_for_identity(run, Hint::code_wrong_kind);
    }
}

void on_card_read(Run& run, const Heard& heard) {
    const bool id_card = run.visit().reader == DeviceKind::id_card_reader;
    const auto* completion = heard ? std::get_if<device::Completion>(&*heard) : nullptr;
    if (completion != nullptr) {
        const bool of_guardian = run.visit().opening.asking_guardian;
        if (const auto* read = std::get_if<device::CardRead>(completion)) {
            if (of_guardian) return on_guardian_known(run, {read->card.name, read->card.id_number});
            remember_holder(run.visit(), read->card);
            return query_person(run);
        }
        if (const auto* read = std::get_if<device::IdCardRead>(completion)) {
            if (of_guardian) return on_guardian_known(run, {read->card.name, read->card.id_number});
            remember_id_card(run.visit(), read->card);
            return query_person(run);
        }
        if (const auto* waits = std::get_if<device::CardChallenged>(completion))
            return run.call(Phase::asking_issuer,
                            insurance::Call{insurance::AskCardIssuer{Secret{waits->challenge}}},
                            run.policy.query_deadline);
        const auto* failed = std::get_if<device::CardFailed>(completion);
        if (failed != nullptr && !id_card) return show_notice(run, notice_of_card(*failed), {"retry", "end"});
    }
    show_notice(run, id_card ? NoticeId::id_card_unread : NoticeId::card_reader_broken, {"retry", "end"});
}

// The card was asked by nobody yet: without its issuer's word nothing is known of its holder.
void on_issuer_answer(Run& run, const Heard& heard) {
    insurance_outcome<insurance::CardIssuerAnswer>(heard).match(
        [&](const insurance::CardIssuerAnswer& reply) {
            run.call(Phase::proving_card, device::AnswerChallenge{reply.answer}, run.policy.device_deadline);
        },
        [&](const Refused& refused) {
            const bool unreachable = refused.reason == RefusalReason::not_sent;
            show_notice(run, unreachable ? NoticeId::card_issuer_down : NoticeId::card_locked,
                        {"retry", "end"});
        },
        [&](const Unknown&) {
            show_notice(run, NoticeId::card_issuer_down, {"retry", "end"});
        });
}

void on_code_decoded(Run& run, const Heard& heard) {
    insurance_outcome<insurance::DecodedCode>(heard).match(
        [&](const insurance::DecodedCode& decoded) {
            auto& visit = run.visit();
            visit.asked_code = {};
            visit.credential = decoded.credential;
            visit.patient.name = decoded.credential.name;
            visit.patient.id_number = decoded.credential.id_number;
            query_person(run);
        },
        [&](const Refused& refused) {
            run.visit().refused_code = std::exchange(run.visit().asked_code, {});
            if (refused.reason == RefusalReason::code_expired)
                return listen_for_identity(run, Hint::code_expired);
            if (refused.reason == RefusalReason::code_wrong_kind)
                return listen_for_identity(run, Hint::code_wrong_kind);
            const auto otherwise =
                refused.reason == RefusalReason::not_sent ? NoticeId::e_code_down : NoticeId::code_unknown;
            show_notice(run, notice_of(refused.reason, otherwise), {"retry", "end"});
        },
        [&](const Unknown&) {
            show_notice(run, NoticeId::e_code_down, {"retry", "end"});
        });
}

// Verified by its own issuer it is used like the card itself. Without a verifier the insurance e-code is
// asked for, as ever.
void on_electronic_card(Run& run, const Heard& heard) {
    insurance_outcome<insurance::VerifiedCard>(heard).match(
        [&](const insurance::VerifiedCard& verified) {
            auto& visit = run.visit();
            visit.asked_code = {};
            visit.credential = verified.credential;
            visit.patient.name = verified.credential.name;
            visit.patient.id_number = verified.credential.id_number;
            query_person(run);
        },
        [&](const Refused& refused) {
            run.visit().refused_code = std::exchange(run.visit().asked_code, {});
            if (refused.reason == RefusalReason::code_expired)
                return listen_for_identity(run, Hint::code_expired);
            if (refused.reason == RefusalReason::card_lost)
                return show_notice(run, NoticeId::card_lost, {"retry", "end"});
            listen_for_identity(run, Hint::code_of_electronic_card);
        },
        [&](const Unknown&) {
            show_notice(run, NoticeId::electronic_card_down, {"retry", "end"});
        });
}

void on_person(Run& run, const Heard& heard) {
    insurance_outcome<Person>(heard).match(
        [&](const Person& person) {
            // A card whose chip says one person and whose number belongs to another is not to be believed.
            const auto& known = run.visit().credential.id_number;
            if (!known.empty() && known != person.cert_number)
                return show_notice(run, NoticeId::other_person, {"end"});
            use_person(run, person);
        },
        [&](const Refused& refused) {
            const bool down = refused.reason == RefusalReason::not_sent;
            refuse_coverage(
                run, notice_of(refused.reason, down ? NoticeId::insurance_down : NoticeId::insurance_refused),
                words_for_patient(refused));
        },
        [&](const Unknown&) {
            if (++run.visit().tries < run.policy.query_tries) return query_person(run);
            refuse_coverage(run, NoticeId::insurance_down);
        });
}

his::Whose whose(const Visit& visit) {
    const auto& patient = visit.patient;
    return {patient.id_number, patient.id_number.empty() ? patient.passport_number : ""};
}

void find_patient(Run& run, CredentialKind kind, Secret number) {
    fresh_visit(run);
    run.visit().credential = {kind, std::move(number), "", "", ""};
    read_as(run, screen::ReadingWhat::patient_file);
    run.call(Phase::finding_patient, his::Call{his::FindPatient{run.visit().credential}},
             run.policy.query_deadline);
}

void on_patient_found(Run& run, const Heard& heard) {
    const bool typed = run.visit().credential.kind == CredentialKind::passport;
    his_outcome<Patient>(heard).match(
        [&](const Patient& patient) {
            run.visit().patient = patient;
            on_identified(run);
        },
        [&](const Refused& refused) {
            if (refused.reason == RefusalReason::not_sent)
                return show_notice(run, NoticeId::his_down, {"retry", "end"});
            if (!typed) return show_notice(run, NoticeId::patient_unknown, {"retry", "end"});
            run.visit().passport.not_found = true;
            run.await(Phase::typing_passport);
        },
        [&](const Unknown&) {
            show_notice(run, NoticeId::his_down, {"retry", "end"});
        });
}

void continue_self_paid(Run& run) {
    run.visit().patient.insured.reset();
    run.visit().patient.coverage.reset();
    on_identified(run);
}

}  // namespace kiosk::journey
