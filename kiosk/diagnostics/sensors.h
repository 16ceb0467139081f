// What the computer inside the kiosk says of itself: disk, memory, temperature, network link, and whether a
// touch screen, a display and a sound device are there. The real one reads /proc and /sys; the twin says what
// it is told.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::diagnostics {

struct DiskFacts {
    std::int64_t free_bytes = 0;  // to this program
    std::int64_t total_bytes = 0;
    bool writable = true;
};
struct MemoryFacts {
    std::int64_t total_bytes = 0;
    std::int64_t available_bytes = 0;
    std::int64_t own_bytes = 0;  // resident, of this process
};
struct LinkFacts {
    std::string interface;  // the first that is up besides loopback, or the first there is; empty: none
    bool carrier = false;
    std::string address;  // with the length of its prefix: "10.20.3.17/24"; empty: none
    std::string gateway;
};

class Sensors {
public:
    virtual ~Sensors() = default;
    // Writes and removes a small file in the folder to know whether it can.
    [[nodiscard]] virtual Result<DiskFacts> disk(const std::string& folder) const = 0;
    [[nodiscard]] virtual Result<MemoryFacts> memory() const = 0;
    // The hottest; nothing where no sensor tells.
    [[nodiscard]] virtual std::optional<double> temperature_celsius() const = 0;
    [[nodiscard]] virtual LinkFacts link() const = 0;
    // Their names; nothing where there is none.
    [[nodiscard]] virtual std::optional<std::string> touch_screen() const = 0;
    [[nodiscard]] virtual std::optional<std::string> display() const = 0;
    [[nodiscard]] virtual std::optional<std::string> sound() const = 0;
    [[nodiscard]] virtual Millis uptime() const = 0;  // of the machine
};
// `root` is in front of every path that is read, for tests.
[[nodiscard]] std::unique_ptr<Sensors> make_sensors(std::string root = "");

// The twin: a healthy machine until it is told otherwise. Change it before others use it.
struct VirtualSensors final : Sensors {
    DiskFacts disk_facts{40'000'000'000, 64'000'000'000, true};
    MemoryFacts memory_facts{8'000'000'000, 5'000'000'000, 60'000'000};
    std::optional<double> celsius = 46.5;
    LinkFacts link_facts{"enp1s0", true, "10.20.3.17/24", "10.20.3.1"};
    std::optional<std::string> touch_name = "Virtual touch screen";
    std::optional<std::string> display_name = "HDMI-A-1";
    std::optional<std::string> sound_name = "Virtual sound";

    [[nodiscard]] Result<DiskFacts> disk(const std::string&) const override { return disk_facts; }
    [[nodiscard]] Result<MemoryFacts> memory() const override { return memory_facts; }
    [[nodiscard]] std::optional<double> temperature_celsius() const override { return celsius; }
    [[nodiscard]] LinkFacts link() const override { return link_facts; }
    [[nodiscard]] std::optional<std::string> touch_screen() const override { return touch_name; }
    [[nodiscard]] std::optional<std::string> display() const override { return display_name; }
    [[nodiscard]] std::optional<std::string> sound() const override { return sound_name; }
    [[nodiscard]] Millis uptime() const override { return Millis{93'600'000}; }
};

}  // namespace kiosk::diagnostics
