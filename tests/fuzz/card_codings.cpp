// Bytes that are decoded without a conversation: names in GB18030, what an issuer answers, and what is made
// of them for a screen.
#include "hal/card/authentication.h"
#include "hal/card/social_security_card.h"
#include "kiosk/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::card;

void decode_name(std::string_view bytes) {
    const auto name = utf8_from_gb18030(bytes);
    promise(is_valid_utf8(name), "a decoded name is UTF-8");
    promise(utf8_from_gb18030(gb18030_from_utf8(name)) == name, "a name survives the way there and back");
    const auto shown = printable(name);
    promise(is_valid_utf8(shown) && shown.size() <= name.size(), "what is shown is part of the name");
    promise(is_valid_utf8(masked_name(name)), "a masked name is UTF-8");
    if (!bytes.empty() && shown.size() > 2) arrived(shown);
}

void show_anything(std::string_view text) {
    promise(is_valid_utf8(printable(text)), "anything can be made printable");
    promise(is_valid_utf8(masked_name(text)), "anything can be masked");
    promise(to_utf8(code_points(text)) == text || !is_valid_utf8(text), "UTF-8 survives its code points");
    (void)masked_id_number(text);
    (void)masked_tail(text);
    promise(!is_resident_id(text) || text.size() == 18, "an id number has 18 characters");
    (void)gb18030_from_utf8(text);
}

void read_issuer_answer(std::string_view text) {
    const auto answer = parse_issuer_answer(text);
    if (!answer) return;
    promise(answer->internal_result.size() == 8, "the card's result has 8 bytes");
    promise(answer->external_token.size() == 16, "the issuer's token has 16 bytes");
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    kiosk::fuzz::decode_name(bytes);
    kiosk::fuzz::show_anything(bytes);
    kiosk::fuzz::read_issuer_answer(bytes);
    return 0;
}
