// The roll ends in the middle of the slip: it is not called printed, and its job does not wait for new paper.
#include "tests/hal/common/printer_room.h"

namespace kiosk::hal {
namespace {

using PaperOutWhilePrinting = PrinterRoom;

TEST_P(PaperOutWhilePrinting, IsNotCalledPrinted) {
    bench->fault(PrinterFault::paper_out_while_printing);
    const auto printed = print();
    EXPECT_NE(printed.end, device::PrintEnd::printed);
    EXPECT_EQ(printed.trouble, DeviceTrouble::paper_out);
    bench->fault(PrinterFault::none);
    EXPECT_TRUE(recorder.wait_until_usable());
    const auto before = bench->printed();
    EXPECT_EQ(print().end, device::PrintEnd::printed);
    EXPECT_EQ(bench->printed(), before + 1);
}

INSTANTIATE_TEST_SUITE_P(Devices, PaperOutWhilePrinting, testing::ValuesIn(benches<PrinterBench>()),
                         bench_name);

}  // namespace
}  // namespace kiosk::hal
