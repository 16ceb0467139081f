// The rules of a visit, each a few lines, and the words in which a broken one is reported.
#include "tests/journey/watcher.h"

#include <algorithm>
#include <map>
#include <utility>

#include "tests/journey/samples.h"

namespace kiosk::journey::test {
namespace {

template <class T>
const T* effect_as(const Effect& effect) {
    return std::get_if<T>(&effect.action);
}

bool moved_money(const MoneyState& money) {
    const bool insurance =
        money.insurance != InsuranceMoney::not_used && money.insurance != InsuranceMoney::not_settled;
    return insurance || (money.own != OwnMoney::nothing_due && money.own != OwnMoney::not_taken);
}

std::optional<SlipKind> slip_due(const Event& event, bool bills) {
    const auto* report = std::get_if<from_case::Report>(&event);
    if (report == nullptr) return {};
    if (std::holds_alternative<from_case::Registered>(*report))
        return bills ? SlipKind::payment : SlipKind::registration;
    if (std::holds_alternative<from_case::Unsure>(*report)) return SlipKind::being_checked;
    if (std::holds_alternative<from_case::Cancelled>(*report)) return SlipKind::cancelled;
    const auto* ended = std::get_if<from_case::Ended>(report);
    if (ended != nullptr && moved_money(ended->money)) return SlipKind::cancelled;
    return {};
}

// What an answer of the HIS alone has brought about.
std::optional<SlipKind> slip_of_answer(const Event& event) {
    const auto* answer = std::get_if<Answer>(&event);
    const auto* outcome = answer == nullptr ? nullptr : std::get_if<Outcome<his::Reply>>(&answer->body);
    if (outcome == nullptr || !outcome->is_done()) return {};
    if (std::holds_alternative<his::Booked>(outcome->done())) return SlipKind::appointment;
    if (std::holds_alternative<Booking>(outcome->done())) return SlipKind::check_in;
    if (std::holds_alternative<his::PharmacyQueue>(outcome->done())) return SlipKind::pharmacy;
    return {};
}

// What was asked for with a finger and tells of no case.
std::optional<SlipKind> slip_of_touch(const Event& event) {
    const auto* touch = std::get_if<Touch>(&event);
    if (touch == nullptr) return {};
    if (touch->choice == "invoice/print") return SlipKind::invoice;
    if (touch->choice == "costs/print") return SlipKind::cost_list;
    return {};
}

// The number of a copy that the HIS has counted just now; 0: none.
int copy_counted(const Event& event) {
    const auto* answer = std::get_if<Answer>(&event);
    if (answer == nullptr) return 0;
    return his_outcome<his::CopyCounted>(answer->body)
        .match([](const his::CopyCounted& counted) { return counted.number; },
               [](const Refused&) { return 0; }, [](const Unknown&) { return 0; });
}

bool file_opened(const Event& event) {
    const auto* answer = std::get_if<Answer>(&event);
    return answer != nullptr && his_outcome<his::FileOpened>(answer->body).is_done();
}

bool may_hear_codes(const Session& s) {
    return s.phase == Phase::home || s.phase == Phase::showing_more || s.phase == Phase::identifying ||
           s.phase == Phase::typing_passport || s.phase == Phase::showing_code_again ||
           s.phase == Phase::asking_guardian || s.phase == Phase::paying ||
           (s.phase == Phase::notice && s.screen.offers("notice/retry") &&
            (s.visit.patient.name.empty() || s.visit.notice.id == NoticeId::cancel_needs_insurance));
}

}  // namespace

void Watcher::expect(bool held, const std::string& rule) {
    if (!held) wrong_.push_back(rule);
}

Step Watcher::watch(Session state, const Event& event, const Now& now, const Policy& policy) {
    Before before{place_of(state),
                  state.screen,
                  {},
                  state.visit.case_open,
                  state.visit.registered.has_value() || state.visit.cancelled.has_value(),
                  state.id,
                  state.card_inside};
    if (std::holds_alternative<Touch>(event)) before.visit = state.visit;
    if (const auto* device = std::get_if<device::Event>(&event))  // whoever took it needs it no more
        before.card_inside &= *device != device::Event{device::CardRemoved{DeviceKind::card_reader}};
    const auto complaints = wrong_.size();
    const auto label = label_of(state, event, policy);
    auto step = journey::step(std::move(state), event, now, policy);
    sequence(before, step);
    if (const auto* touched = std::get_if<Touch>(&event)) touch(before, *touched, step);
    if (const auto* report = std::get_if<from_case::Report>(&event)) {
        wants_password_ = wants_password_ || std::holds_alternative<from_case::PasswordNeeded>(*report);
        wants_credential_ = wants_credential_ || std::holds_alternative<from_case::CredentialNeeded>(*report);
        wants_payment_ = wants_payment_ || std::holds_alternative<from_case::PaymentNeeded>(*report);
        bought_ = bought_ || std::holds_alternative<from_case::Registered>(*report);
        if (std::holds_alternative<from_case::Ended>(*report)) case_lives_ = wants_password_ = false;
    }
    timers(event, step);
    effects(before, event, step);
    commands(before, event, step);
    listening(step.state);
    if (step.state.screen.sequence != before.screen.sequence) shown(step.state);
    end_of_visit(before, event, step);
    if_staff_called(step.state, now, policy);
    for (auto i = complaints; i < wrong_.size(); ++i)
        wrong_[i] += " (" + before.place + " | " + label + " | " + place_of(step.state) + ")";
    return step;
}

void Watcher::sequence(const Before& before, const Step& step) {
    auto same_number = step.state.screen;
    same_number.sequence = before.screen.sequence;
    const auto grown = same_number == before.screen ? 0U : 1U;
    expect(step.state.screen.sequence == before.screen.sequence + grown,
           "the sequence grows exactly when the screen changes");
}

void Watcher::touch(const Before& before, const Touch& touched, const Step& step) {
    if (touched.sequence == before.screen.sequence && before.screen.offers(touched.choice)) return;
    expect(step.effects.empty() && step.commands.empty() && step.state.visit == before.visit &&
               step.state.screen == before.screen && place_of(step.state) == before.place,
           "an old touch, or one that is not offered, changes nothing");
}

void Watcher::timers(const Event& event, const Step& step) {
    if (const auto* answer = std::get_if<Answer>(&event)) {
        open_waits_.erase(answer->effect);
        open_pins_.erase(answer->effect);
    }
    if (const auto* passed = std::get_if<DeadlinePassed>(&event)) open_pins_.erase(passed->effect);
    for (const auto& effect : step.effects) {
        if (effect_as<Wait>(effect) != nullptr) open_waits_.insert(effect.id);
        if (effect_as<device::EnterPin>(effect) != nullptr) open_pins_.insert(effect.id);
        if (const auto* cancel = effect_as<Cancel>(effect))
            expect(open_waits_.erase(cancel->effect) + open_pins_.erase(cancel->effect) == 1,
                   "only what is open is cancelled");
    }
    expect(open_waits_.size() <= 1, "at most one timer is open, a replaced one is cancelled");
    expect(open_waits_.contains(step.state.timer) || (open_waits_.empty() && step.state.timer.value == 0),
           "the timer known is the timer open");
    expect(open_pins_.empty() || step.state.phase == Phase::entering_password,
           "the PIN pad waits only while a password is asked");
    expect(open_pins_.size() <= 1, "the PIN pad is asked once at a time");
    expect(!step.state.screen.deadline || !open_waits_.empty(), "a countdown is shown only while it runs");
}

void Watcher::effects(const Before& before, const Event& event, const Step& step) {
    for (const auto& effect : step.effects) {
        if (effect_as<device::ArmScanner>(effect) != nullptr) armed_ = true;
        if (effect_as<device::DisarmScanner>(effect) != nullptr) armed_ = false;
        if (const auto* call = effect_as<insurance::Call>(effect))
            if (const auto* decode = std::get_if<insurance::DecodeCode>(call))
                expect(decode->code.reveal().starts_with("424"), "only an e-code goes to the platform");
        const auto* print = effect_as<PrintSlip>(effect);
        if (print == nullptr) continue;
        if (print->content.copy_number > 0) {
            expect(print->content.copy_number == copy_counted(event),
                   "a copy is printed when it was counted, under the number it was counted as");
            continue;
        }
        const auto answered = slip_of_answer(event);
        if (const auto wanted = answered ? answered : slip_of_touch(event)) {
            expect(*wanted == print->content.kind && !before.case_open,
                   "who has booked, arrived, or asked for a paper gets the slip of just that");
            continue;
        }
        if (print->content.kind == SlipKind::new_file) {
            expect(file_opened(event), "a file's slip is printed when the HIS has opened it");
            continue;
        }
        const auto due = slip_due(event, !step.state.visit.payments.empty());
        expect(
            due && *due == print->content.kind && before.case_open,
            "a slip is printed for a registration, an end with money or a third state, and for nothing else");
    }
    if (const auto* status = std::get_if<device::Event>(&event))
        if (const auto* changed = std::get_if<device::StatusChanged>(status))
            if (changed->status.kind == DeviceKind::code_scanner && !changed->status.usable()) armed_ = false;
}

void Watcher::commands(const Before& before, const Event& event, const Step& step) {
    for (const auto& command : step.commands) {
        if (std::holds_alternative<to_case::Open>(command)) {
            const auto* done = std::get_if<screen::Done>(&before.screen.content);
            const bool slip_is_out = done != nullptr && done->slip != screen::SlipState::printing;
            expect(!case_lives_ || abandoned_ || (bought_ && slip_is_out),
                   "a case is opened after the one before was abandoned, or is done and has its slip");
            case_lives_ = true;
            bought_ = confirmed_ = wants_password_ = wants_credential_ = wants_payment_ = abandoned_ = false;
            uses_account_ = true;
        } else if (std::holds_alternative<to_case::Cancel>(command)) {
            const auto* touched = std::get_if<Touch>(&event);
            expect(touched != nullptr && touched->choice == "cancel_check/confirm",
                   "nothing is given up but by a touch on the screen that says what goes back");
            expect(!case_lives_, "a registration is given up when no other case waits for the patient");
            case_lives_ = true;
            bought_ = abandoned_ = false;
        } else if (std::holds_alternative<to_case::Confirm>(command)) {
            const auto* touched = std::get_if<Touch>(&event);
            expect(touched != nullptr && touched->choice == "check/confirm" &&
                       std::holds_alternative<screen::Check>(before.screen.content),
                   "nothing is confirmed but by a touch on the check screen");
            expect(!confirmed_, "a case is confirmed once");
            confirmed_ = true;
        } else if (std::holds_alternative<to_case::ChooseFunding>(command)) {
            expect(!confirmed_, "funding is chosen before the confirmation");
            const auto& funding = std::get<to_case::ChooseFunding>(command);
            if (!funding.self_pay) uses_account_ = funding.use_account;
        } else if (std::holds_alternative<to_case::GivePassword>(command)) {
            expect(std::exchange(wants_password_, false), "a password is given when it is asked");
        } else if (std::holds_alternative<to_case::GiveCredential>(command)) {
            expect(std::exchange(wants_credential_, false), "a credential is given when it is asked");
        } else if (std::holds_alternative<to_case::Abandon>(command)) {
            abandoned_ = true;
        } else if (std::holds_alternative<to_case::SlipPrinted>(command)) {
            expect(step.state.phase == Phase::done, "an original counts as printed on the last screen only");
        } else {  // by code, at the terminal, at the window
            expect(std::exchange(wants_payment_, false), "a way to pay is chosen when it is asked");
        }
    }
}

void Watcher::listening(const Session& session) {
    expect(armed_ == session.listening, "the scanner is told what the visit believes");
    expect(!armed_ || (may_hear_codes(session) && session.overlay != Overlay::help),
           "the scanner listens only where a code is wanted");
}

void Watcher::shown(const Session& session) {
    const auto& screen = session.screen;
    const auto words = words_of(screen);
    expect(words.find(full_name) == std::string::npos && words.find(full_id) == std::string::npos,
           "no screen shows a whole name or number");
    const auto name = screen_name(screen);
    if (name == "home" || name == "take_card" || name == "idle" || name == "help" || name == "identify")
        expect(words.find("样") == std::string::npos && words.find("990") == std::string::npos,
               "no personal data where anybody may look");
    const auto enabled = [](const Choice& choice) { return choice.enabled; };
    const bool way_out = std::any_of(screen.choices.begin(), screen.choices.end(), enabled);
    const auto* pay = std::get_if<screen::Pay>(&screen.content);
    if (const auto* check = std::get_if<screen::Check>(&screen.content))
        expect(check->use_account == uses_account_, "the check screen says how the account is used");
    expect(pay == nullptr || pay->phase == screen::PayPhase::choose_or_show_code || session.timer.value == 0,
           "nobody is hurried while the terminal or the payer's bank works");
    const bool machine_works = name == "reading" || name == "processing" ||
                               (pay != nullptr && pay->phase != screen::PayPhase::choose_or_show_code);
    const bool nobody_is_served = name == "out_of_service";
    expect(way_out || machine_works || nobody_is_served,
           "a screen that waits for the patient offers something");
    expect(!nobody_is_served || screen.choices.empty(), "who is not served is offered nothing");
    if (name == "notice")
        expect(std::any_of(screen.choices.begin(), screen.choices.end(),
                           [](const Choice& c) { return c.enabled && c.id.starts_with("notice/"); }),
               "every notice offers a way out");
}

// Asked in every place, a hundred times in each: they come whenever a patient could end the visit and no
// paper is on its way, and otherwise change nothing.
void Watcher::if_staff_called(const Session& session, const Now& now, const Policy& policy) {
    static std::map<std::string, int> asked;
    constexpr int often_enough = 100;
    if (asked[place_of(session)]++ >= often_enough) return;
    const auto step = journey::step(session, StaffCalled{}, now, policy);
    const auto name = screen_name(session.screen);
    const bool may_end = session.screen.offers("common/exit") || session.screen.offers("idle/end") ||
                         session.screen.offers("notice/end");
    const bool let_in = step.state.phase == Phase::staff_at_work;
    expect(!let_in || session.print.value == 0, "staff wait until the slip has come out");
    expect(!let_in || step.state.visit == Visit{}, "staff see nothing of a patient");
    expect(!let_in || name != "processing", "staff do not disturb money on its way");
    const bool ends = std::any_of(step.commands.begin(), step.commands.end(), [](const auto& command) {
        return std::holds_alternative<to_case::Abandon>(command);
    });
    expect(session.print.value != 0 || !may_end || let_in || ends, "a visit that its patient may end, ends");
    const bool unchanged = step.state.phase == session.phase && step.state.visit == session.visit &&
                           step.effects.empty() && step.commands.empty();
    expect(let_in || ends || unchanged, "whom staff may not interrupt does not notice that they wished to");
}

void Watcher::end_of_visit(const Before& before, const Event& event, const Step& step) {
    if (step.state.id == before.id) return;
    ++visits_ended_;
    const auto start = step.state.out_of_service ? Phase::out_of_service : Phase::home;
    auto end = before.card_inside ? Phase::card_left : start;
    if (std::holds_alternative<StaffCalled>(event)) end = Phase::staff_at_work;
    expect(step.state.phase == end && step.state.overlay == Overlay::none,
           "a visit ends at home, or where its card is asked back");
    expect(step.state.visit == Visit{}, "the visit's data are gone");
    expect(step.state.language == Language::zh, "the language is the house's again");
    const auto ejects = std::count_if(step.effects.begin(), step.effects.end(), [](const Effect& effect) {
        return effect_as<device::EjectCard>(effect) != nullptr;
    });
    expect(ejects == (before.card_inside ? 1 : 0), "a card inside is given back");
    const bool over = before.registered;
    expect(!case_lives_ || abandoned_ || over, "no case is left without a word");
    case_lives_ = false;
}

}  // namespace kiosk::journey::test
