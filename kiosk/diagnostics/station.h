// What a test may use: the devices, by blocking calls, the computer's sensors, the road to the servers, and
// figures from the configuration. Tests run on a thread of their own; what devices tell comes in by heard().
#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "hal/code_scanner.h"
#include "hal/device.h"
#include "hal/face_camera.h"
#include "kiosk/diagnostics/peers.h"
#include "kiosk/diagnostics/sensors.h"
#include "kiosk/domain/diagnosis.h"
#include "services/certificate.h"

namespace kiosk::diagnostics {

// From where on a figure is a warning or a fault (local, configurable: [diagnostics]).
struct Limits {
    int certificate_days_warning = 21;
    Millis clock_warning{2'000};
    Millis clock_failed{60'000};  // codes and certificates go wrong from there
    int disk_free_percent_warning = 15;
    int disk_free_percent_failed = 5;
    int memory_available_percent_warning = 10;
    int temperature_celsius_warning = 75;
    int temperature_celsius_failed = 90;
    Millis slow_answer{2'000};
    Millis reach_timeout{5'000};
    double touch_error_mm_max = 4;
};

struct Surroundings {
    const Clock* clock = nullptr;
    std::map<DeviceKind, hal::Device*> devices;
    const Sensors* sensors = nullptr;
    services::Transport* transport = nullptr;
    std::vector<Peer> peers;
    std::string certificate_file;
    std::string data_folder;
    std::function<Result<void>()> verify_journal;
    // The test slip, with a code that says `code`.
    std::function<Result<device::PrintDocument>(const std::string& code)> draw_test_slip;
    std::map<diagnosis::Part, std::string> part_numbers;
    Limits limits;
    int width_px = 1080;  // of the glass
    int height_px = 1920;
    double mm_per_px = 0.248;
    std::uint64_t first_effect = std::uint64_t{1} << 61;  // numbers of its own commands
};

class Station {
public:
    explicit Station(Surroundings surroundings) : in_{std::move(surroundings)} {}

    // Every event of every device, from any thread. True: the answer to a command of ours.
    bool heard(DeviceKind kind, const device::Event& event);
    // Ends every wait, now and later, until resume().
    void stop();
    void resume();
    [[nodiscard]] bool stopped() const;

    [[nodiscard]] const Surroundings& surroundings() const { return in_; }
    [[nodiscard]] const Clock& clock() const { return *in_.clock; }

    [[nodiscard]] bool fitted(DeviceKind kind) const { return in_.devices.contains(kind); }
    // As last told; nothing was told yet: absent.
    [[nodiscard]] DeviceStatus status(DeviceKind kind) const;
    // The same, after a device that is just being opened had this long.
    [[nodiscard]] DeviceStatus settled_status(DeviceKind kind, Millis wait);
    [[nodiscard]] DeviceStatistics statistics(DeviceKind kind) const;
    struct Trouble {
        DeviceStatus status;
        CivilTime at;
    };
    // The last state in which it did not serve, or served with a warning.
    [[nodiscard]] std::optional<Trouble> last_trouble(DeviceKind kind) const;

    // Blocks until `done`, asked at each event and every tenth of a second, the time is over, or stop().
    void wait_until(const std::function<bool()>& done, Millis wait);
    // Blocks until it is answered; Unable{timed_out} after `wait`, or when stopped. What puts a device to
    // rest (DisarmScanner, StopFrames, EjectCard) reaches it even then.
    device::Completion perform(DeviceKind kind, const device::Command& command, Millis wait);
    // Sends a command whose answer nobody waits for; any thread, at any time.
    void tell(DeviceKind kind, const device::Command& command);
    // Asks a server over the kiosk's own road; timed_out when stopped, though the question may still run.
    [[nodiscard]] Reach ask(const std::string& url);
    [[nodiscard]] bool card_inside(DeviceKind reader) const;
    // Codes that came since the scanner was armed from here; what they say is not kept.
    [[nodiscard]] int codes_seen() const;

    [[nodiscard]] hal::ScannerSight scanner_sight() const;
    // Looks at the newest frame of the face camera; false: there is none.
    bool look_at_face(const hal::FaceFrames::Visitor& visitor) const;

private:
    std::uint64_t next_number(const device::Command& command);  // under the lock
    struct Known {
        DeviceStatus status;
        std::optional<Trouble> trouble;
        bool card_inside = false;
    };
    Surroundings in_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<DeviceKind, Known> known_;
    std::map<std::uint64_t, std::optional<device::Completion>> open_;
    std::uint64_t commands_ = 0;
    int codes_ = 0;
    bool stopped_ = false;
    std::vector<std::future<void>> questions_;  // last: they use everything above, and are waited for
};

}  // namespace kiosk::diagnostics
