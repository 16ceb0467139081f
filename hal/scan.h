// Reading codes in pictures: the pure part of the scanner, for the driver, for `kiosk scan` and for tests. QR
// codes only; every other symbology on a patient's papers is somebody else's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace kiosk::hal {

// 8 bits a pixel, rows without padding, 0 = black.
struct GreyImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
    [[nodiscard]] bool valid() const {
        return width > 0 && height > 0 &&
               pixels.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    }
    friend bool operator==(const GreyImage&, const GreyImage&) = default;
};

// The upright rectangle around a code, however it is turned: pixels of the picture, within its edges.
struct CodeBox {
    int x = 0;  // left
    int y = 0;  // top
    int width = 0;
    int height = 0;
    friend bool operator==(const CodeBox&, const CodeBox&) = default;
};

struct DecodedCode {
    std::string kind;  // "qr"
    std::string text;
    double ms = 0;  // from the picture to the text
    CodeBox box;
};

// quick: the rungs that cost a few milliseconds; thorough: all of them.
enum class Effort { quick, thorough };

// Empty where nothing was found. Stops at the first rung that reads something.
[[nodiscard]] std::vector<DecodedCode> decode(const GreyImage& image, Effort effort = Effort::thorough);

// What a code may be before anybody looks at its meaning: anyone can print one.
enum class CodeCharset {
    digits,
    printable,  // ASCII from space to tilde
    text,       // UTF-8 without control characters
};
struct CodeRules {
    int length_max = 512;  // bytes
    CodeCharset charset = CodeCharset::printable;
};
[[nodiscard]] bool follows(const CodeRules& rules, std::string_view code);

// PNG or JPEG, by content.
[[nodiscard]] Result<GreyImage> load_image(const std::string& path);

}  // namespace kiosk::hal
