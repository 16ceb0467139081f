// ZIP files as they travel by 9101 and 9102: one text inside.
#pragma once

#include <optional>
#include <string>

namespace kiosk::hospital {

// Throws where libzip itself fails.
[[nodiscard]] std::string make_zip(const std::string& name, const std::string& text);
// Text of the first file; nothing where this is no ZIP or the text is unreasonably long.
[[nodiscard]] std::optional<std::string> open_zip(const std::string& bytes);

}  // namespace kiosk::hospital
