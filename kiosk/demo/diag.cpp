// Each fault is planted where it would happen: in the twin of the device, in the sensors, in the address that
// is asked, in the certificate that the hospital issues, in the clock.
#include "kiosk/demo/diag.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "hal/card_terminal.h"
#include "hal/face_camera.h"
#include "kiosk/app/outside.h"
#include "kiosk/app/surroundings.h"
#include "kiosk/base/log.h"
#include "kiosk/demo/demo.h"
#include "kiosk/demo/demo_config.h"
#include "kiosk/demo/helping_hands.h"
#include "kiosk/demo/hospital_process.h"

namespace kiosk::demo {

namespace fs = std::filesystem;

const char* const diag_faults =
    "printer=paper_out|cover_open|paper_low|jam|unplugged, camera=gone, scanner=dark,\n"
    "card_reader=daemon_dead|gone, clock=off, certificate=expiring, disk=nearly_full,\n"
    "network=his_down|platform_down|acquirer_down|unplugged, memory=low, temperature=hot, touch=gone,\n"
    "display=gone, audio=gone";

namespace {

int complain_of_diag(const std::string& what) {
    fmt::print(stderr, "kiosk diag: {}\n", what);
    return 1;
}

// Ours runs ahead, as after a dead battery.
class ShiftedClock final : public Clock {
public:
    ShiftedClock(const Clock& clock, Millis ahead) : clock_{clock}, ahead_{ahead} {}
    [[nodiscard]] Millis monotonic() const override { return clock_.monotonic(); }
    [[nodiscard]] CivilTime civil() const override { return clock_.civil() + ahead_; }

private:
    const Clock& clock_;
    Millis ahead_;
};

// An empty folder that goes when this does.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (fs::temp_directory_path() / "kiosk-diag-XXXXXX").string();
        if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ~ScratchFolder() {
        std::error_code error;
        if (!path_.empty()) fs::remove_all(path_, error);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

// Where the faults go that no device has.
struct Planted {
    diagnostics::VirtualSensors sensors;
    Millis clock_ahead{0};
    int certificate_days = 0;  // 0: as the hospital issues it
    std::vector<diagnosis::Part> peers_down;
    std::vector<std::string> in_devices;
};

Result<void> plant_fault(Planted& planted, const std::string& fault) {
    using diagnosis::Part;
    auto& sensors = planted.sensors;
    constexpr std::array in_devices{"printer=", "card_reader=", "scanner="};
    if (fault == "camera=gone")
        planted.in_devices.emplace_back("scanner=gone");
    else if (std::ranges::any_of(in_devices, [&](const char* stem) { return fault.starts_with(stem); }))
        planted.in_devices.push_back(fault);
    else if (fault == "clock=off")
        planted.clock_ahead = Millis{600'000};
    else if (fault == "certificate=expiring")
        planted.certificate_days = 12;
    else if (fault == "disk=nearly_full")
        sensors.disk_facts.free_bytes = sensors.disk_facts.total_bytes * 3 / 100;
    else if (fault == "memory=low")
        sensors.memory_facts.available_bytes = sensors.memory_facts.total_bytes * 4 / 100;
    else if (fault == "temperature=hot")
        sensors.celsius = 97;
    else if (fault == "touch=gone")
        sensors.touch_name.reset();
    else if (fault == "display=gone")
        sensors.display_name.reset();
    else if (fault == "audio=gone")
        sensors.sound_name.reset();
    else if (fault == "network=unplugged")
        sensors.link_facts.carrier = false;
    else if (fault == "network=his_down")
        planted.peers_down.push_back(Part::his);
    else if (fault == "network=platform_down")
        planted.peers_down.push_back(Part::platform);
    else if (fault == "network=acquirer_down")
        planted.peers_down.push_back(Part::acquirer);
    else
        return fail(ErrorKind::malformed, "no fault '" + fault + "'; there are: " + diag_faults);
    return {};
}

Result<app::KioskConfig> config_of(const DemoOptions& options, const std::string& url) {
    const auto file = options.out + "/kiosk.toml";
    std::ofstream{file} << config_text(options, {}, url);
    auto reading = TRY(app::read_config(file));
    if (!reading.problems.empty()) return fail(ErrorKind::configuration, reading.problems.front().text());
    return std::move(reading.config);
}

constexpr int wrong_usage = 2;
// A port on which nobody listens: the kernel itself says no.
constexpr const char* nobody_listens = "https://127.0.0.1:1";

int diagnose_in(const app::DiagOptions& options, Planted& planted, const std::string& folder) {
    DemoOptions demo;
    demo.headless = true;
    demo.out = folder;
    demo.share_folder = options.share_folder;
    write_demo_secrets(folder + "/secrets");
    fs::create_directories(folder + "/printer");
    auto machine = make_virtual_machine(folder + "/printer");
    for (const auto& fault : planted.in_devices)
        if (const auto done = machine.props->plant(fault); !done)
            return complain_of_diag(done.error().text), wrong_usage;
    auto hospital = HospitalProcess::start({.program = options.hospital_program,
                                            .data_folder = folder + "/hospital",
                                            .certificate_days = planted.certificate_days});
    if (!hospital) return complain_of_diag(hospital.error().text);
    const auto config = config_of(demo, (*hospital)->url());
    if (!config) return complain_of_diag(config.error().text);
    auto outside = app::Outside::open(*config);
    if (!outside) return complain_of_diag(outside.error().text);

    auto face = hal::make_virtual_face_camera();
    machine.devices[DeviceKind::face_camera] = std::move(face.camera.device);
    machine.devices[DeviceKind::card_terminal] = hal::make_virtual_card_terminal().device;
    std::map<DeviceKind, hal::Device*> devices;
    for (auto& [kind, device] : machine.devices) devices[kind] = device.get();
    const ShiftedClock clock{(*outside)->clock(), planted.clock_ahead};
    auto in = app::surroundings_of(*config, **outside, devices, planted.sensors);
    in.clock = &clock;
    for (auto& peer : in.peers)
        if (std::ranges::find(planted.peers_down, peer.part) != planted.peers_down.end())
            peer.url = nobody_listens;
    diagnostics::Station station{std::move(in)};
    for (auto& [kind, device] : devices)
        device->start([&station](DeviceKind from, device::Event event) { station.heard(from, event); });
    HelpingHands hands{*machine.props, machine.twins};
    const auto status =
        app::run_tests(options, station, hands,
                       {.kiosk_number = config->policy.kiosk_number, .version = config->policy.version});
    for (auto& [kind, device] : devices) device->stop();
    return status;
}

}  // namespace

int diagnose_twins(const app::DiagOptions& options) {
    Planted planted;
    for (const auto& fault : options.faults)
        if (const auto done = plant_fault(planted, fault); !done)
            return complain_of_diag(done.error().text), wrong_usage;
    if (const auto parts = app::parts_asked_for(options); !parts)
        return complain_of_diag(parts.error().text), wrong_usage;
    log::set_level(log::Level::error);
    const ScratchFolder folder;
    if (folder.path().empty()) return complain_of_diag("no folder for temporary files");
    return diagnose_in(options, planted, folder.path());
}

}  // namespace kiosk::demo
