// The paper jams: the device says that it did not print.
#include "tests/hal/common/printer_room.h"

namespace kiosk::hal {
namespace {

using PaperJam = PrinterRoom;

TEST_P(PaperJam, Fails) {
    bench->fault(PrinterFault::jam);
    EXPECT_EQ(print(), (device::Printed{device::PrintEnd::failed, DeviceTrouble::paper_jam}));
    EXPECT_EQ(bench->printed(), 0);
    bench->fault(PrinterFault::none);
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(print().end, device::PrintEnd::printed);
}

INSTANTIATE_TEST_SUITE_P(Devices, PaperJam, testing::ValuesIn(benches<PrinterBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
