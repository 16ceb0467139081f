// What devices and services answer, and what a case says to each command: first what is hoped for, then
// everything else that it may be.
#include "tests/journey/samples.h"
#include "tests/journey/world.h"

namespace kiosk::journey::test {
namespace {

std::vector<AnswerBody> card_answers(bool issuer_first) {
    using device::CardTrouble;
    std::vector<AnswerBody> all{completed(device::CardRead{card_data()})};
    for (const auto trouble :
         {CardTrouble::mute, CardTrouble::foreign, CardTrouble::locked, CardTrouble::holder_locked,
          CardTrouble::pulled, CardTrouble::malformed, CardTrouble::reader})
        all.push_back(completed(device::CardFailed{trouble, ""}));
    all.push_back(completed(device::CardFailed{CardTrouble::foreign, "", device::CardKind::bank}));
    for (const auto trouble : {CardTrouble::counterfeit, CardTrouble::issuer_refused, CardTrouble::expired})
        all.push_back(completed(device::CardFailed{trouble, ""}));
    all.push_back(completed(device::CardChallenged{"challenge"}));
    if (issuer_first) std::swap(all.front(), all.back());
    all.push_back(completed(device::Unable{}));
    return all;
}

std::vector<AnswerBody> id_card_answers() {
    device::IdCardData data;
    data.name = card_data().name;
    data.id_number = card_data().id_number;
    return {completed(device::IdCardRead{data}),
            completed(device::CardFailed{device::CardTrouble::malformed, ""}), completed(device::Unable{})};
}

// A card whose issuer has spoken proves itself, or does not.
std::vector<AnswerBody> proof_answers() {
    using device::CardTrouble;
    std::vector<AnswerBody> all{completed(device::CardRead{card_data()})};
    for (const auto trouble : {CardTrouble::counterfeit, CardTrouble::issuer_refused, CardTrouble::pulled})
        all.push_back(completed(device::CardFailed{trouble, ""}));
    all.push_back(completed(device::Unable{}));
    return all;
}

std::vector<AnswerBody> issuer_answers() {
    return {insurance_done(insurance::CardIssuerAnswer{Secret{"answer"}}),
            insurance_refused(RefusalReason::business), insurance_refused(RefusalReason::not_sent),
            insurance_unknown()};
}

std::vector<AnswerBody> code_answers() {
    std::vector<AnswerBody> all{insurance_done(decoded_code())};
    for (const auto reason :
         {RefusalReason::code_expired, RefusalReason::code_wrong_kind, RefusalReason::code_unknown,
          RefusalReason::not_activated, RefusalReason::not_sent, RefusalReason::business})
        all.push_back(insurance_refused(reason));
    all.push_back(insurance_unknown());
    return all;
}

std::vector<AnswerBody> electronic_card_answers() {
    insurance::VerifiedCard card;
    card.credential.kind = CredentialKind::social_security_card;
    card.credential.electronic = true;
    card.credential.number = Secret{card_data().card_number};
    card.credential.name = card_data().name;
    std::vector<AnswerBody> all{insurance_done(card)};
    for (const auto reason : {RefusalReason::code_expired, RefusalReason::card_lost, RefusalReason::not_sent})
        all.push_back(insurance_refused(reason));
    all.push_back(insurance_unknown());
    return all;
}

std::vector<AnswerBody> registration_answers(const his::FindRegistrations& question, bool known) {
    if (question.purpose == Purpose::bill) {
        std::vector<AnswerBody> all{his_done(his::Registrations{}), his_done(payments())};
        if (known && question.reprint_code.empty()) std::swap(all[0], all[1]);
        return all;
    }
    his::Registrations only_being_checked;
    only_being_checked.rows = {registration(his::RegistrationState::cancelled, his::HoldMoney::unknown)};
    auto expired = only_being_checked;
    expired.rows.front().made_at = expired.rows.front().made_at + Millis{-3 * 24 * 3600 * 1000};
    std::vector<AnswerBody> all{his_done(his::Registrations{}), his_done(registrations()),
                                his_done(only_being_checked)};
    if (known) std::swap(all[0], all[1]);
    if (!question.reprint_code.empty()) all.push_back(his_done(expired));
    // Two that can be given up, and one that cannot.
    auto several = registrations();
    several.rows.resize(2);
    several.rows[1] = several.rows[0];
    several.rows[1].case_id.value = "K002-20261122-0008";
    all.push_back(his_done(several));
    several.rows.resize(1);
    several.rows[0].cancelling = Cancelling::seen;
    all.push_back(his_done(several));
    return all;
}

std::vector<AnswerBody> his_answers(const his::Call& call, const Scene& scene) {
    std::vector<AnswerBody> all;
    if (const auto* find = std::get_if<his::FindRegistrations>(&call)) {
        all = registration_answers(*find, scene.known_today);
    } else if (std::holds_alternative<his::ListBills>(call)) {
        all = {his_done(bills(scene.two_visits)), his_done(his::Bills{})};
    } else if (std::holds_alternative<his::ListAdmissions>(call)) {
        all = {his_done(his::Admissions{{admission()}}), his_done(his::Admissions{})};
    } else if (std::holds_alternative<his::ListBookingDays>(call)) {
        all = {his_done(booking_days()), his_done(his::BookingDays{})};
    } else if (std::holds_alternative<his::ListTimes>(call)) {
        all = {his_done(booking_times()), his_done(his::Times{})};
    } else if (std::holds_alternative<his::Book>(call)) {
        all = {his_done(booked()), his_refused(RefusalReason::slot_taken),
               his_refused(RefusalReason::booked_already), his_refused(RefusalReason::session_stopped),
               his_refused(RefusalReason::business)};
    } else if (std::holds_alternative<his::FindAppointments>(call)) {
        all = {his_done(appointments(scene.due, scene.two_due)), his_done(his::Appointments{}),
               his_done(appointments(AppointmentState::too_late))};
    } else if (std::holds_alternative<his::CheckIn>(call)) {
        all = {his_done(Booking{"A027", 5, {"3 楼 A 区", "3F Area A"}, {}}),
               his_refused(RefusalReason::too_early), his_refused(RefusalReason::session_stopped)};
    } else if (std::holds_alternative<his::ListReports>(call)) {
        all = {his_done(reports()), his_done(his::Reports{})};
    } else if (std::holds_alternative<his::FetchReport>(call)) {
        all = {his_done(his::ReportDocument{"%PDF"}), his_refused(RefusalReason::already_printed)};
    } else if (std::holds_alternative<his::CountReportPrint>(call)) {
        all = {his_done(his::CopyCounted{1})};
    } else if (std::holds_alternative<his::ListPrescriptions>(call)) {
        all = {his_done(prescriptions()), his_done(his::Prescriptions{})};
    } else if (std::holds_alternative<his::CheckInPharmacy>(call)) {
        all = {his_done(his::PharmacyQueue{{"3 号窗口", "window 3"}, "Y108", 3}),
               his_refused(RefusalReason::business)};
    } else if (std::holds_alternative<his::ListInvoices>(call)) {
        all = {his_done(invoices()), his_done(his::Invoices{})};
    } else if (std::holds_alternative<his::ListCosts>(call)) {
        all = {his_done(costs()), his_done(his::Costs{})};
    } else if (std::holds_alternative<his::CountCopy>(call)) {
        all = {his_done(his::CopyCounted{2})};
    } else if (const auto* patient = std::get_if<his::FindPatient>(&call)) {
        all = {his_done(found_patient()), his_refused(RefusalReason::patient_unknown)};
        // Whoever comes for a first file hopes that there is none.
        if (patient->credential.kind == CredentialKind::id_card) std::swap(all[0], all[1]);
    } else if (std::holds_alternative<his::CreateFile>(call)) {
        all = {his_done(his::FileOpened{"HIS-N0001", "VC990001"}), his_refused(RefusalReason::business)};
    } else if (std::holds_alternative<his::ListDepartments>(call)) {
        all = {his_done(departments()), his_done(his::Departments{})};
    } else {
        const auto of = [](std::initializer_list<std::size_t> rows) {
            his::Sessions some;
            for (const auto row : rows) some.rows.push_back(sessions().rows[row]);
            return his_done(std::move(some));
        };
        // All; none; only full ones; one that is open.
        all = {of({0, 1, 2}), of({}), of({1}), of({0, 1})};
    }
    all.push_back(his_refused(RefusalReason::not_sent));
    all.push_back(his_unknown());
    return all;
}

// What insurance knows of a person; nothing for the other calls.
std::vector<AnswerBody> facts_of(const insurance::Call& call) {
    std::vector<AnswerBody> all;
    if (std::holds_alternative<insurance::QueryAccumulations>(call)) {
        all = {insurance_done(insurance::Accumulations{Fen{30'000}, Fen{42'000}, 1})};
    } else if (std::holds_alternative<insurance::QueryFilings>(call)) {
        all = {insurance_done(insurance::Filings{{{"", "2026-01-05", "2026-12-31"}}}),
               insurance_done(insurance::Filings{})};
    } else if (std::holds_alternative<insurance::QueryDiseaseFilings>(call)) {
        all = {insurance_done(insurance::DiseaseFilings{{{"M03900", "高血压", "2023-04-01", "2029-03-31"}}})};
    } else if (std::holds_alternative<insurance::QuerySpending>(call)) {
        insurance::Spent spent;
        spent.when = "2026-11-23 09:12:00";
        spent.total = spent.fund = Fen{5'000};
        all = {insurance_done(insurance::Spending{{spent}, true}), insurance_done(insurance::Spending{})};
    } else {
        return all;
    }
    all.push_back(insurance_refused(RefusalReason::business));
    all.push_back(insurance_unknown());
    return all;
}

}  // namespace

std::vector<AnswerBody> World::answers_of_person() {
    auto other = insured_person();
    other.cert_number = other_id;
    auto inpatient = insured_person();
    inpatient.inpatient_now = true;
    auto waiting = insured_person();
    waiting.benefit_refusal = "to 2027-01-01";
    auto paused = insured_person();
    for (auto& row : paused.coverages) row.psn_insu_stas = "2";
    auto ended_all = insured_person();
    for (auto& row : ended_all.coverages) row.psn_insu_stas = "4";
    auto none = insured_person();
    none.coverages.clear();
    std::vector<AnswerBody> all;
    for (auto& person : {insured_person(), other, inpatient, waiting, paused, ended_all, none})
        all.push_back(insurance_done(person));
    for (const auto reason : {RefusalReason::not_insured, RefusalReason::no_filing, RefusalReason::card_lost,
                              RefusalReason::not_sent, RefusalReason::business})
        all.push_back(insurance_refused(reason));
    all.push_back(insurance_unknown());
    return all;
}

std::vector<AnswerBody> World::answers(const Action& action) const {
    if (const auto* read = std::get_if<device::ReadCard>(&action))
        return read->reader == DeviceKind::id_card_reader ? id_card_answers()
                                                          : card_answers(scene_.issuer_first);
    if (std::holds_alternative<device::AnswerChallenge>(action)) return proof_answers();
    if (const auto* call = std::get_if<his::Call>(&action)) return his_answers(*call, scene_);
    if (const auto* call = std::get_if<insurance::Call>(&action); call != nullptr && !facts_of(*call).empty())
        return facts_of(*call);
    if (const auto* call = std::get_if<insurance::Call>(&action))
        return std::holds_alternative<insurance::DecodeCode>(*call)             ? code_answers()
               : std::holds_alternative<insurance::AskCardIssuer>(*call)        ? issuer_answers()
               : std::holds_alternative<insurance::VerifyElectronicCard>(*call) ? electronic_card_answers()
                                                                                : answers_of_person();
    if (std::holds_alternative<device::EnterPin>(action))
        return {completed(device::PinEntered{Secret{"block"}}), completed(device::PinAborted{}),
                completed(device::Unable{})};
    if (std::holds_alternative<PrintSlip>(action))
        return {completed(device::Printed{device::PrintEnd::printed}),
                completed(device::Printed{device::PrintEnd::failed}),
                completed(device::Printed{device::PrintEnd::uncertain}), completed(device::Unable{})};
    if (std::holds_alternative<PrintReport>(action))
        return {completed(device::Printed{device::PrintEnd::printed}),
                completed(device::Printed{device::PrintEnd::uncertain}),
                completed(device::Unable{DeviceTrouble::none, "document"}), completed(device::Unable{})};
    return {completed(device::Acknowledged{})};
}

// The last choice is silence; what comes after the deadline must not matter any more.
void World::answer(const Effect& effect) {
    const auto bodies = answers(effect.action);
    const int silence = bodies.size() > 1 ? 1 : 0;
    const auto picked = static_cast<std::size_t>(
        chooser_.pick(static_cast<int>(bodies.size()) + silence, "answer in " + place_of(session_)));
    if (picked == bodies.size()) {
        feed(DeadlinePassed{effect.id});
        return feed(LateAnswer{effect.id, bodies.front()});
    }
    feed(Answer{effect.id, bodies[picked]});
    const bool given_back = std::holds_alternative<device::EjectCard>(effect.action) && session_.card_inside;
    // Some go without it.
    if (given_back && chooser_.pick(2, "card given back in " + place_of(session_)) == 0)
        feed(device::Event{device::CardRemoved{}});
}

World::Reports World::settled() const {
    using screen::WorkStep;
    from_case::PaymentNeeded pay;
    pay.amount = Fen{1500};
    if (scene_.own_part || !insured_) return {from_case::Working{WorkStep::insurance}, pay};
    return {from_case::Working{WorkStep::insurance}, from_case::Working{WorkStep::booking},
            registered(insured_)};
}

std::vector<World::Reports> World::reactions(const to_case::Command& command) const {
    using screen::WorkStep;
    const from_case::Working insurance_works{WorkStep::insurance};
    const from_case::Working paying{WorkStep::payment};
    const from_case::Working booking{WorkStep::booking};
    const from_case::PasswordNeeded password{scene_.shows == Shows::e_code, -1};
    const from_case::CredentialNeeded credential;
    const from_case::PayerTyping typing;
    from_case::PaymentNeeded declined;
    declined.amount = Fen{1500};
    declined.hint = Hint::payment_declined;
    auto quote = quoted(insured_, scene_.own_part);
    quote.can_insure = insured_ || fees_stand_;
    const auto done = registered(insured_);
    const from_case::InsuranceRefused refused{NoticeId::insurance_refused, "", true};
    const from_case::InsuranceRefused refused_for_good{NoticeId::no_filing, "", false};
    const auto undone = ended(NoticeId::amount_changed, true);
    const auto quiet = [](NoticeId why) { return ended(why, false); };

    if (std::holds_alternative<to_case::Open>(command))
        return {{quote},
                {quiet(NoticeId::slot_taken)},
                {quiet(NoticeId::in_doubt_elsewhere)},
                {quiet(NoticeId::patient_unknown)},
                {refused},
                {refused_for_good},
                {quiet(NoticeId::his_down)}};
    if (std::holds_alternative<to_case::Cancel>(command)) {
        const auto half = cancelled(false), all = cancelled(true);
        return {{booking, insurance_works, paying, all},
                {booking, half, from_case::MoneyMoved{}, all},
                {quiet(NoticeId::cancel_refused)},
                {unsure(), booking, all},
                {unsure()}};
    }
    if (std::holds_alternative<to_case::ChooseFunding>(command))
        return {{quote}, {refused}, {quiet(NoticeId::hold_expired)}};
    if (std::holds_alternative<to_case::Confirm>(command)) {
        const auto happily = scene_.password && insured_ ? Reports{insurance_works, password} : settled();
        return {happily,
                {credential},
                {password},
                {quiet(NoticeId::settlement_refused)},
                {undone},
                {unsure(), booking, done},
                {unsure(), from_case::MoneyMoved{}, undone},
                {unsure()},
                {quiet(NoticeId::hold_expired)}};
    }
    if (std::holds_alternative<to_case::GivePassword>(command))
        return {settled(), {password}, {quiet(NoticeId::password_blocked)}, {credential}};
    if (std::holds_alternative<to_case::GiveCredential>(command))
        return {settled(), {credential}, {password}, {quiet(NoticeId::other_person)}};
    if (std::holds_alternative<to_case::PayByCode>(command))
        return {{paying, booking, done},
                {typing, booking, done},
                {typing, declined},
                {declined},
                {unsure()},
                {undone}};
    if (std::holds_alternative<to_case::PayAtTerminal>(command))
        return {{paying, booking, done}, {paying, declined}, {unsure()}, {undone}};
    if (std::holds_alternative<to_case::PayAtWindow>(command)) return {{booking, done}, {unsure()}};
    if (std::holds_alternative<to_case::Abandon>(command) && !case_rests_) {
        if (confirmed_)
            return {{quiet(NoticeId::cancelled_by_patient)}, {undone}, {booking, done}, {unsure()}};
        return {{quiet(NoticeId::cancelled_by_patient)}};
    }
    return {};
}

void World::react(const to_case::Command& command) {
    if (const auto* open = std::get_if<to_case::Open>(&command)) {
        insured_ = open->patient.coverage.has_value();
        fees_stand_ = false;
        case_rests_ = confirmed_ = false;
    }
    if (const auto* funding = std::get_if<to_case::ChooseFunding>(&command)) insured_ = !funding->self_pay;
    if (std::holds_alternative<to_case::Confirm>(command)) confirmed_ = true;
    if (std::holds_alternative<to_case::Cancel>(command)) case_rests_ = false, confirmed_ = true;
    const auto all = reactions(command);
    if (all.empty()) return;
    const auto picked = chooser_.pick(static_cast<int>(all.size()), "case in " + place_of(session_));
    const auto& said = all[static_cast<std::size_t>(picked)];
    // A case that changed its mind says nothing more of what it was about to say.
    reports_.assign(said.begin(), said.end());
    const auto& last = said.back();
    if (const auto* told = std::get_if<from_case::Quoted>(&last)) fees_stand_ = fees_stand_ || told->insured;
    case_rests_ = std::holds_alternative<from_case::Registered>(last) ||
                  std::holds_alternative<from_case::Cancelled>(last) ||
                  std::holds_alternative<from_case::Ended>(last) ||
                  std::holds_alternative<from_case::Unsure>(last);
}

}  // namespace kiosk::journey::test
