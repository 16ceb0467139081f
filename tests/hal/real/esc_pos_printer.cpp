// The ESC/POS driver on the bench, once over TCP and once over a device node as usblp gives one.
#include <filesystem>

#include <stdlib.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/fixtures/esc_pos_server.h"

namespace kiosk::hal {
namespace {

class EscPosBench : public PrinterBench {
public:
    explicit EscPosBench(std::string node = "") : printer_{{}, std::move(node)} {
        device = make_esc_pos_printer({.device = printer_.address(),
                                       .poll_interval = Millis{150},
                                       .print_timeout = Millis{4'000},
                                       .paper_patience = Millis{800}});
    }
    ~EscPosBench() override { device.reset(); }
    device::Command good() override { return device::Print{sample_document()}; }
    device::Command lasting() override {
        printer_.fault(PrinterFault::slow);
        return device::Print{sample_document()};
    }
    void gone(bool gone) override {
        if (!gone) printer_.fault(PrinterFault::none);
        printer_.power(!gone);
    }
    void fault(PrinterFault fault) override { printer_.fault(fault); }
    int printed() override { return printer_.whole_slips(); }

private:
    EscPosServer printer_;
};

class EscPosNodeBench final : public EscPosBench {
public:
    EscPosNodeBench() : EscPosNodeBench{made_folder()} {}
    ~EscPosNodeBench() override {
        device.reset();
        std::filesystem::remove_all(folder_);
    }

private:
    explicit EscPosNodeBench(const std::string& folder) : EscPosBench{folder + "/lp0"}, folder_{folder} {}
    static std::string made_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "usblp-XXXXXX").string();
        return mkdtemp(name.data());
    }
    std::string folder_;
};

[[maybe_unused]] const bool over_tcp = on_the_bench<PrinterBench, EscPosBench>("EscPosPrinterOverTcp");
[[maybe_unused]] const bool over_node = on_the_bench<PrinterBench, EscPosNodeBench>("EscPosPrinterOverNode");

}  // namespace
}  // namespace kiosk::hal
