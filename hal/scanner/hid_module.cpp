// A module that plays a keyboard. Its node is grabbed before the first key is read: a code must never be
// typed into a window, and a "scanner" that types commands must reach nothing.
#include <dirent.h>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include <fmt/format.h>

#include "hal/scanner/key_map.h"
#include "hal/scanner/module_scanner.h"
#include "kiosk/base/log.h"
#include "kiosk/base/secret.h"

namespace kiosk::hal {
namespace {

Result<int> open_grabbed(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return fail(ErrorKind::unavailable, path + ": " + std::strerror(errno));
    if (ioctl(fd, EVIOCGRAB, 1) == 0) return fd;
    const int problem = errno;
    ::close(fd);
    return fail(ErrorKind::unavailable, path + ": cannot be taken alone: " + std::strerror(problem));
}

bool is_it(const std::string& path, const HidScannerConfig& config) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return false;
    input_id id{};
    const bool known = ioctl(fd, EVIOCGID, &id) == 0;
    ::close(fd);
    return known && id.vendor == config.vendor && id.product == config.product;
}

Result<int> open_configured(const HidScannerConfig& config) {
    if (!config.path.empty()) return open_grabbed(config.path);
    constexpr const char* folder = "/dev/input";
    const std::unique_ptr<DIR, int (*)(DIR*)> entries{opendir(folder), &closedir};
    while (entries) {
        const auto* entry = readdir(entries.get());
        if (entry == nullptr) break;
        const auto path = fmt::format("{}/{}", folder, entry->d_name);
        if (std::strncmp(entry->d_name, "event", 5) == 0 && is_it(path, config)) return open_grabbed(path);
    }
    return fail(ErrorKind::not_found,
                fmt::format("no keyboard {:04x}:{:04x}", config.vendor, config.product));
}

class HidModule final : public ScannerModule {
public:
    HidModule(HidScannerConfig config, OpenEvents open) : config_{std::move(config)}, open_{std::move(open)} {
        begun_.reserve(length_max() + 1);  // never moved: no copy stays behind
    }
    ~HidModule() override { explicit_bzero(half_.data(), half_.size()); }

    Result<int> open() override { return open_(); }

    // evdev gives whole records; anything else that is read here may cut them.
    void take(std::span<const std::uint8_t> bytes, const Tell& code) override {
        for (const auto byte : bytes) {
            half_[half_size_++] = byte;
            if (half_size_ < half_.size()) continue;
            input_event event{};
            std::memcpy(&event, half_.data(), half_.size());
            half_size_ = 0;
            take(event, code);
        }
    }
    void silence(const Tell&) override {
        log::info("scanner", "half a code of {} keys is dropped", begun_.size());
        forget();
    }
    [[nodiscard]] bool begun() const override { return !begun_.empty() || spoilt_; }
    void forget() override {
        wipe(begun_);
        spoilt_ = false;
        shift_left_ = shift_right_ = false;
    }
    [[nodiscard]] std::string command(bool) const override { return {}; }
    [[nodiscard]] std::string name() const override {
        if (!config_.path.empty()) return config_.path;
        return fmt::format("keyboard {:04x}:{:04x}", config_.vendor, config_.product);
    }

private:
    [[nodiscard]] std::size_t length_max() const {
        return static_cast<std::size_t>(config_.module.rules.length_max);
    }

    void take(const input_event& event, const Tell& code) {
        // The kernel's queue overflowed: keys are missing in the middle.
        if (event.type == EV_SYN && event.code == SYN_DROPPED) spoilt_ = true;
        if (event.type != EV_KEY) return;
        const bool down = event.value == 1;  // 2 is the keyboard's own repetition
        if (event.code == KEY_LEFTSHIFT) shift_left_ = event.value != 0;
        if (event.code == KEY_RIGHTSHIFT) shift_right_ = event.value != 0;
        if (!down) return;
        if (event.code == KEY_CAPSLOCK) caps_lock_ = !caps_lock_;
        if (event.code == KEY_ENTER || event.code == KEY_KPENTER) return end(code);
        const char letter = letter_of(event.code, shift_left_ || shift_right_, caps_lock_);
        if (letter == 0) return;
        if (begun_.size() >= length_max()) spoilt_ = true;
        if (!spoilt_) begun_ += letter;
    }

    void end(const Tell& code) {
        if (spoilt_)
            log::info("scanner", "a code with missing keys or more than {} is dropped", length_max());
        else if (!begun_.empty()) {
            std::string whole{begun_};
            code(whole);
        }
        wipe(begun_);
        spoilt_ = false;
    }

    const HidScannerConfig config_;
    const OpenEvents open_;
    std::array<std::uint8_t, sizeof(input_event)> half_{};
    std::size_t half_size_ = 0;
    std::string begun_;
    bool spoilt_ = false;  // this code is not to be told
    bool shift_left_ = false;
    bool shift_right_ = false;
    bool caps_lock_ = false;
};

}  // namespace

std::unique_ptr<Device> make_hid_scanner(HidScannerConfig config, OpenEvents open) {
    const auto module = config.module;
    return make_module_scanner(std::make_unique<HidModule>(std::move(config), std::move(open)), module);
}
std::unique_ptr<Device> make_hid_scanner(HidScannerConfig config) {
    auto open = [config] { return open_configured(config); };
    return make_hid_scanner(std::move(config), std::move(open));
}

}  // namespace kiosk::hal
