// One table of fields for reading and for writing.
#include "hal/id_card/text_block.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace kiosk::hal::id_card {
namespace {

using device::CardFailed;
using device::CardTrouble;
using device::IdCardData;

struct Field {
    std::size_t offset;
    std::size_t bytes;
};
constexpr Field name{0, 30};
constexpr Field sex{30, 2};
constexpr Field nation{32, 4};
constexpr Field birth{36, 16};
constexpr Field address{52, 70};
constexpr Field id_number{122, 36};
constexpr Field authority{158, 30};
constexpr Field valid_from{188, 16};
constexpr Field valid_until{204, 16};
constexpr Field kind{248, 2};
constexpr std::string_view for_life = "长期";

std::unexpected<CardFailed> malformed(const char* what) {
    return std::unexpected{CardFailed{CardTrouble::malformed, what, device::CardKind::resident_id}};
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// UTF-8 of a field without its padding; nothing = broken UTF-16. A rare character may be a pair of units, or
// stand in the private use area, where cards of the first years keep theirs.
std::optional<std::string> text_at(std::string_view block, Field field) {
    std::vector<char32_t> points;
    for (std::size_t i = field.offset; i < field.offset + field.bytes; i += 2) {
        const char32_t unit = static_cast<unsigned char>(block[i]) | static_cast<unsigned char>(block[i + 1])
                                                                         << 8;
        const bool continues = !points.empty() && is_high(points.back());
        if (is_low(unit) != continues) return std::nullopt;
        if (continues)
            points.back() = 0x10000 + ((points.back() - 0xD800) << 10) + (unit - 0xDC00);
        else
            points.push_back(unit);
    }
    if (!points.empty() && is_high(points.back())) return std::nullopt;
    const auto is_padding = [](char32_t point) { return point == U' ' || point == 0 || point == U'\u3000'; };
    while (!points.empty() && is_padding(points.back())) points.pop_back();
    return to_utf8(points);
}

bool is_digits(std::string_view text, std::size_t count) { return text.size() == count && all_digits(text); }

// A day that exists, between 1900 and 2199; yyyy-MM-dd.
std::optional<std::string> date_of(std::string_view digits) {
    if (!is_digits(digits, 8)) return std::nullopt;
    const auto part = [&](std::size_t from, std::size_t count) {
        return std::stoi(std::string{digits.substr(from, count)});
    };
    const std::chrono::year_month_day date{std::chrono::year{part(0, 4)},
                                           std::chrono::month(static_cast<unsigned>(part(4, 2))),
                                           std::chrono::day(static_cast<unsigned>(part(6, 2)))};
    if (!date.ok() || part(0, 4) < 1900 || part(0, 4) > 2199) return std::nullopt;
    return fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2));
}

// GB/T 3304 and the two further codes of the residents' register.
bool is_nation(std::string_view code) {
    return is_digits(code, 2) && ((code >= "01" && code <= "56") || code == "97" || code == "98");
}

bool is_clean(const std::string& text) { return !text.empty() && printable(text) == text; }

std::string compact(std::string date) {
    std::erase(date, '-');
    return date;
}

const char* complaint_about(const IdCardData& card) {
    if (!is_clean(card.name)) return "name";
    if (!is_clean(card.address)) return "address";
    if (!is_clean(card.authority)) return "authority";
    if (!is_resident_id(card.id_number)) return "id number";
    if (card.id_number.substr(6, 8) != compact(card.birth_date)) return "birth date against id number";
    const bool male_by_id = (card.id_number[16] - '0') % 2 == 1;
    if ((card.gender == "1" && !male_by_id) || (card.gender == "2" && male_by_id))
        return "sex against id number";
    if (card.valid_from < card.birth_date) return "issued before birth";
    if (!card.valid_until.empty() && card.valid_until <= card.valid_from)
        return "valid until before valid from";
    return nullptr;
}

void put(std::string& block, Field field, const std::string& text) {
    std::size_t at = field.offset;
    const auto put_unit = [&](char32_t unit) {
        block[at++] = static_cast<char>(unit & 0xFF);
        block[at++] = static_cast<char>(unit >> 8 & 0xFF);
    };
    for (const char32_t point : code_points(text)) {
        const std::size_t bytes = point >= 0x10000 ? 4 : 2;
        if (at + bytes > field.offset + field.bytes) return;
        if (bytes == 4) {
            put_unit(0xD800 + ((point - 0x10000) >> 10));
            put_unit(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else {
            put_unit(point);
        }
    }
}

}  // namespace

std::expected<IdCardData, CardFailed> read_text_block(std::string_view block) {
    if (block.size() != text_block_bytes) return malformed("not a block of 256 bytes");
    if (block.substr(kind.offset, kind.bytes) == std::string_view{"I\0", 2})
        return std::unexpected{CardFailed{CardTrouble::foreign, "a foreign resident's card", {}}};
    const bool residence_permit = block.substr(kind.offset, kind.bytes) == std::string_view{"J\0", 2};
    IdCardData card;
    std::string birth_digits;
    std::string from_digits;
    std::string until_digits;
    for (const auto& [field, into] : {std::pair<Field, std::string*>{name, &card.name},
                                      {sex, &card.gender},
                                      {nation, &card.nation},
                                      {birth, &birth_digits},
                                      {address, &card.address},
                                      {id_number, &card.id_number},
                                      {authority, &card.authority},
                                      {valid_from, &from_digits},
                                      {valid_until, &until_digits}}) {
        auto text = text_at(block, field);
        if (!text) return malformed("broken UTF-16");
        *into = *std::move(text);
    }
    if (card.gender == "9") card.gender = "0";
    if (card.gender != "0" && card.gender != "1" && card.gender != "2") return malformed("sex");
    // Residence permits of Hong Kong, Macao and Taiwan people have no nation.
    if (!is_nation(card.nation) && !(residence_permit && card.nation.empty())) return malformed("nation");
    const auto birth_date = date_of(birth_digits);
    const auto from = date_of(from_digits);
    const auto until = until_digits == for_life ? std::string{} : date_of(until_digits);
    if (!birth_date || !from || !until) return malformed("date");
    card.birth_date = *birth_date;
    card.valid_from = *from;
    card.valid_until = *until;
    if (const char* complaint = complaint_about(card)) return malformed(complaint);
    return card;
}

std::string text_block_of(const IdCardData& card) {
    std::string block;
    for (std::size_t i = 0; i < text_block_bytes / 2; ++i) block += std::string{" \0", 2};
    put(block, name, card.name);
    put(block, sex, card.gender);
    put(block, nation, card.nation);
    put(block, birth, compact(card.birth_date));
    put(block, address, card.address);
    put(block, id_number, card.id_number);
    put(block, authority, card.authority);
    put(block, valid_from, compact(card.valid_from));
    put(block, valid_until, card.valid_until.empty() ? std::string{for_life} : compact(card.valid_until));
    return block;
}

}  // namespace kiosk::hal::id_card
