// A card that is no staff card, or one that cannot be used: it is said, and no PIN goes there.
#include "tests/hal/common/staff_room.h"

namespace kiosk::hal {
namespace {

using device::CardTrouble;

class StaffCardForeign : public StaffRoom {
protected:
    void expect_neither(CardTrouble trouble) {
        const auto before = recorded_commands().size();
        expect_trouble(trouble, read_staff());
        expect_trouble(trouble, sign(new_challenge()));
        EXPECT_EQ(pins_sent_since(before), 0);
        remove();
    }
};

TEST_P(StaffCardForeign, APatientsCard) {
    insert();
    expect_neither(CardTrouble::foreign);
}

TEST_P(StaffCardForeign, ABankCard) {
    insert({.foreign = true});
    expect_neither(CardTrouble::foreign);
}

TEST_P(StaffCardForeign, AMemoryCardIsNotSpokenTo) {
    const auto before = recorded_commands().size();
    insert({.foreign = true, .kind = device::CardKind::memory});
    expect_neither(CardTrouble::foreign);
    EXPECT_EQ(recorded_commands().size(), before);
}

TEST_P(StaffCardForeign, ItsCertificateIsCompressed) {
    insert_staff({.compressed = true});
    expect_neither(CardTrouble::malformed);
}

TEST_P(StaffCardForeign, AStaffCardIsNoPatients) {
    insert_staff();
    expect_trouble(CardTrouble::foreign, read());
}

INSTANTIATE_TEST_SUITE_P(Devices, StaffCardForeign, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
