// Field by field, so that the table in the header is the only place that knows the layout.
#include "hal/card_terminal/ecr_frame.h"

#include <charconv>
#include <numeric>

#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace kiosk::hal::ecr {
namespace {

constexpr std::size_t head_size = 3;
constexpr std::size_t tail_size = 2;

char lrc_of(std::string_view bytes) {
    unsigned char sum = 0;
    for (const char byte : bytes) sum = static_cast<unsigned char>(sum ^ static_cast<unsigned char>(byte));
    return static_cast<char>(sum);
}

char bcd(std::size_t two_digits) { return static_cast<char>((two_digits / 10 << 4) + two_digits % 10); }

std::optional<std::size_t> of_bcd(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    const auto high = static_cast<std::size_t>(value >> 4);
    const auto low = static_cast<std::size_t>(value & 0x0F);
    if (high > 9 || low > 9) return std::nullopt;
    return 10 * high + low;
}

std::string framed(const std::string& data) {
    std::string checked{bcd(data.size() / 100), bcd(data.size() % 100)};
    checked += data + etx;
    return std::string{stx} + checked + lrc_of(checked);
}

// Padded with spaces; never cut in the middle of a character of UTF-8.
std::string padded(std::string text, std::size_t size) {
    if (text.size() > size) {
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) text[size--] = ' ';
        text.resize(size);
    }
    return text;
}

template <std::size_t count>
std::string laid_out(const std::array<Field, count>& fields, const std::array<std::string, count>& values) {
    std::string data;
    for (std::size_t i = 0; i < count; ++i) {
        auto text = padded(values[i], fields[i].size);
        text.resize(fields[i].size, ' ');
        data += text;
    }
    return data;
}

template <std::size_t count>
std::optional<std::array<std::string, count>> split(const std::array<Field, count>& fields,
                                                    std::string_view data) {
    const auto whole = std::accumulate(fields.begin(), fields.end(), std::size_t{0},
                                       [](std::size_t sum, const Field& field) { return sum + field.size; });
    if (data.size() != whole) return std::nullopt;
    std::array<std::string, count> values;
    for (std::size_t i = 0; i < count; ++i) {
        auto text = data.substr(0, fields[i].size);
        data.remove_prefix(fields[i].size);
        for (const char byte : text)
            if (static_cast<unsigned char>(byte) < ' ' || byte == 0x7F) return std::nullopt;
        const auto last = text.find_last_not_of(' ');
        values[i] = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
    }
    return values;
}

template <class Number>
bool digits(const std::string& text, std::size_t size, Number& number) {
    if (text.size() != size || text.find_first_not_of("0123456789") != std::string::npos) return false;
    return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
}

std::string amount_text(Fen amount) { return fmt::format("{:012}", amount.fen()); }
std::string trace_text(std::uint32_t trace) { return fmt::format("{:06}", trace % 1'000'000); }

}  // namespace

std::optional<std::string> frame_of(const Question& question) {
    constexpr std::int64_t amount_max = 999'999'999'999;
    const bool fits = question.order.size() <= question_fields[3].size && question.amount >= Fen{0} &&
                      question.amount <= Fen{amount_max} && question.code.size() == question_fields[0].size;
    if (!fits) return std::nullopt;
    return framed(laid_out(question_fields, std::array{question.code, amount_text(question.amount),
                                                       trace_text(question.trace), question.order}));
}

std::string frame_of(const Answer& answer) {
    return framed(laid_out(answer_fields, std::array{answer.code, answer.response, amount_text(answer.amount),
                                                     trace_text(answer.trace), answer.order,
                                                     answer.transaction, answer.payer, answer.text}));
}

std::optional<Question> question_of(std::string_view data) {
    const auto values = split(question_fields, data);
    std::int64_t fen = 0;
    Question question;
    if (!values || !digits((*values)[1], 12, fen) || !digits((*values)[2], 6, question.trace))
        return std::nullopt;
    question.code = (*values)[0];
    question.amount = Fen{fen};
    question.order = (*values)[3];
    return question;
}

std::optional<Answer> answer_of(std::string_view data) {
    const auto values = split(answer_fields, data);
    std::int64_t fen = 0;
    Answer answer;
    if (!values || !digits((*values)[2], 12, fen) || !digits((*values)[3], 6, answer.trace))
        return std::nullopt;
    answer.code = (*values)[0];
    answer.response = (*values)[1];
    answer.amount = Fen{fen};
    answer.order = (*values)[4];
    answer.transaction = (*values)[5];
    answer.payer = (*values)[6];
    answer.text = (*values)[7];
    return answer;
}

device::TerminalAnswer meaning_of(const Answer& answer) {
    // The payer stands on the slip and the rest in the log: nothing of it may format them.
    device::TerminalAnswer said{device::TerminalEnd::unknown, printable(answer.transaction),
                                printable(answer.payer), printable(answer.text)};
    for (const auto& known : response_codes) {
        if (known.code != answer.response) continue;
        said.end = known.end;
        return said;
    }
    said.detail = fmt::format("response {}", printable(answer.response));
    return said;
}

// Nothing: wait for more. Otherwise `length` bytes are done with.
std::optional<Piece> FrameReader::front(std::size_t& length) const {
    length = 1;
    if (pending_.front() == ack) return Ack{};
    if (pending_.front() == nak) return Nak{};
    if (pending_.size() < head_size) return length = 0, std::nullopt;
    const auto hundreds = of_bcd(pending_[1]);
    const auto rest = of_bcd(pending_[2]);
    if (!hundreds || !rest) return Broken{};
    const auto size = 100 * *hundreds + *rest;
    const auto whole = head_size + size + tail_size;
    if (pending_.size() < whole) return length = 0, std::nullopt;
    const auto checked = std::string_view{pending_}.substr(1, whole - 2);
    if (checked.back() != etx || lrc_of(checked) != pending_[whole - 1]) return Broken{};
    length = whole;
    return Data{pending_.substr(head_size, size)};
}

std::vector<Piece> FrameReader::take(std::string_view bytes) {
    pending_ += bytes;
    std::vector<Piece> pieces;
    while (!pending_.empty()) {
        const char first = pending_.front();
        if (first != stx && first != ack && first != nak) {
            pending_.erase(0, 1);
            continue;
        }
        std::size_t length = 0;
        auto piece = front(length);
        if (length == 0) break;
        pending_.erase(0, length);
        if (piece) pieces.push_back(std::move(*piece));
    }
    return pieces;
}

}  // namespace kiosk::hal::ecr
