// Scanning modules on the bench: a serial line that is a pseudo-terminal, and a keyboard that is a socket.
#include "tests/hal/common/bench.h"
#include "tests/hal/common/serial_line.h"
#include "tests/hal/common/typing.h"

namespace kiosk::hal {
namespace {

class SerialBench final : public Bench {
public:
    SerialBench() {
        device = make_serial_scanner(
            {.path = line_.path(), .arm_bytes = "\x16T\r", .module = {.reopen_pause = Millis{50}}});
    }
    ~SerialBench() override { device.reset(); }
    device::Command good() override { return device::ArmScanner{}; }
    device::Command lasting() override { return device::ArmScanner{}; }
    void gone(bool gone) override { gone ? line_.unplug() : line_.plug(); }

private:
    SerialLine line_;
};
[[maybe_unused]] const bool serial = on_the_bench<Bench, SerialBench>("SerialScanner");

class HidBench final : public Bench {
public:
    HidBench() { device = make_hid_scanner({.module = {.reopen_pause = Millis{50}}}, typing_.opener()); }
    ~HidBench() override { device.reset(); }
    device::Command good() override { return device::ArmScanner{}; }
    device::Command lasting() override { return device::ArmScanner{}; }
    void gone(bool gone) override { typing_.plug(!gone); }

private:
    Typing typing_;
};
[[maybe_unused]] const bool hid = on_the_bench<Bench, HidBench>("HidScanner");

}  // namespace
}  // namespace kiosk::hal
