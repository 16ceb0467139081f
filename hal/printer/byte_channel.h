// Bytes to a printer and back: the kernel's printer device (usblp, "/dev/usb/lp0") or a TCP port
// ("tcp://10.0.0.7:9100"). Everything ends within the time it is given.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::hal {

class ByteChannel {
public:
    // not_found: no such device file (unplugged); unavailable: there, and does not answer; configuration: not
    // an address.
    [[nodiscard]] static Result<ByteChannel> open(const std::string& device, Millis patience);
    ByteChannel(ByteChannel&& other) noexcept;
    ByteChannel& operator=(ByteChannel&& other) noexcept;
    ~ByteChannel();

    // How many bytes were taken until patience or the connection ended; all of them = well.
    [[nodiscard]] std::size_t write(std::string_view bytes, Millis patience);
    // What is there, waiting for the first byte; empty: nothing came. unavailable: the connection is gone.
    [[nodiscard]] Result<std::string> read(Millis patience);

private:
    ByteChannel(int file, bool ends_with_zero) : file_{file}, ends_with_zero_{ends_with_zero} {}

    int file_ = -1;
    bool ends_with_zero_ = false;  // a read of nothing is the end (TCP), or only nothing yet (usblp)
};

}  // namespace kiosk::hal
