// Names between the card's coding and ours; iconv is used here alone. A name may have been cut in the middle
// of a character by the card's fixed fields: what is whole is kept.
#include <iconv.h>

#include "hal/card/social_security_card.h"

namespace kiosk::hal::card {
namespace {

std::string converted(std::string_view bytes, const char* from, const char* to) {
    // iconv_open's own way of saying "failed" is an invalid pointer made of -1.
    const iconv_t converter = iconv_open(to, from);
    if (converter == reinterpret_cast<iconv_t>(-1)) return "";
    std::string input{bytes};
    std::string output(input.size() * 4 + 4, '\0');
    char* in = input.data();
    char* out = output.data();
    std::size_t in_left = input.size();
    std::size_t out_left = output.size();
    iconv(converter, &in, &in_left, &out, &out_left);
    iconv_close(converter);
    output.resize(output.size() - out_left);
    return output;
}

}  // namespace

std::string utf8_from_gb18030(std::string_view bytes) { return converted(bytes, "GB18030", "UTF-8"); }
std::string gb18030_from_utf8(std::string_view text) { return converted(text, "UTF-8", "GB18030"); }

}  // namespace kiosk::hal::card
