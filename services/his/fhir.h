// The little of FHIR R4 that the profile uses: extensions, translations, identifiers, money, bundles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"
#include "kiosk/domain/clinic.h"
#include "services/his/agreed.h"
#include "services/json.h"

namespace kiosk::services::fhir {

// Reading. Anything missing gives "", an empty list or null.
[[nodiscard]] const Json* member(const Json* object, std::string_view name);
[[nodiscard]] std::string text(const Json* object, std::string_view name);
[[nodiscard]] const Json* first(const Json* array);
// Extensions `urn:kiosk:ext:NAME`, or parts `NAME` inside one.
[[nodiscard]] std::vector<const Json*> extensions(const Json* object, std::string_view name);
[[nodiscard]] const Json* extension(const Json* object, std::string_view name);
// The scalar of an extension's value[x], `type` as in valueString: "String".
[[nodiscard]] std::string value_of(const Json* object, std::string_view name, std::string_view type);
// `holder[name]` with the English of `holder[_name]`.
[[nodiscard]] LocalizedText localized(const Json* holder, std::string_view name);
[[nodiscard]] LocalizedText localized_value(const Json* object, std::string_view name);
[[nodiscard]] std::string identifier(const Json* resource, std::string_view system);
// valueMoney in CNY. Error(malformed).
[[nodiscard]] Result<Fen> money_of(const Json* object, std::string_view name);
// A Money itself.
[[nodiscard]] Result<Fen> amount_of(const Json* money);
using services::scaled;
[[nodiscard]] Result<CivilTime> instant(const std::string& value);
[[nodiscard]] std::vector<const Json*> entries(const Json& bundle, std::string_view resource_type);

// The resource that is held for a purpose, and its word for an Appointment's status `pending`, `booked` or
// `cancelled`.
[[nodiscard]] std::string_view type_of(Purpose purpose);
[[nodiscard]] std::string_view status_of(Purpose purpose, std::string_view status);

// Writing.
[[nodiscard]] Json identifier_of(const std::string& system, const std::string& value);
[[nodiscard]] Json own_extension(std::string_view name, std::string_view type, Json value);
[[nodiscard]] Json part(std::string_view name, std::string_view type, Json value);
[[nodiscard]] Json own_complex(std::string_view name, std::vector<Json> parts);
[[nodiscard]] Json money(Fen amount);
using services::url_escaped;

}  // namespace kiosk::services::fhir
