// The codes that a patient's phone shows: the insurance e-code (28 characters), the wallet's payment code
// (18 digits), the electronic social-security card (ES and 26 digits). Each is valid for one minute and one
// use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "services/hospital/world.h"

namespace kiosk::hospital {

enum class CodeKind { e_code, payment, electronic_card };
enum class CodeVerdict { good, wrong_kind, unknown, expired, used };

inline constexpr std::int64_t code_valid_ms = 60'000;
inline constexpr std::int64_t code_fresh_ms = 20'000;  // a phone shows the same code so long, then a new one

struct ShownCode {
    std::string text;
    std::int64_t age_ms = 0;
};
// The code on the phone now. With an age: one that was issued so long ago, for tests.
ShownCode show_code(World& world, CodeKind kind, const Person& person, std::int64_t age_ms = 0);

struct RedeemedCode {
    CodeVerdict verdict = CodeVerdict::unknown;
    const Person* person = nullptr;  // whenever the code exists
};
// Looks a code up and, if it is good, uses it up.
RedeemedCode redeem_code(World& world, CodeKind kind, std::string_view text);

}  // namespace kiosk::hospital
