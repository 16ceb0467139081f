// The ESC/POS driver on the bench, over TCP: a printer in this program that speaks the language byte by byte.
#include "tests/hal/common/bench.h"
#include "tests/hal/fixtures/esc_pos_machine.h"

namespace kiosk::hal {
namespace {

constexpr int full_roll_mm = 80'000;

class EscPosBench final : public PrinterBench {
public:
    EscPosBench() {
        device = make_esc_pos_printer({.device = machine_.device(),
                                       .poll_interval = Millis{200},
                                       .job_poll_interval = Millis{80},
                                       .print_timeout = Millis{4'000},
                                       .paper_patience = Millis{1'000},
                                       .reply_timeout = Millis{1'000}});
    }
    ~EscPosBench() override { device.reset(); }

    device::Command good() override { return device::Print{sample_document()}; }
    device::Command lasting() override {
        machine_.habits({.pause = Millis{2'000}});
        return device::Print{sample_document()};
    }
    void gone(bool gone) override {
        machine_.power(!gone);
        machine_.habits({});
    }
    void fault(PrinterFault fault) override {
        switch (fault) {
            case PrinterFault::none:
                return heal();
            case PrinterFault::paper_out:
                return machine_.paper().load_roll(0);
            case PrinterFault::paper_out_while_printing:
                return machine_.paper().end_roll_after(sample_document().bitmap.height / 2);
            case PrinterFault::paper_low:
                return machine_.paper().load_roll(1'000);
            case PrinterFault::cover_open:
                return machine_.paper().open_cover(true);
            case PrinterFault::jam:
                return machine_.paper().jam_after(4);
            case PrinterFault::uncertain:
                return machine_.habits({.proves = false});
            case PrinterFault::slow:
                return machine_.habits({.pause = Millis{2'000}});
            case PrinterFault::unplugged:
                return machine_.power(false);
        }
    }
    int printed() override { return static_cast<int>(machine_.slips().size()); }

private:
    void heal() {
        machine_.power(true);
        machine_.habits({});
        machine_.paper().open_cover(false);
        machine_.paper().jam(false);
        machine_.paper().load_roll(full_roll_mm);
    }

    EscPosMachine machine_;
};

[[maybe_unused]] const bool registered = on_the_bench<PrinterBench, EscPosBench>("EscPosPrinter");

}  // namespace
}  // namespace kiosk::hal
