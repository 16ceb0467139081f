// Money. One strong type, integer fen (1 yuan = 100 fen), checked arithmetic, no road to or from
// floating point: an amount that went through a double cannot compile.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace kiosk {

[[noreturn]] void fen_overflow();

class Fen {
public:
    constexpr Fen() = default;
    explicit constexpr Fen(std::int64_t fen) : fen_{fen} {}
    template <std::floating_point T>
    explicit Fen(T) = delete;

    // Reads "12.30", "12.3", "12" or "-0.05"; more than two decimals, exponents and blanks are errors.
    static Result<Fen> parse_yuan(std::string_view text);

    [[nodiscard]] constexpr std::int64_t fen() const { return fen_; }
    // "12.30", "-0.05"
    [[nodiscard]] std::string yuan() const;
    [[nodiscard]] constexpr bool is_zero() const { return fen_ == 0; }
    [[nodiscard]] constexpr bool is_positive() const { return fen_ > 0; }
    [[nodiscard]] constexpr bool is_negative() const { return fen_ < 0; }

    friend constexpr auto operator<=>(Fen, Fen) = default;
    friend constexpr Fen operator+(Fen a, Fen b) {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(a.fen_, b.fen_, &sum)) fen_overflow();
        return Fen{sum};
    }
    friend constexpr Fen operator-(Fen a, Fen b) {
        std::int64_t difference = 0;
        if (__builtin_sub_overflow(a.fen_, b.fen_, &difference)) fen_overflow();
        return Fen{difference};
    }
    friend constexpr Fen operator*(Fen a, std::int64_t count) {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(a.fen_, count, &product)) fen_overflow();
        return Fen{product};
    }
    constexpr Fen& operator+=(Fen other) { return *this = *this + other; }
    constexpr Fen& operator-=(Fen other) { return *this = *this - other; }

private:
    std::int64_t fen_ = 0;
};

}  // namespace kiosk
