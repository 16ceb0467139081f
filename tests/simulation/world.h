// One run: a patient registers at the product's own kiosk (driver, machines, journal, wire codecs) before the
// simulated hospital, in virtual time, while a chooser decides what goes wrong. The world judges by the
// hospital's books and by what the screens said, never by what the kiosk believes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "kiosk/app/config.h"
#include "kiosk/app/driver.h"
#include "kiosk/base/json.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/devices.h"
#include "tests/simulation/journal.h"
#include "tests/simulation/network.h"
#include "tests/simulation/runtime.h"
#include "tests/simulation/town.h"

namespace kiosk::simulation {

struct Scene {
    std::string name;
    std::string patient;  // of the simulated hospital
    MoneyOrder money_order = MoneyOrder::insurance_first;
    bool one_try = false;  // retry limits of one: a second configuration
};
[[nodiscard]] std::vector<Scene> scenes();

// What all runs together have seen.
struct Tally {
    std::map<std::string, int> faults;
    std::set<std::pair<std::string, std::string>> pairs;  // (phase of the case, event)
    std::set<std::string> states;
    int crashes = 0;
};

class World : public app::Observer {
public:
    World(const app::KioskConfig& config, const Scene& scene, Chooser& chooser, Town& town, Tally& tally);
    ~World() override;

    // To the end, faults healed once the first patient has gone. Empty: nothing is wrong.
    [[nodiscard]] std::vector<std::string> run();
    [[nodiscard]] std::uint64_t trace_hash() const { return trace_; }

private:
    void boot();
    void power_cut();
    bool at_rest();
    void show(const Screen& screen);
    void react();
    void touch(const std::string& choice);
    void check_money_words(const MoneyState& money, const std::string& where);
    void check_write_ahead(const std::string& name, const std::string& body);
    void judge();
    [[nodiscard]] Json books();
    [[nodiscard]] std::string phone(const std::string& kind);
    void complain(std::string what);
    void trace(const std::string& what);

    void on_session(const journey::Session& session, Millis at) override;
    void on_report(const from_case::Report& report) override;
    void on_device(DeviceKind, const device::Event&, Millis) override {}
    void on_slip(const SlipContent& content, const device::PrintDocument&) override;

    app::KioskConfig config_;
    Scene scene_;
    Chooser& chooser_;
    Tally& tally_;
    ManualClock clock_;
    Timeline timeline_;
    hospital::Books::Writing untouched_;  // the town is given back as it was
    hospital::Hospital hospital_;
    Network network_;
    VirtualDevice scanner_;
    VirtualDevice printer_;
    CutDisk disk_;

    std::unique_ptr<JournalAtRisk> journal_;
    std::unique_ptr<services::InsurancePort> insurance_;
    std::unique_ptr<services::HisPort> his_;
    std::unique_ptr<services::AcquirerPort> acquirer_;
    std::unique_ptr<app::Driver> driver_;

    Screen screen_;
    bool gone_ = false;  // the patient has left, or never comes back
    bool healed_ = false;
    int code_shown_ = 0;  // times
    bool declined_ = false;
    std::vector<Fact> durable_;
    std::map<std::string, int> debits_;  // key -> messages that carried it
    std::vector<std::string> wrong_;
    std::optional<std::pair<MoneyState, int>> last_words_;  // checked already, at this state of the books
    int successes_told_ = 0;
    int originals_ = 0;
    int turns_ = 0;
    std::uint64_t trace_ = 0xcbf29ce484222325;
};

}  // namespace kiosk::simulation
