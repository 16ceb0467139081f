// What comes back from an ESC/POS printer, in pieces of any size: real-time bytes, pushed states, marks.
#include <fuzzer/FuzzedDataProvider.h>

#include <array>

#include "hal/printer/esc_pos_status.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::esc_pos;

// Bytes that a reply of this kind is made of.
std::size_t bytes_of(const Reply& reply) {
    if (std::holds_alternative<PushedStatus>(reply)) return 4;
    return std::holds_alternative<ProcessId>(reply) ? 7 : 1;
}

void look_at(const Reply& reply) {
    if (const auto* byte = std::get_if<RealTimeByte>(&reply))
        promise(is_real_time(byte->value), "a real-time byte has its frame");
    if (const auto* pushed = std::get_if<PushedStatus>(&reply)) (void)trouble_of_push(pushed->bytes);
    if (const auto* mark = std::get_if<ProcessId>(&reply)) {
        promise(mark->id.size() == 4, "a mark has four bytes");
        arrived(mark->id);
    }
}

void read_in_pieces(FuzzedDataProvider& bytes) {
    ReplyReader reader;
    std::size_t sent = 0;
    std::size_t understood = 0;
    while (bytes.remaining_bytes() > 0) {
        const auto piece = bytes.ConsumeBytesAsString(bytes.ConsumeIntegralInRange<std::size_t>(1, 16));
        sent += piece.size();
        for (const auto& reply : reader.take(piece)) {
            look_at(reply);
            understood += bytes_of(reply);
        }
        promise(understood + reader.dropped() <= sent, "no byte counts twice");
        promise(sent - understood - reader.dropped() < 7, "at most one unfinished reply is kept");
    }
}

// All well says `none`, and a set bit of an open cover is never silent.
void fold(FuzzedDataProvider& bytes) {
    const RealTimeStatus status{bytes.ConsumeIntegral<std::uint8_t>(), bytes.ConsumeIntegral<std::uint8_t>(),
                                bytes.ConsumeIntegral<std::uint8_t>(), bytes.ConsumeIntegral<std::uint8_t>()};
    const auto trouble = trouble_of(status);
    if (is_real_time(status.offline_cause) && (status.offline_cause & 0x04) != 0)
        promise(trouble == DeviceTrouble::cover_open, "an open cover is said before all else");
    (void)trouble_of_port(bytes.ConsumeIntegral<int>());
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    FuzzedDataProvider bytes{data, size};
    kiosk::fuzz::fold(bytes);
    kiosk::fuzz::read_in_pieces(bytes);
    return 0;
}
