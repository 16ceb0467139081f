// Numbers, counts, amounts and queue numbers as they are heard.
#include "ui/voice/numbers.h"

#include <gtest/gtest.h>

#include "table.h"

namespace kiosk::ui {
namespace {

std::string number_zh(std::int64_t number) {
    return read_out(say_number(number, Language::zh), Language::zh);
}
std::string number_en(std::int64_t number) {
    return read_out(say_number(number, Language::en), Language::en);
}
std::string amount_zh(std::int64_t fen) { return read_out(say_amount(Fen{fen}, Language::zh), Language::zh); }
std::string amount_en(std::int64_t fen) { return read_out(say_amount(Fen{fen}, Language::en), Language::en); }

TEST(SpokenNumber, Chinese) {
    EXPECT_EQ(number_zh(0), "零");
    EXPECT_EQ(number_zh(2), "二");
    EXPECT_EQ(number_zh(10), "十");
    EXPECT_EQ(number_zh(12), "十二");
    EXPECT_EQ(number_zh(20), "二十");
    EXPECT_EQ(number_zh(99), "九十九");
    EXPECT_EQ(number_zh(100), "一百");
    EXPECT_EQ(number_zh(107), "一百零七");
    EXPECT_EQ(number_zh(110), "一百一十");
    EXPECT_EQ(number_zh(119), "一百一十九");
    EXPECT_EQ(number_zh(200), "两百");
    EXPECT_EQ(number_zh(222), "两百二十二");
    EXPECT_EQ(number_zh(1000), "一千");
    EXPECT_EQ(number_zh(1005), "一千零五");
    EXPECT_EQ(number_zh(1010), "一千零一十");
    EXPECT_EQ(number_zh(1100), "一千一百");
    EXPECT_EQ(number_zh(2002), "两千零二");
    EXPECT_EQ(number_zh(10'000), "一万");
    EXPECT_EQ(number_zh(10'005), "一万零五");
    EXPECT_EQ(number_zh(10'010), "一万零一十");
    EXPECT_EQ(number_zh(10'500), "一万零五百");
    EXPECT_EQ(number_zh(15'000), "一万五千");
    EXPECT_EQ(number_zh(20'000), "两万");
    EXPECT_EQ(number_zh(123'456), "十二万三千四百五十六");
    EXPECT_EQ(number_zh(1'020'304), "一百零二万零三百零四");
    EXPECT_EQ(number_zh(99'999'999), "九千九百九十九万九千九百九十九");
}

TEST(SpokenNumber, English) {
    EXPECT_EQ(number_en(0), "zero");
    EXPECT_EQ(number_en(13), "thirteen");
    EXPECT_EQ(number_en(20), "twenty");
    EXPECT_EQ(number_en(42), "forty two");
    EXPECT_EQ(number_en(100), "one hundred");
    EXPECT_EQ(number_en(107), "one hundred seven");
    EXPECT_EQ(number_en(1010), "one thousand ten");
    EXPECT_EQ(number_en(20'000), "twenty thousand");
    EXPECT_EQ(number_en(123'456), "one hundred twenty three thousand four hundred fifty six");
    EXPECT_EQ(number_en(1'000'001), "one million one");
}

TEST(SpokenNumber, OutsideOfWhatIsCountedItIsReadDigitByDigit) {
    EXPECT_EQ(number_zh(100'000'002), "一零零零零零零零二");
    EXPECT_EQ(number_en(-12), "one two");
}

TEST(SpokenNumber, TwoOfSomethingIsLiang) {
    EXPECT_EQ(read_out(say_count(2, Language::zh), Language::zh), "两");
    EXPECT_EQ(read_out(say_count(12, Language::zh), Language::zh), "十二");
    EXPECT_EQ(read_out(say_count(2, Language::en), Language::en), "two");
}

TEST(SpokenAmount, Chinese) {
    EXPECT_EQ(amount_zh(0), "零元");
    EXPECT_EQ(amount_zh(5), "五分");
    EXPECT_EQ(amount_zh(20), "两角");
    EXPECT_EQ(amount_zh(200), "两元");
    EXPECT_EQ(amount_zh(5850), "五十八元五角");
    EXPECT_EQ(amount_zh(1205), "十二元零五分");
    EXPECT_EQ(amount_zh(2222), "二十二元两角两分");
    EXPECT_EQ(amount_zh(1'000'00), "一千元");
    EXPECT_EQ(amount_zh(20'000'10), "两万元一角");
}

TEST(SpokenAmount, English) {
    EXPECT_EQ(amount_en(0), "zero yuan");
    EXPECT_EQ(amount_en(5), "five fen");
    EXPECT_EQ(amount_en(5850), "fifty eight yuan fifty fen");
    EXPECT_EQ(amount_en(100), "one yuan");
}

TEST(SpokenQueueNumber, IsSpelt) {
    EXPECT_EQ(read_out(spell("A027"), Language::zh), "A零二七");
    EXPECT_EQ(read_out(spell("b-10 号"), Language::en), "B one zero");
    EXPECT_TRUE(spell("").empty());
}

}  // namespace
}  // namespace kiosk::ui
