// One-time codes and PINs: the published vectors, each code once, edges of the window, a clock that is set
// back, PINs that nobody should have.
#include <set>

#include "services/staff/base32.h"
#include "services/staff/pin.h"
#include "tests/staff/staff_room.h"

namespace kiosk::services::test {
namespace {

TEST(OneTimeCode, AreThoseOfRfc6238) {
    const Secret key{"12345678901234567890"};
    const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"},
                                                            {1'111'111'109, "081804"},
                                                            {1'111'111'111, "050471"},
                                                            {1'234'567'890, "005924"},
                                                            {2'000'000'000, "279037"},
                                                            {20'000'000'000, "353130"}};
    for (const auto& [seconds, code] : vectors)
        EXPECT_EQ(one_time_code(key, CivilTime{seconds * 1000}), code) << seconds;
}

TEST(Base32, AreThoseOfRfc4648) {
    const std::pair<const char*, const char*> vectors[] = {{"f", "MY"},           {"fo", "MZXQ"},
                                                           {"foo", "MZXW6"},      {"foob", "MZXW6YQ"},
                                                           {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}};
    for (const auto& [plain, text] : vectors) {
        EXPECT_EQ(staff::to_base32(Secret{plain}).reveal(), text);
        EXPECT_EQ(staff::from_base32(Secret{text})->reveal(), plain);
    }
    EXPECT_EQ(staff::from_base32(Secret{"mzxw 6ytb oi======"})->reveal(), "foobar");
    EXPECT_FALSE(staff::from_base32(Secret{"MZXW1"}));
    EXPECT_FALSE(code_secret_of(Secret{"MZXW6YTBOI"}));  // six bytes are too few
}

TEST(Pin, WeakOnesAreKnown) {
    for (const char* weak : {"", "12345", "111111", "000000", "123456", "654321", "890123", "098765",
                             "121212", "123123", "11111111"})
        EXPECT_TRUE(is_weak_pin(Secret{weak})) << weak;
    for (const char* good : {"482913", "507264", "112233", "123457", "90517364"})
        EXPECT_FALSE(is_weak_pin(Secret{good})) << good;
}

TEST(Pin, DrawnOnesAreSixDigitsAndNotWeak) {
    std::set<std::string> drawn;
    for (int i = 0; i < 200; ++i) {
        const auto pin = draw_pin();
        ASSERT_TRUE(pin);
        EXPECT_EQ(pin->reveal().size(), 6U);
        EXPECT_FALSE(is_weak_pin(*pin));
        drawn.insert(pin->reveal());
    }
    EXPECT_GT(drawn.size(), 190U);
}

TEST(Pin, HashFitsItsPinAlone) {
    const auto hash = *hash_of_pin(Secret{"482913"});
    EXPECT_TRUE(staff::is_pin_hash(hash));
    EXPECT_NE(hash, *hash_of_pin(Secret{"482913"}));  // salted
    EXPECT_TRUE(staff::pin_fits(hash, Secret{"482913"}));
    EXPECT_FALSE(staff::pin_fits(hash, Secret{"482914"}));
    EXPECT_FALSE(staff::pin_fits(hash, Secret{""}));
    EXPECT_FALSE(staff::pin_fits(staff::hash_of_nobody(), Secret{"482913"}));
    // RFC 7914, 12: the fourth vector has other figures, so this one was computed by Python's hashlib.scrypt.
    EXPECT_TRUE(
        staff::pin_fits("scrypt$32768$8$1$000102030405060708090a0b0c0d0e0f$"
                        "9d52efc99ff170037e28e10c080839bb6e0013f8d29fd8337170e2611b349a2f",
                        Secret{"482913"}));
    EXPECT_FALSE(staff::is_pin_hash("scrypt$16384$8$1$" + hash.substr(17)));
    EXPECT_FALSE(staff::is_pin_hash(hash + "0"));
    EXPECT_FALSE(staff::is_pin_hash("482913"));
}

using StaffCode = StaffRoom;

TEST_F(StaffCode, CodeAndPinLetIn) {
    open();
    ASSERT_EQ(door->knock(door->subject_of_number("1007"))->answer, Knock::Answer::try_now);
    const auto who = sign_in("1007", code(), "482913");
    ASSERT_TRUE(who);
    EXPECT_EQ(*who, (StaffIdentity{"1007", StaffRole::engineer, false}));
    const auto other = sign_in("2001", one_time_code(other_secret, clock.civil()), "482913");
    ASSERT_TRUE(other);
    EXPECT_EQ(other->role, StaffRole::attendant);
}

TEST_F(StaffCode, WrongHalfIsNotTold) {
    open();
    EXPECT_EQ(sign_in("1007", code(), "482914").error(), StaffRefusal::wrong);
    EXPECT_EQ(sign_in("1007", "000000", "482913").error(), StaffRefusal::wrong);
    EXPECT_EQ(sign_in("9999", code(), "482913").error(), StaffRefusal::wrong);
    EXPECT_EQ(sign_in("1007", "", "482913").error(), StaffRefusal::wrong);
}

TEST_F(StaffCode, SecondUseIsRefusedAlsoByTheNextProcess) {
    open();
    const auto once = code();
    ASSERT_TRUE(sign_in("1007", once, "482913"));
    EXPECT_EQ(sign_in("1007", once, "482913").error(), StaffRefusal::code_used);
    open();
    EXPECT_EQ(sign_in("1007", once, "482913").error(), StaffRefusal::code_used);
    // That a code was used is nothing for somebody without the PIN.
    EXPECT_EQ(sign_in("1007", once, "000001").error(), StaffRefusal::wrong);
    clock.advance(30s);
    EXPECT_TRUE(sign_in("1007", code(), "482913"));
}

TEST_F(StaffCode, OneStepBeforeAndAfterAreTaken) {
    open();
    EXPECT_EQ(sign_in("1007", code(-60s), "482913").error(), StaffRefusal::wrong);
    EXPECT_EQ(sign_in("1007", code(60s), "482913").error(), StaffRefusal::wrong);
    EXPECT_TRUE(sign_in("1007", code(-30s), "482913"));
    EXPECT_TRUE(sign_in("1007", code(30s), "482913"));
    // The phone's clock is ahead and was believed; an earlier step is used up with it.
    EXPECT_EQ(sign_in("1007", code(), "482913").error(), StaffRefusal::code_used);
    clock.advance(29'999ms);  // to the last moment of this step: 09:30:29.999
    EXPECT_EQ(sign_in("1007", code(-60s), "482913").error(), StaffRefusal::wrong);
}

TEST_F(StaffCode, ClockSetBackBringsNoCodeToLife) {
    open();
    const auto seen = code();
    ASSERT_TRUE(sign_in("1007", seen, "482913"));
    clock.advance(1h);
    clock.step_civil(-1h);  // the same moment again
    EXPECT_EQ(code(), seen);
    EXPECT_EQ(sign_in("1007", seen, "482913").error(), StaffRefusal::code_used);
    clock.step_civil(-24h);
    EXPECT_EQ(sign_in("1007", code(), "482913").error(), StaffRefusal::code_used);
}

TEST_F(StaffCode, SameStepIsAnotherForSomebodyElse) {
    config.members[1].code_secret = secret;  // even with the same secret
    open();
    ASSERT_TRUE(sign_in("1007", code(), "482913"));
    EXPECT_TRUE(sign_in("2001", code(), "482913"));
}

// The proof that it is computed: without the scrypt an unknown number would be answered at once.
TEST_F(StaffCode, UnknownNumberTakesAsLongAsAWrongPin) {
    config.free_tries = 20;
    config.tries_most = 100;
    open();
    const auto time_of = [&](const char* number) {
        auto best = std::chrono::nanoseconds::max();
        for (int i = 0; i < 5; ++i) {
            const auto begun = std::chrono::steady_clock::now();
            EXPECT_EQ(sign_in(number, "000000", "000001").error(), StaffRefusal::wrong);
            best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - begun);
        }
        return std::chrono::duration<double, std::milli>(best).count();
    };
    const double known = time_of("1007");
    const double unknown = time_of("9999");
    EXPECT_GT(unknown, known * 0.6);
    EXPECT_LT(unknown, known * 1.7);
}

}  // namespace
}  // namespace kiosk::services::test
