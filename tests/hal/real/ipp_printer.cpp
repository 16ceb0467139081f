// The IPP driver on the bench: a real IPP printer program.
#include <csignal>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/fixtures/process.h"

namespace kiosk::hal {
namespace {

constexpr int printer_port = 8631;

class RealPrinter final : public PrinterBench {
public:
    RealPrinter() {
        std::string name = (std::filesystem::temp_directory_path() / "printer-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        start_printer();
        device = make_ipp_printer({.uri = uri(),
                                   .poll_interval = Millis{200},
                                   .job_poll_interval = Millis{80},
                                   .print_timeout = Millis{4'000},
                                   .paper_patience = Millis{1'000}});
    }
    ~RealPrinter() override {
        device.reset();
        tell("none");
        process_.reset();
        end_bus();
        // The bus takes its socket away by itself, perhaps just now.
        std::error_code raced;
        for (int i = 0; i < 20 && std::filesystem::exists(folder_); ++i) {
            std::filesystem::remove_all(folder_, raced);
            if (raced) usleep(20'000);
        }
    }
    device::Command good() override { return device::Print{sample_document()}; }
    device::Command lasting() override {
        tell("slow");
        return device::Print{sample_document()};
    }
    void gone(bool gone) override {
        if (gone) {
            process_.reset();
            tell("none");
        } else {
            start_printer();
        }
    }
    void fault(PrinterFault fault) override {
        if (state_reported_) start_printer();
        switch (fault) {
            case PrinterFault::none:
                return tell("none");
            case PrinterFault::paper_out:
                return report("report_paper_out");
            case PrinterFault::paper_low:
                return report("report_paper_low");
            case PrinterFault::unplugged:
                return gone(true);
            case PrinterFault::paper_out_while_printing:
                return tell("paper_out");
            case PrinterFault::cover_open:
                return tell("cover_open");
            case PrinterFault::jam:
                return tell("jam");
            case PrinterFault::uncertain:
                return tell("hang");
            case PrinterFault::slow:
                return tell("slow");
        }
    }
    int printed() override {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder_ / "out"})
            count += entry.exists() ? 1 : 0;
        return count;
    }

private:
    void start_printer() {
        process_.reset();
        process_ = std::make_unique<Process>(
            std::vector<std::string>{FIXTURES "/printer.sh", folder_.string(), std::to_string(printer_port)});
        EXPECT_TRUE(wait_for_port(printer_port));
        state_reported_ = false;
    }
    // Paper is counted by the printer alone: a job of ours makes it say what an idle one cannot be told
    // otherwise.
    void report(const std::string& state) {
        tell(state);
        const auto reported = (folder_ / "reported").string();
        std::filesystem::remove(reported);
        const auto document = folder_ / "nothing.pdf";
        std::ofstream{document} << sample_document().pdf;
        Process{{"ipptool", "-q", "-f", document.string(), uri(), "print-job.test"}}.wait();
        // The engine runs after the job was taken.
        EXPECT_TRUE(wait_for_file(reported));
        tell("none");
        state_reported_ = true;
    }
    static std::string uri() { return "ipp://localhost:" + std::to_string(printer_port) + "/ipp/print"; }
    void tell(const std::string& fault) { std::ofstream{folder_ / "fault"} << fault; }
    void end_bus() {
        std::ifstream file{folder_ / "dbus.pid"};
        int pid = 0;
        if (file >> pid && pid > 1) kill(pid, SIGTERM);
    }

    std::filesystem::path folder_;
    std::unique_ptr<Process> process_;
    bool state_reported_ = false;
};

[[maybe_unused]] const bool ipp_on_the_bench = on_the_bench<PrinterBench, RealPrinter>("IppPrinter");

}  // namespace
}  // namespace kiosk::hal
