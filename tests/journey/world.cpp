// The order of things: an interruption if one was chosen, then answers, then reports of the case, then the
// patient, and when nobody has anything to do, the clock.
#include "tests/journey/world.h"

#include <algorithm>

#include "tests/journey/samples.h"

namespace kiosk::journey::test {
namespace {

device::Event works(DeviceKind kind, bool usable) {
    DeviceStatus status;
    status.kind = kind;
    status.state = usable ? DeviceState::ready : DeviceState::absent;
    return device::StatusChanged{status};
}

// A telephone shows a new code whenever it is asked to.
std::string fresh_code(const Session& session) {
    const auto number = std::to_string(session.effects);
    return insurance_code.substr(0, insurance_code.size() - number.size()) + number;
}

device::Event scan(const std::string& text) { return device::CodeScanned{Secret{text}}; }

}  // namespace

std::vector<Scene> scenes() {
    Policy usual;
    usual.menu.resize(1);
    const auto with = [](std::initializer_list<Service> services) {
        Policy policy;
        policy.menu.clear();
        for (const auto service : services) policy.menu.push_back({service, {}, {}, {}});
        return policy;
    };
    const auto menu = with({Service::registration, Service::bills, Service::cancel, Service::new_file});
    const auto on_the_day = with({Service::registration, Service::check_in});
    auto ahead = with({Service::registration, Service::book_ahead, Service::check_in});
    ahead.guidance = {{{"咳嗽", "Cough"}, "0301"}};
    const auto asking = with({Service::registration, Service::insurance});
    auto elsewhere = asking;  // the person is insured at another place than this hospital's
    elsewhere.care_area = "110000";
    const auto fetching =
        with({Service::registration, Service::bills, Service::reports, Service::pharmacy, Service::invoices});
    const auto staying = with({Service::registration, Service::deposit});
    const auto only_deposits = with({Service::deposit});
    const Policy whole;
    Policy no_self_pay = usual;
    no_self_pay.self_pay_allowed = false;
    return {
        {"e-code, own part", Shows::e_code, usual, true, false, 2},
        {"e-code, nothing to pay, password", Shows::e_code, no_self_pay, false, true, 1},
        {"card with PIN", Shows::card, usual, true, true, 1},
        {"visit card", Shows::visit_card, usual, true, false, 1},
        {"passport", Shows::passport, usual, true, false, 1},
        {"registered today already", Shows::e_code, usual, true, false, 1, true},
        {"registered today already, card", Shows::card, usual, true, false, 1, true},
        {"slip", Shows::slip, usual, true, false, 2, true},
        {"closed, e-code", Shows::e_code, usual, true, false, 1, true, true},
        {"closed, card, nothing to tell", Shows::card, usual, true, false, 1, false, true},
        {"card of the third generation", Shows::card, usual, true, false, 1, false, false, true},
        {"id card", Shows::id_card, usual, true, false, 1},
        {"menu, registers", Shows::card, menu, true, false, 1, true},
        {"menu, registers, said at home", Shows::e_code, menu, true, false, 1, true, false, false,
         Service::registration, true},
        {"menu, pays bills", Shows::e_code, menu, true, false, 2, false, false, false, Service::bills},
        {"menu, pays bills of two visits", Shows::card, menu, true, false, 1, true, false, false,
         Service::bills, false, true},
        {"menu, pays bills, said at home", Shows::passport, menu, true, false, 1, true, false, false,
         Service::bills, true},
        {"menu, gives up", Shows::e_code, menu, true, false, 2, true, false, false, Service::cancel, true},
        {"menu, gives up, card", Shows::card, menu, true, false, 1, true, false, false, Service::cancel},
        {"menu, gives up, visit card", Shows::visit_card, menu, true, false, 1, true, false, false,
         Service::cancel},
        {"menu, closed", Shows::e_code, menu, true, false, 1, true, true},
        {"menu, first file", Shows::e_code, menu, true, false, 1, false, false, false, Service::new_file,
         true},
        {"menu, first file, no money taken", Shows::card, menu, true, false, 1, false, true, false,
         Service::new_file},
        {"menu, asks insurance", Shows::e_code, asking, true, false, 1, false, false, false,
         Service::insurance},
        {"menu, asks insurance, insured elsewhere, said at home", Shows::card, elsewhere, true, false, 1,
         false, false, false, Service::insurance, true},
        {"menu, asks insurance by a visit card", Shows::visit_card, asking, true, false, 1, false, false,
         false, Service::insurance},
        {"books ahead", Shows::e_code, ahead, true, false, 2, false, false, false, Service::book_ahead, true},
        {"books ahead, card, asked", Shows::card, ahead, true, false, 1, false, false, false,
         Service::book_ahead},
        {"collects", Shows::e_code, on_the_day, true, false, 2, false, false, false, Service::check_in, true},
        {"collects, by code", Shows::booking_code, on_the_day, true, false, 1, false, false, false,
         Service::check_in, false, false, AppointmentState::to_collect, true},
        {"checks in, card, asked", Shows::card, on_the_day, true, false, 1, false, false, false,
         Service::check_in, false, false, AppointmentState::to_check_in},
        {"two are due", Shows::e_code, on_the_day, true, false, 1, false, false, false, Service::check_in,
         true, false, AppointmentState::to_collect, true},
        {"nothing is due yet", Shows::passport, on_the_day, true, false, 1, false, false, false,
         Service::check_in, true, false, AppointmentState::too_early},
        {"menu, prints reports", Shows::card, fetching, true, false, 1, false, false, false,
         Service::reports},
        {"menu, closed, prints reports, said at home", Shows::e_code, fetching, true, false, 1, false, true,
         false, Service::reports, true},
        {"menu, collects drugs", Shows::e_code, fetching, true, false, 1, false, false, false,
         Service::pharmacy, true},
        {"menu, sees invoices", Shows::passport, fetching, true, false, 1, false, false, false,
         Service::invoices, true},
        {"menu, pays a deposit", Shows::e_code, staying, true, false, 2, false, false, false,
         Service::deposit, true},
        {"pays a deposit, card", Shows::card, only_deposits, true, false, 1, false, false, false,
         Service::deposit},
        {"whole menu", Shows::e_code, whole, true, false, 1, true}};
}

World::World(Scene scene, Chooser& chooser, std::set<Transition>& transitions)
    : scene_{std::move(scene)}, chooser_{chooser}, transitions_{transitions}, now_{morning()} {
    scene_.policy.electronic_card_prefix = "ES";
}

std::vector<std::string> World::run() {
    feed(Started{});
    for (const auto kind : {DeviceKind::card_reader, DeviceKind::code_scanner, DeviceKind::receipt_printer,
                            DeviceKind::document_printer})
        feed(works(kind, true));
    if (scene_.closed) feed(Availability{false, NoticeId::too_many_open});
    constexpr int turns_max = 300;
    int turns = 0;
    while (!finished() && ++turns < turns_max && watcher_.wrong().empty()) turn();
    if (turns == turns_max) watcher_.complain("never home again, in " + place_of(session_));
    if (watcher_.wrong().empty() && session_.visit != Visit{})
        watcher_.complain("home, with somebody's data");
    return watcher_.wrong();
}

bool World::finished() const {
    const bool home = session_.phase == Phase::home && session_.overlay == Overlay::none;
    return home && (begun_ || gone_) && asked_.empty() && reports_.empty();
}

void World::turn() {
    const auto needs_no_thought = [](const Effect& effect) {
        return std::holds_alternative<device::ArmScanner>(effect.action) ||
               std::holds_alternative<device::DisarmScanner>(effect.action);
    };
    const bool acknowledges = !asked_.empty() && needs_no_thought(asked_.front());
    if (!gone_ && !acknowledges && interrupt()) return;
    if (!asked_.empty()) {
        const auto effect = asked_.front();
        asked_.pop_front();
        return answer(effect);
    }
    if (!reports_.empty()) {
        const auto report = reports_.front();
        reports_.pop_front();
        return feed(report);
    }
    const bool offers_something = std::any_of(session_.screen.choices.begin(), session_.screen.choices.end(),
                                              [](const Choice& choice) { return choice.enabled; });
    if (offers_something && !gone_ && session_.phase != Phase::card_left) return patient();
    let_time_pass();
}

void World::feed(const Event& event) {
    const auto before = session_.screen.sequence;
    Transition transition{place_of(session_), label_of(session_, event, scene_.policy), ""};
    if (const auto* device = std::get_if<device::Event>(&event))
        if (std::holds_alternative<device::CodeScanned>(*device) && !session_.listening)
            transition.event += " not listened to";
    const auto home = session_.id;
    auto step = watcher_.watch(std::move(session_), event, now_, scene_.policy);
    session_ = std::move(step.state);
    transition.to = place_of(session_);
    if (transition.to != transition.from || session_.screen.sequence != before)
        transitions_.insert(std::move(transition));
    begun_ = begun_ || session_.phase != Phase::home || session_.id != home;
    for (auto& effect : step.effects) {
        if (const auto* cancel = std::get_if<Cancel>(&effect.action))
            std::erase_if(asked_, [&](const Effect& asked) { return asked.id == cancel->effect; });
        else if (!std::holds_alternative<Wait>(effect.action))
            asked_.push_back(std::move(effect));
    }
    for (const auto& command : step.commands) react(command);
}

void World::let_time_pass() {
    if (session_.timer.value == 0)
        return watcher_.complain("nobody will ever do anything in " + place_of(session_));
    now_.monotonic += scene_.policy.idle_after;
    feed(Answer{session_.timer, WaitOver{}});
}

Touch World::touch_of(const std::string& choice) const {
    return {session_.screen.sequence, choice,
            choice == "passport/done"        ? "E99000001"
            : choice == "new_file/open"      ? "13812345678"
            : choice == "deposit_amount/pay" ? "3500"
                                             : ""};
}

bool World::interrupt() {
    const auto events = interruptions();
    const auto picked =
        chooser_.pick(static_cast<int>(events.size()) + 1, "interruption in " + place_of(session_));
    if (picked == 0) return false;
    const auto& event = events[static_cast<std::size_t>(picked) - 1];
    if (const auto* report = std::get_if<from_case::Report>(&event))
        if (std::holds_alternative<from_case::Ended>(*report)) reports_.clear(), case_rests_ = true;
    feed(event);
    // A double tap: the very same touch once more.
    if (std::holds_alternative<Touch>(event)) feed(event);
    return true;
}

std::vector<Event> World::interruptions() const {
    std::vector<Event> events;
    if (session_.card_inside)
        events.emplace_back(device::Event{device::CardRemoved{}});
    else
        events.emplace_back(device::Event{device::CardInserted{}});
    events.emplace_back(device::Event{device::CardInserted{DeviceKind::id_card_reader}});
    events.emplace_back(device::Event{device::CardRemoved{DeviceKind::id_card_reader}});
    for (const auto& code :
         {insurance_code, payment_code, visit_card_code, slip_code, electronic_card_code, foreign_code})
        events.emplace_back(scan(code));
    events.emplace_back(works(DeviceKind::code_scanner, !session_.scanner_works));
    events.emplace_back(works(DeviceKind::receipt_printer, !session_.printer_works));
    events.emplace_back(works(DeviceKind::card_terminal, !session_.terminal_works));
    events.emplace_back(device::Event{device::PinDigits{3}});
    events.emplace_back(LanguageChosen{Language::en});
    events.emplace_back(Activity{});
    events.emplace_back(Availability{!session_.money_open, NoticeId::his_down});
    events.emplace_back(from_case::Report{from_case::MoneyMoved{{InsuranceMoney::cancelled, {}, {}}}});
    events.emplace_back(Touch{session_.screen.sequence + 7, "common/exit", ""});
    events.emplace_back(touch_of("check/confirm-not-offered"));
    if (session_.screen.offers("common/help")) events.emplace_back(touch_of("common/help"));
    if (session_.screen.offers("common/exit")) events.emplace_back(touch_of("common/exit"));
    if (session_.screen.offers("pin/cancel")) events.emplace_back(touch_of("pin/cancel"));
    if (session_.screen.offers("pay/cancel")) events.emplace_back(touch_of("pay/cancel"));
    if (session_.timer.value != 0) events.emplace_back(Answer{session_.timer, WaitOver{}});
    if (watcher_.case_lives() && !case_rests_)
        events.emplace_back(from_case::Report{ended(NoticeId::hold_expired, false)});
    return events;
}

std::string World::first_choice(const std::string& prefix) const {
    for (const auto& choice : session_.screen.choices)
        if (choice.enabled && choice.id.starts_with(prefix)) return choice.id;
    return {};
}

Event World::show_credential() const {
    switch (scene_.shows) {
        case Shows::e_code:
            return scan(fresh_code(session_));
        case Shows::card:
            return device::Event{device::CardInserted{}};
        case Shows::id_card:
            return device::Event{device::CardInserted{DeviceKind::id_card_reader}};
        case Shows::visit_card:
            return scan(visit_card_code);
        case Shows::slip:
            return scan(slip_code);
        case Shows::booking_code:
            return scan(booking_card_code);
        case Shows::passport:
            return touch_of(session_.phase == Phase::home ? wanted_service("home/") : "identify/passport");
    }
    return Started{};
}

// What they came for, where they are asked.
std::string World::wanted_service(const std::string& screen) const {
    return screen + std::string{service_name(scene_.comes_for)};
}

// Where no money moves: everything once, then home.
std::string World::happy_at_desk() const {
    const auto& visit = session_.visit;
    const bool untried = visit.slip == screen::SlipState::none;
    const auto phase = session_.phase;
    const auto or_exit = [](std::string choice) { return choice.empty() ? "common/exit" : choice; };
    if (phase == Phase::showing_reports) return or_exit(first_choice("reports/print_all"));
    if (phase == Phase::choosing_prescription) return or_exit(first_choice("prescriptions/checkin"));
    if (phase == Phase::pharmacy_queued) return "queued/finish";
    if (phase == Phase::choosing_invoice && visit.invoices.shown.empty())
        if (const auto open = first_choice("invoices/open"); !open.empty()) return open;
    if (phase == Phase::choosing_invoice)
        return visit.invoices.charges.empty() ? "invoices/costs" : "common/exit";
    const bool print = untried && session_.printer_works;
    if (phase == Phase::showing_invoice) return print ? "invoice/print" : "invoice/back";
    if (phase == Phase::showing_costs) return print ? "costs/print" : "common/exit";
    return {};
}

Event World::happy() const {
    if (session_.overlay != Overlay::none) return touch_of(session_.screen.choices.front().id);
    const auto phase = session_.phase;
    const bool identifies = phase == Phase::home || phase == Phase::identifying;
    if (phase == Phase::home && scene_.says_so_at_home && session_.screen.offers(wanted_service("home/")))
        return touch_of(wanted_service("home/"));
    if (identifies && (session_.money_open || scene_.closed)) {
        const bool by_code = scene_.shows == Shows::e_code || scene_.shows == Shows::visit_card ||
                             scene_.shows == Shows::slip || scene_.shows == Shows::booking_code;
        if (scene_.shows == Shows::card && session_.card_inside) return device::Event{device::CardRemoved{}};
        if (!by_code || session_.listening) return show_credential();
    }
    if (phase == Phase::showing_code_again && session_.listening) return scan(fresh_code(session_));
    if (phase == Phase::paying && session_.listening) return scan(payment_code);
    if (identifies && !session_.money_open) return Availability{true, NoticeId::his_down};
    if (identifies || phase == Phase::showing_code_again) return works(DeviceKind::code_scanner, true);
    if (phase == Phase::showing_today) {
        const auto& rows = session_.visit.today;
        const bool untried = std::all_of(rows.begin(), rows.end(), [](const TodayEntry& entry) {
            return entry.slip == screen::SlipState::none;
        });
        if (const auto print = first_choice("today/print-"); untried && !print.empty())
            return touch_of(print);
        if (session_.screen.offers("today/back")) return touch_of("today/back");
        if (session_.screen.offers("today/register")) return touch_of("today/register");
        return touch_of("today/end");
    }
    // Whoever came for a first file and has one goes, and whoever learns that nothing else is at hand.
    const auto* notice = std::get_if<screen::Notice>(&session_.screen.content);
    if (notice != nullptr &&
        (notice->id == NoticeId::file_exists || notice->id == NoticeId::insurance_not_asked))
        return touch_of("notice/end");
    if (phase == Phase::choosing_service && session_.screen.offers(wanted_service("services/")))
        return touch_of(wanted_service("services/"));
    if (phase == Phase::choosing_service) return touch_of("common/exit");
    // Whoever has nothing else to show does not try again.
    const bool nothing_else =
        phase == Phase::notice && session_.visit.notice.id == NoticeId::cancel_needs_insurance;
    if (nothing_else) return touch_of("notice/end");
    // Whoever has read it goes; the records and the amounts are what the others look at.
    if (phase == Phase::showing_insurance) return touch_of("common/exit");
    if (phase == Phase::showing_spending) return touch_of("spending/back");
    if (phase == Phase::choosing_appointment && first_choice("appointments/Y").empty())
        return touch_of("common/exit");
    if (const auto choice = happy_at_desk(); !choice.empty()) return touch_of(choice);
    for (const auto& prefix :
         {"bills/pay", "cancellable/K", "cancel_check/confirm", "details/back", "done/next", "departments/0",
          "sessions/S", "booking_days/2", "times/T", "booking_check/confirm", "appointment/confirm",
          "appointments/Y", "check/confirm", "notice/"})
        if (const auto choice = first_choice(prefix); !choice.empty()) return touch_of(choice);
    return touch_of(first_choice(""));
}

// The happy thing, every other choice, nothing at all for a while, nothing ever again.
void World::patient() {
    std::vector<Event> options{happy()};
    const auto* happily = std::get_if<Touch>(&options.front());
    const auto happy_choice = happily == nullptr ? std::string{} : happily->choice;
    for (const auto& choice : session_.screen.choices)
        if (choice.enabled && choice.id != happy_choice && !choice.id.starts_with("common/"))
            options.emplace_back(touch_of(choice.id));
    const auto picked = static_cast<std::size_t>(
        chooser_.pick(static_cast<int>(options.size()) + 1, "patient in " + place_of(session_)));
    if (picked == options.size())
        gone_ = true;
    else
        feed(options[picked]);
}

}  // namespace kiosk::journey::test
