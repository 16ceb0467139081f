#include "kiosk/base/fen.h"

#include <concepts>

#include <gtest/gtest.h>

namespace kiosk {
namespace {

static_assert(!std::constructible_from<Fen, double>, "money from floating point must not compile");
static_assert(!std::constructible_from<Fen, float>);
static_assert(!std::convertible_to<int, Fen>, "a bare number is not money");
static_assert(!std::convertible_to<Fen, std::int64_t>);

TEST(Fen, ReadsAndPrintsYuan) {
    EXPECT_EQ(Fen::parse_yuan("12.30"), Fen{1230});
    EXPECT_EQ(Fen::parse_yuan("12.3"), Fen{1230});
    EXPECT_EQ(Fen::parse_yuan("12"), Fen{1200});
    EXPECT_EQ(Fen::parse_yuan("-0.05"), Fen{-5});
    EXPECT_EQ(Fen{1230}.yuan(), "12.30");
    EXPECT_EQ(Fen{-5}.yuan(), "-0.05");
    EXPECT_EQ(Fen{}.yuan(), "0.00");
}

TEST(Fen, RefusesWhatIsNoAmount) {
    for (const auto* text :
         {"", "-", ".5", "1.", "1.234", "1e3", "1,2", " 1", "1 ", "+1", "0x1", "--1", "123456789012345"})
        EXPECT_FALSE(Fen::parse_yuan(text)) << text;
}

TEST(Fen, AddsAndComparesExactly) {
    EXPECT_EQ(Fen{10} + Fen{20}, Fen{30});
    EXPECT_EQ(Fen{10} - Fen{20}, Fen{-10});
    EXPECT_LT(Fen{10}, Fen{11});
}

TEST(FenDeath, OverflowStopsTheProgram) {
    EXPECT_DEATH(static_cast<void>(Fen{INT64_MAX} + Fen{1}), "overflow");
}

}  // namespace
}  // namespace kiosk
