// One receipt printer, started and ready, for the mishaps of paper.
#pragma once

#include "tests/hal/common/device_room.h"

namespace kiosk::hal {

class PrinterRoom : public DeviceRoom<PrinterBench> {
protected:
    device::Printed print() {
        bench->device->submit({++last_id}, device::Print{sample_document()});
        const auto completion = recorder.completion({last_id}, Millis{40'000});
        const auto* printed = as<device::Printed>(completion);
        EXPECT_NE(printed, nullptr);
        return printed != nullptr ? *printed : device::Printed{device::PrintEnd::uncertain};
    }
    bool wait_for_trouble(DeviceTrouble trouble) {
        return recorder.wait_for_status([=](const auto& now) { return now.trouble == trouble; });
    }
};

}  // namespace kiosk::hal
