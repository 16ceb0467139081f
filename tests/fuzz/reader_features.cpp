// What a PC/SC reader says of its own keys (PC/SC part 10): the list of its features, and the status word
// that it brings after an entry.
#include <fuzzer/FuzzedDataProvider.h>

#include "hal/card/pin.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::card;

// The same list, read from its other side: is there an entry with this control code?
bool names(std::string_view list, std::uint32_t code) {
    std::string entry{static_cast<char>(feature_verify_pin_direct), 4};
    for (const int shift : {24, 16, 8, 0}) entry += static_cast<char>(code >> shift);
    return list.find(entry) != std::string_view::npos;
}

void find_pad(const std::string& list) {
    const auto code = find_pin_pad([&](std::uint32_t asked, std::string_view input) -> Read<std::string> {
        promise(asked == control_get_features && input.empty(), "only the features are asked for");
        return list;
    });
    promise(code.has_value(), "a list is no broken link");
    if (!*code) return;
    promise(names(list, **code), "the code of the PIN pad is in the list");
    arrived(list);
}

void end_entry(const std::string& word) {
    const auto end = pin_completion(word);
    const bool verified = std::holds_alternative<device::PinVerified>(end);
    promise(verified == (word == "\x90" + std::string(1, '\0')), "9000 alone is a verified PIN");
    if (const auto* wrong = std::get_if<device::PinWrong>(&end))
        promise(wrong->tries_left >= 0 && wrong->tries_left <= 15, "tries are one digit of a status word");
}

void build(const PinRules& rules) {
    const auto structure = pin_verify_structure(rules);
    const auto pin_bytes = static_cast<std::size_t>((rules.digits + 1) / 2);
    promise(structure.size() == 19 + 5 + pin_bytes, "the structure has the size that it says");
    promise(structure.substr(24).find_first_not_of('\xFF') == std::string::npos, "no digit is in it");
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiosk::fuzz;
    FuzzedDataProvider bytes{data, size};
    const int digits = bytes.ConsumeIntegralInRange<int>(4, 12);
    build({digits, kiosk::Millis{bytes.ConsumeIntegral<std::int16_t>()}});
    end_entry(bytes.ConsumeBytesAsString(bytes.ConsumeIntegralInRange<std::size_t>(0, 3)));
    find_pad(bytes.ConsumeRemainingBytesAsString());
    return 0;
}
