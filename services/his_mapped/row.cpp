// Reading of one object of an answer. What has not the promised form is an error, never a guess.
#include <charconv>

#include <fmt/format.h>

#include "services/his/agreed.h"
#include "services/his_mapped/patterns.h"
#include "services/his_mapped/values.h"

namespace kiosk::services::mapped {
namespace {

std::unexpected<Error> unreadable(std::string_view field, std::string_view why) {
    return fail(ErrorKind::malformed, fmt::format("{}: {}", field, why));
}

template <class T>
Result<T> named(std::string_view field, Result<T> result) {
    if (!result) return unreadable(field, result.error().text);
    return result;
}

Result<Fen> fen_of(const std::string& digits) {
    std::int64_t value = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), end, value);
    if (digits.empty() || problem != std::errc{} || stop != end)
        return fail(ErrorKind::malformed, "no amount in fen");
    return Fen{value};
}

}  // namespace

const Json* Row::find(std::string_view field) const {
    const auto path = paths_.find(field);
    return path == paths_.end() ? nullptr : at_path(json_, path->second);
}

std::string Row::text(std::string_view field) const {
    const auto* found = find(field);
    return found == nullptr ? std::string{} : printable(found->scalar());
}

LocalizedText Row::both(std::string_view field, std::string_view english) const {
    return {text(field), text(english)};
}

Result<Fen> Row::money(std::string_view field) const {
    const auto* found = find(field);
    if (found == nullptr) return unreadable(field, "is missing");
    return named(field,
                 mapping_.formats.money == Formats::Money::yuan ? yuan_of(*found) : fen_of(found->scalar()));
}

Result<Fen> Row::money_or_none(std::string_view field) const {
    return text(field).empty() ? Result<Fen>{Fen{}} : money(field);
}

Result<CivilTime> Row::instant(std::string_view field) const {
    return named(field, time_by(mapping_.formats.instant, text(field)));
}

Result<std::string> Row::day(std::string_view field) const {
    const auto found = text(field);
    if (found.empty()) return found;
    const auto at = TRY(named(field, time_by(mapping_.formats.day, found)));
    return at.date();
}

int Row::whole(std::string_view field) const {
    const auto digits = text(field);
    int value = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), end, value);
    return problem == std::errc{} && stop == end && value > 0 ? value : 0;
}

Result<std::int64_t> Row::decimal(std::string_view field, int places) const {
    return named(field, scaled(text(field), places));
}

Result<bool> Row::flag(std::string_view field) const {
    const auto code = text(field);
    const auto& codes = mapping_.codes.at("flag").ours;
    if (code.empty()) return false;
    if (codes.empty() && (code == "true" || code == "false")) return code == "true";
    const auto word = codes.find(code);
    if (word == codes.end()) return unreadable(field, "neither yes nor no");
    return word->second == "yes";
}

Result<std::string> Row::word(std::string_view field, std::string_view table) const {
    const auto code = text(field);
    if (code.empty()) return code;
    const auto& codes = mapping_.codes.find(table)->second.ours;
    const auto word = codes.find(code);
    if (word == codes.end()) return unreadable(field, "a code that the mapping does not know");
    return word->second;
}

Result<std::vector<Row>> Row::rows(std::string_view field, std::string_view form) const {
    const auto* list = find(field);
    if (list == nullptr || !list->is_array()) return unreadable(field, "is no list");
    std::vector<Row> all;
    for (const auto& one : list->items()) all.emplace_back(mapping_, mapping_.forms.find(form)->second, one);
    return all;
}

}  // namespace kiosk::services::mapped
