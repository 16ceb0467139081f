// Pieces of FHIR answers that several of our objects are read from.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/domain/his_calls.h"
#include "services/his.h"
#include "services/his/fhir.h"

namespace kiosk::services::fhir {

// A count; zero where it is none.
[[nodiscard]] int whole(const std::string& digits);

template <class Enum>
[[nodiscard]] Result<Enum> named(const std::string& name, const std::map<std::string_view, Enum>& names,
                                 std::string_view what) {
    const auto found = names.find(name);
    if (found == names.end()) return fail(ErrorKind::malformed, fmt::format("{}: unknown word", what));
    return found->second;
}

[[nodiscard]] Result<DayPart> day_part_of(const Json* object);
[[nodiscard]] BillKind bill_kind_of(const Json* object);  // `other` where nobody agreed on the word
[[nodiscard]] Result<FeeLine> fee_line_of(const Json* line);

// told.cpp: the answer to FindRegistrations. Error(malformed) as a whole: one that is not understood might
// hide a doubt.
[[nodiscard]] Result<his::Registrations> registrations_of(Purpose purpose, const Json& bundle,
                                                          const HisConfig& config);

}  // namespace kiosk::services::fhir
