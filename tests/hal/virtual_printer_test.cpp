// The hands at the twin of the printer: its roll, its cover, and the paper that falls out.
#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "hal/receipt_printer.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

class VirtualPrinterTest : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "slips-XXXXXX").string();
        folder = mkdtemp(name.data());
        printer = make_virtual_printer({.folder = folder.string(), .print_time = Millis{10}});
        printer.device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        printer.device->stop();
        std::filesystem::remove_all(folder);
    }
    device::Printed print() {
        printer.device->submit({++last_id}, device::Print{sample_document()});
        const auto completion = recorder.completion({last_id});
        EXPECT_NE(as<device::Printed>(completion), nullptr);
        return *as<device::Printed>(completion);
    }
    bool wait_for_trouble(DeviceTrouble trouble) {
        return recorder.wait_for_status([=](const auto& now) { return now.trouble == trouble; });
    }

    std::filesystem::path folder;
    Recorder recorder;
    VirtualPrinter printer;
    std::uint64_t last_id = 0;
};

TEST_F(VirtualPrinterTest, ASlipUsesPaperAndFallsOut) {
    const auto before = printer.tray->remaining_mm();
    EXPECT_EQ(print().end, device::PrintEnd::printed);
    EXPECT_NEAR(before - printer.tray->remaining_mm(), (16 + 96) / 8.0, 0.01) << "the slip and its feed";
    const auto slips = printer.tray->take_slips();
    ASSERT_EQ(slips.size(), 1U);
    EXPECT_TRUE(slips[0].whole);
    EXPECT_EQ(slips[0].picture.height, 16 + 96);
    EXPECT_EQ(slips[0].picture.bits[0], 0xAA);
    EXPECT_TRUE(printer.tray->take_slips().empty()) << "told once";
}

TEST_F(VirtualPrinterTest, TheRollRunsLowAndThenOut) {
    printer.tray->load_roll(20);
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::paper_low)) << "known before money is taken";
    EXPECT_EQ(print().end, device::PrintEnd::printed);
    EXPECT_EQ(print(), (device::Printed{device::PrintEnd::uncertain, DeviceTrouble::paper_out}))
        << "the picture was printed, the feed was not";
    EXPECT_EQ(print(), (device::Printed{device::PrintEnd::failed, DeviceTrouble::paper_out}));
    const auto slips = printer.tray->take_slips();
    ASSERT_EQ(slips.size(), 2U);
    EXPECT_FALSE(slips[1].whole);
    printer.tray->load_roll(80'000);
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(VirtualPrinterTest, TheCover) {
    printer.tray->open_cover(true);
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::cover_open));
    printer.tray->open_cover(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

}  // namespace
}  // namespace kiosk::hal
