// A reader without keys of its own, as the virtual one of the real service is: a PIN cannot be asked there,
// and nothing of the kind is tried.
#include "tests/hal/common/apdu_record.h"
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardWithoutPad = CardRoom;

TEST_P(CardWithoutPad, AsksForNoPin) {
    insert({.pin = "246813"});
    const auto completion = command(device::VerifyCardPin{});
    const auto* unable = as<device::Unable>(completion);
    ASSERT_NE(unable, nullptr) << completion->index();
    EXPECT_EQ(unable->detail, "no PIN pad");
    for (const auto& sent : recorded_commands()) EXPECT_NE(sent[1], '\x20') << "not even how many tries";
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardWithoutPad, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
