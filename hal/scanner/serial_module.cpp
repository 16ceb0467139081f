// A module on a tty: raw bytes, a suffix, and commands to begin and end scanning where it needs them.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "hal/scanner/module_scanner.h"
#include "kiosk/base/log.h"
#include "kiosk/base/secret.h"

namespace kiosk::hal {
namespace {

constexpr std::pair<int, speed_t> speeds[]{{1'200, B1200},   {2'400, B2400},    {4'800, B4800},
                                           {9'600, B9600},   {19'200, B19200},  {38'400, B38400},
                                           {57'600, B57600}, {115'200, B115200}};

std::string_view suffix_of(CodeSuffix suffix) {
    switch (suffix) {
        case CodeSuffix::cr:
            return "\r";
        case CodeSuffix::lf:
            return "\n";
        case CodeSuffix::crlf:
            return "\r\n";
        case CodeSuffix::silence:
            return "";
    }
    return "";
}

Result<void> make_raw(int fd, int baud) {
    const auto speed = std::ranges::find(speeds, baud, &std::pair<int, speed_t>::first);
    if (speed == std::end(speeds)) return fail(ErrorKind::configuration, "no such baud rate");
    termios settings{};
    if (tcgetattr(fd, &settings) != 0) return fail(ErrorKind::unavailable, "not a serial line");
    cfmakeraw(&settings);
    settings.c_cflag = (settings.c_cflag & ~(CSTOPB | CRTSCTS)) | CLOCAL | CREAD | HUPCL;
    if (cfsetspeed(&settings, speed->second) != 0 || tcsetattr(fd, TCSANOW, &settings) != 0)
        return fail(ErrorKind::unavailable, "the line does not take its settings");
    tcflush(fd, TCIOFLUSH);
    ioctl(fd, TIOCEXCL);  // nobody else reads half of a code
    return {};
}

class SerialModule final : public ScannerModule {
public:
    explicit SerialModule(SerialScannerConfig config)
        : config_{std::move(config)}, suffix_{suffix_of(config_.suffix)} {
        begun_.reserve(length_max() + 1);  // never moved: no copy stays behind
    }

    Result<int> open() override {
        const int fd = ::open(config_.path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) return fail(ErrorKind::unavailable, config_.path + ": " + std::strerror(errno));
        if (const auto raw = make_raw(fd, config_.baud); !raw) {
            ::close(fd);
            return fail_in(config_.path, raw.error());
        }
        return fd;
    }

    void take(std::span<const std::uint8_t> bytes, const Tell& code) override {
        for (const auto byte : bytes) {
            if (begun_.size() > length_max()) {
                begun_.erase(0, begun_.size() - suffix_.size());
                too_long_ = true;
            }
            begun_ += static_cast<char>(byte);
            if (!suffix_.empty() && begun_.ends_with(suffix_)) {
                begun_.resize(begun_.size() - suffix_.size());
                end(code);
            }
        }
    }
    void silence(const Tell& code) override {
        if (suffix_.empty()) return end(code);
        log::info("scanner", "half a code of {} bytes is dropped", begun_.size());
        forget();
    }
    [[nodiscard]] bool begun() const override { return !begun_.empty() || too_long_; }
    void forget() override {
        wipe(begun_);
        too_long_ = false;
    }
    [[nodiscard]] std::string command(bool armed) const override {
        return armed ? config_.arm_bytes : config_.disarm_bytes;
    }
    [[nodiscard]] std::string name() const override { return config_.path; }

private:
    [[nodiscard]] std::size_t length_max() const {
        return static_cast<std::size_t>(config_.module.rules.length_max) + suffix_.size();
    }
    // Modules answer commands and send empty lines; neither is a code, and the rules say so later.
    void end(const Tell& code) {
        if (too_long_)
            log::info("scanner", "a code longer than {} bytes is dropped", config_.module.rules.length_max);
        else if (!begun_.empty()) {
            std::string whole{begun_};
            code(whole);
        }
        forget();
    }

    const SerialScannerConfig config_;
    const std::string_view suffix_;
    std::string begun_;
    bool too_long_ = false;
};

}  // namespace

std::unique_ptr<Device> make_serial_scanner(SerialScannerConfig config) {
    const auto module = config.module;
    return make_module_scanner(std::make_unique<SerialModule>(std::move(config)), module);
}

}  // namespace kiosk::hal
