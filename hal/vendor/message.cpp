// Written and read by the same few functions, so that the two sides cannot drift apart.
#include "hal/vendor/message.h"

#include <utility>

namespace kiosk::hal::vendor {
namespace {

constexpr std::size_t length_bytes = 4;

void put_number(std::string& out, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}
void put_text(std::string& out, std::string_view text) {
    put_number(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

std::uint32_t number_at(std::string_view bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < length_bytes; ++i)
        number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return number;
}

std::unexpected<Error> broken(const char* what) { return fail(ErrorKind::malformed, what); }

class Reader {
public:
    explicit Reader(std::string_view bytes) : left_{bytes} {}

    Result<char> byte() {
        if (left_.empty()) return broken("a message cut short");
        const char first = left_.front();
        left_.remove_prefix(1);
        return first;
    }
    Result<std::uint32_t> number() {
        if (left_.size() < length_bytes) return broken("a message cut short");
        const auto value = number_at(left_);
        left_.remove_prefix(length_bytes);
        return value;
    }
    Result<std::string> text() {
        const auto length = TRY(number());
        if (length > left_.size()) return broken("a text longer than its message");
        std::string value{left_.substr(0, length)};
        left_.remove_prefix(length);
        return value;
    }
    Result<std::size_t> count() {
        const auto value = TRY(number());
        if (value > arguments_max) return broken("a list too long");
        return value;
    }
    Result<std::size_t> room() {
        const auto value = TRY(number());
        if (value == 0 || value > room_bytes_max) return broken("a room of a size that nobody asks for");
        return value;
    }
    Result<void> end() const {
        if (!left_.empty()) return broken("a message with something behind its end");
        return {};
    }

private:
    std::string_view left_;
};

void put(std::string& out, const Argument& argument) {
    if (const auto* number = std::get_if<std::int32_t>(&argument)) {
        out += 'n';
        put_number(out, static_cast<std::uint32_t>(*number));
    } else if (const auto* text = std::get_if<std::string>(&argument)) {
        out += 't';
        put_text(out, *text);
    } else if (const auto* room = std::get_if<Room>(&argument)) {
        out += 'r';
        put_number(out, static_cast<std::uint32_t>(room->bytes));
    } else if (const auto* counted = std::get_if<CountedRoom>(&argument)) {
        out += 'c';
        put_number(out, static_cast<std::uint32_t>(counted->bytes));
    }
}

Result<Argument> argument_from(Reader& reader) {
    switch (TRY(reader.byte())) {
        case 'n':
            return static_cast<std::int32_t>(TRY(reader.number()));
        case 't':
            return TRY(reader.text());
        case 'r':
            return Room{TRY(reader.room())};
        case 'c':
            return CountedRoom{TRY(reader.room())};
        default:
            return broken("an argument of an unknown kind");
    }
}

}  // namespace

std::string bytes_of(const Call& call) {
    std::string out;
    put_text(out, call.function);
    put_number(out, static_cast<std::uint32_t>(call.arguments.size()));
    for (const auto& argument : call.arguments) put(out, argument);
    return out;
}

std::string bytes_of(const Answer& answer) {
    std::string out(1, static_cast<char>(answer.end));
    put_number(out, static_cast<std::uint32_t>(answer.value));
    put_text(out, answer.detail);
    put_number(out, static_cast<std::uint32_t>(answer.outputs.size()));
    for (const auto& output : answer.outputs) put_text(out, output);
    return out;
}

Result<Call> call_of(std::string_view body) {
    Reader reader{body};
    Call call{TRY(reader.text()), {}};
    if (call.function.empty() || call.function.find('\0') != std::string::npos)
        return broken("a call of no function");
    const auto count = TRY(reader.count());
    for (std::size_t i = 0; i < count; ++i) call.arguments.push_back(TRY(argument_from(reader)));
    TRY_VOID(reader.end());
    return call;
}

Result<Answer> answer_of(std::string_view body) {
    Reader reader{body};
    Answer answer;
    const auto end = static_cast<unsigned char>(TRY(reader.byte()));
    if (end > static_cast<unsigned char>(CallEnd::last)) return broken("an answer of an unknown kind");
    answer.end = static_cast<CallEnd>(end);
    answer.value = static_cast<std::int32_t>(TRY(reader.number()));
    answer.detail = TRY(reader.text());
    const auto count = TRY(reader.count());
    for (std::size_t i = 0; i < count; ++i) answer.outputs.push_back(TRY(reader.text()));
    TRY_VOID(reader.end());
    return answer;
}

std::string framed(std::string_view body) {
    std::string frame;
    put_text(frame, body);
    return frame;
}

Result<std::optional<std::string>> take_body(std::string& arrived) {
    if (arrived.size() < length_bytes) return std::nullopt;
    const std::size_t length = number_at(arrived);
    if (length > message_bytes_max) return broken("a message longer than any may be");
    if (arrived.size() < length_bytes + length) return std::nullopt;
    std::string body = arrived.substr(length_bytes, length);
    arrived.erase(0, length_bytes + length);
    return body;
}

}  // namespace kiosk::hal::vendor
