// A library's text is as foreign as a card's bytes: length first, then charset, then sense.
#include "hal/vendor/social_security_library.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "hal/card/social_security_card.h"
#include "kiosk/base/text.h"

namespace kiosk::hal::vendor {
namespace {

using device::CardData;
using device::CardFailed;
using device::CardTrouble;

constexpr std::size_t fields_min = 9;
constexpr std::size_t fields_max = 16;
constexpr std::size_t challenge_bytes_max = 512;

// Beyond the named codes a library gives minus the card's status word (devices 1.6).
int status_word_of(int code) { return code <= -0x6000 && code >= -0x9FFF ? -code : 0; }

std::unexpected<CardFailed> malformed(std::string what) {
    return std::unexpected{CardFailed{CardTrouble::malformed, std::move(what)}};
}

std::vector<std::string_view> fields_of(std::string_view text) {
    std::vector<std::string_view> fields;
    while (fields.size() <= fields_max) {
        const auto bar = text.find('|');
        fields.push_back(text.substr(0, bar));
        if (bar == std::string_view::npos) break;
        text.remove_prefix(bar + 1);
    }
    return fields;
}

std::string stripped(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\xFF')) text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return std::string{text};
}

// yyyyMMdd, as the library writes it, or with dashes; nonsense gives nothing.
std::string date_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c != '-') digits += c;
    if (digits.size() != 8 || !all_digits(digits)) return "";
    const auto month = digits.substr(4, 2);
    const auto day = digits.substr(6, 2);
    if (month < "01" || month > "12" || day < "01" || day > "31") return "";
    return fmt::format("{}-{}-{}", digits.substr(0, 4), month, day);
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789ABCDEFabcdef") == text.npos; }

CardTrouble trouble_of(int code) {
    switch (code) {
        case -1:
        case -20:
            return CardTrouble::foreign;
        case -2:
            return CardTrouble::pulled;
        case -3:
        case -4:
            return CardTrouble::mute;
        case -21:
        case -25:  // the card's answer is not what the issuer's module expected
            return CardTrouble::counterfeit;
        default:
            break;
    }
    switch (status_word_of(code)) {
        case 0x6A82:
            return CardTrouble::foreign;
        case 0x6283:
        case 0x6983:
        case 0x6A81:
        case 0x9303:
            return CardTrouble::locked;
        case 0x6982:
            return CardTrouble::holder_locked;
        case 0x6988:
        case 0x6984:
            return CardTrouble::issuer_refused;
        default:
            return CardTrouble::reader;
    }
}

}  // namespace

LibraryEnd end_of(int code) {
    if (code >= 0) return LibraryEnd::done;
    const int status_word = status_word_of(code);
    if ((status_word & 0xFFF0) == 0x63C0) return LibraryEnd::pin_wrong;
    if (status_word == 0x6983) return LibraryEnd::pin_blocked;
    switch (code) {
        case -2:
            return LibraryEnd::no_card;
        case -11:
        case -12:
            return LibraryEnd::reader_gone;
        case -24:
        case -2201:
        case -2202:
        case -2203:
        case -2204:
            return LibraryEnd::needs_issuer;
        case -31:
            return LibraryEnd::pin_given_up;
        case -32:
            return LibraryEnd::pin_timed_out;
        case -51:
            return LibraryEnd::pin_wrong;
        case -52:
            return LibraryEnd::pin_blocked;
        default:
            return LibraryEnd::card_failed;
    }
}

CardFailed failure_of(int code) {
    const int status_word = status_word_of(code);
    return {trouble_of(code), status_word != 0 ? fmt::format("library says {} ({:04X})", code, status_word)
                                               : fmt::format("library says {}", code)};
}

std::optional<int> tries_left(int code, std::string_view out_info) {
    if ((status_word_of(code) & 0xFFF0) == 0x63C0) return status_word_of(code) & 0xF;
    // A text of one digit, or one that ends with one: "3", "剩余次数3".
    if (out_info.size() > 64 || out_info.empty() || !all_digits(out_info.substr(out_info.size() - 1)))
        return std::nullopt;
    const bool longer_number = out_info.size() > 1 && all_digits(out_info.substr(out_info.size() - 2, 1));
    if (longer_number) return std::nullopt;
    return out_info.back() - '0';
}

std::expected<CardData, CardFailed> card_of(std::string_view out_info) {
    if (out_info.empty() || out_info.size() > out_info_bytes_max)
        return malformed("a text of no credible length");
    // '|' is 7C, which is also the second byte of some GBK characters: the text is decoded before it is cut.
    const auto text = card::utf8_from_gb18030(out_info);
    if (card::gb18030_from_utf8(text) != out_info) return malformed("not a text in GBK");
    const auto fields = fields_of(text);
    if (fields.size() < fields_min || fields.size() > fields_max)
        return malformed("not a card's list of fields");
    CardData card;
    card.id_number = upper(stripped(fields[1]));
    card.card_number = stripped(fields[2]);
    card.card_identification = upper(stripped(fields[3]));
    card.name = stripped(fields[4]);
    card.atr = stripped(fields[5]);
    card.version = stripped(fields[6]);
    card.issued = date_of(stripped(fields[7]));
    card.expires = date_of(stripped(fields[8]));
    if (!is_hex(card.card_identification) || !is_hex(card.atr)) return malformed("not in hexadecimal digits");
    if (!is_resident_id(card.id_number)) return malformed("id number");
    card.gender = std::string(1, (card.id_number[16] - '0') % 2 == 1 ? '1' : '2');
    card.birth_date = date_of(std::string_view{card.id_number}.substr(6, 8));
    if (const auto complaint = card::complaint_about(card); !complaint.empty())
        return malformed("the card's data contradict themselves: " + complaint);
    return card;
}

std::expected<std::string, CardFailed> challenge_of(std::string_view out_info) {
    const bool printable_ascii = std::ranges::all_of(out_info, [](char c) { return c >= ' ' && c <= '~'; });
    if (out_info.empty() || out_info.size() > challenge_bytes_max || !printable_ascii)
        return std::unexpected{
            CardFailed{CardTrouble::reader, "the library's challenge is no text for an issuer"}};
    return std::string{out_info};
}

}  // namespace kiosk::hal::vendor
