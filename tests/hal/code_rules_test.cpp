// Length and alphabet of a code, whatever scanned it.
#include <gtest/gtest.h>

#include "hal/scan.h"

namespace kiosk::hal {
namespace {

TEST(CodeRulesTest, LengthComesFirst) {
    EXPECT_FALSE(follows({}, ""));
    EXPECT_TRUE(follows({.length_max = 28}, std::string(28, '7')));
    EXPECT_FALSE(follows({.length_max = 28}, std::string(29, '7')));
}

TEST(CodeRulesTest, EveryAlphabetHasItsBytes) {
    const auto good = [](CodeCharset charset, std::string_view code) {
        return follows({.charset = charset}, code);
    };
    EXPECT_TRUE(good(CodeCharset::digits, "0123456789"));
    EXPECT_FALSE(good(CodeCharset::digits, "12a"));
    EXPECT_TRUE(good(CodeCharset::printable, "https://example.invalid/?a=~ b"));
    EXPECT_FALSE(good(CodeCharset::printable, "医院"));
    EXPECT_FALSE(good(CodeCharset::printable, "a\tb"));
    EXPECT_FALSE(good(CodeCharset::printable, std::string_view{"a\0b", 3}));
    EXPECT_TRUE(good(CodeCharset::text, "医院 1"));
    EXPECT_FALSE(good(CodeCharset::text, "\xE5\x8C"));
    EXPECT_FALSE(good(CodeCharset::text, "a\x1B[2J"));
    EXPECT_FALSE(good(CodeCharset::text, "\xC2\x85")) << "a control character of two bytes";
}

}  // namespace
}  // namespace kiosk::hal
