// What a maker's card library says: a text, and at the end four bytes of code.
#include <fuzzer/FuzzedDataProvider.h>

#include "hal/vendor/social_security_library.h"
#include "kiosk/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::vendor;

void read_code(std::int32_t code, std::string_view text) {
    const auto end = end_of(code);
    promise((end == LibraryEnd::done) == (code >= 0), "only what is not negative is done");
    if (end == LibraryEnd::card_failed) promise(!failure_of(code).detail.empty(), "a failure has a word");
    if (const auto left = tries_left(code, text))
        promise(*left >= 0 && *left <= 15, "a count of tries has four bits");
}

void read_text(std::string_view text) {
    if (const auto challenge = challenge_of(text))
        promise(*challenge == text && !text.empty(), "a challenge goes on as it is");
    const auto card = card_of(text);
    if (!card) return;
    promise(is_resident_id(card->id_number), "an id number has its check digit");
    promise(!card->genuine, "a library proves nothing");
    promise(!card->name.empty() && is_valid_utf8(card->name) && printable(card->name) == card->name,
            "a name can be shown");
    arrived(text);
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t code_bytes = 4;
    if (size < code_bytes) return 0;
    const std::string_view text{reinterpret_cast<const char*>(data), size - code_bytes};
    FuzzedDataProvider code{data + text.size(), code_bytes};
    kiosk::fuzz::read_code(code.ConsumeIntegral<std::int32_t>(), text);
    kiosk::fuzz::read_text(text);
    return 0;
}
