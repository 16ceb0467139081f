// A reader without keys of its own, as the virtual one of the real service is: a PIN cannot be asked there,
// and nothing of the kind is tried.
#include "tests/hal/common/apdu_record.h"
#include "tests/hal/common/card_room.h"

namespace kiosk::hal {
namespace {

using CardWithoutPad = CardRoom;

TEST_P(CardWithoutPad, AsksForNoPin) {
    insert({.pin = "246813"});
    const auto before = recorded_commands().size();
    const auto completion = command(device::VerifyCardPin{});
    const auto* unable = as<device::Unable>(completion);
    ASSERT_NE(unable, nullptr) << completion->index();
    EXPECT_EQ(unable->detail, "no PIN pad");
    const auto commands = recorded_commands();
    for (std::size_t i = before; i < commands.size(); ++i)
        EXPECT_NE(commands[i][1], '\x20') << "not even how many tries";
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Devices, CardWithoutPad, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
