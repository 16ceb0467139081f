// The frames between kiosk and card terminal. Every maker and acquirer in China has a protocol of its own
// (银联 MISPOS by library or by frames like these), so this one is local and documented here; another maker's
// table replaces the fields and codes below.
//
//   STX 02 | length, 2 bytes BCD, of the data | data | ETX 03 | LRC, the XOR of length, data and ETX
//
// Data are fixed fields of text, left-aligned and filled with spaces, numbers filled with 0 on the left:
//   question  code 2 | amount in fen 12 | trace 6 | order 64
//   answer    code 2 | response 2 | amount 12 | trace 6 | order 64 | transaction 20 | payer 40 | text 40
// A whole frame is answered by ACK 06, a broken one by NAK 15. A frame is sent again, at most twice, only as
// long as no ACK came; the same trace is the same question, so that a lost ACK never makes a second purchase.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/base/fen.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal::ecr {

inline constexpr char stx = 0x02;
inline constexpr char etx = 0x03;
inline constexpr char ack = 0x06;
inline constexpr char nak = 0x15;
inline constexpr int sends_max = 3;

struct Field {
    std::string_view name;
    std::size_t size;
};
inline constexpr std::array<Field, 4> question_fields{
    {{"code", 2}, {"amount", 12}, {"trace", 6}, {"order", 64}}};
inline constexpr std::array<Field, 8> answer_fields{{{"code", 2},
                                                     {"response", 2},
                                                     {"amount", 12},
                                                     {"trace", 6},
                                                     {"order", 64},
                                                     {"transaction", 20},
                                                     {"payer", 40},
                                                     {"text", 40}}};

// Transaction codes.
inline constexpr std::string_view hello = "00";
inline constexpr std::string_view purchase = "01";
inline constexpr std::string_view void_purchase = "02";
inline constexpr std::string_view query = "03";
inline constexpr std::string_view stop =
    "04";  // has no answer but its ACK: the purchase's own answer follows

struct ResponseCode {
    std::string_view code;
    device::TerminalEnd end;
};
inline constexpr std::array<ResponseCode, 6> response_codes{{{"00", device::TerminalEnd::approved},
                                                             {"05", device::TerminalEnd::declined},
                                                             {"17", device::TerminalEnd::abandoned},
                                                             {"25", device::TerminalEnd::not_found},
                                                             {"77", device::TerminalEnd::voided},
                                                             {"91", device::TerminalEnd::unknown}}};
inline constexpr std::string_view busy_code = "94";  // with another order: nothing was begun

struct Question {
    std::string code;
    Fen amount;
    std::uint32_t trace = 0;
    std::string order;
    friend bool operator==(const Question&, const Question&) = default;
};
struct Answer {
    std::string code;
    std::string response;
    Fen amount;
    std::uint32_t trace = 0;
    std::string order;
    std::string transaction;
    std::string payer;
    std::string text;
    friend bool operator==(const Answer&, const Answer&) = default;
};

// The whole frame; nothing if a value does not fit its field.
[[nodiscard]] std::optional<std::string> frame_of(const Question& question);
[[nodiscard]] std::string frame_of(const Answer& answer);  // cuts texts that are too long
// From a frame's data; nothing if they are not as promised.
[[nodiscard]] std::optional<Question> question_of(std::string_view data);
[[nodiscard]] std::optional<Answer> answer_of(std::string_view data);
// A response code that nobody knows is `unknown`: money.
[[nodiscard]] device::TerminalAnswer meaning_of(const Answer& answer);

struct Ack {};
struct Nak {};
struct Broken {};  // looked like a frame and is none: wants a NAK
struct Data {
    std::string bytes;
};
using Piece = std::variant<Ack, Nak, Broken, Data>;

// Splits what comes over the line. Bytes outside of frames are dropped; an unfinished frame is never longer
// than its two-byte length allows.
class FrameReader {
public:
    [[nodiscard]] std::vector<Piece> take(std::string_view bytes);

private:
    std::optional<Piece> front(std::size_t& length) const;
    std::string pending_;
};

}  // namespace kiosk::hal::ecr
