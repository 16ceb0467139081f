// Printers, of slips and of documents (A4, A5): one that speaks IPP, asked directly and without a spooler,
// because the spooler's "completed" was measured to be untrue; one that speaks ESC/POS over USB or TCP; and a
// twin with paper, cover and cutter that puts its slips into a folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hal/device.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

struct IppConfig {
    DeviceKind kind = DeviceKind::receipt_printer;  // a document printer must take PDF
    std::string uri;                // "ipp://localhost:8631/ipp/print": the device itself, no CUPS queue
    Millis poll_interval{2000};     // status while idle
    Millis job_poll_interval{150};  // while printing
    Millis print_timeout{45'000};   // then the end is uncertain and the job is cancelled
    Millis paper_patience{8'000};   // paper trouble while printing: wait this long for staff, then cancel
    Millis call_timeout{3'000};     // one exchange with the device
};
[[nodiscard]] std::unique_ptr<Device> make_ipp_printer(IppConfig config);

// What counts as "it is on the paper", best first (spec/devices 4.1). A printer that does not know the
// command never answers, and then every slip ends uncertain: choose what the model knows.
enum class PrintProof {
    process_id,       // GS ( H function 48: answered when the data before it have been printed
    transmit_status,  // GS r 1: answered in the order of the data
    status,           // only the sensors, during printing and for a second after the cut: evidence, no proof
};
struct EscPosConfig {
    std::string device = "/dev/usb/lp0";  // or "tcp://host:9100"
    int width_dots = 576;                 // 384 for 58 mm paper; a wider picture is refused
    int band_lines = 24;  // one GS v 0; between two of them the printer can be asked for its state
    int feed_dots = 96;   // from the head to the cutter
    PrintProof proof = PrintProof::process_id;
    Millis poll_interval{2'000};   // status while idle
    Millis answer_timeout{400};    // one real-time byte
    Millis print_timeout{30'000};  // then the end is uncertain
    Millis paper_patience{8'000};  // paper trouble while printing: wait this long for staff, then give up
    Millis connect_timeout{2'000};
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

// What fell out of a printer: a slip, or the torn half of one.
struct PrintedSlip {
    device::Bitmap picture;  // the strip of paper as printed, feed included
    bool whole = false;      // printed to its end and cut
    friend bool operator==(const PrintedSlip&, const PrintedSlip&) = default;
};

// The hands at the twin, for tests, the demo and a bench window. Any thread.
class VirtualPrinterTray {
public:
    virtual ~VirtualPrinterTray() = default;
    // Plants a mishap; `none` cures every one, as a technician with a new roll would.
    virtual void fault(PrinterFault fault) = 0;
    [[nodiscard]] virtual int printed() const = 0;  // whole slips, each lies in the folder

    virtual void load_roll(double mm) = 0;  // also a used one: 0 is an empty core
    [[nodiscard]] virtual double remaining_mm() const = 0;
    virtual void open_cover(bool open) = 0;
    virtual void tear_off() = 0;  // what hangs out and is not cut
    // What fell out since the last call, oldest first; at most the last 16.
    [[nodiscard]] virtual std::vector<PrintedSlip> take_slips() = 0;
};
struct VirtualPrinter {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualPrinterTray> tray;
};
struct VirtualPrinterConfig {
    DeviceKind kind = DeviceKind::receipt_printer;
    std::string folder;      // slip-1.pdf, slip-1.png, slip-2.pdf …; of a document printer report-1.pdf …
    Millis print_time{100};  // before the first line: transfer and a cold head
    double speed_mm_per_s = 250;
    Millis uncertain_after{1'500};
};
[[nodiscard]] VirtualPrinter make_virtual_printer(VirtualPrinterConfig config);

}  // namespace kiosk::hal
