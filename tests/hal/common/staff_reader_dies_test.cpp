// The reader's service dies, or its cable is pulled, while a staff card is asked.
#include <thread>

#include "tests/hal/common/staff_room.h"

namespace kiosk::hal {
namespace {

using StaffReaderDies = StaffRoom;

TEST_P(StaffReaderDies, IsSaidAndHealed) {
    insert_staff();
    bench->daemon_dead(true);
    ASSERT_TRUE(
        recorder.wait_for_status([](const auto& now) { return now.trouble == DeviceTrouble::daemon_dead; }));
    for (const auto& completion : {read_staff(), sign(new_challenge())}) {
        ASSERT_NE(as<device::Unable>(completion), nullptr);
        EXPECT_EQ(as<device::Unable>(completion)->trouble, DeviceTrouble::daemon_dead);
    }
    bench->daemon_dead(false);
    ASSERT_TRUE(recorder.wait_until_usable());
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(2)) << "the card was still in the slot";
    expect_signed(staff_papers(PaperKey::p256));
}

TEST_P(StaffReaderDies, WhileSigningItIsAnswered) {
    insert_staff({.slow = Millis{100}}, PaperKey::rsa_2048);
    bench->device->submit({++last_id}, device::SignChallenge{new_challenge(), Secret{staff_pin}});
    std::this_thread::sleep_for(Millis{400});
    bench->daemon_dead(true);
    const auto completion = recorder.completion({last_id}, Millis{3'000});
    ASSERT_TRUE(completion);
    EXPECT_EQ(as<device::ChallengeSigned>(completion), nullptr);
    bench->daemon_dead(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_P(StaffReaderDies, UnpluggedWhileSigningItIsAnswered) {
    insert_staff({.slow = Millis{100}}, PaperKey::rsa_2048);
    bench->device->submit({++last_id}, device::SignChallenge{new_challenge(), Secret{staff_pin}});
    std::this_thread::sleep_for(Millis{400});
    bench->unplugged(true);
    const auto completion = recorder.completion({last_id}, Millis{3'000});
    ASSERT_TRUE(completion);
    EXPECT_NE(as<device::Unable>(completion), nullptr) << completion->index();
    bench->unplugged(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_P(StaffReaderDies, ACommandEndsAtItsDeadline) {
    insert_staff({.slow = Millis{300}});
    bench->device->submit({++last_id}, device::SignChallenge{new_challenge(), Secret{staff_pin}},
                          Millis{500});
    const auto completion = recorder.completion({last_id}, Millis{3'000});
    ASSERT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(as<device::Unable>(completion)->trouble, DeviceTrouble::timed_out);
}

INSTANTIATE_TEST_SUITE_P(Devices, StaffReaderDies, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
