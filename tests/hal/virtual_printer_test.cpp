// The twin's paper: a roll that gets shorter, hands in the middle of a slip, slips that are told.
#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

using device::Printed;
using device::PrintEnd;

class VirtualPrinterTest : public testing::Test {
protected:
    VirtualPrinterTest() {
        std::string name = (std::filesystem::temp_directory_path() / "slips-XXXXXX").string();
        folder = mkdtemp(name.data());
        document = sample_document();
        document.bitmap = {576, 800, std::vector<std::uint8_t>(72 * 800, 0x11)};  // 100 mm
    }
    ~VirtualPrinterTest() override {
        made.device.reset();
        std::filesystem::remove_all(folder);
    }
    void start(VirtualPrinterConfig config) {
        config.folder = folder.string();
        made = make_virtual_printer(std::move(config));
        made.tray->on_slip([this](device::Bitmap slip) {
            const std::lock_guard lock{mutex};
            slips.push_back(std::move(slip));
        });
        made.device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void submit() { made.device->submit({++last_id}, device::Print{document}); }
    Printed end() {
        const auto completion = recorder.completion({last_id});
        const auto* printed = as<Printed>(completion);
        EXPECT_NE(printed, nullptr);
        return printed != nullptr ? *printed : Printed{PrintEnd::uncertain};
    }
    Printed print() {
        submit();
        return end();
    }
    bool shows(DeviceState state, DeviceTrouble trouble) {
        return recorder.wait_for_status(
            [=](const auto& now) { return now.state == state && now.trouble == trouble; });
    }

    Recorder recorder;
    std::mutex mutex;
    std::vector<device::Bitmap> slips;
    std::filesystem::path folder;
    device::PrintDocument document;
    VirtualPrinter made;
    std::uint64_t last_id = 0;
};

TEST_F(VirtualPrinterTest, ARollGetsShorterLowAndEmpty) {
    start({.print_time = Millis{20}});
    made.tray->load_roll(5'150);
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_EQ(made.tray->remaining_mm(), 5'050);
    EXPECT_TRUE(shows(DeviceState::ready, DeviceTrouble::none));
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_TRUE(shows(DeviceState::ready, DeviceTrouble::paper_low));
    made.tray->load_roll(150);
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_EQ(print(), (Printed{PrintEnd::failed, DeviceTrouble::paper_out})) << "half of it";
    EXPECT_EQ(made.tray->torn(), 1);
    EXPECT_TRUE(shows(DeviceState::faulty, DeviceTrouble::paper_out));
    EXPECT_EQ(made.tray->printed(), 3);
    made.tray->load_roll(80'000);
    EXPECT_TRUE(shows(DeviceState::ready, DeviceTrouble::none));
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
}

TEST_F(VirtualPrinterTest, TellsEachSlipThatFellOut) {
    start({.print_time = Millis{20}});
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    const std::lock_guard lock{mutex};
    ASSERT_EQ(slips.size(), 2U);
    EXPECT_EQ(slips[1], document.bitmap);
}

TEST_F(VirtualPrinterTest, ACoverOpenedInTheMiddleStopsTheSlip) {
    start({.print_time = Millis{2'000}});
    submit();
    ASSERT_TRUE(recorder.wait_for_count<device::PrintAccepted>(1));
    made.tray->open_cover(true);
    EXPECT_EQ(end(), (Printed{PrintEnd::failed, DeviceTrouble::cover_open}));
    EXPECT_TRUE(shows(DeviceState::faulty, DeviceTrouble::cover_open));
    made.tray->open_cover(false);
    EXPECT_TRUE(shows(DeviceState::ready, DeviceTrouble::none));
    EXPECT_EQ(made.tray->printed(), 0);
}

TEST_F(VirtualPrinterTest, AJamStaysUntilSomebodyFreesIt) {
    start({.print_time = Millis{20}});
    made.tray->jam(true);
    EXPECT_TRUE(shows(DeviceState::faulty, DeviceTrouble::paper_jam));
    EXPECT_EQ(print(), (Printed{PrintEnd::failed, DeviceTrouble::paper_jam}));
    made.tray->jam(false);
    EXPECT_TRUE(shows(DeviceState::ready, DeviceTrouble::none));
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
}

TEST_F(VirtualPrinterTest, PrintsAtTheTrueSpeedWhenTold) {
    start({.print_time = Millis{0}, .speed_mm_per_second = 250});
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_GE(std::chrono::steady_clock::now() - began, Millis{400}) << "100 mm at 250 mm a second";
}

}  // namespace
}  // namespace kiosk::hal
