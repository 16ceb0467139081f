// Replies are told apart however they arrive, and nothing that arrives does harm. Commands are compared with
// the bytes of the reference.
#include "hal/printer/esc_pos_replies.h"

#include <random>

#include <gtest/gtest.h>

#include "hal/printer/esc_pos_commands.h"

namespace kiosk::hal::esc_pos {
namespace {

using namespace std::string_literals;

std::vector<Reply> all_of(ReplyReader& reader) {
    std::vector<Reply> all;
    while (const auto reply = reader.next()) all.push_back(*reply);
    return all;
}

TEST(EscPosRepliesTest, TellsThemApart) {
    ReplyReader reader;
    reader.feed(
        "\x12\x37\x22"
        "0042\0\x00\x37\x25\0\x14\0\0\x0F"s);
    const std::vector<Reply> expected{StatusReply{0x12}, ProcessReply{"0042"}, TransmittedReply{0x00},
                                      ClearedReply{}, AutomaticReply{{0x14, 0, 0, 0x0F}}};
    EXPECT_EQ(all_of(reader), expected);
    EXPECT_EQ(reader.nonsense(), 0);
}

TEST(EscPosRepliesTest, WaitsForTheRestOfABlock) {
    ReplyReader reader;
    for (const char byte :
         "\x37\x22"
         "004"s) {
        reader.feed({&byte, 1});
        EXPECT_FALSE(reader.next());
    }
    reader.feed("2\0"s);
    EXPECT_EQ(all_of(reader), std::vector<Reply>{ProcessReply{"0042"}});
}

TEST(EscPosRepliesTest, FindsAnAnswerInsideAnAutomaticStatus) {
    ReplyReader reader;
    reader.feed("\x10\0\x1A\0\0"s);
    const std::vector<Reply> expected{StatusReply{0x1A}, AutomaticReply{{0x10, 0, 0, 0}}};
    EXPECT_EQ(all_of(reader), expected);
}

TEST(EscPosRepliesTest, ABrokenBlockDoesNotHideWhatFollows) {
    ReplyReader reader;
    reader.feed("\x37\x22\x01\x02\x03\x04\xFF\x12"s);
    const auto all = all_of(reader);
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.back(), Reply{StatusReply{0x12}});
    for (const auto& reply : all) EXPECT_FALSE(std::holds_alternative<ProcessReply>(reply));
}

TEST(EscPosRepliesTest, CountsNonsense) {
    ReplyReader reader;
    reader.feed(std::string(100, '\xFF'));
    EXPECT_FALSE(reader.next());
    EXPECT_EQ(reader.nonsense(), 100);
    reader.feed(std::string(100'000, '\xFF'));
    EXPECT_FALSE(reader.next());
    EXPECT_EQ(reader.nonsense(), 100'100);
}

TEST(EscPosRepliesTest, TakesAnyBytesWithoutHarm) {
    std::mt19937 dice{20261125};
    for (int round = 0; round < 2'000; ++round) {
        ReplyReader reader;
        std::string bytes(dice() % 64, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(dice() % 4 == 0 ? 0x37 : dice());
        const auto middle = bytes.size() / 2;
        reader.feed(std::string_view{bytes}.substr(0, middle));
        auto found = all_of(reader).size();
        reader.feed(std::string_view{bytes}.substr(middle));
        found += all_of(reader).size();
        EXPECT_LE(found, bytes.size());
    }
}

TEST(EscPosCommandsTest, AreTheBytesOfTheReference) {
    EXPECT_EQ(ask_status(2), "\x10\x04\x02"s);
    EXPECT_EQ(clear_buffers(), "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"s);
    EXPECT_EQ(recover_and_clear(), "\x10\x05\x02"s);
    EXPECT_EQ(initialise(), "\x1B\x40\x1D\x61\x00"s);
    EXPECT_EQ(feed_and_cut(8), "\x1D\x56\x42\x08"s);
    EXPECT_EQ(ask_process("0042"), "\x1D\x28\x48\x06\x00\x30\x30\x30\x30\x34\x32"s);
    EXPECT_EQ(ask_transmitted(), "\x1D\x72\x01"s);
}

TEST(EscPosCommandsTest, ABandIsABandOfTheBitmap) {
    const device::Bitmap dots{16, 3, {1, 2, 3, 4, 5, 6}};
    EXPECT_EQ(raster(dots, 1, 2), "\x1D\x76\x30\x00\x02\x00\x02\x00\x03\x04\x05\x06"s);
}

TEST(EscPosCommandsTest, NoPictureSpellsARealTimeCommand) {
    const device::Bitmap dots{
        24, 4, {0x10, 0x04, 0x01, 0x10, 0x14, 0x08, 0x00, 0x00, 0x10, 0x05, 0x02, 0x10}};
    const auto band = raster(dots, 0, 4);
    EXPECT_EQ(band.substr(8), "\x10\x06\x01\x10\x16\x08\x00\x00\x10\x07\x02\x10"s);
}

}  // namespace
}  // namespace kiosk::hal::esc_pos
