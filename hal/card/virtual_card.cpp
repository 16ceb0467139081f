// The card's side of LD/T 32, written from the same tables as the reader's side and sharing none of its code.
#include "hal/virtual_card.h"

#include <array>
#include <random>

#include "hal/card/issuer_arithmetic.h"
#include "hal/card/social_security_card.h"
#include "hal/card/virtual_chip_bytes.h"

namespace kiosk::hal {
namespace {

using card::from_hex;
using namespace std::string_view_literals;

std::string bcd_date(const std::string& date) {
    if (date.size() != 10) return std::string(4, '\xFF');
    return from_hex(date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2));
}

std::string padded(std::string text, std::size_t size) {
    text.resize(size, '\0');
    return text;
}

std::string random_factor() {
    std::random_device source;
    std::string factor;
    for (int i = 0; i < 8; ++i) factor += static_cast<char>(source());
    return factor;
}

// Digits in BCD, padded right with F (devices 1.3).
std::string bcd_pin(const std::string& digits) {
    return from_hex(digits.size() % 2 == 0 ? digits : digits + "F");
}

}  // namespace

VirtualCard::VirtualCard(device::CardData data, VirtualCardTraits traits)
    : data_{std::move(data)}, traits_{std::move(traits)} {
    if (traits_.malformed && !data_.id_number.empty())
        data_.id_number.back() = data_.id_number.back() == '0' ? '1' : '0';
    if (traits_.counterfeit) traits_.keys.internal = "SOMEBODY ELSE'S.";
}

std::string VirtualCard::atr() const {
    if (traits_.foreign && traits_.kind == device::CardKind::memory) return from_hex("3B04A2131091");
    const auto given = from_hex(data_.atr);
    return given.empty() ? from_hex("3B6D0000") + "KIOSK-VIRTUAL" : given;
}

std::string VirtualCard::identification() const { return padded(from_hex(data_.card_identification), 16); }

bool VirtualCard::bounce() { return traits_.bounces > 0 && traits_.bounces-- > 0; }

void VirtualCard::reset() {
    in_environment_ = false;
    issuer_proved_ = false;
    file_ = 0;
    drawn_.clear();
    waiting_.clear();
}

std::optional<std::string> VirtualCard::answer(std::string_view command) {
    if (++commands_ == traits_.pulled_at_apdu) return std::nullopt;
    if (command.size() < 4) return status_word(0x6700);
    const int instruction = byte_of(command, 1);
    // Factors live until anything else is asked.
    if (instruction != 0x84 && instruction != 0x82) drawn_.clear();
    switch (instruction) {
        case 0xA4:
            return answer_select(command);
        case 0xB2:
            return answer_record(command);
        case 0x84:
            return answer_challenge();
        case 0x88:
            return answer_internal(command);
        case 0x82:
            return answer_external(command);
        case 0x20:
            return answer_verify(command);
        case 0xC0: {
            auto data = std::move(waiting_);
            waiting_.clear();
            return data.empty() ? status_word(0x6985) : data + status_word(0x9000);
        }
        default:
            return status_word(0x6D00);
    }
}

std::string VirtualCard::answer_challenge() {
    if (!in_environment_) return status_word(0x6985);
    drawn_.push_back(random_factor());
    if (drawn_.size() > 2) drawn_.pop_front();
    return drawn_.back() + status_word(0x9000);
}

std::string VirtualCard::answer_internal(std::string_view command) {
    if (!in_environment_) return status_word(0x6985);
    if (command.size() < 21 || byte_of(command, 4) != 16) return status_word(0x6700);
    return with_response(card::internal_result_of(traits_.keys.internal, identification(),
                                                  command.substr(5, 8), command.substr(13, 8)));
}

std::string VirtualCard::answer_external(std::string_view command) {
    const auto drawn = std::exchange(drawn_, {});
    if (!in_environment_) return status_word(0x6985);
    if (byte_of(command, 3) != 0x0A) return status_word(0x6A88);
    if (command.size() < 21 || byte_of(command, 4) != 16) return status_word(0x6700);
    if (drawn.size() != 2) return status_word(0x6984);
    issuer_proved_ = command.substr(5, 16) ==
                     card::external_token_of(traits_.keys.external, identification(), drawn[0], drawn[1]);
    return status_word(issuer_proved_ ? 0x9000 : 0x6300);
}

