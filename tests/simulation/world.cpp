// Booting, cutting the power, the patient's hands, and the clock between them. What is judged is in
// judge.cpp.
#include "tests/simulation/world.h"

#include <array>

#include <fmt/format.h>

#include "services/settlement.h"

namespace kiosk::simulation {
namespace {

constexpr Millis thinking{900};
constexpr Millis patience{8'000};
constexpr Millis booting{30'000};
constexpr int turns_max = 4'000;

// What a patient may do otherwise.
constexpr std::array<std::string_view, 2> at_home{"shows the e-code", "code_of_another_purpose"};
constexpr std::array<std::string_view, 5> at_check{"confirms", "patient_cancels", "patient_walks_away",
                                                   "patient_touches_twice", "patient_pays_all"};
constexpr std::array<std::string_view, 5> at_pay{"pays", "patient_cancels", "patient_walks_away",
                                                 "payer_declines", "patient_pays_at_window"};

Policy policy_of(const Scene& scene, Policy policy) {
    policy.money_order = scene.money_order;
    if (scene.one_try) policy.query_tries = 1;
    return policy;
}

std::string first_choice(const Screen& screen, std::string_view stem, std::string_view not_this) {
    for (const auto& choice : screen.choices)
        if (choice.enabled && choice.id.starts_with(stem) && choice.id != not_this) return choice.id;
    return {};
}

}  // namespace

std::vector<Scene> scenes() {
    return {{"employee, insurance first", "P01", MoneyOrder::insurance_first, false},
            {"employee, own money first", "P01", MoneyOrder::own_first, false},
            {"nothing to pay oneself", "P02", MoneyOrder::insurance_first, false},
            {"employee, one try each", "P01", MoneyOrder::insurance_first, true}};
}

World::World(const app::KioskConfig& config, const Scene& scene, Chooser& chooser, Town& town, Tally& tally)
    : config_{config},
      scene_{scene},
      chooser_{chooser},
      tally_{tally},
      clock_{morning},
      timeline_{clock_},
      untouched_{town.books()},
      hospital_{{.data_folder = "", .seed = 0, .delay_ms = 0, .keys = {}, .books = &town.books()}, clock_},
      network_{chooser_, timeline_, hospital_, config.policy.quarantine * 9 / 10},
      scanner_{DeviceKind::code_scanner, timeline_, chooser_},
      printer_{DeviceKind::receipt_printer, timeline_, chooser_},
      disk_{town.run_disk(), [](unsigned, const char*) { return 0U; }} {
    config_.policy = policy_of(scene, config.policy);
    network_.on_money_message = [this](const std::string& name, const std::string& body) {
        check_write_ahead(name, body);
    };
    disk_.become(town.disk());
}

World::~World() {
    driver_.reset();
    for (const auto& question : chooser_.asked())
        if (question.chosen != 0)
            ++tally_.faults[std::string{question.choices[static_cast<std::size_t>(question.chosen)]}];
}

void World::boot() {
    auto journal = services::Journal::open(journal_file, clock_, disk_.vfs_name());
    if (!journal) return complain("the journal does not open: " + journal.error().text);
    journal_ = std::make_unique<JournalAtRisk>(std::move(*journal), chooser_, durable_, healed_);
    const auto& settlement = config_.settlement;
    auto insurance = services::make_settlement_client(settlement, network_, clock_, [this, settlement] {
        return journal_->next_msgid(settlement.institution_code, settlement.first_serial,
                                    settlement.last_serial, clock_.civil());
    });
    if (!insurance) return complain("no settlement client: " + insurance.error().text);
    insurance_ = std::move(*insurance);
    his_ = services::make_fhir_his(config_.his, network_, clock_);
    acquirer_ = services::make_acquirer(config_.acquirer, network_, clock_);
    app::World world{
        .clock = clock_,
        .journal = *journal_,
        .insurance = *insurance_,
        .his = *his_,
        .acquirer = *acquirer_,
        .devices = {{DeviceKind::code_scanner, &scanner_}, {DeviceKind::receipt_printer, &printer_}},
        .institution_code = settlement.institution_code,
        .first_serial = settlement.first_serial,
        .last_serial = settlement.last_serial,
        .show = [this](const Screen& screen) { show(screen); },
        .render_slip = [](const SlipContent&) -> Result<device::PrintDocument> {
            return device::PrintDocument{"slip", "%PDF", {}};
        }};
    driver_ = std::make_unique<app::Driver>(
        std::move(world), config_.policy, this,
        std::make_unique<VirtualRuntime>(timeline_, clock_, network_, [this] { return at_rest(); }));
}

void World::power_cut() {
    ++tally_.crashes;
    trace("power cut");
    disk_.cut();
    driver_.reset();
    insurance_.reset();
    his_.reset();
    acquirer_.reset();
    journal_.reset();
    disk_.restart();
    timeline_.forget_kiosk();
    clock_.advance(booting);
    screen_ = {};
    gone_ = true;  // nobody waits before a dark machine
}

std::vector<std::string> World::run() {
    constexpr int cuts_max = 8;
    for (int cuts = 0; cuts <= cuts_max && wrong_.empty(); ++cuts) {
        try {
            boot();
            if (driver_) driver_->run();
            break;
        } catch (const PowerCut&) {
            power_cut();
        }
    }
    // A journal that failed keeps its cases until somebody starts the machine again; then nothing fails any
    // more.
    healed_ = true;
    network_.heal();
    if (driver_ && driver_->open_cases() > 0 && wrong_.empty()) {
        power_cut();
        boot();
        if (driver_) driver_->run();
    }
    driver_.reset();
    if (wrong_.empty()) judge();
    return wrong_;
}

// Home again, nothing on its way, no case open: the story is over.
bool World::at_rest() {
    if (++turns_ > turns_max) {
        complain("never at rest, on " + screen_name(screen_));
        return true;
    }
    const bool home = std::holds_alternative<screen::Home>(screen_.content);
    const bool served =
        gone_ || (home && code_shown_ > 0 && !std::get<screen::Home>(screen_.content).register_open);
    if (home && served && driver_) {
        if (driver_->open_cases() == 0 && timeline_.world_is_quiet()) return true;
        const bool stuck = journal_ && !std::get<screen::Home>(screen_.content).register_open;
        return stuck && timeline_.world_is_quiet();
    }
    return false;
}

void World::show(const Screen& screen) {
    const bool was_home = std::holds_alternative<screen::Home>(screen_.content);
    screen_ = screen;
    trace(screen_name(screen));
    const bool home = std::holds_alternative<screen::Home>(screen.content);
    if (home && !was_home && code_shown_ > 0) gone_ = true;
    if (const auto* notice = std::get_if<screen::Notice>(&screen.content))
        check_money_words(notice->money, "notice");
    if (const auto* pay = std::get_if<screen::Pay>(&screen.content)) check_money_words(pay->money, "pay");
    if (const auto* done = std::get_if<screen::Done>(&screen.content)) check_money_words(done->money, "done");
    if (!gone_) timeline_.after(thinking, Belongs::to_kiosk, [this] { react(); });
}

void World::touch(const std::string& choice) {
    if (choice.empty() || !driver_) return;
    driver_->post_touch({screen_.sequence, choice, ""});
}

// What a patient does before this screen; the chooser may make another of them.
void World::react() {
    if (gone_ || !driver_) return;
    const auto chosen = [&](Choices choices) {
        return chooser_.pick("patient at " + screen_name(screen_), choices);
    };
    if (std::holds_alternative<screen::Home>(screen_.content)) {
        constexpr int tries_max = 3;
        if (++code_shown_ > tries_max) {
            gone_ = true;
            return;
        }
        // Whoever is not heard tries again.
        timeline_.after(patience, Belongs::to_kiosk, [this] {
            if (std::holds_alternative<screen::Home>(screen_.content)) react();
        });
        const bool wrong_kind = chosen(at_home) == 1;
        return scanner_.show(phone(wrong_kind ? "paycode" : "ecode"));
    }
    if (std::holds_alternative<screen::Identify>(screen_.content)) return scanner_.show(phone("ecode"));
    if (std::holds_alternative<screen::Departments>(screen_.content))
        return touch(first_choice(screen_, "departments/", "departments/back"));
    if (std::holds_alternative<screen::Sessions>(screen_.content))
        return touch(first_choice(screen_, "sessions/", "sessions/back"));
    if (std::holds_alternative<screen::Check>(screen_.content)) {
        switch (chosen(at_check)) {
            case 1:
                return touch("common/exit");
            case 2:
                gone_ = true;
                return;
            case 3:
                touch("check/confirm");
                return touch("check/confirm");
            case 4:
                return touch(std::get<screen::Check>(screen_.content).self_pay_chosen ? "check/confirm"
                                                                                      : "check/self_pay");
            default:
                return touch("check/confirm");
        }
    }
    if (std::holds_alternative<screen::Pay>(screen_.content)) {
        if (declined_) return touch("pay/window");
        switch (chosen(at_pay)) {
            case 1:
                return touch("pay/cancel");
            case 2:
                gone_ = true;
                return;
            case 3:
                declined_ = true;
                static_cast<void>(hospital_.serve(
                    {.path = "/control/set",
                     .query = {},
                     .headers = {},
                     .body = fmt::format(R"({{"payer":"{}","behaviour":"declines"}})", scene_.patient)}));
                return scanner_.show(phone("paycode"));
            case 4:
                return touch("pay/window");
            default:
                return scanner_.show(phone("paycode"));
        }
    }
    if (std::holds_alternative<screen::Done>(screen_.content)) return touch("done/finish");
    if (std::holds_alternative<screen::Notice>(screen_.content)) return touch("notice/end");
}

std::string World::phone(const std::string& kind) {
    return hospital_
        .serve({.method = "GET",
                .path = fmt::format("/phone/{}/{}.txt", scene_.patient, kind),
                .query = {},
                .headers = {},
                .body = ""})
        .reply.body;
}

void World::complain(std::string what) {
    if (wrong_.size() < 20) wrong_.push_back(std::move(what));
}

// FNV-1a over what happened and when, without anything random.
void World::trace(const std::string& what) {
    for (const unsigned char byte : fmt::format("{} {}\n", clock_.monotonic().count(), what))
        trace_ = (trace_ ^ byte) * 0x100000001b3;
}

}  // namespace kiosk::simulation
