// Chinese counts in groups of four digits and says 零 for a gap, English in groups of three.
#include "ui/voice/numbers.h"

#include <cctype>

namespace kiosk::ui {
namespace {

constexpr std::int64_t say_most = 99'999'999;
constexpr const char* two = "number_two";  // 两

std::string clip_of(std::int64_t number) { return "number_" + std::to_string(number); }

// 1 to 9999. `inner`: something is said before it, so a gap is heard and ten is 一十.
void add_group(Sentence& out, std::int64_t number, bool inner) {
    const auto thousands = number / 1000, hundreds = number / 100 % 10, rest = number % 100;
    if (thousands > 0) {
        out.push_back(thousands == 2 ? two : clip_of(thousands));
        out.push_back(clip_of(1000));
    } else if (inner) {
        out.push_back(clip_of(0));
    }
    if (hundreds > 0) {
        out.push_back(hundreds == 2 ? two : clip_of(hundreds));
        out.push_back(clip_of(100));
    } else if (thousands > 0 && rest > 0) {
        out.push_back(clip_of(0));
    }
    if (rest == 0) return;
    const auto tens = rest / 10, ones = rest % 10;
    const bool begins = !inner && number < 100;
    if (tens == 0 && hundreds > 0) out.push_back(clip_of(0));
    if (tens == 1 && !begins) out.push_back(clip_of(1));
    if (tens > 0) out.push_back(clip_of(tens * 10));
    if (ones > 0) out.push_back(clip_of(ones));
}

Sentence say_in_chinese(std::int64_t number) {
    constexpr std::int64_t group = 10'000;
    Sentence out;
    if (number == 0) return {clip_of(0)};
    const auto high = number / group, low = number % group;
    if (high == 2) out.emplace_back(two);
    if (high > 0 && high != 2) add_group(out, high, false);
    if (high > 0) out.push_back(clip_of(group));
    if (low > 0) add_group(out, low, high > 0);
    return out;
}

void add_in_english(Sentence& out, std::int64_t number) {
    for (const std::int64_t unit : {1'000'000, 1'000, 100}) {
        if (number < unit) continue;
        add_in_english(out, number / unit);
        out.push_back(clip_of(unit));
        number %= unit;
        if (number == 0) return;
    }
    constexpr std::int64_t regular = 20;  // from here on tens and ones are said apart
    if (number >= regular) {
        out.push_back(clip_of(number / 10 * 10));
        number %= 10;
        if (number == 0) return;
    }
    out.push_back(clip_of(number));
}

void add(Sentence& to, const Sentence& more) { to.insert(to.end(), more.begin(), more.end()); }

}  // namespace

Sentence say_number(std::int64_t number, Language language) {
    if (number < 0 || number > say_most) return spell(std::to_string(number));
    if (language == Language::zh) return say_in_chinese(number);
    Sentence out;
    add_in_english(out, number);
    return out;
}

Sentence say_count(std::int64_t number, Language language) {
    if (language == Language::zh && number == 2) return {two};
    return say_number(number, language);
}

Sentence say_amount(Fen amount, Language language) {
    const auto yuan = amount.fen() / 100, fen = amount.fen() % 100;
    Sentence out;
    if (yuan > 0 || fen == 0) {
        add(out, say_count(yuan, language));
        out.emplace_back("unit_yuan");
    }
    if (fen == 0) return out;
    if (language == Language::en) {
        add(out, say_number(fen, language));
        out.emplace_back("unit_fen");
        return out;
    }
    if (fen >= 10) {
        add(out, say_count(fen / 10, language));
        out.emplace_back("unit_jiao");
    } else if (yuan > 0) {
        out.push_back(clip_of(0));  // 十二元零五分
    }
    if (fen % 10 > 0) {
        add(out, say_count(fen % 10, language));
        out.emplace_back("unit_fen");
    }
    return out;
}

Sentence spell(std::string_view text) {
    Sentence out;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isdigit(byte) != 0) out.push_back(clip_of(letter - '0'));
        if (byte < 0x80 && std::isalpha(byte) != 0)
            out.push_back(std::string{"letter_"} + static_cast<char>(std::tolower(byte)));
    }
    return out;
}

}  // namespace kiosk::ui
