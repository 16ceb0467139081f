// Small builders and readers for the FHIR shapes of the profile (services/his/PROFILE.md): extensions,
// translations, money, codings, bundles, outcomes.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"
#include "services/hospital/http.h"
#include "services/hospital/wire.h"

namespace kiosk::hospital::fhir {

[[nodiscard]] Json extension(std::string_view name, std::string_view value_key, Json value);
[[nodiscard]] Json text_extension(std::string_view name, const LocalizedText& text);  // with its translation
[[nodiscard]] Json coding_extension(std::string_view name, std::string_view code,
                                    const LocalizedText& display);
[[nodiscard]] Json money(Fen fen);
[[nodiscard]] Json translation(std::string_view english);  // content of a `_field`
[[nodiscard]] Json identifier(std::string_view system, std::string_view value);
// Resources of the type `included` were not searched for, but belong to those that were.
[[nodiscard]] Json bundle(Json resources, std::string_view included = "Schedule");

// Value of the extension or part `name` under `key`; null where absent. Parts are named without the prefix.
[[nodiscard]] Json extension_value(const Json& resource, std::string_view name, std::string_view key);
[[nodiscard]] Json find_extension(const Json& resource, std::string_view name);
[[nodiscard]] std::string identifier_value(const Json& resource, std::string_view system);

[[nodiscard]] LocalizedText localized(const Json& row);  // {"zh", "en"} of the seed data

[[nodiscard]] Reply reply(int status, const Json& resource);
[[nodiscard]] Reply problem(int status, std::string_view code, std::string_view diagnostics);

}  // namespace kiosk::hospital::fhir
