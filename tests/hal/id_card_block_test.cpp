// The block of text of a resident ID card: what is well is read, and what lies is refused with a word that
// holds nothing of the card.
#include <random>

#include <gtest/gtest.h>

#include "hal/id_card/text_block.h"
#include "tests/hal/id_cards.h"

namespace kiosk::hal::id_card {
namespace {

using device::IdCardData;

template <class Change>
std::string refusal(Change&& change) {
    auto card = sample_id_card();
    change(card);
    const auto read = read_text_block(text_block_of(card));
    return read ? "" : read.error().detail;
}

TEST(IdCardBlock, IsReadAsItWasWritten) {
    EXPECT_EQ(read_text_block(text_block_of(sample_id_card())), sample_id_card());
    auto for_life = sample_id_card();
    for_life.valid_until.clear();
    EXPECT_EQ(read_text_block(text_block_of(for_life)), for_life);
    auto rare = sample_id_card();
    rare.name = "王䶮𠮷";
    EXPECT_EQ(read_text_block(text_block_of(rare)), rare);
}

TEST(IdCardBlock, HasItsFieldsWhereTheStandardPutsThem) {
    const auto block = text_block_of(sample_id_card());
    ASSERT_EQ(block.size(), 256U);
    EXPECT_EQ(block.substr(0, 4), "\x20\x5F\x09\x4E");  // 张三
    EXPECT_EQ(block.substr(30, 6), std::string("1\0"
                                               "0\0"
                                               "1\0",
                                               6));
    EXPECT_EQ(block.substr(122, 4), std::string("1\0"
                                                "1\0",
                                                4));
    EXPECT_EQ(block.substr(204, 4), std::string("2\0"
                                                "0\0",
                                                4));
}

TEST(IdCardBlock, OfAnotherLengthIsNone) {
    const auto block = text_block_of(sample_id_card());
    for (const std::size_t length : {0U, 1U, 220U, 255U})
        EXPECT_FALSE(read_text_block(block.substr(0, length)));
    EXPECT_FALSE(read_text_block(block + "  "));
    EXPECT_FALSE(read_text_block(std::string(256, '\0')));
    EXPECT_FALSE(read_text_block(std::string(256, '\xFF')));
}

TEST(IdCardBlock, ThatContradictsItselfIsRefused) {
    EXPECT_EQ(refusal([](IdCardData& card) { card.id_number.back() = '2'; }), "id number");
    EXPECT_EQ(refusal([](IdCardData& card) { card.birth_date = "1990-03-08"; }),
              "birth date against id number");
    EXPECT_EQ(refusal([](IdCardData& card) { card.gender = "2"; }), "sex against id number");
    EXPECT_EQ(refusal([](IdCardData& card) { card.gender = "7"; }), "sex");
    EXPECT_EQ(refusal([](IdCardData& card) { card.nation = "57"; }), "nation");
    EXPECT_EQ(refusal([](IdCardData& card) { card.nation = ""; }), "nation");
    EXPECT_EQ(refusal([](IdCardData& card) { card.valid_from = "2015-02-29"; }), "date");
    EXPECT_EQ(refusal([](IdCardData& card) { card.valid_from = "1989-05-01"; }), "issued before birth");
    EXPECT_EQ(refusal([](IdCardData& card) { card.valid_until = "2015-05-01"; }),
              "valid until before valid from");
    EXPECT_EQ(refusal([](IdCardData& card) { card.valid_until = "永远"; }), "date");
    EXPECT_EQ(refusal([](IdCardData& card) { card.name = ""; }), "name");
    EXPECT_EQ(refusal([](IdCardData& card) { card.name = "张\n三"; }), "name");
    EXPECT_EQ(refusal([](IdCardData& card) { card.address = ""; }), "address");
    EXPECT_EQ(refusal([](IdCardData& card) { card.authority = "局\u202E"; }), "authority");
}

TEST(IdCardBlock, OfBrokenPairsIsRefused) {
    for (const auto* units : {"\x00\xD8\x41\x00", "\x00\xDC\x41\x00", "\x00\xD8\x00\xD8"}) {
        auto block = text_block_of(sample_id_card());
        block.replace(0, 4, std::string{units, 4});
        EXPECT_FALSE(read_text_block(block));
    }
    auto block = text_block_of(sample_id_card());
    block.replace(28, 2, std::string{"\x00\xD8", 2});  // the first half, at the very end of the name
    EXPECT_FALSE(read_text_block(block));
}

TEST(IdCardBlock, OfAForeignResidentIsForeign) {
    auto block = text_block_of(sample_id_card());
    block.replace(248, 1, "I");
    const auto read = read_text_block(block);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().trouble, device::CardTrouble::foreign);
}

TEST(IdCardBlock, OfAResidencePermitHasNoNation) {
    auto card = sample_id_card();
    card.nation.clear();
    auto block = text_block_of(card);
    block.replace(248, 1, "J");
    EXPECT_TRUE(read_text_block(block));
}

// A flipped bit is either seen, or changes a text that nothing can check.
TEST(IdCardBlock, WithOneBitFlippedNeverShowsAnotherNumber) {
    const auto whole = text_block_of(sample_id_card());
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        auto block = whole;
        block[bit / 8] = static_cast<char>(block[bit / 8] ^ (1 << bit % 8));
        if (const auto read = read_text_block(block)) {
            EXPECT_EQ(read->id_number, sample_id_card().id_number) << bit;
            EXPECT_EQ(read->birth_date, sample_id_card().birth_date) << bit;
        }
    }
}

TEST(IdCardBlock, OfNoiseIsRefused) {
    std::mt19937 random{7};
    for (int i = 0; i < 5'000; ++i) {
        std::string block(256, '\0');
        for (auto& byte : block) byte = static_cast<char>(random());
        EXPECT_FALSE(read_text_block(block));
    }
}

}  // namespace
}  // namespace kiosk::hal::id_card
