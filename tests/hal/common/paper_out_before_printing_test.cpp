// There is no paper when the slip is asked for: nothing is sent, nothing comes out later.
#include "tests/hal/common/printer_room.h"

namespace kiosk::hal {
namespace {

using PaperOutBeforePrinting = PrinterRoom;

TEST_P(PaperOutBeforePrinting, IsSeenWhileIdleAndHealed) {
    bench->fault(PrinterFault::paper_out);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::paper_out));
    EXPECT_EQ(print(), (device::Printed{device::PrintEnd::failed, DeviceTrouble::paper_out}));
    EXPECT_TRUE(recorder.all<device::PrintAccepted>().empty());
    bench->fault(PrinterFault::none);
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(bench->printed(), 0) << "an old slip must not come out for the next patient";
    EXPECT_EQ(print().end, device::PrintEnd::printed);
    EXPECT_EQ(bench->printed(), 1);
}

INSTANTIATE_TEST_SUITE_P(Devices, PaperOutBeforePrinting, testing::ValuesIn(benches<PrinterBench>()),
                         bench_name);

}  // namespace
}  // namespace kiosk::hal
