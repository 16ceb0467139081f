// What devices and services answer, and what a case says to each command: first what is hoped for, then
// everything else that it may be.
#include "tests/journey/samples.h"
#include "tests/journey/world.h"

namespace kiosk::journey::test {
namespace {

using from_case::Report;

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
    return all;
}

std::vector<AnswerBody> his_answers(const his::Call& call, const Scene& scene) {
    std::vector<AnswerBody> all;
    if (const auto* find = std::get_if<his::FindRegistrations>(&call)) {
        all = registration_answers(*find, scene.known_today);
    } else if (std::holds_alternative<his::ListBills>(call)) {
        all = {his_done(bills(scene.two_visits)), his_done(his::Bills{})};
    } else if (std::holds_alternative<his::CountCopy>(call)) {
        all = {his_done(his::CopyCounted{2})};
    } else if (std::holds_alternative<his::FindPatient>(call)) {
        all.push_back(his_done(found_patient()));
        all.push_back(his_refused(RefusalReason::patient_unknown));
    } else if (std::holds_alternative<his::ListDepartments>(call)) {
        all = {his_done(departments()), his_done(his::Departments{})};
    } else {
        auto full = sessions();
        full.rows.erase(full.rows.begin());
        all = {his_done(sessions()), his_done(his::Sessions{}), his_done(std::move(full))};
    }
    all.push_back(his_refused(RefusalReason::not_sent));
    all.push_back(his_unknown());
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
    if (const auto* call = std::get_if<insurance::Call>(&action))
        return std::holds_alternative<insurance::DecodeCode>(*call)      ? code_answers()
               : std::holds_alternative<insurance::AskCardIssuer>(*call) ? issuer_answers()
                                                                         : answers_of_person();
    if (std::holds_alternative<device::EnterPin>(action))
        return {completed(device::PinEntered{Secret{"block"}}), completed(device::PinAborted{}),
                completed(device::Unable{})};
    if (std::holds_alternative<PrintSlip>(action))
        return {completed(device::Printed{device::PrintEnd::printed}),
                completed(device::Printed{device::PrintEnd::failed}),
                completed(device::Printed{device::PrintEnd::uncertain}), completed(device::Unable{})};
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
    if (std::holds_alternative<device::EjectCard>(effect.action) && session_.card_inside)
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
    const auto quote = quoted(insured_, scene_.own_part);
    const auto done = registered(insured_);
    const from_case::InsuranceRefused refused{NoticeId::insurance_refused, "", true};
    const from_case::InsuranceRefused refused_for_good{NoticeId::no_filing, "", false};
    const auto undone = ended(NoticeId::amount_changed, true);
    const auto quiet = [](NoticeId why) { return ended(why, false); };

    if (std::holds_alternative<to_case::Open>(command))
        return {{quote},
                {quiet(NoticeId::slot_taken)},
                {quiet(NoticeId::in_doubt_elsewhere)},
                {refused},
                {refused_for_good},
                {quiet(NoticeId::his_down)}};
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
        case_rests_ = confirmed_ = false;
    }
    if (const auto* funding = std::get_if<to_case::ChooseFunding>(&command)) insured_ = !funding->self_pay;
    if (std::holds_alternative<to_case::Confirm>(command)) confirmed_ = true;
    const auto all = reactions(command);
    if (all.empty()) return;
    const auto picked = chooser_.pick(static_cast<int>(all.size()), "case in " + place_of(session_));
    const auto& said = all[static_cast<std::size_t>(picked)];
    // A case that changed its mind says nothing more of what it was about to say.
    reports_.assign(said.begin(), said.end());
    const auto& last = said.back();
    case_rests_ = std::holds_alternative<from_case::Registered>(last) ||
                  std::holds_alternative<from_case::Ended>(last) ||
                  std::holds_alternative<from_case::Unsure>(last);
}

}  // namespace kiosk::journey::test
