// One table for each enumeration, in the order of its declaration; the static_asserts notice a new value.
#include "services/journal/names.h"

#include <algorithm>
#include <array>
#include <string>

#include "services/journal.h"

namespace kiosk::services {
namespace {

constexpr std::array<std::string_view, 13> kind_names{
    "case_opened",  "sent",         "done",   "refused", "unknown",      "undo_sent",  "undo_done",
    "undo_refused", "undo_unknown", "commit", "abort",   "slip_printed", "case_closed"};
constexpr std::array<std::string_view, 6> leg_names{"hold", "visit", "fees", "insurance", "own", "booking"};
static_assert(static_cast<std::size_t>(FactKind::case_closed) + 1 == kind_names.size());
static_assert(static_cast<std::size_t>(Leg::booking) + 1 == leg_names.size());

template <class Enum, std::size_t count>
std::optional<Enum> value_of(const std::array<std::string_view, count>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string to_string(FactKind kind) { return std::string{kind_names.at(static_cast<std::size_t>(kind))}; }
std::string to_string(Leg leg) { return std::string{leg_names.at(static_cast<std::size_t>(leg))}; }

namespace journal {

std::optional<FactKind> fact_kind_of(std::string_view name) { return value_of<FactKind>(kind_names, name); }
std::optional<Leg> leg_of(std::string_view name) { return value_of<Leg>(leg_names, name); }

}  // namespace journal
}  // namespace kiosk::services
