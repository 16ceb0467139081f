// The loops that T=0 asks for, with an end: a hostile card could answer for ever.
#include "hal/card/apdu.h"

#include "kiosk/base/text.h"

namespace kiosk::hal::card {
namespace {

using device::CardFailed;
using device::CardTrouble;

constexpr std::size_t answer_bytes_max = 4096;
constexpr std::size_t command_with_length_bytes = 5;  // header and Le: the only kind that 6Cxx is for

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

int digit_of(char text) {
    if (text >= '0' && text <= '9') return text - '0';
    if (text >= 'a' && text <= 'f') return text - 'a' + 10;
    if (text >= 'A' && text <= 'F') return text - 'A' + 10;
    return -1;
}

}  // namespace

std::unexpected<CardFailed> failed(CardTrouble trouble, std::string detail) {
    return std::unexpected{CardFailed{trouble, std::move(detail)}};
}

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) text += static_cast<char>(value);
    return text;
}

std::string upper_hex(std::string_view bytes) {
    auto text = to_hex(bytes);
    for (char& digit : text)
        if (digit >= 'a' && digit <= 'f') digit = static_cast<char>(digit - 'a' + 'A');
    return text;
}

std::string from_hex(std::string_view hex) {
    std::string out;
    if (hex.size() % 2 != 0) return out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        const int high = digit_of(hex[i]);
        const int low = digit_of(hex[i + 1]);
        if (high < 0 || low < 0) return "";
        out += static_cast<char>(high << 4 | low);
    }
    return out;
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

std::string_view as_t0_takes_it(std::string_view command) {
    if (command.size() <= command_with_length_bytes) return command;
    const auto data_bytes = static_cast<std::size_t>(static_cast<unsigned char>(command[4]));
    const bool has_le = data_bytes > 0 && command.size() == command_with_length_bytes + data_bytes + 1;
    return has_le ? command.substr(0, command.size() - 1) : command;
}

Read<Answer> exchange(const Transmit& transmit, std::string command, int chained_answers_max) {
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
        else if (kind == 0x6C && command.size() == command_with_length_bytes)
            command.back() = static_cast<char>(length);
        else
            return Answer{std::move(data), answer->status};
    }
    return failed(CardTrouble::malformed, "the card goes on answering for ever");
}

}  // namespace kiosk::hal::card
