// Strict: a Date that is not written as the standard says tells no time.
#include "services/http_date.h"

#include <ctime>

namespace kiosk::services {

std::optional<CivilTime> parse_http_date(const std::string& text) {
    std::tm fields{};
    const char* end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &fields);
    if (end == nullptr || *end != '\0') return std::nullopt;
    return CivilTime{static_cast<std::int64_t>(timegm(&fields)) * 1'000};
}

std::optional<CivilTime> date_of(const Exchange& exchange) {
    for (const auto& header : exchange.headers)
        if (header.name == "date") return parse_http_date(header.value);
    return std::nullopt;
}

}  // namespace kiosk::services