std::string VirtualCard::answer_verify(std::string_view command) {
    if (!in_environment_) return status_word(0x6985);
    if (traits_.pin.empty()) return status_word(0x6A88);
    if (traits_.pin_tries <= 0) return status_word(0x6983);
    const bool asks_only = command.size() == 4;
    if (asks_only) return status_word(traits_.hides_tries ? 0x6700 : 0x63C0 | traits_.pin_tries);
    const auto data = command.size() > 5 ? command.substr(5) : std::string_view{};
    if (data.size() != static_cast<std::size_t>(byte_of(command, 4))) return status_word(0x6700);
    constexpr int tries_of_a_good_card = 3;
    if (data == bcd_pin(traits_.pin)) {
        traits_.pin_tries = tries_of_a_good_card;
        return status_word(0x9000);
    }
    --traits_.pin_tries;
    return status_word(traits_.pin_tries > 0 ? 0x63C0 | traits_.pin_tries : 0x6983);
}

std::string VirtualCard::answer_foreign_select(std::string_view name) const {
    using device::CardKind;
    const bool there = (traits_.kind == CardKind::bank && name == "2PAY.SYS.DDF01"sv) ||
                       (traits_.kind == CardKind::transit && name == "\xA0\x00\x00\x06\x32\x01\x01\x05"sv) ||
                       (traits_.kind == CardKind::sim && name == "\xA0\x00\x00\x00\x87\x10\x02"sv);
    return status_word(there ? 0x9000 : 0x6A82);
}

std::string VirtualCard::answer_select(std::string_view command) {
    const auto body = command.size() > 5 ? command.substr(5) : std::string_view{};
    if (byte_of(command, 2) == 0x04) {
        const std::string environment = "sx1.sh.\xC9\xE7\xBB\xE1\xB1\xA3\xD5\xCF";
        if (traits_.foreign) return answer_foreign_select(body);
        in_environment_ = body.substr(0, environment.size()) == environment;
        issuer_proved_ = false;
        if (!in_environment_) return status_word(0x6A82);
        if (traits_.locked) return status_word(0x6283);
        auto info = "\x84\x0F" + environment;
        // SSF33 is what a card means that says nothing (devices 1.2)
        if (traits_.algorithm != 1)
            info += std::string{"\xA5\x06\x9F\x0C\x03\x86\x01"} + static_cast<char>(traits_.algorithm);
        return with_response("\x6F" + std::string(1, static_cast<char>(info.size())) + info);
    }
    if (!in_environment_ || body.size() < 2 || byte_of(body, 0) != 0xEF) return status_word(0x6A82);
    if (byte_of(body, 1) != 5 && byte_of(body, 1) != 6) return status_word(0x6A82);
    file_ = byte_of(body, 1);
    return status_word(0x9000);
}

std::string VirtualCard::answer_record(std::string_view command) {
    using Records = VirtualCardTraits::Records;
    const int number = byte_of(command, 2);
    const int how = byte_of(command, 3);
    const int expected = command.size() > 4 ? byte_of(command, 4) : 0;
    if (!in_environment_) return status_word(0x6985);
    int file = file_;
    if (traits_.records == Records::by_tag && how != 0) return status_word(0x6A86);
    if (traits_.records == Records::by_number && how != 4) return status_word(0x6A86);
    if (traits_.records == Records::by_short_id) {
        if ((how & 7) != 4 || how >> 3 == 0) return status_word(0x6A86);
        file = how >> 3;
    }
    const bool needs_issuer = data_.version.starts_with('3') && !issuer_proved_;
    if (file == 6 && (traits_.holder_locked || needs_issuer)) return status_word(0x6982);
    int tag = 0;
    const auto value = record_value(file, number, traits_.records == Records::by_tag, tag);
    if (!value) return status_word(0x6A83);
    std::string data(1, static_cast<char>(tag));
    data += static_cast<char>(value->size());
    return with_data(data + *value, expected);
}

std::string VirtualCard::with_data(std::string data, int expected) {
    const int size = static_cast<int>(data.size());
    if (traits_.chains_answers && expected != size) return status_word(0x6C00 | size);
    return data + status_word(0x9000);
}

std::string VirtualCard::with_response(std::string data) {
    if (!traits_.chains_answers) return data + status_word(0x9000);
    waiting_ = std::move(data);
    return status_word(0x6100 | static_cast<int>(waiting_.size()));
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
        Stored{5, 1, 0x01, identification()},
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
