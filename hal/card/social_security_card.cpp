// Cards in the field differ in three ways that this file has to live with: how an EF is selected, how a
// record is addressed, and whether the exact length must be asked for. Each is tried in turn and then kept.
#include "hal/card/social_security_card.h"

#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace kiosk::hal::card {
namespace {

// Card identification codes are written in upper case wherever people and platforms write them.
std::string upper_hex(std::string_view bytes) {
    auto text = to_hex(bytes);
    for (char& digit : text)
        if (digit >= 'a' && digit <= 'f') digit = static_cast<char>(digit - 'a' + 'A');
    return text;
}

using device::CardData;
using device::CardFailed;
using device::CardTrouble;
template <class T>
using Read = std::expected<T, CardFailed>;

constexpr int chained_answers_max = 8;  // 61xx and 6Cxx: a hostile card could go on for ever
constexpr std::size_t answer_bytes_max = 4096;

struct Answer {
    std::string data;
    unsigned status = 0;
};

std::unexpected<CardFailed> failed(CardTrouble trouble, std::string detail) {
    return std::unexpected{CardFailed{trouble, std::move(detail)}};
}

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) text += static_cast<char>(value);
    return text;
}

CardTrouble trouble_of(unsigned status, CardTrouble otherwise) {
    switch (status) {
        case 0x6283:
        case 0x6983:
        case 0x6A81:
        case 0x9303:
            return CardTrouble::locked;
        case 0x6982:
            return CardTrouble::holder_locked;
        case 0x6581:
            return CardTrouble::reader;
        default:
            return otherwise;
    }
}

Read<Answer> once(const Transmit& transmit, std::string_view command) {
    auto raw = transmit(command);
    if (!raw) return std::unexpected{raw.error()};
    if (raw->size() < 2) return failed(CardTrouble::malformed, "an answer without a status word");
    const auto byte = [&](std::size_t from_end) {
        return static_cast<unsigned char>((*raw)[raw->size() - from_end]);
    };
    const unsigned status = static_cast<unsigned>(byte(2)) << 8 | byte(1);
    raw->resize(raw->size() - 2);
    return Answer{std::move(*raw), status};
}

// Follows 61xx (more data) and 6Cxx (other length), which T=0 leaves to us.
Read<Answer> exchange(const Transmit& transmit, std::string command) {
    std::string data;
    for (int round = 0; round <= chained_answers_max; ++round) {
        auto answer = once(transmit, command);
        if (!answer) return answer;
        data += answer->data;
        if (data.size() > answer_bytes_max) return failed(CardTrouble::malformed, "an endless answer");
        const auto kind = answer->status >> 8;
        const auto length = static_cast<int>(answer->status & 0xFF);
        if (kind == 0x61)
            command = bytes({0x00, 0xC0, 0x00, 0x00, length});
        else if (kind == 0x6C)
            command.back() = static_cast<char>(length);
        else
            return Answer{std::move(data), answer->status};
    }
    return failed(CardTrouble::malformed, "the card goes on answering for ever");
}

Read<void> select_environment(const Transmit& transmit) {
    // "sx1.sh." and 社会保障 in GBK.
    const auto select = bytes({0x00, 0xA4, 0x04, 0x00, 0x0F, 0x73, 0x78, 0x31, 0x2E, 0x73,
                               0x68, 0x2E, 0xC9, 0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF});
    const auto answer = exchange(transmit, select);
    if (!answer) return std::unexpected{answer.error()};
    if (answer->status == 0x9000) return {};
    return failed(trouble_of(answer->status, CardTrouble::foreign),
                  fmt::format("no social-security environment: {:04X}", answer->status));
}

enum class RecordStyle { by_number, by_tag, by_short_id };

struct Field {
    int record;
    int tag;
    int length;
};

class ElementaryFile {
public:
    ElementaryFile(const Transmit& transmit, int file) : transmit_{transmit}, file_{file} {}

    Read<void> select() {
        for (const int how : {0x02, 0x00}) {
            const auto answer = exchange(transmit_, bytes({0x00, 0xA4, how, 0x00, 0x02, 0xEF, file_}));
            if (!answer) return std::unexpected{answer.error()};
            if (answer->status == 0x9000) return {};
            if (const auto trouble = trouble_of(answer->status, CardTrouble::malformed);
                trouble != CardTrouble::malformed)
                return failed(trouble, fmt::format("EF{:02X}: {:04X}", file_, answer->status));
        }
        return {};  // reading by short id needs no selection: the first record decides
    }

