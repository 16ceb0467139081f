// The text of a resident ID card: what is believed agrees with itself and can be written and read again.
#include "hal/id_card/text_block.h"
#include "kiosk/base/text.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiosk;
    using fuzz::promise;
    const auto card = hal::id_card::read_text_block({reinterpret_cast<const char*>(data), size});
    if (!card) return 0;
    promise(size == hal::id_card::text_block_bytes, "a block has its length");
    promise(is_resident_id(card->id_number) && card->birth_date.size() == 10,
            "number and birth date have form");
    promise(is_valid_utf8(card->name) && is_valid_utf8(card->address) && is_valid_utf8(card->authority),
            "what is shown is UTF-8");
    promise(printable(card->name) == card->name, "a name can be shown");
    fuzz::arrived({reinterpret_cast<const char*>(data), size});
    if (card->nation.empty()) return 0;  // a residence permit, which the writer does not know
    const auto again = hal::id_card::read_text_block(hal::id_card::text_block_of(*card));
    promise(again && *again == *card, "a block survives the way there and back");
    return 0;
}
