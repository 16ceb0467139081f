// Receipt printers: one that speaks IPP, asked directly and without a spooler, because the spooler's
// "completed" was measured to be untrue; one that speaks ESC/POS; and a twin that prints into a folder.
#pragma once

#include <functional>
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

// What an ESC/POS printer must say before a slip counts as printed (devices 4.1). A printer that owes the
// answer leaves every slip uncertain: choose what the model can do.
enum class PrintProof {
    process_id,       // GS ( H function 48: sent when everything before it is on paper
    transmit_status,  // GS r 1: sent when everything before it was worked off
    status,           // neither: all is well before, during and a second after the cut; evidence, no proof
};
struct EscPosConfig {
    std::string device = "/dev/usb/lp0";  // or "tcp://host:port", as a rule 9100
    int width_dots = 576;                 // 72 mm on paper of 80 mm; 384 on paper of 58 mm
    int feed_dots = 8;                    // beyond what the printer itself feeds to its cutter
    PrintProof proof = PrintProof::process_id;
    Millis poll_interval{2'000};    // status while idle
    Millis job_poll_interval{150};  // while printing
    Millis print_timeout{45'000};   // then the end is uncertain and the printer's buffer is emptied
    Millis paper_patience{8'000};   // trouble while printing: wait this long for staff, then empty it
    Millis reply_timeout{300};      // one real-time question; devices 4.1
    Millis connect_timeout{1'000};
    int slowest_mm_per_second = 100;  // for `status`: how long a slip takes at most
};
[[nodiscard]] std::unique_ptr<Device> make_esc_pos_printer(EscPosConfig config);

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

// The hands of staff at the twin. A fault is planted until the next one, and taking one away mends what it
// broke; roll, cover and jam can be handled by themselves as well.
class VirtualPrinterTray {
public:
    virtual ~VirtualPrinterTray() = default;
    virtual void fault(PrinterFault fault) = 0;
    virtual void load_roll(int mm) = 0;  // 0: takes it out
    [[nodiscard]] virtual int remaining_mm() const = 0;
    virtual void open_cover(bool open) = 0;
    virtual void jam(bool jammed) = 0;
    // Called for each slip that was cut and fell out, on the device's thread; must not block.
    virtual void on_slip(std::function<void(device::Bitmap)> told) = 0;
    [[nodiscard]] virtual int printed() const = 0;  // slips that lie in the folder
    [[nodiscard]] virtual int torn() const = 0;     // pieces that no cutter made
};
struct VirtualPrinter {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualPrinterTray> tray;
};
struct VirtualPrinterConfig {
    std::string folder;           // slip-1.pdf, slip-1.png, slip-2.pdf …
    Millis print_time{300};       // a slip of any length, so that nobody waits for a twin …
    int speed_mm_per_second = 0;  // … or at the true speed: 250
    int roll_mm = 10'000'000;     // outlives every test; a real roll is 80'000
    Millis uncertain_after{1'500};
};
[[nodiscard]] VirtualPrinter make_virtual_printer(VirtualPrinterConfig config);

}  // namespace kiosk::hal
