// Waits in poll(2) for the module and for commands alike, so that an idle module costs nothing. Reads while
// disarmed too and drops what comes: nothing old lies in the kernel's buffer when the next patient arms it.
#include "hal/scanner/module_scanner.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "hal/driver/driver.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

constexpr Millis until_something_happens{60'000};  // a module that is pulled shows in poll(2)

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_{fd} {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    void reset(int fd = -1) {
        if (fd_ >= 0) ::close(fd_);
        fd_ = fd;
    }
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

class ModuleScanner final : public Driver {
public:
    ModuleScanner(std::unique_ptr<ScannerModule> module, ModuleConfig config)
        : Driver{DeviceKind::code_scanner, Millis{1}}, module_{std::move(module)}, config_{config} {}
    ~ModuleScanner() override { stop(); }

    void submit(EffectId id, const device::Command& command, Millis deadline) override {
        Driver::submit(id, command, deadline);
        ring();
    }
    void look_again() override { ring(); }

private:
    void interrupt() override { ring(); }
    void ring() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(bell_.get(), &one, sizeof one);
    }

    void opened() override {
        status(DeviceState::opening);
        open();
    }
    void closed() override {
        if (module_fd_.get() >= 0 && armed_) send(false);
        lose();
    }

    void open() {
        const auto fd = module_->open();
        if (!fd) return status(DeviceState::absent, DeviceTrouble::unplugged, fd.error().text);
        module_fd_.reset(*fd);
        module_->forget();
        if (armed_) send(true);
        tell_state();
    }
    void lose() {
        module_fd_.reset();
        module_->forget();
    }
    void gone(const char* why) {
        lose();
        status(DeviceState::absent, DeviceTrouble::unplugged, why);
    }
    void tell_state() {
        status(armed_ ? DeviceState::busy : DeviceState::ready, DeviceTrouble::none, module_->name());
    }

    void idle() override {
        if (module_fd_.get() < 0) {
            wait_for_bell(config_.reopen_pause);
            return open();
        }
        const bool readable =
            wait_for_bell(module_->begun() ? config_.partial_timeout : until_something_happens);
        if (!readable) {
            if (rung_) return;
            if (module_->begun()) module_->silence([this](std::string& code) { told(code); });
            return;
        }
        read_all();
    }

    // True: the module has something to read, or has gone.
    bool wait_for_bell(Millis time) {
        std::array<pollfd, 2> both{{{bell_.get(), POLLIN, 0}, {module_fd_.get(), POLLIN, 0}}};
        ::poll(both.data(), both.size(), static_cast<int>(time.count()));
        rung_ = both[0].revents != 0;
        std::uint64_t count = 0;
        if (rung_) [[maybe_unused]]
            const auto emptied = ::read(bell_.get(), &count, sizeof count);
        return both[1].revents != 0;
    }

    // At most a few kilobytes in one go: a module that never stops must not keep commands waiting.
    void read_all() {
        std::array<std::uint8_t, 4'096> bytes;
        const auto count = ::read(module_fd_.get(), bytes.data(), bytes.size());
        if (count == 0) return gone("the module has gone");
        if (count < 0 && errno != EAGAIN && errno != EINTR) return gone(std::strerror(errno));
        if (count < 0) return;
        module_->take(std::span{bytes}.first(static_cast<std::size_t>(count)),
                      [this](std::string& code) { told(code); });
        explicit_bzero(bytes.data(), bytes.size());
    }

    void told(std::string& code) {
        if (!armed_) return wipe(code);
        const auto now = Steady::now();
        const auto hash = std::hash<std::string>{}(code);
        const bool again = last_code_ == hash && now - last_seen_ < config_.same_code_window;
        last_code_ = hash;
        last_seen_ = now;
        if (!again && follows(config_.rules, code)) return post(device::CodeScanned{Secret{std::move(code)}});
        if (!again) log::info("scanner", "a code of {} bytes is none of ours", code.size());
        wipe(code);
    }

    device::Completion perform(const device::Command& command) override {
        const bool arm = std::holds_alternative<device::ArmScanner>(command);
        if (!arm && !std::holds_alternative<device::DisarmScanner>(command))
            return device::Unable{DeviceTrouble::none, "a scanner cannot do this"};
        if (arm && module_fd_.get() >= 0) drop_old();
        armed_ = arm;
        if (module_fd_.get() < 0) {
            if (arm) return device::Unable{DeviceTrouble::unplugged, status_now().detail};
            return device::Acknowledged{};
        }
        if (!send(arm)) {
            armed_ = false;
            return device::Unable{DeviceTrouble::hardware, "the module takes no command"};
        }
        tell_state();
        return device::Acknowledged{};
    }

    // What lies in the buffer was scanned before the question was asked.
    void drop_old() {
        armed_ = false;
        for (int i = 0; i < 16 && module_fd_.get() >= 0; ++i) {
            pollfd module{module_fd_.get(), POLLIN, 0};
            if (::poll(&module, 1, 0) <= 0) break;
            read_all();
        }
        module_->forget();
    }

    bool send(bool armed) {
        const auto bytes = module_->command(armed);
        if (bytes.empty()) return true;
        const auto written = ::write(module_fd_.get(), bytes.data(), bytes.size());
        return written == static_cast<ssize_t>(bytes.size());
    }

    std::unique_ptr<ScannerModule> module_;
    const ModuleConfig config_;
    const Descriptor bell_{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    Descriptor module_fd_;
    bool armed_ = false;
    bool rung_ = false;
    std::optional<std::size_t> last_code_;  // its hash
    Steady::time_point last_seen_{};
};

}  // namespace

std::unique_ptr<Device> make_module_scanner(std::unique_ptr<ScannerModule> module, ModuleConfig config) {
    return std::make_unique<ModuleScanner>(std::move(module), config);
}

}  // namespace kiosk::hal
