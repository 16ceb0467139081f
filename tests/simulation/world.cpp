// Booting, cutting the power, stopping for an update, and the clocks between them. The patient's hands are in
// patient.cpp, the rules in judge_*.cpp.
#include "tests/simulation/world.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "services/settlement.h"

namespace kiosk::simulation {
namespace {

constexpr Millis thinking{900};
constexpr Millis booting{30'000};
constexpr Millis hour{3'600'000};
constexpr int turns_max = 6'000;

Policy policy_of(const Scene& scene, Policy policy) {
    policy.money_order = scene.money_order;
    policy.menu = {{scene.comes_for, {}, {}, {}}};
    if (scene.gives_up) policy.menu.push_back({Service::cancel, {}, {}, {}});
    if (scene.one_try) policy.query_tries = 1;
    return policy;
}

// M12: how long a case may stay open once nothing goes wrong any more. The last wait that began before may be
// the longest back-off; then come at most three quarantines (a visit that is looked for, two reversals) and
// the calls themselves, each of which may take its whole deadline.
Millis unwind_deadline(const Policy& policy) {
    const auto patient = policy.pay_after + policy.idle_after + policy.idle_warning;
    return patient + policy.undo_retry_max + policy.quarantine * 3 + policy.settle_deadline * 3;
}

}  // namespace

std::vector<Scene> scenes() {
    return {
        {.name = "employee, insurance first", .patient = "P01"},
        {.name = "employee, own money first",
         .patient = "P01",
         .money_order = MoneyOrder::own_first,
         .from_start = false},
        {.name = "nothing to pay oneself",
         .patient = "P02",
         .next_patient = "P03",
         .department = "0307",
         .from_start = false},
        {.name = "employee, one try each", .patient = "P01", .one_try = true},
        {.name = "card and terminal", .patient = "P20", .way = Way::card, .from_start = false},
        {.name = "no insurance", .patient = "P11", .way = Way::self_pay, .from_start = false},
        {.name = "mutual aid", .patient = "P06", .next_patient = "P03", .from_start = false},
        {.name = "bill, visit to be opened",
         .patient = "P01",
         .comes_for = Service::bills,
         .orders = {"chest_ct"}},
        {.name = "bills of a visit that is open",
         .patient = "P01",
         .from_start = false,
         .comes_for = Service::bills,
         .orders = {"blood_test", "cold_drugs"},
         .visit_is_open = true},
        {.name = "collects a booking", .patient = "P01", .comes_for = Service::check_in, .booked = "0304"},
        {.name = "collects a booking, own money first",
         .patient = "P01",
         .money_order = MoneyOrder::own_first,
         .from_start = false,
         .comes_for = Service::check_in,
         .booked = "0304"},
        {.name = "a deposit for a stay",
         .patient = "P17",
         .next_patient = "P16",
         .from_start = false,
         .comes_for = Service::deposit},
        {.name = "a registration given up", .patient = "P01", .from_start = false, .gives_up = true},
        {.name = "a self-paid registration given up",
         .patient = "P11",
         .way = Way::self_pay,
         .from_start = false,
         .gives_up = true}};
}

World::World(const app::KioskConfig& config, const Scene& scene, Chooser& chooser, Town& town, Tally& tally)
    : config_{config},
      scene_{scene},
      chooser_{chooser},
      tally_{tally},
      clock_{morning},
      timeline_{clock_},
      untouched_{town.books()},
      hospital_{{.data_folder = "",
                 .seed = 0,
                 .delay_ms = 0,
                 .keys = {},
                 .books = &town.books(),
                 .pass_time = [this](std::int64_t ms) { hospital_clock_.run_ahead(waited_ += Millis{ms}); }},
                hospital_clock_},
      calm_{!scene.from_start},
      network_{chooser_, timeline_, hospital_, config.policy.quarantine * 9 / 10, calm_},
      scanner_{DeviceKind::code_scanner, timeline_, chooser_, calm_},
      printer_{DeviceKind::receipt_printer, timeline_, chooser_, calm_},
      reader_{DeviceKind::card_reader, timeline_, chooser_, second_came_},
      luck_{chooser_, calm_},
      disk_{town.run_disk(),
            [this](unsigned choices, const char* question) { return luck_.decide(choices, question); }},
      judge_{hospital_, network_, timeline_, durable_, config_.policy},
      listener_{[this](std::string_view line) { judge_.logged(std::string{line}); }} {
    config_.policy = policy_of(scene, config.policy);
    network_.on_leaving = [this](const std::string& name, const services::Request& request) {
        trace(name);
        judge_.leaving(name, request);
    };
    network_.on_arrived = [this](const std::string& name) {
        network_.answer_takes(std::exchange(waited_, Millis{0}));
        hospital_clock_.run_ahead(Millis{0});
        judge_.arrived(name);
    };
    network_.on_late_answer = [this](const std::string& name, const services::Request& request) {
        judge_.answered_late(name, request);
    };
    network_.on_machine = [this](Mishap mishap) { befall_machine(mishap); };
    printer_.on_paper = [this](const std::string& job) { judge_.paper(job); };
    disk_.become(town.disk());
    // A card terminal that takes no real time; a patient who has been at a window this morning, where a visit
    // of theirs may be open from.
    set(R"({"terminal_ms":0})");
    const auto seen_at_window = fmt::format(R"({{"window_visit":"{}"}})", scene.patient);
    if (scene.visit_is_open) set(seen_at_window);
    for (const auto& patient : {scene.patient, scene.next_patient})
        for (const auto& order : scene.orders)
            set(fmt::format(R"({{"order":"{}","for":"{}"}})", order, patient));
    // Whatever the clocks do, it is not too late for what was booked.
    if (!scene.booked.empty()) set(R"([{"collect_early_ms":86400000},{"collect_late_ms":86400000}])");
    for (const auto& patient : {scene.patient, scene.next_patient})
        if (!scene.booked.empty())
            set(fmt::format(R"({{"booked":"{}","for":"{}","in_minutes":20}})", scene.booked, patient));
    if (!scene.visit_is_open) set(seen_at_window);
    judge_.begins();
    guest_.patient = scene.patient;
    prelude_ = scene.gives_up;
    judge_.guest_is(guest_.patient);
    log::overhear(&listener_);
}

// Of the simulated hospital.
void World::set(const std::string& change) {
    static_cast<void>(hospital_.serve({.path = "/control/set", .query = {}, .headers = {}, .body = change}));
}

World::~World() {
    driver_.reset();
    log::overhear(nullptr);
    for (const auto& question : chooser_.asked())
        if (question.chosen != 0)
            ++tally_.faults[std::string{question.choices[static_cast<std::size_t>(question.chosen)]}];
}

void World::boot() {
    befall_opening(disk_, chooser_, calm_);
    auto journal = services::Journal::open(journal_file, kiosk_clock_, disk_.vfs_name());
    if (!disk_.has_power()) throw PowerCut{};
    if (!journal) return complain("the journal does not open: " + journal.error().text);
    disk_.set({});
    journal_ = std::make_unique<JournalAtRisk>(std::move(*journal), disk_, luck_, chooser_, durable_, calm_);
    if (const auto missing = journal_->take_stock(); !missing.empty()) return complain(missing);
    const auto& settlement = config_.settlement;
    auto insurance = services::make_settlement_client(settlement, network_, kiosk_clock_, [this, settlement] {
        return journal_->next_msgid(settlement.institution_code, settlement.first_serial,
                                    settlement.last_serial, kiosk_clock_.civil());
    });
    if (!insurance) return complain("no settlement client: " + insurance.error().text);
    insurance_ = std::move(*insurance);
    his_ = services::make_his(config_.his, network_, kiosk_clock_);
    acquirer_ = services::make_acquirer(config_.acquirer, network_, kiosk_clock_);
    app::World world{.clock = kiosk_clock_,
                     .journal = *journal_,
                     .insurance = *insurance_,
                     .his = *his_,
                     .acquirer = *acquirer_,
                     .devices = {{DeviceKind::code_scanner, &scanner_},
                                 {DeviceKind::receipt_printer, &printer_},
                                 {DeviceKind::card_reader, &reader_}},
                     .institution_code = settlement.institution_code,
                     .first_serial = settlement.first_serial,
                     .last_serial = settlement.last_serial,
                     .show = [this](const Screen& screen) { show(screen); },
                     .render_slip = [](const SlipContent& slip) -> Result<device::PrintDocument> {
                         return device::PrintDocument{job_of(slip), "%PDF", {}};
                     }};
    driver_ = std::make_unique<app::Driver>(
        std::move(world), config_.policy, this,
        std::make_unique<VirtualRuntime>(timeline_, clock_, network_, [this] { return at_rest(); }));
}

// Everything of the kiosk is gone, in order or not; what still travels goes on travelling.
void World::take_down() {
    driver_.reset();
    insurance_.reset();
    his_.reset();
    acquirer_.reset();
    journal_.reset();
}

void World::stop_orderly() {
    take_down();
    timeline_.forget_kiosk();
    clock_.advance(booting);
    screen_ = {};
    guest_.gone = true;  // nobody waits before a dark machine
    reader_.pull();
}

void World::power_cut() {
    ++tally_.crashes;
    trace("power cut");
    disk_.cut();
    take_down();
    disk_.restart();
    luck_.restarted();
    stop_orderly();
}

void World::heal() {
    healed_ = true;
    calm_ = true;
    network_.heal();
    kiosk_clock_.be_off_by(Millis{0});
    hospital_clock_.be_off_by(Millis{0});
    clock_wrong_until_ = Millis{0};
    trouble_over_ = clock_.monotonic();
}

// False: the kiosk has to be started again.
bool World::run_once() {
    try {
        boot();
        if (driver_) driver_->run();
    } catch (const PowerCut&) {
        power_cut();
        return false;
    }
    if (!std::exchange(update_, false)) return true;
    trace("update");
    stop_orderly();
    return false;
}

std::vector<std::string> World::run() {
    constexpr int starts_max = 8;
    for (int starts = 0; starts < starts_max && judge_.wrong().empty(); ++starts)
        if (run_once()) break;
    // A journal that failed keeps its cases until somebody starts the machine again; then nothing fails any
    // more.
    heal();
    if (driver_ == nullptr || driver_->open_cases() > 0) {
        if (driver_) power_cut();
        turns_ = 0;
        if (judge_.wrong().empty()) static_cast<void>(run_once());
    }
    driver_.reset();
    timeline_.forget_kiosk();
    if (!judge_.wrong().empty()) return judge_.wrong();
    // Whatever still lay on its way has arrived by now; holds that nobody wants have run out.
    while (timeline_.run_next(clock_.monotonic() + hour)) {
    }
    static_cast<void>(
        hospital_.serve({.method = "GET", .path = "/fhir/Patient", .query = {}, .headers = {}, .body = ""}));
    if (second_must_be_served_ && !disk_failed() && injected() == injected_before_second_)
        judge_.must_be_served(guest_.patient);
    journal_.reset();
    judge_.at_rest(services::Journal::open(journal_file, clock_, disk_.vfs_name()),
                   disk_.contents(journal_file) + disk_.contents(std::string{journal_file} + "-wal"),
                   printer_.lied());
    return judge_.wrong();
}

// Without a journal no case is opened and no message id drawn, until the keeper starts the machine anew.
bool World::disk_failed() const {
    for (const auto& question : chooser_.asked())
        if (question.chosen != 0 && question.label.starts_with("journal") &&
            !question.chosen_name().starts_with("power"))
            return true;
    return false;
}

std::size_t World::injected() const {
    const auto& asked = chooser_.asked();
    for (; questions_seen_ < asked.size(); ++questions_seen_)
        if (asked[questions_seen_].chosen != 0) ++injected_;
    return injected_;
}

// M12: every debit ends settled or taken back within the deadline of a healed world.
void World::watch_liveness() {
    const auto before = injected_;
    const auto now = clock_.monotonic();
    if (injected() != before || !timeline_.world_is_quiet() || !guest_.gone) trouble_over_ = now;
    trouble_over_ = std::max({trouble_over_, network_.trouble_until(), clock_wrong_until_});
    const auto* home = std::get_if<screen::Home>(&screen_.content);
    const bool for_people =
        home != nullptr && home->closed_because == NoticeId::journal_down && !home->money_open;
    if (driver_->open_cases() > 0 && !for_people && now > trouble_over_ + unwind_deadline(config_.policy))
        complain(fmt::format("M12: still open {} s after the world was healed",
                             (now - trouble_over_).count() / 1000));
}

// Home again, nothing on its way, no case open: the story is over.
bool World::at_rest() {
    if (!driver_ || update_) return true;
    watch_liveness();
    if (++turns_ > turns_max) complain("never at rest, on " + screen_name(screen_));
    if (!judge_.wrong().empty()) return true;
    const auto* home = std::get_if<screen::Home>(&screen_.content);
    if (home == nullptr) return false;
    const bool closed = !home->money_open;
    if (!guest_.gone && !(closed && guest_.code_shown > 0)) return false;
    const bool next = !second_came_ && !healed_ && (second_wanted_ || driver_->open_cases() > 0);
    if (next && !closed) {
        invite_next();
        return false;
    }
    if (!timeline_.world_is_quiet()) return false;
    return driver_->open_cases() == 0 || closed;
}

void World::show(const Screen& screen) {
    const bool was_home = std::holds_alternative<screen::Home>(screen_.content);
    screen_ = screen;
    trace(screen_name(screen));
    const bool home = std::holds_alternative<screen::Home>(screen.content);
    const bool decides = std::holds_alternative<screen::CancelCheck>(screen.content) ||
                         (std::holds_alternative<screen::Check>(screen.content) && !scene_.gives_up);
    if (decides && !second_came_ && !healed_) calm_ = false;
    const bool left = home && !was_home && guest_.code_shown > 0;
    if (left && std::exchange(prelude_, false))
        guest_ = {.patient = scene_.patient};
    else if (left)
        guest_.gone = true;
    judge_.shown(screen);
    if (!guest_.gone) react_soon();
}

void World::befall_machine(Mishap mishap) {
    constexpr Millis ntp_notices{1'200'000};
    constexpr Millis sleeps{600'000};
    const auto wrong_for = [&](OwnClock& clock, Millis off) {
        clock.be_off_by(off);
        clock_wrong_until_ = clock_.monotonic() + ntp_notices;
        timeline_.after(ntp_notices, Belongs::to_keeper, [&clock] { clock.be_off_by(Millis{0}); });
    };
    if (mishap == Mishap::clock_forward_hour) wrong_for(kiosk_clock_, hour);
    if (mishap == Mishap::clock_back_hour) wrong_for(kiosk_clock_, -hour);
    if (mishap == Mishap::clock_back_to_1970) wrong_for(kiosk_clock_, Millis{-clock_.civil().unix_ms});
    if (mishap == Mishap::server_clock_skewed) wrong_for(hospital_clock_, hour);
    if (mishap == Mishap::machine_sleeps) {
        timeline_.sleep(sleeps);
        kiosk_clock_.sleep(sleeps);
    }
    if (mishap == Mishap::operator_deploys_update) {
        update_ = true;
        driver_->stop();
    }
}

// FNV-1a over what happened and when, without anything random.
void World::trace(const std::string& what) {
    follow(what);
    for (const unsigned char byte : fmt::format("{} {}\n", clock_.monotonic().count(), what))
        trace_ = (trace_ ^ byte) * 0x100000001b3;
}

void World::react_soon() {
    timeline_.after(thinking, Belongs::to_kiosk, [this, sequence = screen_.sequence] {
        if (screen_.sequence == sequence) react();
    });
}

}  // namespace kiosk::simulation
