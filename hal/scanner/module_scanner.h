// The driver over any module that sends finished codes through a file descriptor.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "hal/scanner_module.h"

namespace kiosk::hal {

// What differs between modules. All on the driver's thread.
class ScannerModule {
public:
    virtual ~ScannerModule() = default;
    // A descriptor that does not block; owned by the caller from now on.
    [[nodiscard]] virtual Result<int> open() = 0;
    // Bytes as they came. Whole codes are told to `code`, which wipes nothing.
    using Tell = std::function<void(std::string& code)>;
    virtual void take(std::span<const std::uint8_t> bytes, const Tell& code) = 0;
    // Nothing came for the partial timeout, with something begun: ends or drops it.
    virtual void silence(const Tell& code) = 0;
    [[nodiscard]] virtual bool begun() const = 0;
    virtual void forget() = 0;
    // Bytes to send for it; empty = nothing.
    [[nodiscard]] virtual std::string command(bool armed) const = 0;
    [[nodiscard]] virtual std::string name() const = 0;  // for staff
};

[[nodiscard]] std::unique_ptr<Device> make_module_scanner(std::unique_ptr<ScannerModule> module,
                                                          ModuleConfig config);

}  // namespace kiosk::hal
