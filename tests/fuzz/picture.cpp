// A hostile picture before the scanner: codes with any content, broken ones and none. ZXing, ZBar and OpenCV
// are Debian's own and not instrumented; what they do to memory is seen at the allocations.
#include "hal/scan.h"
#include "kiosk/journey/shown_code.h"
#include "tests/fuzz/bitmap.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

// More than a QR code of the largest version can hold is no code's text.
constexpr std::size_t text_bytes_max = 3 * 7089;

void look(const hal::GreyImage& image, hal::Effort effort) {
    for (const auto& code : hal::decode(image, effort)) {
        promise(code.kind == "qr" && !code.text.empty(), "what was read is a code with a text");
        promise(code.text.size() <= text_bytes_max, "a text fits in a code");
        (void)journey::kind_of_code(code.text, Policy{});
        arrived(code.text);
    }
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiosk::fuzz;
    const auto image = drawn({reinterpret_cast<const char*>(data), size});
    look(image, kiosk::hal::Effort::quick);
    look(image, kiosk::hal::Effort::thorough);
    return 0;
}
