// `kiosk journal recover`: the core without display and, but for the card terminal, without devices. Its
// cases go on exactly as in a kiosk that starts after a power cut; nothing about them is decided here.
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "kiosk/app/devices.h"
#include "kiosk/app/outside.h"
#include "kiosk/app/tools.h"
#include "kiosk/base/json.h"

namespace kiosk::app {
namespace {

std::vector<std::string> open_cases(services::Journal& journal) {
    std::vector<std::string> names;
    if (const auto open = journal.open_cases())
        for (const auto& id : *open) names.push_back(id.value);
    return names;
}

void tell(const ToolOptions& options, std::size_t before, const std::vector<std::string>& after) {
    if (options.json) {
        fmt::print("{}\n", Json{{"open_before", before}, {"still_open", after}}.dump());
        return;
    }
    fmt::print("{} cases were open, {} still are\n", before, after.size());
    for (const auto& id : after) fmt::print("  {}  (kiosk journal show {})\n", id, id);
}

}  // namespace

int journal_recover(const ToolOptions& options) {
    const auto reading = read_config(options.config);
    if (!reading || !reading->problems.empty()) {
        fmt::print(stderr, "kiosk: {}\n", reading ? reading->problems.front().text() : reading.error().text);
        return 1;
    }
    auto outside = Outside::open(reading->config);
    if (!outside) {
        fmt::print(stderr, "kiosk: {}\n", outside.error().text);
        return 1;
    }
    auto& journal = (*outside)->journal();
    const auto before = open_cases(journal).size();
    std::size_t left = before;
    {
        // A debit at the terminal is undone at the terminal; no other device is touched.
        auto devices = make_devices(reading->config.devices);
        const auto found = devices.find(DeviceKind::card_terminal);
        const auto terminal = found == devices.end() ? nullptr : (*outside)->wire(std::move(found->second));
        auto world = (*outside)->world();
        if (terminal) world.devices[DeviceKind::card_terminal] = terminal.get();
        Driver driver{std::move(world), reading->config.policy};
        std::thread core{[&driver] { driver.run(); }};
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{options.wait_seconds};
        // A case that the core has not taken up yet is not closed either: both must say zero.
        while (left > 0 && std::chrono::steady_clock::now() < until) {
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
            left = driver.started() ? driver.open_cases() : before;
        }
        driver.stop();
        core.join();
    }
    const auto after = open_cases(journal);
    tell(options, before, after);
    return after.empty() ? 0 : 1;
}

}  // namespace kiosk::app
