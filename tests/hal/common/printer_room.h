// One receipt printer, started and ready, for the mishaps of paper.
#pragma once

#include <gtest/gtest.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {

class PrinterRoom : public testing::TestWithParam<BenchMaker<PrinterBench>> {
protected:
    void SetUp() override {
        bench = GetParam().make();
        bench->device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        if (bench) bench->device->stop();
    }
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

    Recorder recorder;
    std::unique_ptr<PrinterBench> bench;
    std::uint64_t last_id = 0;
};

}  // namespace kiosk::hal
