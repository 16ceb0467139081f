// Pieces of the FHIR side's resources, as several of the vendor's objects need them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/hospital/wire.h"

namespace kiosk::hospital::vendor {

[[nodiscard]] std::vector<Json> resources(const Json& bundle, std::string_view type);
[[nodiscard]] std::string english(const Json& companion);
[[nodiscard]] std::string text(const Json& resource, const char* name);
[[nodiscard]] std::string code(const Json& resource, const char* name);
void add_both(Json& out, const char* name, const char* english_name, const Json& extension);
[[nodiscard]] Json coded(const Json& resource, const char* name);
[[nodiscard]] Json lines_of(const Json& resource);
void add_queue(Json& out, const Json& resource);

}  // namespace kiosk::hospital::vendor
