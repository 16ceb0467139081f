// What crosses the line between the kiosk and the process that holds a maker's library: one call, one answer.
//
// A frame is the length of its body (4 bytes, little endian, at most message_bytes_max) and the body. Numbers
// in a body are 4 bytes, little endian; a text is its length and its bytes; a list is its length and its
// elements. Both bodies are read to their last byte or refused. The library is foreign, so its process is:
// what comes back is checked like the bytes of a card.
//
//   call   function text, arguments list of: kind byte, then
//            'n' number | 't' text | 'r' room number | 'c' counted room number
//   answer end byte, value number, detail text, outputs list of text
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/base/result.h"

namespace kiosk::hal::vendor {

inline constexpr std::size_t message_bytes_max = 256U << 10;
inline constexpr std::size_t arguments_max = 8;
inline constexpr std::size_t room_bytes_max = 64U << 10;

// A `char*` that the function fills with a text; the output ends before its first 00.
struct Room {
    std::size_t bytes = 0;
    friend bool operator==(const Room&, const Room&) = default;
};
// An `unsigned char*` followed by an `unsigned*` that says how much was written; the output is so long.
struct CountedRoom {
    std::size_t bytes = 0;
    friend bool operator==(const CountedRoom&, const CountedRoom&) = default;
};
// An `int`, a `char*` that is only read, or room for an output.
using Argument = std::variant<std::int32_t, std::string, Room, CountedRoom>;

struct Call {
    std::string function;
    std::vector<Argument> arguments;
    friend bool operator==(const Call&, const Call&) = default;
};

enum class CallEnd : std::uint8_t {
    returned,
    no_library,   // could not be loaded; `detail` is the loader's word
    no_function,  // the library has none of this name
    no_shape,     // no known shape of C function takes these arguments
    last = no_shape,
};
struct Answer {
    CallEnd end = CallEnd::returned;
    std::int32_t value = 0;            // what the function returned
    std::string detail;                // for staff
    std::vector<std::string> outputs;  // one for each room, in order
    friend bool operator==(const Answer&, const Answer&) = default;
};

// Body without the length in front.
[[nodiscard]] std::string bytes_of(const Call& call);
[[nodiscard]] std::string bytes_of(const Answer& answer);
// Error(malformed): cut short, too long, or something that no sender of ours writes.
[[nodiscard]] Result<Call> call_of(std::string_view body);
[[nodiscard]] Result<Answer> answer_of(std::string_view body);

[[nodiscard]] std::string framed(std::string_view body);
// Takes the first whole body off the front of what has arrived; nothing = not all of it is there yet.
// Error(malformed): it claims to be longer than any message may be.
[[nodiscard]] Result<std::optional<std::string>> take_body(std::string& arrived);

}  // namespace kiosk::hal::vendor
