// A printer that takes none of our forms, or refuses the document when it comes: never "printed", and no job
// stays behind that would block the next one.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <csignal>

#include "hal/printer/ipp.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"
#include "tests/hal/fixtures/process.h"

namespace kiosk::hal {
namespace {

class IppFormatRefused : public testing::Test {
protected:
    static constexpr int port = 8632;
    const std::string uri = "ipp://localhost:" + std::to_string(port) + "/ipp/print";

    void start_printer(const char* formats) {
        std::string name = (std::filesystem::temp_directory_path() / "printer-XXXXXX").string();
        folder = mkdtemp(name.data());
        setenv("PRINTER_FORMATS", formats, 1);
        process = std::make_unique<Process>(
            std::vector<std::string>{FIXTURES "/printer.sh", folder.string(), std::to_string(port)});
        unsetenv("PRINTER_FORMATS");
        ASSERT_TRUE(wait_for_port(port));
    }
    void TearDown() override {
        process.reset();
        std::ifstream file{folder / "dbus.pid"};
        if (int pid = 0; file >> pid && pid > 1) kill(pid, SIGTERM);
        std::error_code raced;
        std::filesystem::remove_all(folder, raced);
    }
    int printed() {
        return static_cast<int>(std::distance(std::filesystem::directory_iterator{folder / "out"}, {}));
    }

    std::filesystem::path folder;
    std::unique_ptr<Process> process;
};

TEST_F(IppFormatRefused, ByAPrinterThatTakesNeitherOfOurs) {
    start_printer("text/plain");
    Recorder recorder;
    const auto device = make_ipp_printer({.uri = uri, .poll_interval = Millis{200}});
    device->start(recorder.post());
    EXPECT_TRUE(recorder.wait_for_status([](const auto& now) {
        return now.state == DeviceState::faulty && now.trouble == DeviceTrouble::hardware;
    })) << "known before any money is taken";
    device->submit({1}, device::Print{sample_document()});
    const auto completion = recorder.completion({1});
    device->stop();
    ASSERT_NE(as<device::Printed>(completion), nullptr);
    EXPECT_EQ(as<device::Printed>(completion)->end, device::PrintEnd::failed);
    EXPECT_TRUE(recorder.all<device::PrintAccepted>().empty());
    EXPECT_EQ(printed(), 0);
}

TEST_F(IppFormatRefused, WhenTheDocumentComes) {
    start_printer("image/pwg-raster");
    const ipp::Printer printer{uri, Millis{3'000}};
    const auto refused = printer.submit(sample_document(), "application/pdf");
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().certain) << refused.error().text;
    const auto state = printer.state();
    ASSERT_TRUE(state);
    EXPECT_EQ(state->queued_jobs, 0);
    EXPECT_EQ(printed(), 0);
    EXPECT_TRUE(printer.submit(sample_document(), "image/pwg-raster")) << "it is not blocked";
}

}  // namespace
}  // namespace kiosk::hal
