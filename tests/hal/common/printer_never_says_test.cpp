// The device takes the slip and never tells how it ended: uncertain, and it is not printed again.
#include "tests/hal/common/printer_room.h"

namespace kiosk::hal {
namespace {

using PrinterNeverSays = PrinterRoom;

TEST_P(PrinterNeverSays, IsUncertain) {
    bench->fault(PrinterFault::uncertain);
    EXPECT_EQ(print().end, device::PrintEnd::uncertain);
    EXPECT_EQ(recorder.all<device::PrintAccepted>().size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Devices, PrinterNeverSays, testing::ValuesIn(benches<PrinterBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
