// The patient, the clock, what is lost on its way, and the rules by which the world judges.
#include "tests/money/world.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kiosk/money/audit.h"
#include "kiosk/money/event_name.h"
#include "kiosk/money/recover.h"
#include "tests/money/answers.h"

namespace kiosk::money::test {
namespace {

const CivilTime morning{1'795'300'000'000};

}  // namespace

std::vector<Scene> scenes() {
    Split mixed;
    mixed.total = mixed.in_scope = Fen{5000};
    mixed.fund = Fen{2500};
    mixed.account = Fen{1000};
    mixed.own = Fen{1500};
    Split covered = mixed;
    covered.account = Fen{2500};
    covered.own = Fen{};
    Policy first;
    first.quarantine = Millis{200'000};
    Policy own_first = first;
    own_first.money_order = MoneyOrder::own_first;
    Policy with_pin = first;
    with_pin.credential_check = CredentialCheck::both;
    with_pin.check_benefit = false;
    Policy by_terminal = first;
    by_terminal.credential_check = CredentialCheck::card_pin;
    Policy ecode_password = own_first;
    ecode_password.credential_check = CredentialCheck::ecode_password;
    return {{"insurance first, own part", first, mixed, true, CredentialKind::e_code},
            {"own first", own_first, mixed, true, CredentialKind::e_code},
            {"nothing to pay", first, covered, true, CredentialKind::e_code},
            {"password, own part", with_pin, mixed, true, CredentialKind::e_code},
            {"card with pin", by_terminal, mixed, true, CredentialKind::social_security_card},
            {"own first with password", ecode_password, mixed, true, CredentialKind::e_code},
            {"own first at the terminal", own_first, mixed, true, CredentialKind::social_security_card, true},
            {"a bill of an open visit", first, mixed, true, CredentialKind::e_code, false, true},
            {"a bill, own money alone", first, Split::all_own(Fen{5000}), false, CredentialKind::passport,
             false, true},
            {"a bill of a visit that bears another settlement", first, mixed, true, CredentialKind::e_code, false,
             true, false, false, true},
            {"a deposit", first, Split::all_own(Fen{5000}), true, CredentialKind::e_code, false, false, false,
             true},
            {"booked ahead, own part", first, mixed, true, CredentialKind::e_code, false, false, true},
            {"self-pay", first, Split::all_own(Fen{5000}), false, CredentialKind::passport}};
}

World::World(Scene scene, Chooser& chooser, std::set<Transition>& transitions)
    : scene_{std::move(scene)},
      chooser_{chooser},
      terminal_{chooser},
      transitions_{transitions},
      now_{morning, Millis{1}} {
    case_.id = {"K001-20261122-0001"};
    case_.reprint_code = "RP1";
}

std::vector<std::string> World::run() {
    to_case::Open open;
    if (scene_.booked) open.purchase = BookedNumber{"YD1", "0301", scene_.split.total};
    if (scene_.deposit) open.purchase = DepositChoice{"ADM1", scene_.split.total};
    if (scene_.bill) open.purchase = BillChoice{{"B1", "B2"}, scene_.split.total};
    visit_open_ = scene_.visit_stays_open() || scene_.shared_visit;
    open.patient.name = "样例甲";
    open.patient.id_number = "990101199003070015";
    if (scene_.insured) {
        Person person;
        person.psn_no = "99000000000000000012345678";
        open.patient.insured = person;
        open.patient.coverage = Coverage{"310", "1101", "1", "990100", Fen{81240}, false};
    }
    open.credential.kind = scene_.kind;
    open.credential.id_number = open.patient.id_number;
    events_.emplace_back(to_case::Command{open});
    constexpr int steps_max = 600;
    int steps = 0;
    for (; steps < steps_max && case_.phase != Phase::closed; ++steps) {
        if (!events_.empty()) {
            const auto event = events_.front();
            events_.pop_front();
            feed(event);
        } else if (patient_is_asked()) {
            patient();
        } else {
            jump_to_next_timer();
        }
    }
    if (case_.phase != Phase::closed) wrong_.push_back("never closed, in " + to_string(case_.phase));
    judge();
    return wrong_;
}

void World::feed(const Event& event) {
    const auto before = case_.phase;
    const auto name = event_name(case_, event);
    auto step = money::step(case_, event, now_, scene_.policy);
    // The power may go before the facts are durable, after that, or (in perform) when a message has arrived.
    const int cut = journal_.empty() ? 0 : chooser_.pick(3, "power while " + to_string(before));
    if (cut == 1) return power_cut();
    case_ = std::move(step.state);
    transitions_.insert({to_string(before), name, to_string(case_.phase)});
    for (const auto& fact : step.facts) {
        journal_.push_back(fact);
        if (fact.kind == FactKind::sent || fact.kind == FactKind::undo_sent) written_.insert(fact.key);
    }
    if (cut == 2) return power_cut();
    check_funding(event, before, step.reports);
    for (const auto& report : step.reports) {
        check_missed(report);
        if (std::holds_alternative<from_case::Registered>(report)) ++registered_;
        if (std::holds_alternative<from_case::Ended>(report) ||
            std::holds_alternative<from_case::Unsure>(report))
            ++reports_of_end_;
    }
    for (const auto& effect : step.effects) perform(effect);
}

// Whoever chooses between insurance and paying alone gets a new sum, or insurance is asked for one; which of
// the two was told with the sum before.
void World::check_funding(const Event& event, Phase before, const std::vector<from_case::Report>& reports) {
    if (const auto* command = std::get_if<to_case::Command>(&event))
        if (const auto* choice = std::get_if<to_case::ChooseFunding>(command); choice && before == Phase::quoted) {
            const bool asks = case_.phase == Phase::presettling;
            const bool told = !reports.empty() && std::holds_alternative<from_case::Quoted>(reports.front());
            if (!asks && !told) wrong_.push_back("a choice on the check screen is not answered");
            if (asks != (!choice->self_pay && told_can_insure_))
                wrong_.push_back("insurance is asked where that was not offered, or not where it was");
        }
    for (const auto& report : reports)
        if (const auto* quoted = std::get_if<from_case::Quoted>(&report)) told_can_insure_ = quoted->can_insure;
}

// Whoever may claim money back later is told so, for that reason alone, and the HIS hears the same.
void World::check_missed(const from_case::Report& report) {
    if (const auto* no = std::get_if<from_case::InsuranceRefused>(&report))
        was_down_ = was_down_ || no->why == NoticeId::insurance_down;
    if (const auto* quoted = std::get_if<from_case::Quoted>(&report)) {
        told_missed_ = quoted->insurance_missed;
        if (told_missed_ && (quoted->insured || !was_down_))
            wrong_.push_back("said to have missed insurance, which could be reached");
    }
    if (const auto* registered = std::get_if<from_case::Registered>(&report))
        if (registered->insurance_missed != told_missed_)
            wrong_.push_back("the slip says otherwise than the check screen whether insurance was missed");
}

// Everything in memory is gone; what travels goes on travelling. The journal is read back.
void World::power_cut() {
    ++power_cuts_;
    waits_.clear();
    lost_.clear();
    events_.clear();
    constexpr Millis boot{30'000};
    now_.civil = now_.civil + boot;
    now_.monotonic = Millis{1};
    auto recovered = recover(journal_);
    if (!recovered) {
        wrong_.push_back("not recovered: " + recovered.error().text);
        case_.phase = Phase::closed;
        return;
    }
    case_ = std::move(*recovered);
    if (case_.phase != Phase::closed) events_.emplace_back(Resumed{});
}

// Two choices of what the world does to a call: whether the counterparty does it, and what we hear.
void World::perform(const Effect& effect) {
    if (const auto* cancel = std::get_if<Cancel>(&effect.action)) {
        std::erase_if(waits_, [&](const Out& out) { return out.effect.id == cancel->effect; });
        return;
    }
    if (const auto* wait = std::get_if<Wait>(&effect.action)) {
        waits_.push_back({effect, now_.monotonic + wait->time, {}});
        return;
    }
    if (std::holds_alternative<AllotMsgid>(effect.action)) {
        if (chooser_.pick(2, "msgid") == 1) return events_.emplace_back(DeadlinePassed{effect.id}), void();
        const Msgid msgid{fmt::format("H9901010000120261122093000{:04}", ++msgids_)};
        return events_.emplace_back(Answer{effect.id, MsgidAllotted{msgid}}), void();
    }
    check_write_ahead(effect);
    enum {
        ok,
        refuse,
        lost_before,
        lost_after,
        deadline,
        slow,
        abandon_meanwhile,
        arrives_late,
        power,
        kinds
    };
    const int fault = chooser_.pick(kinds, to_string(case_.phase));
    const bool apply = fault != refuse && fault != lost_before && fault != arrives_late;
    AnswerBody body = WaitOver{};
    if (const auto* call = std::get_if<insurance::Call>(&effect.action)) {
        if (fault == arrives_late)
            if (const auto* late = std::get_if<insurance::Settle>(call)) late_settle_ = *late;
        if (fault == arrives_late && std::holds_alternative<insurance::OpenVisit>(*call)) late_visit_ = true;
        body = answer_insurance(*call, apply, fault == refuse);
        if (fault == lost_before || fault == lost_after || fault == arrives_late)
            body = unknown<insurance::Reply>();
    } else if (const auto* his_call = std::get_if<his::Call>(&effect.action)) {
        body = answer_his(*his_call, apply, fault == refuse);
        if (fault == lost_before || fault == lost_after || fault == arrives_late)
            body = unknown<his::Reply>();
    } else if (const auto* own = std::get_if<acquirer::Call>(&effect.action)) {
        body = answer_acquirer(*own, apply, fault == refuse);
        if (fault == lost_before || fault == lost_after || fault == arrives_late)
            body = unknown<acquirer::Reply>();
    }
    if (fault == power) return power_cut();
    if (fault == deadline) {
        lost_.push_back({effect, {}, body});
        return events_.emplace_back(DeadlinePassed{effect.id}), void();
    }
    if (fault == slow && case_.patience.value != 0) events_.emplace_back(Answer{case_.patience, WaitOver{}});
    if (fault == abandon_meanwhile) events_.emplace_back(to_case::Command{to_case::Abandon{}});
    events_.emplace_back(Answer{effect.id, body});
}

bool World::patient_is_asked() const {
    return case_.phase == Phase::quoted || case_.phase == Phase::insurance_refused ||
           case_.phase == Phase::awaiting_password || case_.phase == Phase::awaiting_credential ||
           case_.phase == Phase::awaiting_payment;
}

void World::patient() {
    std::vector<to_case::Command> choices;
    const to_case::Abandon abandon;
    Credential same;
    same.id_number = "990101199003070015";
    Credential other = same;
    other.id_number = "990101198506153029";
    if (case_.phase == Phase::quoted)
        choices = {to_case::Confirm{}, abandon, to_case::ChooseFunding{true, false},
                   to_case::ChooseFunding{false, false}};
    else if (case_.phase == Phase::insurance_refused)
        choices = {to_case::ChooseFunding{true, false}, abandon, to_case::ChooseFunding{false, true}};
    else if (case_.phase == Phase::awaiting_password)
        choices = {to_case::GivePassword{Secret{"block"}}, abandon};
    else if (case_.phase == Phase::awaiting_credential)
        choices = {to_case::GiveCredential{same}, abandon, to_case::GiveCredential{other}};
    else
        choices = {to_case::PayByCode{Secret{"134567890123456789"}}, abandon, to_case::PayAtTerminal{},
                   to_case::PayAtWindow{}};
    if (scene_.wired_terminal && case_.phase == Phase::awaiting_payment) std::swap(choices[0], choices[2]);
    const auto chosen = static_cast<std::size_t>(
        chooser_.pick(static_cast<int>(choices.size()), "patient at " + to_string(case_.phase)));
    // A patient asked for ever does not stay for ever.
    if (chooser_.asked().size() > 120) return feed(to_case::Command{abandon});
    const auto& command = choices[chosen];
    const bool refused_first = case_.phase == Phase::insurance_refused;
    feed(command);
    if (refused_first && case_.phase == Phase::insurance_refused) feed(to_case::Command{abandon});
}

void World::jump_to_next_timer() {
    // What was given up on is heard now or never, before the quarantine ends.
    if (!lost_.empty()) {
        const auto out = lost_.front();
        lost_.erase(lost_.begin());
        return feed(LateAnswer{out.effect.id, *out.late});
    }
    if (waits_.empty()) {
        wrong_.push_back("stuck in " + to_string(case_.phase));
        case_.phase = Phase::closed;
        return;
    }
    auto next = waits_.begin();
    for (auto it = waits_.begin(); it != waits_.end(); ++it)
        if (it->due < next->due) next = it;
    const auto out = *next;
    waits_.erase(next);
    now_.civil = now_.civil + (out.due - now_.monotonic);
    now_.monotonic = out.due;
    // A late request lives shorter than the quarantine: it lands while the first one is waited for, or
    // between the two reversals, but never after the second wait.
    if (late_settle_ && case_.phase == Phase::waiting_to_unwind &&
        (case_.leg(Leg::insurance) == LegStatus::undo_accepted ||
         chooser_.pick(2, "late request lands") == 1)) {
        settle(*late_settle_);
        late_settle_.reset();
    }
    if (late_visit_ && case_.in_quarantine) {
        visit_open_ = true;
        late_visit_ = false;
    }
    feed(Answer{out.effect.id, WaitOver{}});
}

void World::check_write_ahead(const Effect& effect) {
    const auto need = [&](const std::string& key) {
        if (!written_.contains(key)) wrong_.push_back("sent before written: " + key);
    };
    if (const auto* call = std::get_if<insurance::Call>(&effect.action)) {
        if (const auto* settle_call = std::get_if<insurance::Settle>(call)) need(settle_call->msgid.value);
        if (const auto* cancel = std::get_if<insurance::CancelSettlement>(call)) need(cancel->msgid.value);
        if (const auto* reverse = std::get_if<insurance::ReverseMessage>(call)) need(reverse->msgid.value);
    }
    if (const auto* call = std::get_if<acquirer::Call>(&effect.action)) {
        if (const auto* pay_call = std::get_if<acquirer::Pay>(call)) need(pay_call->order.value);
        if (const auto* refund = std::get_if<acquirer::Refund>(call)) need(refund->refund.value);
    }
}

void World::judge() {
    int insurance_net = 0;
    for (const auto& [msgid, net] : settled_) insurance_net += net;
    int own_net = 0;
    for (const auto& [order, net] : paid_) own_net += net;
    for (const auto& key : debits_)
        if (debits_.count(key) > 1) wrong_.push_back("debit arrived twice: " + key);
    const auto want = [&](const std::string& what, int is, int wanted) {
        if (is != wanted) wrong_.push_back(fmt::format("{} is {}, must be {}", what, is, wanted));
    };
    const bool by_insurance = case_.pays_by_insurance();
    const bool collects = case_.split.own.is_positive() && !case_.at_window;
    want("insurance net", insurance_net, booked_ && by_insurance ? 1 : 0);
    want("own net", own_net, booked_ && collects ? 1 : 0);
    want("open fee lines", fees_open_, booked_ && by_insurance);
    want("open visit", visit_open_, scene_.visit_stays_open() || scene_.shared_visit || (booked_ && by_insurance));
    want("number held", held_, booked_);
    // After a power cut nobody may be in front any more: the slip is printed at another kiosk.
    if (power_cuts_ == 0) want("registered told", registered_, booked_ ? 1 : registered_);
    if (!booked_ && registered_ > 0) wrong_.push_back("told registered, is not");
    if (!booked_ && reports_of_end_ == 0 && power_cuts_ == 0)
        wrong_.push_back("ended without a word to the patient");
    const bool free_again = hold_money_ == his::HoldMoney::none || hold_money_ == his::HoldMoney::returned;
    if (!booked_ && !free_again && !his_refuses_) wrong_.push_back("the same bill stays blocked for ever");
    if (scene_.deposit && case_.at_window) wrong_.push_back("a deposit is left to the window");
    for (auto& broken : audit(journal_)) wrong_.push_back("audit: " + std::move(broken));
}

}  // namespace kiosk::money::test
