// libudev's monitor in a thread of its own. Where udevd runs its events are taken, because permissions are
// set by then; where it does not, the kernel's own.
#include "hal/hotplug.h"

#include <libudev.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstring>
#include <optional>
#include <string_view>
#include <thread>

#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::array<std::string_view, 6> subsystems{"usb",     "video4linux", "tty",
                                                     "usbmisc", "input",       "hidraw"};
constexpr int settles_max = 5;

template <class Thing, Thing* (*Unref)(Thing*)>
struct Release {
    void operator()(Thing* thing) const { Unref(thing); }
};
using Udev = std::unique_ptr<udev, Release<udev, udev_unref>>;
using Monitor = std::unique_ptr<udev_monitor, Release<udev_monitor, udev_monitor_unref>>;
using UdevDevice = std::unique_ptr<udev_device, Release<udev_device, udev_device_unref>>;

Monitor open_monitor(udev* context) {
    const bool daemon = ::access("/run/udev/control", F_OK) == 0;
    Monitor monitor{udev_monitor_new_from_netlink(context, daemon ? "udev" : "kernel")};
    if (!monitor) return monitor;
    udev_monitor_set_receive_buffer_size(monitor.get(), 1 << 20);  // refused to some users, and not needed
    if (udev_monitor_enable_receiving(monitor.get()) < 0) monitor.reset();
    if (monitor)
        log::info("hotplug", "events come from {}", daemon ? "udev" : "the kernel: udevd is not running");
    return monitor;
}

// Plugging, not a battery's level.
bool counts(udev_device* device) {
    const char* subsystem = udev_device_get_subsystem(device);
    const char* action = udev_device_get_action(device);
    if (subsystem == nullptr || action == nullptr || std::strcmp(action, "change") == 0) return false;
    return std::ranges::find(subsystems, subsystem) != subsystems.end();
}

}  // namespace

class HotplugWatch::Watch {
public:
    Watch(Changed changed, Millis settle)
        : changed_{std::move(changed)},
          settle_{settle},
          context_{udev_new()},
          monitor_{context_ ? open_monitor(context_.get()) : nullptr},
          bell_{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)} {
        if (!monitor_) log::warning("hotplug", "nobody tells of plugging here: devices look by themselves");
        thread_ = std::thread{[this] { run(); }};
    }
    ~Watch() {
        stopping_ = true;
        ring();
        thread_.join();
        ::close(bell_);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    void notice() {
        noticed_ = true;
        ring();
    }
    [[nodiscard]] bool listening() const { return monitor_ != nullptr; }

private:
    void ring() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(bell_, &one, sizeof one);
    }

    void run() {
        std::optional<Steady::time_point> first;  // event of this burst
        Steady::time_point due{};
        while (true) {
            const bool event = wait(first ? std::optional{due} : std::nullopt);
            if (stopping_) return;
            const auto now = Steady::now();
            if (event) {
                if (!first) first = now;
                due = std::min(now + settle_, *first + settles_max * settle_);
            }
            if (!first || now < due) continue;
            first.reset();
            changed_();
        }
    }

    // True: an event that counts has come.
    bool wait(std::optional<Steady::time_point> until) {
        const int monitor_fd = monitor_ ? udev_monitor_get_fd(monitor_.get()) : -1;
        std::array<pollfd, 2> both{{{bell_, POLLIN, 0}, {monitor_fd, POLLIN, 0}}};
        int timeout_ms = -1;
        if (until) {
            const auto left = std::chrono::ceil<Millis>(*until - Steady::now());
            timeout_ms = static_cast<int>(std::max(left, Millis{0}).count());
        }
        ::poll(both.data(), both.size(), timeout_ms);
        std::uint64_t count = 0;
        if (both[0].revents != 0) [[maybe_unused]]
            const auto emptied = ::read(bell_, &count, sizeof count);
        const bool told = noticed_.exchange(false);
        return (both[1].revents != 0 && received()) || told;
    }

    bool received() {
        const UdevDevice device{udev_monitor_receive_device(monitor_.get())};
        if (device) return counts(device.get());
        // More events than the socket holds: one of them surely counted.
        return errno == ENOBUFS;
    }

    const Changed changed_;
    const Millis settle_;
    const Udev context_;
    const Monitor monitor_;
    const int bell_;
    std::atomic<bool> stopping_{false};
    std::atomic<bool> noticed_{false};
    std::thread thread_;
};

HotplugWatch::HotplugWatch(Changed changed, Millis settle)
    : watch_{std::make_unique<Watch>(std::move(changed), settle)} {}
HotplugWatch::~HotplugWatch() = default;
void HotplugWatch::notice() { watch_->notice(); }
bool HotplugWatch::listening() const { return watch_->listening(); }

}  // namespace kiosk::hal
