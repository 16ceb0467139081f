// Bits of the printer to trouble, and replies out of whatever bytes come.
#include "hal/printer/esc_pos_status.h"

#include <gtest/gtest.h>

namespace kiosk::hal::esc_pos {
namespace {

TEST(EscPosStatusTest, EachBitHasItsTrouble) {
    EXPECT_EQ(trouble_of({}), DeviceTrouble::none);
    EXPECT_EQ(trouble_of({.printer = 0x1A}), DeviceTrouble::offline);
    EXPECT_EQ(trouble_of({.offline_cause = 0x16}), DeviceTrouble::cover_open);
    EXPECT_EQ(trouble_of({.offline_cause = 0x32}), DeviceTrouble::paper_out);
    EXPECT_EQ(trouble_of({.offline_cause = 0x52}), DeviceTrouble::hardware);
    EXPECT_EQ(trouble_of({.error_cause = 0x1A}), DeviceTrouble::cutter);
    EXPECT_EQ(trouble_of({.error_cause = 0x16}), DeviceTrouble::paper_jam);
    EXPECT_EQ(trouble_of({.error_cause = 0x32}), DeviceTrouble::hardware);
    EXPECT_EQ(trouble_of({.error_cause = 0x52}), DeviceTrouble::head_hot);
    EXPECT_EQ(trouble_of({.paper = 0x1E}), DeviceTrouble::paper_low);
    EXPECT_EQ(trouble_of({.paper = 0x72}), DeviceTrouble::paper_out);
}

TEST(EscPosStatusTest, TheWorstIsSaid) {
    EXPECT_EQ(trouble_of({0x1A, 0x36, 0x1A, 0x7E}), DeviceTrouble::cover_open);
    EXPECT_EQ(trouble_of({0x1A, 0x12, 0x1A, 0x7E}), DeviceTrouble::paper_out);
    EXPECT_EQ(trouble_of({0x1A, 0x52, 0x5A, 0x1E}), DeviceTrouble::cutter);
    EXPECT_EQ(trouble_of({0x1A, 0x12, 0x12, 0x1E}), DeviceTrouble::offline);
}

TEST(EscPosStatusTest, ThePortsThreeLines) {
    EXPECT_EQ(trouble_of_port(0x18), DeviceTrouble::none);
    EXPECT_EQ(trouble_of_port(0x38), DeviceTrouble::paper_out);
    EXPECT_EQ(trouble_of_port(0x10), DeviceTrouble::hardware);
    EXPECT_EQ(trouble_of_port(0x08), DeviceTrouble::offline);
}

TEST(EscPosStatusTest, WhatIsPushed) {
    EXPECT_EQ(trouble_of_push({0x10, 0, 0, 0}), DeviceTrouble::none);
    EXPECT_EQ(trouble_of_push({0x30, 0, 0, 0}), DeviceTrouble::cover_open);
    EXPECT_EQ(trouble_of_push({0x18, 0, 0x0F, 0}), DeviceTrouble::paper_out);
    EXPECT_EQ(trouble_of_push({0x10, 0, 0x03, 0}), DeviceTrouble::paper_low);
    EXPECT_EQ(trouble_of_push({0x18, 0x08, 0, 0}), DeviceTrouble::cutter);
}

TEST(ReplyReaderTest, TellsRepliesApart) {
    ReplyReader reader;
    const std::string bytes{
        "\x12\x37\x22"
        "0042\0\x10\0\x08\x03\x0F",
        13};
    const auto replies = reader.take(bytes);
    ASSERT_EQ(replies.size(), 4U);
    EXPECT_EQ(replies[0], Reply{RealTimeByte{0x12}});
    EXPECT_EQ(replies[1], Reply{ProcessId{"0042"}});
    EXPECT_EQ(replies[2], (Reply{PushedStatus{{0x10, 0x00, 0x08, 0x03}}}));
    EXPECT_EQ(replies[3], Reply{TransmittedStatus{0x0F}});
    EXPECT_EQ(reader.dropped(), 0U);
}

TEST(ReplyReaderTest, IsTheSameWhateverThePieces) {
    const std::string bytes{
        "\xFF\x37\x22"
        "9999\0\x37\x12\x10\x12\x10\x01\x02\x03",
        16};
    ReplyReader at_once;
    ReplyReader in_bytes;
    std::vector<Reply> pieces;
    for (const char byte : bytes)
        for (const auto& reply : in_bytes.take({&byte, 1})) pieces.push_back(reply);
    EXPECT_EQ(at_once.take(bytes), pieces);
    EXPECT_EQ(at_once.dropped(), 3U) << "FF, a header without its kind, a push without its rest";
}

TEST(ReplyReaderTest, AMarkWithoutItsEndIsNoMark) {
    ReplyReader reader;
    for (const auto& reply : reader.take("\x37\x22"
                                         "0042\x55"))
        EXPECT_FALSE(std::holds_alternative<ProcessId>(reply));
}

TEST(ReplyReaderTest, EveryByteAloneIsHarmless) {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            ReplyReader reader;
            const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            EXPECT_LE(reader.take(bytes).size(), 2U);
        }
}

}  // namespace
}  // namespace kiosk::hal::esc_pos
