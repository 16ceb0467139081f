// What insurance knows of a person (医保查询): kind, place, balance, the year's sums, filings, spending. What
// came with the identity is shown at once, the rest as it is answered; a question that fails says so in its
// row and keeps nothing else from being told. No money moves here, and amounts stay hidden until asked for.
#include <algorithm>
#include <array>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

using screen::FactState;

std::string year_of(const Run& run) { return run.now.civil.date().substr(0, 4); }

// The longest beginning that somebody named; else the code itself, which an office can read.
LocalizedText place_named(const Policy& policy, const std::string& code) {
    const AreaName* best = nullptr;
    for (const auto& area : policy.areas)
        if (code.starts_with(area.code) && (best == nullptr || area.code.size() > best->code.size()))
            best = &area;
    return best == nullptr ? LocalizedText{code, code} : best->name;
}

screen::InsuranceKind kind_of(const Coverage& coverage) {
    if (coverage.insutype == "310") return screen::InsuranceKind::employee;
    if (coverage.insutype == "390") return screen::InsuranceKind::resident;
    return screen::InsuranceKind::other;
}

// Two digits are the province, four the pool (specification 2.12).
bool same_area(const Policy& policy, const Coverage& coverage, std::size_t digits) {
    return policy.care_area.empty() ||
           policy.care_area.substr(0, digits) == coverage.insuplc_admdvs.substr(0, digits);
}

insurance::Call question_of(const Run& run, int number) {
    const auto& patient = run.s.visit.patient;
    const auto& psn_no = patient.insured->psn_no;
    const auto& coverage = *patient.coverage;
    switch (number) {
        case 0:
            return insurance::QueryAccumulations{psn_no, coverage, year_of(run)};
        case 1:
            return insurance::QueryFilings{psn_no, coverage, run.now.civil};
        case 2:
            return insurance::QueryDiseaseFilings{psn_no, coverage, run.now.civil.date()};
        default:
            break;
    }
    const auto from = CivilTime::parse(year_of(run) + "-01-01 00:00:00");
    return insurance::QuerySpending{psn_no, coverage, from ? *from : run.now.civil, run.now.civil};
}

constexpr int questions = 4;

std::array<FactState*, questions> states_of(screen::Insurance& facts) {
    return {&facts.accumulations, &facts.filings, &facts.diseases, &facts.spending};
}

// The patient's own clock goes on while one answer after the other comes: the phase stays what it is.
void ask(Run& run) {
    auto& visit = run.visit();
    // Whoever is insured here needs no filing.
    if (visit.question == 1 && same_area(run.policy, *visit.patient.coverage, 4)) {
        visit.insurance.filings = FactState::told;
        ++visit.question;
    }
    if (visit.question >= questions) return;
    run.s.current = run.send(question_of(run, visit.question), run.policy.query_deadline);
}

void keep(Visit& visit, const insurance::Accumulations& told) {
    visit.insurance.deductible_used = told.deductible_used;
    visit.insurance.fund_paid = told.fund_paid;
}

void keep(Visit& visit, const insurance::Filings& told) {
    auto& facts = visit.insurance;
    facts.filing = told.rows.empty() ? screen::FilingState::not_filed : screen::FilingState::filed;
    if (!told.rows.empty()) facts.filed_until = told.rows.front().ends;
}

void keep(Visit& visit, const insurance::DiseaseFilings& told) { visit.insurance.filed_diseases = told.rows; }

void keep(Visit& visit, const insurance::Spending& told) {
    auto& facts = visit.insurance;
    visit.spending.rows = told.rows;
    visit.spending.amounts_known = told.amounts_known;
    facts.records = static_cast<int>(told.rows.size());
    if (!told.amounts_known) return;
    facts.mutual_aid = Fen{};
    for (const auto& row : told.rows) *facts.mutual_aid += row.mutual_aid;
}

// What was told, into the row of its question.
template <class Told>
FactState told_or_failed(Run& run, const Heard& heard) {
    auto state = FactState::failed;
    insurance_outcome<Told>(heard).match(
        [&](const Told& told) {
            keep(run.visit(), told);
            state = FactState::told;
        },
        [](const Refused&) {}, [](const Unknown&) {});
    return state;
}

NoticeId why_nothing(const Visit& visit) {
    if (visit.patient.insurance_down) return NoticeId::insurance_down;
    switch (visit.credential.kind) {
        case CredentialKind::e_code:
        case CredentialKind::social_security_card:
        case CredentialKind::id_card:
            return NoticeId::not_insured;
        case CredentialKind::visit_card:
        case CredentialKind::booking_code:
        case CredentialKind::passport:
            break;
    }
    return NoticeId::insurance_not_asked;
}

// A screen of this flow is entered: its clock starts, and a question that is out stays out.
void show(Run& run, Phase phase) {
    run.s.phase = phase;
    restart_clock(run);
}

}  // namespace

void hide_amounts(Visit& visit) {
    visit.insurance.shown = false;
    visit.spending.shown = false;
}

void begin_insurance(Run& run) {
    auto& visit = run.visit();
    if (!visit.patient.insured || !visit.patient.coverage)
        return show_notice(run, why_nothing(visit), ways_on(run, {"retry"}));
    const auto& coverage = *visit.patient.coverage;
    auto& facts = visit.insurance;
    facts = {};
    visit.spending = {};
    visit.question = 0;
    facts.kind = kind_of(coverage);
    facts.place = place_named(run.policy, coverage.insuplc_admdvs);
    facts.year = year_of(run);
    // Residents have no account of their own; where one is told all the same, it is shown.
    if (facts.kind == screen::InsuranceKind::employee || coverage.balance.is_positive())
        facts.balance = coverage.balance;
    facts.other_province = !same_area(run.policy, coverage, 2);
    run.await(Phase::showing_insurance);
    ask(run);
}

void on_insurance_told(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    auto& state = *states_of(visit.insurance).at(static_cast<std::size_t>(visit.question));
    switch (visit.question) {
        case 0:
            state = told_or_failed<insurance::Accumulations>(run, heard);
            break;
        case 1:
            state = told_or_failed<insurance::Filings>(run, heard);
            break;
        case 2:
            state = told_or_failed<insurance::DiseaseFilings>(run, heard);
            break;
        default:
            state = told_or_failed<insurance::Spending>(run, heard);
            break;
    }
    ++visit.question;
    ask(run);
}

void on_insurance_touch(Run& run, const Chosen& chosen) {
    auto& visit = run.visit();
    if (chosen.name == "show") {
        visit.insurance.shown = !visit.insurance.shown;
        return show(run, Phase::showing_insurance);
    }
    hide_amounts(visit);
    if (chosen.name == "spending") return show(run, Phase::showing_spending);
    back_to_services(run);
}

void on_spending_touch(Run& run, const Chosen& chosen) {
    auto& visit = run.visit();
    if (chosen.name == "show") {
        visit.spending.shown = !visit.spending.shown;
        return show(run, Phase::showing_spending);
    }
    hide_amounts(visit);
    show(run, Phase::showing_insurance);
}

void project_insurance(const Projection& at) {
    auto facts = at.s.visit.insurance;
    facts.patient = patient_line(at.s, at.now);
    at.screen.content = facts;
    at.offer("insurance/show");
    if (facts.spending == FactState::told && facts.records > 0) at.offer("insurance/spending");
    at.offer("insurance/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_spending(const Projection& at) {
    auto spending = at.s.visit.spending;
    spending.patient = patient_line(at.s, at.now);
    at.screen.content = spending;
    if (spending.amounts_known) at.offer("spending/show");
    at.offer("spending/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

}  // namespace kiosk::journey
