// Fields are cut, decoded and held against one another here; nothing behind this file sees a raw byte.
#include "hal/card/records.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "hal/card/elementary_file.h"
#include "hal/card/social_security_card.h"
#include "kiosk/base/text.h"

namespace kiosk::hal::card {
namespace {

using device::CardData;
using device::CardTrouble;

constexpr Field card_identification{1, 0x01, 16};
constexpr Field version{3, 0x03, 4};
constexpr Field issued{5, 0x05, 4};
constexpr Field expires{6, 0x06, 4};
constexpr Field card_number{7, 0x07, 9};
constexpr Field id_number{1, 0x08, 18};
constexpr Field name{2, 0x09, 30};
constexpr Field name_extension{3, 0x4E, 20};
constexpr Field gender{4, 0x0A, 1};
constexpr Field birth_date{7, 0x0D, 4};

struct Wanted {
    const Field& field;
    std::string& into;
};

template <std::size_t count>
Read<void> read_all(const Transmit& transmit, int file, const std::array<Wanted, count>& wanted) {
    ElementaryFile elementary{transmit, file};
    if (auto selected = elementary.select(); !selected) return selected;
    for (const auto& one : wanted) {
        auto value = elementary.record(one.field);
        if (!value) return std::unexpected{value.error()};
        // Records longer than the norm's fields are in the field (devices 1.3): what is behind is not read.
        value->resize(std::min(value->size(), static_cast<std::size_t>(one.field.length)));
        one.into = std::move(*value);
    }
    return {};
}

std::string stripped(std::string text) {
    while (!text.empty() && (text.back() == '\0' || text.back() == '\xFF' || text.back() == ' '))
        text.pop_back();
    return text;
}

// BCD yyyymmdd -> yyyy-MM-dd; padding or nonsense gives nothing.
std::string date_of(const std::string& bcd) {
    const auto digits = to_hex(bcd);
    if (digits.size() != 8 || digits.find_first_not_of("0123456789") != std::string::npos) return "";
    const auto month = digits.substr(4, 2);
    const auto day = digits.substr(6, 2);
    if (month < "01" || month > "12" || day < "01" || day > "31") return "";
    return digits.substr(0, 4) + "-" + month + "-" + day;
}

bool is_word(const std::string& text) {
    for (const char c : text)
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.'))
            return false;
    return !text.empty();
}

std::string complaint_about_issuer_data(const CardData& card) {
    if (card.card_identification.size() != 32) return "card identification";
    if (card.card_identification.find_first_not_of("0123456789") < 6) return "area code";
    if (!card.version.empty() && !is_word(card.version)) return "version";
    if (!is_word(card.card_number)) return "card number";
    return "";
}

std::string complaint_about_holder_data(const CardData& card) {
    if (!is_resident_id(card.id_number)) return "id number";
    if (card.name.empty() || printable(card.name) != card.name) return "name";
    if (card.birth_date.empty()) return "birth date";
    if (!card.gender.empty() && !is_word(card.gender)) return "sex";
    const auto& id = card.id_number;
    if (id.substr(6, 8) !=
        card.birth_date.substr(0, 4) + card.birth_date.substr(5, 2) + card.birth_date.substr(8))
        return "birth date against id number";
    const bool male_by_id = (id[16] - '0') % 2 == 1;
    if ((card.gender == "1" && !male_by_id) || (card.gender == "2" && male_by_id))
        return "sex against id number";
    return "";
}

Read<void> unless(const std::string& complaint) {
    if (complaint.empty()) return {};
    return failed(CardTrouble::malformed, "the card's data contradict themselves: " + complaint);
}

// 9F0C with three proprietary bytes, the last of them the algorithm; looked for rather than parsed to,
// because templates around it differ by maker (devices 1.2).
int algorithm_in(const std::string& file_information) {
    const auto at = file_information.find("\x9F\x0C\x03\x86\x01");
    constexpr std::size_t head = 5;
    if (at == std::string::npos || at + head >= file_information.size()) return 1;
    return static_cast<unsigned char>(file_information[at + head]);
}

}  // namespace

Read<int> select_environment(const Transmit& transmit) {
    // "sx1.sh." and 社会保障 in GBK.
    const auto select = bytes({0x00, 0xA4, 0x04, 0x00, 0x0F, 0x73, 0x78, 0x31, 0x2E, 0x73,
                               0x68, 0x2E, 0xC9, 0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF});
    const auto answer = exchange(transmit, select);
    if (!answer) return std::unexpected{answer.error()};
    if (answer->well()) return algorithm_in(answer->data);
    return failed(trouble_of(answer->status, CardTrouble::foreign),
                  fmt::format("no social-security environment: {:04X}", answer->status));
}

Read<void> read_issuer_data(const Transmit& transmit, CardData& card) {
    std::string code;
    std::string issued_bcd;
    std::string expires_bcd;
    const std::array wanted{Wanted{card_identification, code}, Wanted{version, card.version},
                            Wanted{issued, issued_bcd}, Wanted{expires, expires_bcd},
                            Wanted{card_number, card.card_number}};
    if (auto read = read_all(transmit, 5, wanted); !read) return read;
    card.card_identification = upper_hex(code);
    card.version = stripped(card.version);
    card.issued = date_of(issued_bcd);
    card.expires = date_of(expires_bcd);
    card.card_number = stripped(card.card_number);
    return unless(complaint_about_issuer_data(card));
}

Read<void> read_holder_data(const Transmit& transmit, CardData& card) {
    std::string name_bytes;
    std::string extension;
    std::string birth_bcd;
    const std::array wanted{Wanted{id_number, card.id_number}, Wanted{name, name_bytes},
                            Wanted{name_extension, extension}, Wanted{gender, card.gender},
                            Wanted{birth_date, birth_bcd}};
    if (auto read = read_all(transmit, 6, wanted); !read) return read;
    card.id_number = stripped(card.id_number);
    if (!card.id_number.empty() && card.id_number.back() == 'x') card.id_number.back() = 'X';
    // Joined before decoding: the border between the two may cut a character in half.
    card.name = stripped(utf8_from_gb18030(stripped(stripped(name_bytes) + stripped(extension))));
    card.gender = stripped(card.gender);
    card.birth_date = date_of(birth_bcd);
    return unless(complaint_about_holder_data(card));
}

std::string complaint_about(const CardData& card) {
    const auto complaint = complaint_about_issuer_data(card);
    return complaint.empty() ? complaint_about_holder_data(card) : complaint;
}

}  // namespace kiosk::hal::card
