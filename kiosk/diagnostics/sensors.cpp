// Linux as it tells of itself in /proc and /sys. A file that is missing or says something else means "not
// known", never a fault of the machine.
#include "kiosk/diagnostics/sensors.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <fmt/format.h>

namespace kiosk::diagnostics {
namespace {

namespace fs = std::filesystem;

std::string first_line(const fs::path& file) {
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    return line;
}

std::vector<fs::path> entries(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error))
        found.push_back(it->path());
    std::ranges::sort(found);
    return found;
}

// "B: ABS=2608000 3" of /proc/bus/input/devices: words of 64 bits, highest first. Bit 53 is
// ABS_MT_POSITION_X (linux/input-event-codes.h): only what feels fingers has it.
bool feels_fingers(const std::string& absolute_axes) {
    constexpr int multitouch_bit = 53;
    const auto last = absolute_axes.substr(absolute_axes.rfind(' ') + 1);
    std::uint64_t bits = 0;
    std::istringstream{last} >> std::hex >> bits;
    return (bits >> multitouch_bit & 1) != 0;
}

std::string without_quotes(const std::string& text) {
    if (text.size() < 2 || !text.starts_with('"') || !text.ends_with('"')) return text;
    return text.substr(1, text.size() - 2);
}

class LinuxSensors final : public Sensors {
public:
    explicit LinuxSensors(std::string root) : root_{std::move(root)} {}

    [[nodiscard]] Result<DiskFacts> disk(const std::string& folder) const override {
        struct statvfs facts {};
        if (statvfs(folder.c_str(), &facts) != 0)
            return fail(ErrorKind::unavailable, "the folder " + folder + " cannot be looked at");
        const auto block = static_cast<std::int64_t>(facts.f_frsize);
        DiskFacts disk{static_cast<std::int64_t>(facts.f_bavail) * block,
                       static_cast<std::int64_t>(facts.f_blocks) * block, false};
        const auto probe = fs::path{folder} / ".diagnosis";
        disk.writable = static_cast<bool>(std::ofstream{probe} << "x" << std::flush);
        std::error_code error;
        fs::remove(probe, error);
        return disk;
    }

    [[nodiscard]] Result<MemoryFacts> memory() const override {
        MemoryFacts facts;
        std::ifstream in{path("/proc/meminfo")};
        std::string key;
        std::int64_t kilobytes = 0;
        for (std::string line; std::getline(in, line);) {
            std::istringstream{line} >> key >> kilobytes;
            if (key == "MemTotal:") facts.total_bytes = kilobytes * 1024;
            if (key == "MemAvailable:") facts.available_bytes = kilobytes * 1024;
        }
        if (facts.total_bytes == 0) return fail(ErrorKind::unavailable, "/proc/meminfo tells nothing");
        std::int64_t size = 0, resident = 0;
        std::istringstream{first_line(path("/proc/self/statm"))} >> size >> resident;
        facts.own_bytes = resident * sysconf(_SC_PAGESIZE);
        return facts;
    }

    [[nodiscard]] std::optional<double> temperature_celsius() const override {
        std::optional<double> hottest;
        for (const auto& zone : entries(path("/sys/class/thermal"))) {
            if (!zone.filename().string().starts_with("thermal_zone")) continue;
            int thousandths = 0;
            if (!(std::istringstream{first_line(zone / "temp")} >> thousandths)) continue;
            hottest = std::max(hottest.value_or(-273), thousandths / 1000.0);
        }
        return hottest;
    }

    [[nodiscard]] LinkFacts link() const override {
        LinkFacts link;
        for (const auto& each : entries(path("/sys/class/net"))) {
            const auto name = each.filename().string();
            std::error_code error;  // some drivers put files beside the interfaces
            if (name == "lo" || !fs::is_directory(each, error)) continue;
            const bool carrier = first_line(each / "carrier") == "1";
            if (link.interface.empty() || carrier) link.interface = name;
            link.carrier = carrier;
            if (carrier) break;
        }
        if (!link.interface.empty()) link.address = address_of(link.interface);
        link.gateway = default_gateway();
        return link;
    }

    [[nodiscard]] std::optional<std::string> touch_screen() const override {
        std::ifstream in{path("/proc/bus/input/devices")};
        std::string name;
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("N: Name=")) name = without_quotes(line.substr(8));
            if (line.starts_with("B: ABS=") && feels_fingers(line.substr(7))) return name;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> display() const override {
        for (const auto& connector : entries(path("/sys/class/drm")))
            if (first_line(connector / "status") == "connected") return connector.filename().string();
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> sound() const override {
        const auto line = first_line(path("/proc/asound/cards"));  // " 0 [PCH            ]: HDA-Intel - …"
        const auto colon = line.find("]: ");
        if (colon == std::string::npos) return std::nullopt;
        return line.substr(colon + 3);
    }

    [[nodiscard]] Millis uptime() const override {
        double seconds = 0;
        std::istringstream{first_line(path("/proc/uptime"))} >> seconds;
        return Millis{static_cast<std::int64_t>(seconds * 1000)};
    }

private:
    [[nodiscard]] fs::path path(const char* absolute) const { return root_ + absolute; }

    static std::string address_of(const std::string& interface) {
        ifaddrs* all = nullptr;
        if (getifaddrs(&all) != 0) return "";
        std::string found;
        for (const auto* each = all; each != nullptr && found.empty(); each = each->ifa_next) {
            if (each->ifa_addr == nullptr || each->ifa_name != interface) continue;
            if (each->ifa_addr->sa_family != AF_INET) continue;
            const auto& address = reinterpret_cast<const sockaddr_in*>(each->ifa_addr)->sin_addr;
            const auto& mask = reinterpret_cast<const sockaddr_in*>(each->ifa_netmask)->sin_addr;
            std::string text(INET_ADDRSTRLEN, '\0');
            inet_ntop(AF_INET, &address, text.data(), INET_ADDRSTRLEN);
            found = fmt::format("{}/{}", text.c_str(), std::popcount(mask.s_addr));
        }
        freeifaddrs(all);
        return found;
    }

    // /proc/net/route: interface, destination, gateway …, in hex as the network orders bytes.
    [[nodiscard]] std::string default_gateway() const {
        std::ifstream in{path("/proc/net/route")};
        std::string interface, destination, gateway;
        for (std::string line; std::getline(in, line);) {
            std::istringstream{line} >> interface >> destination >> gateway;
            if (destination != "00000000") continue;
            in_addr address{};
            std::istringstream{gateway} >> std::hex >> address.s_addr;
            std::string text(INET_ADDRSTRLEN, '\0');
            inet_ntop(AF_INET, &address, text.data(), INET_ADDRSTRLEN);
            return text.c_str();
        }
        return "";
    }

    std::string root_;
};

}  // namespace

std::unique_ptr<Sensors> make_sensors(std::string root) {
    return std::make_unique<LinuxSensors>(std::move(root));
}

}  // namespace kiosk::diagnostics
