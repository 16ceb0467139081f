// The console's side of the tests: it starts the devices itself, so that it can be used where no screen comes
// up any more.
#include "kiosk/app/diag_tool.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "kiosk/app/appliance.h"
#include "kiosk/app/devices.h"
#include "kiosk/app/surroundings.h"
#include "kiosk/base/log.h"
#include "kiosk/diagnostics/report.h"

namespace kiosk::app {
namespace {

int complain_about_diag(const std::string& what) {
    fmt::print(stderr, "kiosk diag: {}\n", what);
    return 1;
}

// Asks on stderr, so that stdout stays the report's; reads a line: y, n, or anything else to skip.
class PersonAtConsole final : public diagnostics::Person {
public:
    explicit PersonAtConsole(bool english) : english_{english} {}
    diagnostics::PersonReply ask(const diagnostics::Request& request, Millis) override {
        using diagnostics::Answered;
        if (request.satisfied && request.satisfied()) return {Answered::yes, ""};
        fmt::print(stderr, "{}  [{}] ", english_ ? request.words.en : request.words.zh,
                   request.judge ? "y/n" : "Enter, s = skip");
        std::string line;
        if (!std::getline(std::cin, line)) return {};
        if (request.judge && (line == "y" || line == "Y")) return {Answered::yes, ""};
        if (request.judge && (line == "n" || line == "N")) return {Answered::no, ""};
        return {request.judge || line == "s" ? Answered::skipped : Answered::yes, ""};
    }
    [[nodiscard]] bool at_the_screen() const override { return false; }

private:
    bool english_;
};

Result<void> save_report(const DiagOptions& options, const diagnosis::Report& report) {
    const auto language = options.english ? Language::en : Language::zh;
    const auto document = TRY(print_report(report, language));
    std::ofstream{options.out + "/report.json"} << diagnostics::report_json_text(report, 2) << "\n";
    if (!(std::ofstream{options.out + "/report.pdf", std::ios::binary} << document.pdf))
        return fail(ErrorKind::configuration, "the folder '" + options.out + "' cannot be written");
    return {};
}

int status_of(const diagnosis::Report& report) {
    if (!report.ready()) return exit_faults;
    for (const auto& finding : report.findings)
        if (finding.verdict == diagnosis::Verdict::warning) return exit_warnings;
    return 0;
}

// Devices that run as long as this does, and tell the station.
class RunningDevices {
public:
    RunningDevices(DeviceSet& devices, diagnostics::Station& station) : devices_{devices} {
        for (auto& [kind, device] : devices_)
            device->start([&station](DeviceKind from, device::Event event) { station.heard(from, event); });
    }
    ~RunningDevices() {
        for (auto& [kind, device] : devices_) device->stop();
    }
    RunningDevices(const RunningDevices&) = delete;
    RunningDevices& operator=(const RunningDevices&) = delete;

private:
    DeviceSet& devices_;
};

}  // namespace

Result<std::vector<diagnosis::Part>> parts_asked_for(const DiagOptions& options) {
    if (options.tests.empty()) return diagnostics::all_parts();
    std::vector<diagnosis::Part> parts;
    for (const auto& name : options.tests) {
        const auto* part = diagnosis::part_of(name);
        if (part == nullptr) {
            std::string known;
            for (const auto each : diagnostics::all_parts()) known += " " + part_name(each);
            return fail(ErrorKind::malformed, "no test '" + name + "'; there are:" + known);
        }
        parts.push_back(*part);
    }
    return parts;
}

int run_tests(const DiagOptions& options, diagnostics::Station& station, diagnostics::Person& person,
              diagnosis::Report report) {
    const auto parts = parts_asked_for(options);
    if (!parts) return complain_about_diag(parts.error().text);
    const auto language = options.english ? Language::en : Language::zh;
    report.began = station.clock().civil();
    report.findings = diagnostics::check_all(*parts, station, person, [&](const auto& progress) {
        if (progress.finding == nullptr || options.json) return;
        fmt::print("{}", diagnostics::finding_text(*progress.finding, language));
        std::fflush(stdout);
    });
    report.ended = station.clock().civil();
    if (options.json)
        fmt::print("{}\n", diagnostics::report_json_text(report));
    else {
        const auto verdict = diagnostics::report_verdict(report).text();
        fmt::print("{}\n", options.english ? verdict.en : verdict.zh);
    }
    if (!options.out.empty())
        if (const auto saved = save_report(options, report); !saved)
            return complain_about_diag(saved.error().text);
    return status_of(report);
}

int diagnose_machine(const DiagOptions& options) {
    constexpr int wrong_usage = 2;
    if (!options.faults.empty())
        return complain_about_diag("--fault plants faults in twins; leave --config out"), wrong_usage;
    if (const auto parts = parts_asked_for(options); !parts)
        return complain_about_diag(parts.error().text), wrong_usage;
    const auto reading = read_config(options.config);
    if (!reading) return complain_about_diag(reading.error().text);
    for (const auto& problem : reading->problems) complain_about_diag(problem.text());
    if (!reading->problems.empty()) return 1;
    const auto& config = reading->config;
    log::set_level(log::Level::error);
    auto outside = Outside::open(config);
    if (!outside)
        return complain_about_diag(outside.error().text +
                                   " (does the kiosk run? Sign in at its screen, or stop it first)");
    auto devices = make_devices(config.devices);
    const auto sensors = diagnostics::make_sensors();
    std::map<DeviceKind, hal::Device*> by_kind;
    for (auto& [kind, device] : devices) by_kind[kind] = device.get();
    diagnostics::Station station{surroundings_of(config, **outside, by_kind, *sensors)};
    const RunningDevices running{devices, station};
    PersonAtConsole at_console{options.english};
    diagnostics::NobodyThere nobody;
    const bool somebody = options.attended || isatty(STDIN_FILENO) == 1;
    auto& person = somebody ? static_cast<diagnostics::Person&>(at_console) : nobody;
    return run_tests(options, station, person,
                     {.kiosk_number = config.policy.kiosk_number, .version = config.policy.version});
}

}  // namespace kiosk::app
