// Signing in by number, one-time code and PIN: who is let in, how tries are counted on the page and over
// restarts, and that nobody is in of whom the audit log cannot say so.
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

class ByNumber : public DeskRoom {
protected:
    [[nodiscard]] bool waits() const { return page().lead.en.find("Too many tries") != std::string::npos; }
    [[nodiscard]] int seconds_left() const {
        const auto digit = page().lead.en.find_first_of("0123456789");
        return digit == std::string::npos ? -1 : std::stoi(page().lead.en.substr(digit));
    }
};

TEST_F(ByNumber, NumberCodeAndPinLetIn) {
    open();
    call_staff();
    EXPECT_EQ(page().lead, words::sign_in_lead.text());
    EXPECT_FALSE(desk->signed_in());
    touch("number");
    EXPECT_EQ(page().lead, words::sign_in_number.text());
    EXPECT_FALSE(std::get<screen::StaffDigits>(page().widget).hidden);
    touch("digits", "2001");
    EXPECT_EQ(page().lead, words::sign_in_code.text());
    touch("digits", code_of("2001"));
    EXPECT_TRUE(std::get<screen::StaffDigits>(page().widget).hidden);
    touch("digits", number_pin);
    wait_for("overview");
    EXPECT_TRUE(host.told.contains(words::sign_in_checking.text().en));
    EXPECT_TRUE(desk->signed_in());
    EXPECT_NE(page().subtitle.en.find("2001"), std::string::npos) << page().subtitle.en;
    EXPECT_NE(page().subtitle.en.find(words::role_attendant.en), std::string::npos);
    EXPECT_TRUE(logged("sign_in", "attendant by code and PIN"));
}

TEST_F(ByNumber, PadsTakeWhatTheConfigurationAllows) {
    open();
    call_staff();
    touch("number");
    EXPECT_EQ(std::get<screen::StaffDigits>(page().widget).most, 12);
    touch("digits", "2001");
    EXPECT_EQ(std::get<screen::StaffDigits>(page().widget).most, 6);
    touch("digits", "000000");
    EXPECT_EQ(std::get<screen::StaffDigits>(page().widget).most, 12);
}

TEST_F(ByNumber, ACodeServesOnce) {
    open();
    call_staff();
    const auto code = code_of("1007");
    try_number("1007", code, number_pin);
    wait_for("overview");
    touch("leave");
    call_staff();
    try_number("1007", code, number_pin);
    EXPECT_EQ(page().lead, words::sign_in_code_used.text());
    EXPECT_FALSE(desk->signed_in());
    EXPECT_TRUE(logged("sign_in_refused", "code"));
}

TEST_F(ByNumber, WrongPinsAreCountedThenOneWaitsAndARestartGivesNothingBack) {
    config.staff.first_wait = 3s;
    open();
    call_staff();
    for (int left = 14; left > 10; --left) {
        try_number("1007", code_of("1007"), "000001");
        EXPECT_EQ(page().lead, words::sign_in_wrong.with(left)) << page().lead.en;
        EXPECT_TRUE(page().warns);
    }
    try_number("1007", code_of("1007"), "000001");
    ASSERT_TRUE(waits()) << page().lead.en;
    const auto first = seconds_left();
    EXPECT_LE(first, 3);
    const auto sequence = host.shown.sequence;
    until(
        "the seconds to count down", [&] { return seconds_left() < first; }, 3s);
    EXPECT_EQ(host.shown.sequence, sequence) << "a touch that is on its way stays good";
    // The plug is pulled: the wait begins anew, in full.
    open();
    call_staff();
    try_number("1007", code_of("1007"), number_pin);
    ASSERT_TRUE(waits()) << page().lead.en;
    EXPECT_GE(seconds_left(), first - 1);
    EXPECT_FALSE(desk->signed_in());
    until(
        "the end of the wait", [&] { return !waits(); }, 5s);
    try_number("1007", code_of("1007", 30s), number_pin);
    wait_for("overview");
}

TEST_F(ByNumber, FifteenFailuresLockTheNumberForGood) {
    config.staff.first_wait = 1ms;
    open();
    call_staff();
    for (int tries = 0; tries < 15; ++tries) {
        turns_for(Millis{1} * (tries < 5 ? 1 : (1 << (tries - 4)) + 5));
        try_number("1007", code_of("1007"), "000001");
    }
    EXPECT_EQ(page().lead, words::sign_in_dead.text());
    open();
    call_staff();
    turns_for(1100ms);
    try_number("1007", code_of("1007"), number_pin);
    EXPECT_EQ(page().lead, words::sign_in_dead.text());
    EXPECT_FALSE(desk->signed_in());
    // Whoever has a card gets in.
    sign_in_as("engineer");
}

TEST_F(ByNumber, ANumberThatNobodyHasLooksLikeAWrongPin) {
    open();
    call_staff();
    try_number("9999", "123456", number_pin);
    EXPECT_EQ(page().lead, words::sign_in_wrong.with(14));
    for (const auto& entry : entries()) {
        EXPECT_EQ((entry.who + entry.detail).find("9999"), std::string::npos) << "it may be a PIN";
        EXPECT_EQ((entry.who + entry.detail).find(number_pin), std::string::npos);
    }
}

TEST_F(ByNumber, BackForgetsWhatWasTyped) {
    open();
    call_staff();
    touch("number");
    touch("digits", "1007");
    touch("digits", code_of("1007"));
    touch("back");
    EXPECT_EQ(page().lead, words::sign_in_lead.text());
    force("digits", number_pin);  // for a pad that is gone
    turns_for(300ms);
    EXPECT_TRUE(at("sign_in"));
    EXPECT_FALSE(logged("sign_in_try"));
}

TEST_F(ByNumber, NobodyGetsInOfWhomTheLogCannotSaySo) {
    open();
    break_audit_log();
    call_staff();
    try_number("1007", code_of("1007"), number_pin);
    EXPECT_EQ(page().lead, words::sign_in_broken.text());
    insert(chip_of(wish()));
    reads(words::sign_in_card_pin.text());
    touch("digits", card_pin);
    EXPECT_EQ(page().lead, words::sign_in_broken.text());
    turns_for(300ms);
    EXPECT_FALSE(desk->signed_in());
}

TEST_F(ByNumber, WithoutCardsThePageSaysSo) {
    config.staff.authority.clear();
    open();
    call_staff();
    EXPECT_EQ(page().lead, words::sign_in_number_only.text());
    insert(chip_of(wish()));
    reads(words::sign_in_unknown.text());
}

}  // namespace
}  // namespace kiosk::app::staff::test
