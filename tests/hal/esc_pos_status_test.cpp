// What the four status bytes mean, and which trouble is told when there are several.
#include "hal/printer/esc_pos_status.h"

#include <gtest/gtest.h>

namespace kiosk::hal::esc_pos {
namespace {

TEST(EscPosStatusTest, KnowsAnAnswerByItsFixedBits) {
    EXPECT_TRUE(is_status(0x12));
    EXPECT_TRUE(is_status(0x7E));
    EXPECT_FALSE(is_status(0x10));
    EXPECT_FALSE(is_status(0x92));
    EXPECT_FALSE(is_status(0x02));
    EXPECT_FALSE(is_status(0xFF));
}

TEST(EscPosStatusTest, EachBitHasItsTrouble) {
    EXPECT_EQ(trouble_of({}), DeviceTrouble::none);
    EXPECT_EQ(trouble_of({.printer = 0x16}), DeviceTrouble::none) << "the drawer";
    EXPECT_EQ(trouble_of({.printer = 0x1A}), DeviceTrouble::offline);
    EXPECT_EQ(trouble_of({.offline_cause = 0x16}), DeviceTrouble::cover_open);
    EXPECT_EQ(trouble_of({.offline_cause = 0x1A}), DeviceTrouble::none) << "the feed button";
    EXPECT_EQ(trouble_of({.offline_cause = 0x32}), DeviceTrouble::paper_out);
    EXPECT_EQ(trouble_of({.offline_cause = 0x52}), DeviceTrouble::hardware);
    EXPECT_EQ(trouble_of({.error_cause = 0x16}), DeviceTrouble::paper_jam);
    EXPECT_EQ(trouble_of({.error_cause = 0x1A}), DeviceTrouble::cutter);
    EXPECT_EQ(trouble_of({.error_cause = 0x32}), DeviceTrouble::hardware);
    EXPECT_EQ(trouble_of({.error_cause = 0x52}), DeviceTrouble::head_hot);
    EXPECT_EQ(trouble_of({.paper = 0x1E}), DeviceTrouble::paper_low);
    EXPECT_EQ(trouble_of({.paper = 0x72}), DeviceTrouble::paper_out);
}

TEST(EscPosStatusTest, TheCauseComesBeforeItsConsequence) {
    const Status cover{.printer = 0x1A, .offline_cause = 0x36, .paper = 0x7E};
    EXPECT_EQ(trouble_of(cover), DeviceTrouble::cover_open) << "and not the paper that its sensor misses";
    const Status cutter{.printer = 0x1A, .offline_cause = 0x52, .error_cause = 0x1A, .paper = 0x1E};
    EXPECT_EQ(trouble_of(cutter), DeviceTrouble::cutter);
    const Status paper{.printer = 0x1A, .offline_cause = 0x32, .paper = 0x7E};
    EXPECT_EQ(trouble_of(paper), DeviceTrouble::paper_out);
}

TEST(EscPosStatusTest, TransmittedStatusHasThePaperElsewhere) {
    EXPECT_EQ(trouble_of_transmitted(0x00), DeviceTrouble::none);
    EXPECT_EQ(trouble_of_transmitted(0x03), DeviceTrouble::paper_low);
    EXPECT_EQ(trouble_of_transmitted(0x0F), DeviceTrouble::paper_out);
}

}  // namespace
}  // namespace kiosk::hal::esc_pos
