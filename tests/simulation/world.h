// One run: a patient registers at the product's own kiosk (driver, machines, journal, wire codecs) before the
// simulated hospital, in virtual time, while a chooser decides what goes wrong. The judge looks at the
// hospital's books and at what leaves the kiosk, never at what the kiosk believes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/app/config.h"
#include "kiosk/app/driver.h"
#include "kiosk/base/log.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/clocks.h"
#include "tests/simulation/devices.h"
#include "tests/simulation/journal.h"
#include "tests/simulation/judge.h"
#include "tests/simulation/network.h"
#include "tests/simulation/runtime.h"
#include "tests/simulation/town.h"

namespace kiosk::simulation {

// What a patient does of their own accord.
enum class Way { e_code, card, self_pay };

struct Scene {
    std::string name;
    std::string patient;  // of the simulated hospital
    std::string next_patient = "P02";
    std::string department;  // empty: the first on the screen
    MoneyOrder money_order = MoneyOrder::insurance_first;
    Way way = Way::e_code;
    bool one_try = false;    // retry limits of one: a second configuration
    bool from_start = true;  // false: up to the check screen it is as in another scene, and nothing is asked
    Service comes_for = Service::registration;
    std::vector<std::string> orders = {};  // what doctors ordered for each patient
    std::string booked{};                  // department of a number that each patient has booked for today
    bool visit_is_open = false;            // at the platform, since a window registered it
    bool gives_up = false;                 // registers on a good day first, and gives that up again
};
[[nodiscard]] std::vector<Scene> scenes();

// What all runs together have seen.
struct Tally {
    std::map<std::string, int> faults;
    std::set<std::pair<std::string, std::string>> pairs;  // (phase of the case, event)
    std::set<std::uint64_t> states;
    int crashes = 0;
};

class World : public app::Observer {
public:
    World(const app::KioskConfig& config, const Scene& scene, Chooser& chooser, Town& town, Tally& tally);
    ~World() override;

    // To the end, faults healed once the first patient has gone. Empty: nothing is wrong.
    [[nodiscard]] std::vector<std::string> run();
    [[nodiscard]] std::uint64_t trace_hash() const { return trace_; }

    // digest.cpp. Before run(): the state is that of this question and what follows from it.
    void mark_state_at(std::size_t question);
    // After run().
    [[nodiscard]] std::uint64_t state();

private:
    struct Guest {
        std::string patient;
        bool gone = false;  // has left, or never comes back
        int code_shown = 0;
        int pay_tries = 0;
        bool declined = false;
        bool at_the_end = false;
        bool chose = false;  // among the bills
    };

    // world.cpp
    void boot();
    void power_cut();
    void take_down();
    void stop_orderly();
    void heal();
    bool run_once();
    bool at_rest();
    void watch_liveness();
    void show(const Screen& screen);
    void befall_machine(Mishap mishap);
    void complain(std::string what) { judge_.complain(std::move(what)); }
    void trace(const std::string& what);
    [[nodiscard]] std::size_t injected() const;
    [[nodiscard]] bool disk_failed() const;

    // patient.cpp
    void invite_next();
    void react();
    void react_soon();
    void at_home();
    void at_departments();
    void at_sessions();
    void at_bills();
    void at_appointment();
    void at_check();
    void at_cancel_check();
    void at_cancelled();
    void at_pay();
    void at_done();
    void read_to_the_end(bool prints, const char* finish);
    void at_notice();
    void pay(std::string_view how);
    bool by_keeper(std::string_view what);
    void touch(const std::string& choice);
    void insert_card(const std::string& patient);
    void show_code(const std::string& kind);
    void set(const std::string& change);
    void payer_behaves(const char* behaviour);
    [[nodiscard]] std::string_view ask(Choices offered);
    [[nodiscard]] std::string phone(const std::string& kind);

    // digest.cpp
    [[nodiscard]] std::uint64_t digest();
    void follow(const std::string& what);
    void on_case_event(const money::Case& before, const money::Event& event,
                       const money::Case& after) override;

    void on_session(const journey::Session&, Millis) override {}
    void on_report(const from_case::Report& report) override { judge_.reported(report); }
    void on_device(DeviceKind, const device::Event&, Millis) override {}
    void on_slip(const SlipContent& content, const device::PrintDocument&) override { judge_.slip(content); }

    app::KioskConfig config_;
    Scene scene_;
    Chooser& chooser_;
    Tally& tally_;
    ManualClock clock_;
    OwnClock kiosk_clock_{clock_};
    OwnClock hospital_clock_{clock_};
    Millis waited_{0};  // by the hospital, in the exchange that is under way
    Timeline timeline_;
    hospital::Books::Writing untouched_;  // the town is given back as it was
    hospital::Hospital hospital_;
    bool calm_ = false;         // nothing is asked now
    bool second_came_ = false;  // nothing is asked of the next patient's visit
    bool prelude_ = false;      // what the scene needs is still being done, on a good day
    Network network_;
    VirtualScanner scanner_;
    VirtualPrinter printer_;
    VirtualReader reader_;
    DiskLuck luck_;
    CutDisk disk_;
    std::vector<Fact> durable_;
    Judge judge_;
    log::Listener listener_;

    std::unique_ptr<JournalAtRisk> journal_;
    std::unique_ptr<services::InsurancePort> insurance_;
    std::unique_ptr<services::HisPort> his_;
    std::unique_ptr<services::AcquirerPort> acquirer_;
    std::unique_ptr<app::Driver> driver_;

    Screen screen_;
    Guest guest_;
    bool second_wanted_ = false;
    bool second_must_be_served_ = false;
    std::size_t injected_before_second_ = 0;
    bool update_ = false;  // the keeper stops the kiosk and starts a new version
    bool healed_ = false;
    Millis trouble_over_{0};  // nothing goes wrong since
    Millis clock_wrong_until_{0};
    mutable std::size_t questions_seen_ = 0;
    mutable std::size_t injected_ = 0;
    int turns_ = 0;
    std::map<CaseId, std::uint64_t> case_states_;
    std::uint64_t state_ = 0;
    std::optional<Millis> marked_at_;
    std::size_t marked_question_ = 0;
    std::uint64_t trace_ = 0xcbf29ce484222325;
};

}  // namespace kiosk::simulation
