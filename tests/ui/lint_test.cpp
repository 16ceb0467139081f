// A lint that finds nothing proves nothing until it has found a planted fault of each kind.
#include "tests/ui/lint.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "settings.h"

namespace kiosk::ui {
namespace {

class LintTest : public testing::Test {
protected:
    LintTest() : picture_{view_.width, view_.height} {
        std::ranges::fill(picture_.pixels, 0xFFFFFFU);
        Record text;
        text.item = {"text/1", "text", "words", 100, 100, 300, 60, true};
        text.room = {90, 90, 400, 80};
        text.em_px = 38;
        text.ink = rgb(0x10233A);
        Record button;
        button.item = {"check/confirm", "button", "Confirm", 100, 300, 300, 120, true};
        button.touchable = button.primary = true;
        Record key = button;
        key.item = {"pin/key_1", "key", "1", 500, 300, 96, 96, true};
        key.primary = false;
        records_ = {text, button, key};
    }

    Record& text() { return records_[0]; }
    Record& button() { return records_[1]; }
    Record& key() { return records_[2]; }
    void expect_only(Rule rule) {
        const auto found = lint(view_, records_, picture_);
        ASSERT_EQ(found.size(), 1U) << (found.empty() ? "nothing found" : found.back().about);
        EXPECT_EQ(found[0].rule, rule) << found[0].about;
    }

    View view_ = every_setting().front().view;
    Picture picture_;
    std::vector<Record> records_;
};

TEST_F(LintTest, FindsNothingInAGoodScreen) { EXPECT_TRUE(lint(view_, records_, picture_).empty()); }

TEST_F(LintTest, FindsAnIdThatComesTwice) {
    key().item.id = button().item.id;
    expect_only(Rule::named_once);
}

TEST_F(LintTest, FindsWhatLeavesTheGlass) {
    button().item.x = view_.width - 200;
    expect_only(Rule::on_the_glass);
}

TEST_F(LintTest, FindsAButtonWithoutWords) {
    button().item.label.clear();
    expect_only(Rule::has_words);
}

TEST_F(LintTest, FindsWordsThatWereCut) {
    text().fits = false;
    expect_only(Rule::whole_words);
}

TEST_F(LintTest, FindsWordsOutsideTheirRoom) {
    text().room.w = 200;
    expect_only(Rule::in_its_room);
}

TEST_F(LintTest, FindsAButtonTooLowForAFinger) {
    button().item.height = 60;  // 14.9 mm
    expect_only(Rule::wide_for_a_finger);
}

TEST_F(LintTest, FindsAKeyTooSmallForAPad) {
    key().item.width = 80;  // 19.8 mm
    expect_only(Rule::wide_as_a_key);
}

TEST_F(LintTest, FindsButtonsAndWordsThatOverlap) {
    key().item.x = 380;
    expect_only(Rule::apart);
    key().item.x = 500;
    auto other = text();
    other.item.id = "text/2";
    other.item.y = other.room.y = 130;
    records_.push_back(other);
    expect_only(Rule::apart);
}

TEST_F(LintTest, FindsLettersThatAreTooSmall) {
    text().em_px = 26;  // capitals of 4.7 mm
    expect_only(Rule::letters_legible);
}

TEST_F(LintTest, FindsBodyThatShrankAndLeavesCaptionsAlone) {
    text().em_px = 35;  // capitals of 6.36 mm
    expect_only(Rule::body_large);
    text().asked = TextSize::title;
    expect_only(Rule::body_large);
    text().asked = TextSize::small;
    EXPECT_TRUE(lint(view_, records_, picture_).empty()) << "a caption may be smaller";
}

TEST_F(LintTest, FindsBodyThatIsNotLargeInLargeMode) {
    view_.large = true;
    text().em_px = 46;  // capitals of 8.36 mm
    expect_only(Rule::body_large);
    text().em_px = 47;
    EXPECT_TRUE(lint(view_, records_, picture_).empty());
}

TEST_F(LintTest, FindsFaintLettersWhateverTheGround) {
    text().ink = rgb(0x8A97A5);  // 3.0 on white
    expect_only(Rule::strong_enough);
    text().ink = rgb(0xFFFFFF);
    expect_only(Rule::strong_enough);
    for (int y = 80; y < 180; ++y)
        for (int x = 80; x < 480; ++x) picture_.at(x, y) = 0x0A5FB8;
    EXPECT_TRUE(lint(view_, records_, picture_).empty()) << "white on blue is strong";
}

TEST_F(LintTest, FindsWhatAWheelchairDoesNotReachWhereThatIsAskedFor) {
    for (auto* each : {&button(), &key()}) each->item.y += 1'000;
    view_.low = true;
    EXPECT_TRUE(lint(view_, records_, picture_).empty());
    button().item.y = 600;
    expect_only(Rule::within_reach);
}

TEST_F(LintTest, FindsTwoFilledActions) {
    key().primary = true;
    expect_only(Rule::one_primary_action);
}

}  // namespace
}  // namespace kiosk::ui
