// What a card terminal sends: frames in pieces of any size, and the fields of an answer.
#include <fuzzer/FuzzedDataProvider.h>

#include "hal/card_terminal/ecr_frame.h"
#include "kiosk/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::ecr;

void look_at(std::string_view data) {
    const auto answer = answer_of(data);
    if (!answer) return;
    promise(answer->amount >= Fen{0}, "an amount is never below nothing");
    FrameReader reader;
    const auto pieces = reader.take(frame_of(*answer));
    promise(pieces.size() == 1 && std::holds_alternative<Data>(pieces[0]), "an answer is one frame");
    promise(answer_of(std::get<Data>(pieces[0]).bytes) == answer,
            "an answer survives the way there and back");
    const auto meaning = meaning_of(*answer);
    promise((meaning.end == device::TerminalEnd::approved) == (answer->response == "00"), "00 alone is paid");
    promise(is_valid_utf8(meaning.payer) && printable(meaning.payer) == meaning.payer,
            "a payer can be shown");
    promise(printable(meaning.transaction_number) == meaning.transaction_number, "a number can be shown");
    arrived(data);
}

void read_in_pieces(FuzzedDataProvider bytes) {
    constexpr std::size_t frame_bytes_max = 2 + 9999 + 2;
    FrameReader reader;
    std::size_t sent = 0;
    while (bytes.remaining_bytes() > 0) {
        const auto piece = bytes.ConsumeBytesAsString(bytes.ConsumeIntegralInRange<std::size_t>(1, 200));
        sent += piece.size();
        for (const auto& part : reader.take(piece))
            if (const auto* data = std::get_if<Data>(&part)) {
                promise(data->bytes.size() <= std::min(sent, frame_bytes_max), "no byte counts twice");
                look_at(data->bytes);
            }
    }
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::fuzz::look_at({reinterpret_cast<const char*>(data), size});
    kiosk::fuzz::read_in_pieces({data, size});
    return 0;
}
