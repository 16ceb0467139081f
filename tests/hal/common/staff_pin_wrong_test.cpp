// Somebody types a wrong PIN for a staff card: the card counts, the kiosk stops before its last try.
#include "tests/hal/common/staff_room.h"

namespace kiosk::hal {
namespace {

using StaffPinWrong = StaffRoom;

TEST_P(StaffPinWrong, CountsDownAndTheRightOneCountsAnew) {
    const auto papers = staff_papers(PaperKey::p256);
    insert_chip(staff_card(papers));
    expect_pin_wrong({9}, other_pin);
    expect_pin_wrong({8}, "999999");
    expect_signed(papers);
    expect_pin_wrong({9}, other_pin);
}

TEST_P(StaffPinWrong, TheLastTryIsNeverRisked) {
    insert_staff({.pin_tries = 3});
    expect_pin_wrong({2}, other_pin);
    expect_pin_wrong({1}, other_pin);
    const auto before = recorded_commands().size();
    expect_pin_wrong({1, true}, other_pin);
    expect_pin_wrong({1, true}, staff_pin);
    EXPECT_EQ(pins_sent_since(before), 0) << "not even the right one";
}

TEST_P(StaffPinWrong, ABlockedCardIsNotAsked) {
    insert_staff({.pin_tries = 0});
    const auto before = recorded_commands().size();
    expect_pin_wrong({0, true}, staff_pin);
    EXPECT_EQ(pins_sent_since(before), 0);
    EXPECT_NE(as<device::StaffCardRead>(read_staff()), nullptr) << "whose it is can still be read";
}

TEST_P(StaffPinWrong, WhatIsNoPinIsNotSent) {
    insert_staff();
    const auto before = recorded_commands().size();
    for (const auto* pin : {"", "12345", "123456789", "12345a", "１２３４"}) {
        const auto completion = sign(new_challenge(), pin);
        const auto* unable = as<device::Unable>(completion);
        ASSERT_NE(unable, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(unable->trouble, DeviceTrouble::none);
    }
    const auto completion = sign("too short a challenge");
    EXPECT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(pins_sent_since(before), 0);
    expect_pin_wrong({9}, other_pin);
}

INSTANTIATE_TEST_SUITE_P(Devices, StaffPinWrong, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
