// One card reader, started and ready, for the mishaps of cards.
#pragma once

#include <gtest/gtest.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {

class CardRoom : public testing::TestWithParam<BenchMaker<CardBench>> {
protected:
    void SetUp() override {
        bench = GetParam().make();
        bench->device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        if (bench) bench->device->stop();
    }
    void insert(VirtualCardTraits traits = {}, device::CardData data = sample_card()) {
        const auto before = recorder.all<device::CardInserted>().size();
        bench->insert(VirtualCard{std::move(data), traits});
        ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(before + 1));
    }
    std::optional<device::Completion> read() {
        bench->device->submit({++last_id}, device::ReadCard{});
        return recorder.completion({last_id});
    }
    void expect_trouble(device::CardTrouble trouble) {
        const auto completion = read();
        const auto* failed = as<device::CardFailed>(completion);
        ASSERT_NE(failed, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(failed->trouble, trouble) << failed->detail;
    }

    Recorder recorder;
    std::unique_ptr<CardBench> bench;
    std::uint64_t last_id = 0;
};

}  // namespace kiosk::hal
