// Brute force at the keys: five free, then the wait doubles, after fifteen the number is dead; a new process,
// a set clock and a killed one give nothing back; and nobody walks through the numbers.
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "tests/staff/staff_room.h"

namespace kiosk::services::test {
namespace {

class StaffTries : public StaffRoom {
protected:
    [[nodiscard]] Knock look(const std::string& number) const {
        return door->look(door->subject_of_number(number));
    }
    [[nodiscard]] Knock knock(const std::string& number) const {
        const auto answer = door->knock(door->subject_of_number(number));
        EXPECT_TRUE(answer);
        return answer ? *answer : Knock{Knock::Answer::dead};
    }
    // A try with the wrong PIN, which must be allowed now.
    void fail_once(const std::string& number) const {
        ASSERT_EQ(knock(number).answer, Knock::Answer::try_now);
        ASSERT_EQ(sign_in(number, "000000", "000001").error(), StaffRefusal::wrong);
    }
    // The brake of all is nobody's concern where one number is looked at.
    void without_brake() const { tamper("DELETE FROM tries WHERE subject = 'everybody'"); }
    [[nodiscard]] static Millis wait_after(int failures) {
        return failures < 5 ? Millis{0} : Millis{15'000LL << (failures - 5)};
    }
};

TEST_F(StaffTries, FiveAreFreeThenTheWaitDoublesThenItIsDead) {
    for (const bool known : {true, false}) {
        const std::string number = known ? "1007" : "9999";
        open();
        for (int failures = 0; failures < 15; ++failures) {
            without_brake();
            const auto wait = wait_after(failures);
            const auto now = look(number);
            EXPECT_EQ(now.wait, wait) << failures;
            EXPECT_EQ(now.tries_left, 15 - failures);
            if (wait > Millis{0}) {
                EXPECT_EQ(now.answer, Knock::Answer::wait);
                clock.advance(wait - 1ms);
                EXPECT_EQ(knock(number), (Knock{Knock::Answer::wait, 1ms, 15 - failures}));
                // Who does not ask is not let in either.
                EXPECT_EQ(sign_in(number, code(), "482913").error(), StaffRefusal::wrong);
                clock.advance(1ms);
            }
            fail_once(number);
        }
        EXPECT_EQ(look(number).answer, Knock::Answer::dead);
        clock.advance(365 * day);
        EXPECT_EQ(knock(number).answer, Knock::Answer::dead);
        EXPECT_EQ(sign_in(number, code(), "482913").error(), StaffRefusal::wrong);
        open();
        EXPECT_EQ(knock(number).answer, Knock::Answer::dead);
    }
}

TEST_F(StaffTries, CountAndWaitSurviveANewProcessAtEveryStep) {
    open();
    for (int failures = 0; failures < 15; ++failures) {
        without_brake();
        const auto wait = wait_after(failures);
        if (wait > Millis{0}) {
            clock.advance(wait - 1ms);
            open();  // nearly over: from now it counts in full
            EXPECT_EQ(look("1007").wait, wait) << failures;
            clock.step_civil(30 * day);
            EXPECT_EQ(look("1007").wait, wait);
            clock.advance(wait);
        }
        EXPECT_EQ(look("1007").tries_left, 15 - failures);
        fail_once("1007");
        open();
    }
    EXPECT_EQ(knock("1007").answer, Knock::Answer::dead);
}

// The thief pulls the plug between the try and its answer, fifteen times.
TEST_F(StaffTries, KilledBetweenKnockAndCheckTheTryStaysCounted) {
    for (int tries = 1; tries <= 4; ++tries) {
        const auto child = fork();
        if (child == 0) {
            open();
            const bool may = knock("1007").answer == Knock::Answer::try_now;
            _exit(may ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_EQ(status, 0);
        open();
        EXPECT_EQ(look("1007").tries_left, 15 - tries);
    }
}

TEST_F(StaffTries, SuccessForgetsAndOnlyItsOwnNumber) {
    open();
    for (int i = 0; i < 2; ++i) fail_once("1007");
    for (int i = 0; i < 2; ++i) fail_once("2001");
    ASSERT_TRUE(sign_in("1007", code(), "482913"));
    EXPECT_EQ(look("1007").tries_left, 15);
    EXPECT_EQ(look("2001").tries_left, 13);
}

TEST_F(StaffTries, TryThatWasNotAnnouncedIsCountedAllTheSame) {
    open();
    EXPECT_FALSE(sign_in("1007", "000000", "000001"));
    EXPECT_EQ(look("1007").tries_left, 14);
    // One knock is one try.
    EXPECT_EQ(knock("1007").tries_left, 14);
    EXPECT_FALSE(sign_in("1007", "000000", "000001"));
    EXPECT_FALSE(sign_in("1007", "000000", "000001"));
    EXPECT_EQ(look("1007").tries_left, 12);
}

TEST_F(StaffTries, NobodyWalksThroughTheNumbers) {
    open();
    for (int number = 1; number <= 5; ++number) fail_once(std::to_string(3000 + number));
    EXPECT_EQ(look("1007"), (Knock{Knock::Answer::wait, 15s, 15}));
    EXPECT_EQ(knock("3099"), (Knock{Knock::Answer::wait, 15s, 15}));
    clock.advance(15s);
    fail_once("3006");
    EXPECT_EQ(look("1007").wait, 30s);
    open();
    EXPECT_EQ(look("1007").wait, 30s);
    clock.advance(30s);
    ASSERT_TRUE(sign_in("1007", code(), "482913"));
    EXPECT_EQ(look("3099").wait, 0s);
}

TEST_F(StaffTries, VandalKeepsNobodyOutForMoreThanAQuarterOfAnHour) {
    open();
    Millis longest{0};
    for (int number = 0; number < 16; ++number) {
        fail_once(std::to_string(3000 + number));
        const auto wait = look("1007").wait;
        EXPECT_LE(wait, 15min);
        longest = std::max(longest, wait);
        clock.advance(wait);
    }
    EXPECT_EQ(longest, 15min);
    EXPECT_TRUE(sign_in("1007", code(), "482913"));
}

TEST_F(StaffTries, ConsoleUnlocksWhileTheKioskRuns) {
    open();
    for (int failures = 0; failures < 15; ++failures) {
        without_brake();
        clock.advance(wait_after(failures));
        fail_once("1007");
    }
    ASSERT_EQ(knock("1007").answer, Knock::Answer::dead);
    {
        const auto log = AuditLog::open(path(), clock);
        ASSERT_TRUE(log);
        const auto console = StaffDoor::open(config, path(), clock, **log);
        ASSERT_TRUE(console);
        ASSERT_TRUE((*console)->unlock((*console)->subject_of_number("1007")));
    }
    EXPECT_EQ(look("1007"), (Knock{Knock::Answer::try_now, 0s, 15}));
    EXPECT_TRUE(sign_in("1007", code(), "482913"));
    EXPECT_TRUE(audit->verify());
}

// The PIN is computed on a thread of its own, and the screen asks meanwhile how long one has to wait.
TEST_F(StaffTries, ScreenAsksWhileAPinIsChecked) {
    open();
    for (int i = 0; i < 3; ++i) {
        std::thread worker{[this] { EXPECT_FALSE(sign_in("1007", "000000", "000001")); }};
        for (int asked = 0; asked < 200; ++asked) {
            EXPECT_GE(look("1007").tries_left, 12);
            EXPECT_FALSE(door->draw_challenge().empty());
        }
        worker.join();
    }
    EXPECT_EQ(look("1007").tries_left, 12);
}

TEST_F(StaffTries, NothingTypedIsOnTheDisk) {
    open();
    // Typed into the wrong field, then where it belongs.
    fail_once("482913");
    EXPECT_FALSE(sign_in("1007", code(), "90517364"));
    door.reset();
    audit.reset();
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        std::ifstream stream{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
        for (const auto& typed : {std::string{"482913"}, std::string{"90517364"}, code()})
            EXPECT_EQ(bytes.find(typed), std::string::npos) << entry.path();
    }
}

TEST_F(StaffTries, DamagedFileLetsNobodyTry) {
    open();
    fail_once("1007");
    tamper("DROP TABLE tries");
    EXPECT_FALSE(door->knock(door->subject_of_number("1007")));
    EXPECT_EQ(look("1007").answer, Knock::Answer::wait);
    EXPECT_EQ(sign_in("1007", code(), "482913").error(), StaffRefusal::wrong);
}

TEST_F(StaffTries, EveryTryAndItsEndIsInTheLog) {
    open();
    fail_once("1007");
    ASSERT_TRUE(sign_in("1007", code(), "482913"));
    std::vector<std::string> told;
    for (const auto& entry : entries()) told.push_back(entry.who + " " + entry.action + " " + entry.detail);
    EXPECT_EQ(told, (std::vector<std::string>{"kiosk log_begun the first entry of this file",
                                              "1007 sign_in_try 15 tries left", "1007 sign_in_refused wrong",
                                              "1007 sign_in_try 14 tries left",
                                              "1007 sign_in engineer by code and PIN"}));
}

}  // namespace
}  // namespace kiosk::services::test
