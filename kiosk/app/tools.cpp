// `kiosk run`, `check-config` and `scan`.
#include "kiosk/app/tools.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "hal/camera.h"
#include "hal/scan.h"
#include "kiosk/app/appliance.h"
#include "kiosk/app/devices.h"
#include "kiosk/app/local_settings.h"
#include "kiosk/base/json.h"
#include "kiosk/base/log.h"
#include "services/certificate.h"

namespace kiosk::app {
namespace {

std::atomic<bool> asked_to_stop{false};

constexpr int exit_restart = 75;  // EX_TEMPFAIL of sysexits.h

void ask_to_stop(int) { asked_to_stop = true; }

// True where the configuration may be used; every problem is told.
bool tell_problems(const Result<ConfigReading>& reading) {
    if (!reading) {
        fmt::print(stderr, "kiosk: {}\n", reading.error().text);
        return false;
    }
    for (const auto& problem : reading->problems) fmt::print(stderr, "kiosk: {}\n", problem.text());
    return reading->problems.empty();
}

std::vector<std::string> unreachable_paths(const KioskConfig& config) {
    std::vector<std::string> missing;
    for (const auto& path : {config.tls.ca, config.tls.certificate, config.tls.key})
        if (!path.empty() && !std::filesystem::exists(path))
            missing.push_back("tls: " + path + " does not exist");
    const std::pair<const char*, std::string> certificates[] = {
        {"staff.card_authority", config.staff.authority}, {"support.recipient", config.support.recipient}};
    for (const auto& [key, path] : certificates) {
        if (path.empty()) continue;
        if (const auto facts = services::read_certificate(path); !facts)
            missing.push_back(fmt::format("{}: {}", key, facts.error().text));
    }
    const auto& recordings = config.display.voice.own_folder;
    if (!recordings.empty() && !std::filesystem::is_directory(recordings))
        missing.push_back("voice.folder: " + recordings + " is no folder");
    if (config.tls.ca.empty())
        missing.emplace_back("tls.ca: is needed: without a pinned authority nothing is ever sent");
    return missing;
}

}  // namespace

int run_appliance(const ToolOptions& options) {
    auto reading = read_config(options.config);
    if (!tell_problems(reading)) return 1;
    auto& config = reading->config;
    for (const auto& problem : apply_local_settings(config))
        fmt::print(stderr, "kiosk: {} (what was changed at the machine is left out)\n", problem.text());
    config.display.voice.folder = voice_beside_program();
    log::set_level(std::string_view{config.log_level});
    auto kiosk = Appliance::build(config, make_devices(config.devices));
    if (!kiosk) {
        fmt::print(stderr, "kiosk: {}\n", kiosk.error().text);
        return 1;
    }
    std::signal(SIGTERM, ask_to_stop);
    std::signal(SIGINT, ask_to_stop);
    log::info("kiosk", "{} runs, version {}", config.policy.kiosk_number, config.policy.version);
    // Screens and touches wake the loop at once; the nap only bounds how long a request to stop waits.
    constexpr Millis nap{1'000};
    while (!asked_to_stop && !(*kiosk)->display().closed() && !(*kiosk)->wants_restart()) (*kiosk)->turn(nap);
    log::info("kiosk", "{} stops, {} frames presented", config.policy.kiosk_number,
              (*kiosk)->display().frames_presented());
    // The service manager begins it anew (Restart=on-failure would not for 0).
    return (*kiosk)->wants_restart() ? exit_restart : 0;
}

int check_config(const ToolOptions& options) {
    if (options.keys) {
        for (const auto& key : all_keys())
            fmt::print("{}  ({}{}{})\n    {}\n", key.key, key.kind,
                       key.default_value.empty() ? "" : ", default ", key.default_value, key.explanation);
        return 0;
    }
    if (options.config.empty()) {
        fmt::print(stderr, "kiosk check-config: FILE or --keys is needed\n");
        return 2;
    }
    const auto reading = read_config(options.config);
    bool good = tell_problems(reading);
    if (reading)
        for (const auto& missing : unreachable_paths(reading->config)) {
            fmt::print(stderr, "kiosk: {}: {}\n", options.config, missing);
            good = false;
        }
    if (good) fmt::print("{}: good\n", options.config);
    return good ? 0 : 1;
}

int list_cameras(const ToolOptions& options) {
    const auto found = hal::cameras();
    if (options.json) {
        Json rows = Json::array();
        for (const auto& camera : found) rows.push_back({{"id", camera.id}, {"model", camera.model}});
        fmt::print("{}\n", Json{{"cameras", rows}}.dump());
        return 0;
    }
    for (const auto& camera : found) fmt::print("{}\t{}\n", camera.id, camera.model);
    if (found.empty()) fmt::print(stderr, "kiosk cameras: none\n");
    return 0;
}

int list_voice() {
    const auto path = voice_beside_program() + "/prompts.tsv";
    std::ifstream list{path};
    if (!list) {
        fmt::print(stderr, "kiosk voice-list: {} cannot be read\n", path);
        return 1;
    }
    for (std::string line; std::getline(list, line);) fmt::print("{}\n", line);
    return 0;
}

int scan_files(const ToolOptions& options) {
    Json rows = Json::array();
    bool unreadable = false;
    bool found = false;
    for (const auto& path : options.files) {
        const auto image = hal::load_image(path);
        if (!image) {
            fmt::print(stderr, "kiosk scan: {}\n", image.error().text);
            unreadable = true;
            continue;
        }
        const SystemClock clock;
        const auto before = clock.monotonic();
        auto codes = hal::decode(*image);
        if (codes.empty())
            codes.push_back({"-", "-", static_cast<double>((clock.monotonic() - before).count())});
        else
            found = true;
        for (const auto& code : codes) {
            if (options.json)
                rows.push_back({{"path", path}, {"kind", code.kind}, {"text", code.text}, {"ms", code.ms}});
            else
                fmt::print("{}\t{}\t{}\t{:.1f}\n", path, code.kind, code.text, code.ms);
        }
        if (options.frames && found) break;
    }
    if (options.json) fmt::print("{}\n", Json{{"files", rows}}.dump());
    return unreadable ? 1 : 0;
}

void locate_beside_program(std::string& hospital_program, std::string& share_folder) {
    std::array<char, 4096> path{};
    const auto length = readlink("/proc/self/exe", path.data(), path.size() - 1);
    const std::filesystem::path self{
        std::string(path.data(), static_cast<std::size_t>(length > 0 ? length : 0))};
    hospital_program = (self.parent_path() / "hospital").string();
    share_folder = (self.parent_path().parent_path() / "share" / "kiosk").string();
}

std::string voice_beside_program() {
    std::string hospital_program, share_folder;
    locate_beside_program(hospital_program, share_folder);
    return share_folder + "/voice";
}

}  // namespace kiosk::app
