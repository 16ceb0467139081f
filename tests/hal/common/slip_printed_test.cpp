// The good day: the slip comes out, is accepted before it is printed, and is there.
#include "tests/hal/common/printer_room.h"

namespace kiosk::hal {
namespace {

using SlipPrinted = PrinterRoom;

TEST_P(SlipPrinted, IsAcceptedAndThenPrinted) {
    EXPECT_EQ(print(), (device::Printed{device::PrintEnd::printed}));
    EXPECT_EQ(recorder.all<device::PrintAccepted>().size(), 1U);
    EXPECT_EQ(bench->printed(), 1);
    EXPECT_EQ(print().end, device::PrintEnd::printed);
    EXPECT_EQ(bench->printed(), 2);
}

TEST_P(SlipPrinted, ASlowPrinterIsWaitedFor) {
    bench->fault(PrinterFault::slow);
    EXPECT_EQ(print().end, device::PrintEnd::printed);
}

TEST_P(SlipPrinted, LittlePaperIsAWarning) {
    bench->fault(PrinterFault::paper_low);
    EXPECT_TRUE(recorder.wait_for_status(
        [](const auto& now) { return now.usable() && now.trouble == DeviceTrouble::paper_low; }));
    EXPECT_EQ(print().end, device::PrintEnd::printed);
}

INSTANTIATE_TEST_SUITE_P(Devices, SlipPrinted, testing::ValuesIn(benches<PrinterBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
