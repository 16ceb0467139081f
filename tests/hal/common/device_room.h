// One device of a bench, started and ready.
#pragma once

#include <memory>

#include <gtest/gtest.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {

template <class Bench>
class DeviceRoom : public testing::TestWithParam<BenchMaker<Bench>> {
protected:
    void SetUp() override {
        bench = this->GetParam().make();
        bench->device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        if (bench) bench->device->stop();
    }

    Recorder recorder;
    std::unique_ptr<Bench> bench;
    std::uint64_t last_id = 0;
};

}  // namespace kiosk::hal
