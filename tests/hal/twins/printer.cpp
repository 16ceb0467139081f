// The twin of the receipt printer on the bench.
#include <filesystem>

#include <stdlib.h>

#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class PrinterTwin final : public PrinterBench {
public:
    PrinterTwin() {
        std::string name = (std::filesystem::temp_directory_path() / "slips-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        auto made = make_virtual_printer({.folder = folder_.string(), .print_time = Millis{100}});
        device = std::move(made.device);
        tray_ = std::move(made.tray);
    }
    ~PrinterTwin() override {
        device.reset();
        std::filesystem::remove_all(folder_);
    }
    device::Command good() override { return device::Print{sample_document()}; }
    device::Command lasting() override {
        tray_->fault(PrinterFault::slow);
        return device::Print{sample_document()};
    }
    void gone(bool gone) override { tray_->fault(gone ? PrinterFault::unplugged : PrinterFault::none); }
    void fault(PrinterFault fault) override { tray_->fault(fault); }
    int printed() override {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder_})
            count += entry.path().extension() == ".pdf" ? 1 : 0;
        return count;
    }

private:
    std::filesystem::path folder_;
    std::shared_ptr<VirtualPrinterTray> tray_;
};

[[maybe_unused]] const bool registered = on_the_bench<PrinterBench, PrinterTwin>("VirtualPrinter");

}  // namespace
}  // namespace kiosk::hal