    // The value without tag and length; empty where the card has no such record.
    Read<std::string> record(const Field& field) {
        // A copy: the list shrinks while it is walked.
        for (const auto style : std::vector{styles_}) {
            for (const int length : {0, field.length + 2}) {
                const auto answer = exchange(transmit_, command(style, field, length));
                if (!answer) return std::unexpected{answer.error()};
                if (answer->status == 0x6700) continue;  // insists on the exact length
                // 6A81 is left out: here it may only mean that this style is not known.
                if (const auto trouble = trouble_of(answer->status, CardTrouble::malformed);
                    trouble != CardTrouble::malformed && answer->status != 0x6A81)
                    return failed(trouble, fmt::format("EF{:02X} record {}: {:04X}", file_, field.record,
                                                       answer->status));
                if (answer->status != 0x9000 && answer->status != 0x6281) break;
                if (auto value = value_of(answer->data, field.tag)) {
                    styles_ = {style};
                    return *std::move(value);
                }
                break;
            }
        }
        return std::string{};
    }

private:
    std::string command(RecordStyle style, const Field& field, int length) const {
        switch (style) {
            case RecordStyle::by_number:
                return bytes({0x00, 0xB2, field.record, 0x04, length});
            case RecordStyle::by_tag:
                return bytes({0x00, 0xB2, field.tag, 0x00, length});
            case RecordStyle::by_short_id:
                break;
        }
        return bytes({0x00, 0xB2, field.record, (file_ << 3) | 0x04, length});
    }

    static std::optional<std::string> value_of(const std::string& data, int tag) {
        if (data.size() < 2 || static_cast<unsigned char>(data[0]) != tag) return std::nullopt;
        const std::size_t length = static_cast<unsigned char>(data[1]);
        if (data.size() < length + 2) return std::nullopt;
        return data.substr(2, length);
    }

    const Transmit& transmit_;
    int file_;
    // Until one has worked, all of them.
    std::vector<RecordStyle> styles_{RecordStyle::by_number, RecordStyle::by_tag, RecordStyle::by_short_id};
};

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

}  // namespace

std::string complaint_about(const CardData& card) {
    if (card.card_identification.size() != 32) return "card identification";
    if (card.card_identification.find_first_not_of("0123456789") < 6) return "area code";
    if (!is_word(card.card_number)) return "card number";
    if (!is_resident_id(card.id_number)) return "id number";
    if (card.name.empty() || printable(card.name) != card.name) return "name";
    if (card.birth_date.empty()) return "birth date";
    const auto& id = card.id_number;
    if (id.substr(6, 8) !=
        card.birth_date.substr(0, 4) + card.birth_date.substr(5, 2) + card.birth_date.substr(8))
        return "birth date against id number";
    const bool male_by_id = (id[16] - '0') % 2 == 1;
    if ((card.gender == "1" && !male_by_id) || (card.gender == "2" && male_by_id))
        return "sex against id number";
    return "";
}

namespace {

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
        one.into = std::move(*value);
    }
    return {};
}

}  // namespace

std::expected<CardData, CardFailed> read_social_security_card(const Transmit& transmit,
                                                              std::string_view atr) {
    if (auto selected = select_environment(transmit); !selected) return std::unexpected{selected.error()};
    CardData card;
    card.atr = to_hex(atr);
    std::string code;
    std::string issued_bcd;
    std::string expires_bcd;
    const std::array issuer{Wanted{card_identification, code}, Wanted{version, card.version},
                            Wanted{issued, issued_bcd}, Wanted{expires, expires_bcd},
                            Wanted{card_number, card.card_number}};
    if (auto read = read_all(transmit, 5, issuer); !read) return std::unexpected{read.error()};
    std::string name_bytes;
    std::string extension;
    std::string birth_bcd;
    const std::array holder{Wanted{id_number, card.id_number}, Wanted{name, name_bytes},
                            Wanted{name_extension, extension}, Wanted{gender, card.gender},
                            Wanted{birth_date, birth_bcd}};
    if (auto read = read_all(transmit, 6, holder); !read) return std::unexpected{read.error()};

    card.card_identification = upper_hex(code);
    card.version = stripped(card.version);
    card.issued = date_of(issued_bcd);
    card.expires = date_of(expires_bcd);
    card.card_number = stripped(card.card_number.substr(0, 9));
    card.id_number = stripped(card.id_number);
    if (!card.id_number.empty() && card.id_number.back() == 'x') card.id_number.back() = 'X';
    // Joined before decoding: the border between the two may cut a character in half.
    card.name = stripped(utf8_from_gb18030(stripped(stripped(name_bytes) + stripped(extension))));
    card.gender = stripped(card.gender);
    card.birth_date = date_of(birth_bcd);
    if (const auto complaint = complaint_about(card); !complaint.empty())
        return failed(CardTrouble::malformed, "the card's data contradict themselves: " + complaint);
    return card;
}

}  // namespace kiosk::hal::card
