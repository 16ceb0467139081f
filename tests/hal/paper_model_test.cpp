// The physics of paper: length, tearing, falling out, sticking, heat.
#include "hal/printer/paper_model.h"

#include <gtest/gtest.h>

namespace kiosk::hal {
namespace {

const std::vector<std::uint8_t> black(72, 0xFF);

class PaperModelTest : public testing::Test {
protected:
    PaperModelTest() {
        paper.on_slip([this](device::Bitmap slip) { slips.push_back(std::move(slip)); });
    }
    int print(int lines) {
        int moved = 0;
        while (moved < lines && paper.print_line(black)) ++moved;
        return moved;
    }
    PaperModel paper{{.roll_mm = 100, .near_end_mm = 20}};
    std::vector<device::Bitmap> slips;
};

TEST_F(PaperModelTest, ASlipThatIsCutFallsOut) {
    EXPECT_EQ(print(80), 80);
    EXPECT_TRUE(paper.feed(8));
    EXPECT_TRUE(slips.empty());
    EXPECT_TRUE(paper.cut());
    ASSERT_EQ(slips.size(), 1U);
    EXPECT_EQ(slips[0].width, 576);
    EXPECT_EQ(slips[0].height, 88);
    EXPECT_EQ(slips[0].bits.size(), 72U * 88U);
    EXPECT_EQ(slips[0].bits.front(), 0xFF);
    EXPECT_EQ(slips[0].bits.back(), 0x00);
    EXPECT_EQ(paper.remaining_mm(), 89);
    EXPECT_EQ(paper.hanging_lines(), 0);
}

TEST_F(PaperModelTest, WhitePaperIsNoSlip) {
    EXPECT_TRUE(paper.feed(100));
    EXPECT_TRUE(paper.cut());
    EXPECT_TRUE(slips.empty());
}

TEST_F(PaperModelTest, TheRollGetsLowAndEndsInTheMiddle) {
    EXPECT_EQ(paper.trouble(), DeviceTrouble::none);
    EXPECT_EQ(print(80 * 8 + 1), 80 * 8 + 1);
    EXPECT_EQ(paper.trouble(), DeviceTrouble::paper_low);
    EXPECT_FALSE(paper.stopped());
    EXPECT_EQ(print(1'000), 20 * 8 - 1);
    EXPECT_EQ(paper.trouble(), DeviceTrouble::paper_out);
    EXPECT_TRUE(paper.stopped());
    EXPECT_EQ(paper.remaining_mm(), 0);
    paper.load_roll(100);
    EXPECT_EQ(paper.torn(), 1) << "the half slip went with the old roll";
    EXPECT_TRUE(paper.cut());
    EXPECT_TRUE(slips.empty());
    EXPECT_EQ(print(8), 8);
}

TEST_F(PaperModelTest, AnOpenCoverStopsAndGoesOn) {
    EXPECT_EQ(print(8), 8);
    paper.open_cover(true);
    EXPECT_EQ(paper.trouble(), DeviceTrouble::cover_open);
    EXPECT_EQ(print(8), 0);
    EXPECT_FALSE(paper.cut());
    paper.open_cover(false);
    EXPECT_EQ(print(8), 8);
    EXPECT_TRUE(paper.cut());
    EXPECT_EQ(slips.size(), 1U);
}

TEST_F(PaperModelTest, JammedPaperIsTornOffWhenFreed) {
    paper.jam_after(5);
    EXPECT_EQ(print(20), 5);
    EXPECT_EQ(paper.trouble(), DeviceTrouble::paper_jam);
    EXPECT_FALSE(paper.cut());
    paper.jam(false);
    EXPECT_EQ(paper.torn(), 1);
    EXPECT_EQ(paper.hanging_lines(), 0);
    EXPECT_EQ(print(20), 20);
}

TEST_F(PaperModelTest, AStuckCutterLeavesTheSlipHanging) {
    EXPECT_EQ(print(8), 8);
    paper.cutter_stuck(true);
    EXPECT_FALSE(paper.cut());
    EXPECT_EQ(paper.trouble(), DeviceTrouble::cutter);
    EXPECT_EQ(paper.hanging_lines(), 8);
    paper.cutter_stuck(false);
    EXPECT_TRUE(paper.cut());
    EXPECT_EQ(slips.size(), 1U);
}

TEST_F(PaperModelTest, MuchBlackHeatsTheHeadAndRestCoolsIt) {
    PaperModel hot{{.hot_lines = 100, .cooling_lines_per_second = 300}};
    int moved = 0;
    while (moved < 10'000 && hot.print_line(black)) ++moved;
    EXPECT_GT(moved, 100);
    EXPECT_LT(moved, 150);
    EXPECT_EQ(hot.trouble(), DeviceTrouble::head_hot);
    hot.rest(Millis{100});
    EXPECT_EQ(hot.trouble(), DeviceTrouble::head_hot) << "it goes on at half the heat only";
    hot.rest(Millis{100});
    EXPECT_EQ(hot.trouble(), DeviceTrouble::none);
    const std::vector<std::uint8_t> pale(72, 0x01);
    for (int line = 0; line < 10'000; ++line) ASSERT_TRUE(hot.print_line(pale)) << line;
}

TEST_F(PaperModelTest, APaperPathTakesItsTime) {
    EXPECT_EQ(paper.time_of(2'000), Millis{1'000}) << "250 mm a second";
}

}  // namespace
}  // namespace kiosk::hal
