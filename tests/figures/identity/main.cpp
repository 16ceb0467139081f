// bench_identity: from the card in the slot, and from the code in the camera's view, until the patient's own
// name stands on the screen; simulated hospital without delay, twins of the devices. Median and 95th
// percentile of so many visits.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "kiosk/base/log.h"
#include "kiosk/demo/hospital_process.h"
#include "kiosk/demo/props.h"
#include "tests/figures/kiosk_config.h"

namespace kiosk::figures {
namespace {

struct Options {
    std::string hospital;
    std::string cities;
    std::string folder = "identity";
    int visits = 50;
    int limit_ms = 1'500;  // of the median
};

using Steady = std::chrono::steady_clock;
using Times = std::vector<double>;  // milliseconds

class Place {
public:
    Place(app::Appliance& kiosk, demo::Props& props) : kiosk_{kiosk}, props_{props} {}

    // Drawn, not only wanted: an item whose id begins so is on the glass.
    [[nodiscard]] bool drawn(const char* beginning) const {
        const auto& items = kiosk_.display().items();
        return std::ranges::any_of(items, [&](const auto& item) { return item.id.starts_with(beginning); });
    }
    Result<void> wait_for(const char* beginning, const char* name) {
        const auto until = Steady::now() + std::chrono::seconds{20};
        while (Steady::now() < until) {
            kiosk_.turn(Millis{2});
            if (drawn(beginning) && kiosk_.display().settled()) return {};
        }
        return fail(ErrorKind::timed_out, fmt::format("waited in vain for {}", name));
    }

    // One visit that ends as soon as the patient sees who they are.
    Result<double> identify(const std::function<Result<void>()>& show) {
        TRY_VOID(wait_for("home/", "the start screen"));
        const auto begun = Steady::now();
        TRY_VOID(show());
        TRY_VOID(wait_for("services/", "the patient's name"));
        const std::chrono::duration<double, std::milli> took = Steady::now() - begun;
        props_.take_card();
        props_.take_phone();
        for (int i = 0; i < 100 && !std::holds_alternative<screen::Home>(kiosk_.wanted_screen().content);
             ++i) {
            (void)kiosk_.display().tap("common/exit");
            kiosk_.turn(Millis{100});
            (void)kiosk_.display().tap("notice/end");
            kiosk_.turn(Millis{50});
        }
        return took.count();
    }

private:
    app::Appliance& kiosk_;
    demo::Props& props_;
};

void tell(const char* what, Times times) {
    std::sort(times.begin(), times.end());
    fmt::print("{}: median {:.0f} ms, p95 {:.0f} ms, of {} visits\n", what, times[times.size() / 2],
               times[times.size() * 95 / 100], times.size());
}

Result<Json> patient(const Options& options, const std::string& id) {
    for (const auto& one : TRY(demo::list_patients(options.hospital)))
        if (one.value("id", "") == id) return one;
    return fail(ErrorKind::not_found, "no patient " + id);
}

Result<bool> measure(const Options& options) {
    std::filesystem::create_directories(options.folder + "/slips");
    const auto hospital =
        TRY(demo::HospitalProcess::start({options.hospital, options.folder + "/hospital", "", 0, 0}));
    auto config = TRY(make_config(options.folder, options.cities, "hospital", hospital->url()));
    config.display.headless = true;
    config.display.animations = false;
    auto machine = demo::make_virtual_machine(options.folder + "/slips");
    const auto kiosk = TRY(app::Appliance::build(config, std::move(machine.devices)));
    while (!kiosk->driver().started()) kiosk->turn(Millis{5});
    const auto who = TRY(patient(options, "P01"));
    Place place{*kiosk, *machine.props};
    Times by_card;
    Times by_third_generation;
    Times by_code;
    for (int n = 0; n < options.visits; ++n) {
        by_card.push_back(TRY(place.identify([&] { return machine.props->insert_card(who, ""); })));
        by_third_generation.push_back(
            TRY(place.identify([&] { return machine.props->insert_card(who, "third-generation"); })));
        const auto code = TRY(hospital->get("/phone/P01/ecode.png"));
        by_code.push_back(TRY(place.identify([&] { return machine.props->show_code(code); })));
    }
    tell("card in the slot to name on the screen", by_card);
    tell("third-generation card, its issuer asked, to name on the screen", by_third_generation);
    tell("code in view to name on the screen", by_code);
    return by_card[by_card.size() / 2] < options.limit_ms && by_code[by_code.size() / 2] < options.limit_ms;
}

}  // namespace
}  // namespace kiosk::figures

int main(int argc, char** argv) {
    kiosk::figures::Options options;
    CLI::App app{"time from a credential shown to the patient's name on the screen"};
    app.add_option("--hospital", options.hospital, "the program `hospital`")->required();
    app.add_option("--cities", options.cities, "folder of the cities' dialects")->required();
    app.add_option("--folder", options.folder, "folder for journal and books")->capture_default_str();
    app.add_option("--visits", options.visits, "of each kind")->capture_default_str();
    app.add_option("--limit-ms", options.limit_ms, "of the medians")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    kiosk::log::set_level(std::string_view{"error"});
    std::filesystem::remove_all(options.folder);
    const auto measured = kiosk::figures::measure(options);
    if (!measured) fmt::print(stderr, "bench_identity: {}\n", measured.error().text);
    return measured && *measured ? 0 : 1;
}
