// The card's side of LD/T 32, written from the same tables as the reader's side and sharing none of its code.
#include "hal/virtual_card.h"

#include <array>

#include "hal/card/social_security_card.h"

namespace kiosk::hal {
namespace {

std::string word(int status) { return {static_cast<char>(status >> 8), static_cast<char>(status & 0xFF)}; }

std::string from_hex(const std::string& hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::strtol(hex.substr(i, 2).c_str(), nullptr, 16));
    return out;
}

std::string bcd_date(const std::string& date) {
    if (date.size() != 10) return std::string(4, '\xFF');
    return from_hex(date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2));
}

std::string padded(std::string text, std::size_t size) {
    text.resize(size, '\0');
    return text;
}

int byte_of(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

}  // namespace

VirtualCard::VirtualCard(device::CardData data, VirtualCardTraits traits)
    : data_{std::move(data)}, traits_{traits} {
    if (traits_.malformed && !data_.id_number.empty())
        data_.id_number.back() = data_.id_number.back() == '0' ? '1' : '0';
}

std::string VirtualCard::atr() const {
    const auto given = from_hex(data_.atr);
    return given.empty() ? from_hex("3B6D00000031C0690086603100000000").substr(0, 4) + "KIOSK-VIRTUAL"
                         : given;
}

void VirtualCard::reset() {
    in_environment_ = false;
    file_ = 0;
    waiting_.clear();
}

std::optional<std::string> VirtualCard::answer(std::string_view command) {
    if (++commands_ == traits_.pulled_at_apdu) return std::nullopt;
    if (command.size() < 4) return word(0x6700);
    switch (byte_of(command, 1)) {
        case 0xA4:
            return answer_select(command);
        case 0xB2:
            return answer_record(command);
        case 0xC0: {
            auto data = std::move(waiting_);
            waiting_.clear();
            return data.empty() ? word(0x6985) : data + word(0x9000);
        }
        default:
            return word(0x6D00);
    }
}

std::string VirtualCard::answer_select(std::string_view command) {
    const auto body = command.size() > 5 ? command.substr(5) : std::string_view{};
    if (byte_of(command, 2) == 0x04) {
        const std::string environment = "sx1.sh.\xC9\xE7\xBB\xE1\xB1\xA3\xD5\xCF";
        in_environment_ = !traits_.foreign && body.substr(0, environment.size()) == environment;
        if (!in_environment_) return word(0x6A82);
        if (traits_.locked) return word(0x6283);
        const auto name = std::string{"\x84\x0F"} + environment;
        const std::string info = "\x6F" + std::string(1, static_cast<char>(name.size())) + name;
        if (!traits_.chains_answers) return info + word(0x9000);
        waiting_ = info;
        return word(0x6100 | static_cast<int>(info.size()));
    }
    if (!in_environment_ || body.size() < 2 || byte_of(body, 0) != 0xEF) return word(0x6A82);
    if (byte_of(body, 1) != 5 && byte_of(body, 1) != 6) return word(0x6A82);
    file_ = byte_of(body, 1);
    return word(0x9000);
}

std::string VirtualCard::answer_record(std::string_view command) {
    using Records = VirtualCardTraits::Records;
    const int number = byte_of(command, 2);
    const int how = byte_of(command, 3);
    const int expected = command.size() > 4 ? byte_of(command, 4) : 0;
    if (!in_environment_) return word(0x6985);
    int file = file_;
    if (traits_.records == Records::by_tag && how != 0) return word(0x6A86);
    if (traits_.records == Records::by_number && how != 4) return word(0x6A86);
    if (traits_.records == Records::by_short_id) {
        if ((how & 7) != 4 || how >> 3 == 0) return word(0x6A86);
        file = how >> 3;
    }
    if (file == 6 && traits_.holder_locked) return word(0x6982);
    int tag = 0;
    const auto value = record_value(file, number, traits_.records == Records::by_tag, tag);
    if (!value) return word(0x6A83);
    std::string data(1, static_cast<char>(tag));
    data += static_cast<char>(value->size());
    return with_data(data + *value, expected);
}

std::string VirtualCard::with_data(std::string data, int expected) {
    const int size = static_cast<int>(data.size());
    if (traits_.chains_answers && expected != size) return word(0x6C00 | size);
    return data + word(0x9000);
}

std::optional<std::string> VirtualCard::record_value(int file, int number, bool by_tag, int& tag) const {
    const auto name = card::gb18030_from_utf8(data_.name);
    struct Stored {
        int file;
        int record;
        int tag;
        std::string value;
    };
    const std::array records{
        Stored{5, 1, 0x01, padded(from_hex(data_.card_identification), 16)},
        Stored{5, 2, 0x02, "1"},
        Stored{5, 3, 0x03, padded(data_.version, 4)},
        Stored{5, 5, 0x05, bcd_date(data_.issued)},
        Stored{5, 6, 0x06, bcd_date(data_.expires)},
        Stored{5, 7, 0x07, padded(data_.card_number, 9)},
        Stored{6, 1, 0x08, padded(data_.id_number, 18)},
        Stored{6, 2, 0x09, padded(name.substr(0, 30), 30)},
        Stored{6, 3, 0x4E, name.size() > 30 ? padded(name.substr(30), 20) : ""},
        Stored{6, 4, 0x0A, data_.gender},
        Stored{6, 7, 0x0D, bcd_date(data_.birth_date)},
    };
    for (const auto& one : records)
        if (one.file == file && (by_tag ? one.tag : one.record) == number && !one.value.empty()) {
            tag = one.tag;
            return one.value;
        }
    return std::nullopt;
}

}  // namespace kiosk::hal
