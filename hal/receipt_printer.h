// Receipt printers: one that speaks IPP, asked directly and without a spooler, because the spooler's
// "completed" was measured to be untrue; and a twin that prints into a folder.
#pragma once

#include <memory>
#include <string>

#include "hal/device.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

struct IppConfig {
    std::string uri;                // "ipp://localhost:8631/ipp/print": the device itself, no CUPS queue
    Millis poll_interval{2000};     // status while idle
    Millis job_poll_interval{150};  // while printing
    Millis print_timeout{45'000};   // then the end is uncertain and the job is cancelled
    Millis paper_patience{8'000};   // paper trouble while printing: wait this long for staff, then cancel
    Millis call_timeout{3'000};     // one exchange with the device
};
[[nodiscard]] std::unique_ptr<Device> make_ipp_printer(IppConfig config);

enum class PrinterFault {
    none,
    paper_out,                 // seen before printing
    paper_out_while_printing,  // the job starts and does not end
    paper_low,
    cover_open,
    jam,        // while printing
    uncertain,  // the device never says how it ended
    slow,       // prints well, three seconds later
    unplugged,
};
[[nodiscard]] const char* to_string(PrinterFault fault);

class VirtualPrinterTray {
public:
    virtual ~VirtualPrinterTray() = default;
    virtual void fault(PrinterFault fault) = 0;
    [[nodiscard]] virtual int printed() const = 0;  // slips that lie in the folder
};
struct VirtualPrinter {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualPrinterTray> tray;
};
struct VirtualPrinterConfig {
    std::string folder;  // slip-1.pdf, slip-1.png, slip-2.pdf …
    Millis print_time{300};
    Millis uncertain_after{1'500};
};
[[nodiscard]] VirtualPrinter make_virtual_printer(VirtualPrinterConfig config);

}  // namespace kiosk::hal
