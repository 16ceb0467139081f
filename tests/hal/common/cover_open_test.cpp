// Somebody opens the cover while the printer rests or prints.
#include "tests/hal/common/printer_room.h"

namespace kiosk::hal {
namespace {

using CoverOpen = PrinterRoom;

TEST_P(CoverOpen, IsNotCalledPrinted) {
    bench->fault(PrinterFault::cover_open);
    const auto printed = print();
    EXPECT_NE(printed.end, device::PrintEnd::printed);
    EXPECT_EQ(printed.trouble, DeviceTrouble::cover_open);
    bench->fault(PrinterFault::none);
    ASSERT_TRUE(recorder.wait_until_usable());
    const auto before = bench->printed();
    EXPECT_EQ(print().end, device::PrintEnd::printed);
    EXPECT_EQ(bench->printed(), before + 1);
}

INSTANTIATE_TEST_SUITE_P(Devices, CoverOpen, testing::ValuesIn(benches<PrinterBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
