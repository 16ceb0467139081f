// The line to the process that holds a maker's library, with a liar at its other end: what is read is written
// the same way again.
#include <fuzzer/FuzzedDataProvider.h>

#include "hal/vendor/message.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::vendor;

void read_body(std::string_view body) {
    if (const auto answer = answer_of(body)) {
        promise(bytes_of(*answer) == body, "an answer survives the way there and back");
        arrived(body);
    }
    if (const auto call = call_of(body))
        promise(bytes_of(*call) == body, "a call survives the way there and back");
}

void read_in_pieces(FuzzedDataProvider line) {
    constexpr std::size_t length_bytes = 4;
    std::string arrived;
    while (line.remaining_bytes() > 0) {
        arrived += line.ConsumeBytesAsString(line.ConsumeIntegralInRange<std::size_t>(1, 64));
        while (true) {
            const auto before = arrived.size();
            const auto body = take_body(arrived);
            if (!body) return;
            if (!*body) break;
            promise(arrived.size() + length_bytes + (*body)->size() == before, "no byte counts twice");
            read_body(**body);
        }
    }
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::fuzz::read_body({reinterpret_cast<const char*>(data), size});
    kiosk::fuzz::read_in_pieces({data, size});
    return 0;
}
