// One walk along the pattern for reading and one for writing; between them stands the kiosk's own spelling.
#include "services/his_mapped/patterns.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace kiosk::services::mapped {
namespace {

struct Part {
    std::string_view letters;
    std::size_t place;  // in "2026-11-22 09:30:15"
};
constexpr std::array parts{Part{"yyyy", 0}, Part{"MM", 5},  Part{"dd", 8},
                           Part{"HH", 11},  Part{"mm", 14}, Part{"ss", 17}};
constexpr std::string_view midnight = "0000-00-00 00:00:00";

// The part that the pattern goes on with; null where that is a letter to be taken as it is.
const Part* part_at(std::string_view pattern) {
    const auto found =
        std::ranges::find_if(parts, [&](const Part& part) { return pattern.starts_with(part.letters); });
    return found == parts.end() ? nullptr : &*found;
}

}  // namespace

std::string problem_of_pattern(std::string_view pattern, bool wants_time) {
    const std::size_t wanted = wants_time ? 5 : 3;  // seconds may be missing
    for (std::size_t n = 0; n < wanted; ++n)
        if (pattern.find(parts[n].letters) == std::string_view::npos)
            return fmt::format("must bear {}, e.g. {}, is '{}'", parts[n].letters,
                               wants_time ? "yyyyMMddHHmmss" : "yyyyMMdd", pattern);
    return {};
}

Result<CivilTime> time_by(std::string_view pattern, std::string_view text) {
    const auto bad = [&] {
        return fail(ErrorKind::malformed, fmt::format("no time of the form {}", pattern));
    };
    std::string plain{midnight};
    while (!pattern.empty()) {
        const auto* part = part_at(pattern);
        const auto length = part == nullptr ? 1 : part->letters.size();
        if (text.size() < length) return bad();
        const auto piece = text.substr(0, length);
        if (part == nullptr && piece != pattern.substr(0, 1)) return bad();
        if (part != nullptr) {
            if (!std::ranges::all_of(piece, [](char c) { return c >= '0' && c <= '9'; })) return bad();
            plain.replace(part->place, length, piece);
        }
        pattern.remove_prefix(length);
        text.remove_prefix(length);
    }
    if (!text.empty()) return bad();
    auto at = CivilTime::parse(plain);
    if (!at) return bad();
    return at;
}

std::string written_by(std::string_view pattern, CivilTime at) {
    const auto plain = at.date_time();
    std::string out;
    while (!pattern.empty()) {
        const auto* part = part_at(pattern);
        const auto length = part == nullptr ? 1 : part->letters.size();
        out += part == nullptr ? std::string{pattern.front()} : plain.substr(part->place, length);
        pattern.remove_prefix(length);
    }
    return out;
}

std::vector<std::string> placeholders_in(std::string_view path) {
    std::vector<std::string> names;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        const auto close = std::min(path.find('}', open), path.size());
        names.emplace_back(path.substr(open + 1, close - open - 1));
    }
    return names;
}

}  // namespace kiosk::services::mapped
