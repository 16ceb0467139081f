// The printer loses its power, idle and in the middle of a slip.
#include <thread>

#include "tests/hal/common/printer_room.h"

namespace kiosk::hal {
namespace {

using PrinterDies = PrinterRoom;

TEST_P(PrinterDies, WhileIdle) {
    bench->gone(true);
    EXPECT_TRUE(recorder.wait_for_status([](const auto& now) { return !now.usable(); }));
    EXPECT_EQ(print().end, device::PrintEnd::failed) << "nothing was sent";
    bench->gone(false);
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(print().end, device::PrintEnd::printed);
}

TEST_P(PrinterDies, WhilePrinting) {
    bench->fault(PrinterFault::slow);
    bench->device->submit({++last_id}, device::Print{sample_document()});
    ASSERT_TRUE(recorder.wait_for_count<device::PrintAccepted>(1));
    bench->gone(true);
    const auto completion = recorder.completion({last_id});
    ASSERT_NE(as<device::Printed>(completion), nullptr);
    EXPECT_EQ(as<device::Printed>(completion)->end, device::PrintEnd::uncertain) << "the head was moving";
    bench->gone(false);
    EXPECT_TRUE(recorder.wait_until_usable());
    const auto before = bench->printed();
    std::this_thread::sleep_for(Millis{800});
    EXPECT_EQ(bench->printed(), before) << "nothing comes out by itself";
    EXPECT_EQ(print().end, device::PrintEnd::printed);
    EXPECT_EQ(bench->printed(), before + 1);
}

INSTANTIATE_TEST_SUITE_P(Devices, PrinterDies, testing::ValuesIn(benches<PrinterBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
