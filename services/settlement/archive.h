// The files of 9101 and 9102: a ZIP with one text in it, made and opened by libzip.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace kiosk::services::settlement {

Result<std::string> zip_of(const std::string& entry_name, const std::string& text);
// The only file inside. Error(malformed): no ZIP, not exactly one file, or longer than `bytes_max`.
Result<std::string> unzipped(std::string_view archive, std::size_t bytes_max);

}  // namespace kiosk::services::settlement
