// The twins' arithmetic against published and fixed values: another program repeats it from its description.
#include <gtest/gtest.h>

#include "hal/card/apdu.h"
#include "hal/card/issuer_arithmetic.h"
#include "hal/virtual_card.h"

namespace kiosk::hal {
namespace {

using card::from_hex;
using card::upper_hex;

// GB/T 32907-2016, annex A.1.
TEST(CardArithmetic, IsSm4) {
    const auto key = from_hex("0123456789ABCDEFFEDCBA9876543210");
    EXPECT_EQ(upper_hex(card::sm4_block(key, key)), "681EDF34D206965E86B3E94F536E4246");
    EXPECT_EQ(card::sm4_block(key, "short"), "");
    EXPECT_EQ(card::sm4_block("short", key), "");
}

// The same numbers come out of `openssl enc -sm4-ecb -nopad`.
TEST(CardArithmetic, KeepsItsExample) {
    const auto master = from_hex("000102030405060708090A0B0C0D0E0F");
    const auto code = from_hex("330300D15600000599110145FFFFFFFF");
    const auto process = from_hex("0102030405060708");
    const auto source = from_hex("1112131415161718");
    EXPECT_EQ(upper_hex(card::external_token_of(master, code, process, source)),
              "E5724C902AA806B3A2760B723D49A578");
    EXPECT_EQ(upper_hex(card::internal_result_of(master, code, process, source)), "470447E217E1A3CB");
    EXPECT_EQ(issuer_answer("330300|3B6D|03|330300D15600000599110145FFFFFFFF|0102030405060708|"
                            "1112131415161718|0102030405060708|1112131415161718||",
                            {master, master}),
              "470447E217E1A3CB|E5724C902AA806B3A2760B723D49A578");
}

TEST(CardArithmetic, AnswersNothingToAChallengeOfAnotherForm) {
    for (const auto* text :
         {"", "|", "|||||||||", "330300|3B6D|03|33|01|11|01|11||",
          "330300|3B6D|03|330300D15600000599110145FFFFFFFF|0102030405060708|1112131415161718||||",
          "330300|3B6D|03|330300D15600000599110145FFFFFFFF|0102030405060708|1112131415161718|"
          "0102030405060708|1112131415161718||more"})
        EXPECT_FALSE(issuer_answer(text)) << text;
}

}  // namespace
}  // namespace kiosk::hal
