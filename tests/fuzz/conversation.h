// How a fuzz input of the targets `card` and `staff_card` stands for everything that card, security module
// and issuer say. The target reads it with FuzzedDataProvider, which takes numbers from the end and texts
// from the beginning; Written makes the same form from a real conversation.
//
// Numbers: Setting (1 byte), size of the answer to reset (1 byte), then for each answer its size (2 bytes).
// Texts: the answer to reset and the answers, in the order in which they are asked for.
#pragma once

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace kiosk::fuzz {

enum Setting : unsigned char {
    has_module = 1,    // a security module is in the reader
    is_stubborn = 2,   // the last answer is repeated for ever instead of ending
    looks_at_day = 4,  // the date of expiry counts
    asks_for_pin = 8,  // the way to the card's PIN instead of a read
    keeps_form = 16,  // the card's answers are values: tag, length and a good status word are put around them
};
inline constexpr std::size_t atr_bytes_max = 33;
inline constexpr std::size_t answer_bytes_max = 300;   // 256 of data, the status word, and some too many
inline constexpr std::size_t gone = answer_bytes_max;  // an answer of this size is none: the link broke

inline std::string next_answer(FuzzedDataProvider& bytes) {
    return bytes.ConsumeBytesAsString(bytes.ConsumeIntegralInRange<std::size_t>(0, answer_bytes_max));
}

// Certificates are longer than what other cards say.
inline constexpr std::size_t gone_staff_card = 2'000;
inline std::string answer_of_a_staff_card(FuzzedDataProvider& bytes) {
    return bytes.ConsumeBytesAsString(bytes.ConsumeIntegralInRange<std::size_t>(0, gone_staff_card));
}

class Written {
public:
    Written(unsigned setting, std::string_view atr) : texts_{atr} {
        number(setting);
        number(atr.size());
    }
    // Of the target `staff_card`, which looks at no answer to reset.
    explicit Written(unsigned setting) { number(setting); }
    void answer(std::string_view text) {
        number(text.size() >> 8);
        number(text.size() & 0xFF);
        texts_ += text;
    }
    [[nodiscard]] std::string input() const {
        std::string numbers = numbers_;
        std::reverse(numbers.begin(), numbers.end());
        return texts_ + numbers;
    }

private:
    void number(std::size_t value) { numbers_ += static_cast<char>(value); }
    std::string texts_;
    std::string numbers_;
};

}  // namespace kiosk::fuzz
