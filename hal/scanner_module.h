// Scanning modules that decode by themselves: on a serial line (or USB that looks like one), and those that
// play a keyboard. Both are a DeviceKind::code_scanner like the camera. Which bytes a module sends and takes
// is local and configurable; facts in common: 9600 to 115200 baud 8N1, a code ends with CR, LF or Enter.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "hal/device.h"
#include "hal/scan.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::hal {

// What both kinds have in common.
struct ModuleConfig {
    CodeRules rules;
    Millis same_code_window{1'500};  // a code that is told over and over without a pause is told once
    Millis partial_timeout{300};     // silence in the middle of a code: the rest is lost
    Millis reopen_pause{500};
};

enum class CodeSuffix { cr, lf, crlf, silence };  // `silence`: the partial timeout ends a code
struct SerialScannerConfig {
    std::string path;  // "/dev/serial/by-id/...", so that a second module does not change its meaning
    int baud = 9'600;  // 1200 .. 115200, as termios(3) knows it
    CodeSuffix suffix = CodeSuffix::cr;
    std::string arm_bytes;     // sent when armed, e.g. a trigger command; empty: the module needs none
    std::string disarm_bytes;  // likewise
    ModuleConfig module;
};
[[nodiscard]] std::unique_ptr<Device> make_serial_scanner(SerialScannerConfig config);

struct HidScannerConfig {
    std::string path;  // "/dev/input/by-id/...-event-kbd"; empty: searched by vendor and product
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    ModuleConfig module;
};
// The keyboard is taken for the scanner alone (EVIOCGRAB): no key reaches a window, and without the grab
// nothing is read. US layout, as the modules are delivered.
[[nodiscard]] std::unique_ptr<Device> make_hid_scanner(HidScannerConfig config);
// The same over any file descriptor that gives input_event records, for tests. The descriptor is owned by
// the scanner; called again whenever the last one has ended.
using OpenEvents = std::function<Result<int>()>;
[[nodiscard]] std::unique_ptr<Device> make_hid_scanner(HidScannerConfig config, OpenEvents open);

}  // namespace kiosk::hal
