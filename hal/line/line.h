// A line of bytes to a device: a character device of the kernel (usblp, serial port) or TCP. Drivers that
// speak a byte protocol share it, so that "how far did it get" and "is it cut" are answered in one place.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

class Line {
public:
    // `device` is "/dev/usb/lp0", "/dev/ttyS1" or "tcp://host:port". A serial port is opened raw, 8N1.
    // not_found: there is no such device node (unplugged); unavailable: there, or far away, and not to be
    // had.
    static Result<std::unique_ptr<Line>> open(const std::string& device, Millis limit, int baud = 115'200);

    // Takes the descriptor over; for tests that bring a socket pair.
    explicit Line(int descriptor, bool stream) : descriptor_{descriptor}, stream_{stream} {}
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    // How many bytes the other side (or the kernel on its way) took within the limit; fewer than all without
    // a cut means that it does not take more now.
    std::size_t write(std::string_view bytes, Millis limit);
    // What came, waiting at most `limit` for the first byte; empty when nothing did. At most 4096 bytes.
    std::string read(Millis limit);
    // The other side hung up or the device went away; nothing helps but opening again.
    [[nodiscard]] bool cut() const { return cut_; }
    // The parallel-port status byte that usblp answers for printers that cannot talk back (LPGETSTATUS).
    [[nodiscard]] std::optional<int> port_status() const;

private:
    bool wait_for(short events, Millis limit);

    int descriptor_;
    bool stream_;  // a read of nothing is the end, as on sockets; on usblp it is only silence
    bool cut_ = false;
};

// What a driver tells of a line that could not be opened.
struct NoLine {
    DeviceState state = DeviceState::opening;
    DeviceTrouble trouble = DeviceTrouble::unreachable;
};
[[nodiscard]] NoLine no_line(const Error& error);

}  // namespace kiosk::hal
