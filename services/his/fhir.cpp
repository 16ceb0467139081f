// Reading and writing of FHIR's general shapes.
#include "services/his/fhir.h"

#include <fmt/format.h>

namespace kiosk::services::fhir {
namespace {

constexpr std::string_view own_prefix = "urn:kiosk:ext:";
constexpr std::string_view translation_url = "http://hl7.org/fhir/StructureDefinition/translation";

bool has_url(const Json& extension, std::string_view name) {
    const auto url = extension.scalar_of("url");
    return url == name || (url.starts_with(own_prefix) && url.substr(own_prefix.size()) == name);
}

std::string english(const Json* companion) {
    const auto* list = member(companion, "extension");
    if (list == nullptr) return "";
    for (const auto& translation : list->items()) {
        if (translation.scalar_of("url") != translation_url) continue;
        const auto* lang = extension(&translation, "lang");
        const auto* content = extension(&translation, "content");
        if (lang == nullptr || content == nullptr) continue;
        const auto language = lang->find("valueCode") != nullptr ? lang->scalar_of("valueCode")
                                                                 : lang->scalar_of("valueString");
        if (language.starts_with("en")) return content->scalar_of("valueString");
    }
    return "";
}

}  // namespace

const Json* member(const Json* object, std::string_view name) {
    return object == nullptr ? nullptr : object->find(name);
}

std::string text(const Json* object, std::string_view name) {
    const auto* found = member(object, name);
    return found == nullptr ? std::string{} : found->scalar();
}

const Json* first(const Json* array) {
    return array == nullptr || array->items().empty() ? nullptr : &array->items().front();
}

std::vector<const Json*> extensions(const Json* object, std::string_view name) {
    std::vector<const Json*> found;
    if (const auto* list = member(object, "extension"))
        for (const auto& one : list->items())
            if (has_url(one, name)) found.push_back(&one);
    return found;
}

const Json* extension(const Json* object, std::string_view name) {
    const auto found = extensions(object, name);
    return found.empty() ? nullptr : found.front();
}

std::string value_of(const Json* object, std::string_view name, std::string_view type) {
    return text(extension(object, name), fmt::format("value{}", type));
}

LocalizedText localized(const Json* holder, std::string_view name) {
    return {printable(text(holder, name)), printable(english(member(holder, fmt::format("_{}", name))))};
}

LocalizedText localized_value(const Json* object, std::string_view name) {
    return localized(extension(object, name), "valueString");
}

std::string identifier(const Json* resource, std::string_view system) {
    if (const auto* list = member(resource, "identifier"))
        for (const auto& one : list->items())
            if (one.scalar_of("system") == system) return one.scalar_of("value");
    return "";
}

Result<Fen> money_of(const Json* object, std::string_view name) {
    auto amount = amount_of(member(extension(object, name), "valueMoney"));
    if (!amount) return fail_in(name, amount.error());
    return amount;
}

Result<Fen> amount_of(const Json* money) {
    const auto* value = member(money, "value");
    if (value == nullptr || text(money, "currency") != "CNY")
        return fail(ErrorKind::malformed, "no amount in CNY");
    return yuan_of(*value);
}

Result<CivilTime> instant(const std::string& value) {
    std::string plain = value;
    // A fraction of a second is allowed by FHIR and says nothing here.
    const auto dot = plain.find('.');
    if (dot != std::string::npos) plain.erase(dot, plain.find_first_of("+-Z", dot) - dot);
    return CivilTime::parse(plain);
}

std::vector<const Json*> entries(const Json& bundle, std::string_view resource_type) {
    std::vector<const Json*> found;
    if (const auto* list = bundle.find("entry"))
        for (const auto& entry : list->items()) {
            const auto* resource = entry.find("resource");
            if (text(resource, "resourceType") == resource_type) found.push_back(resource);
        }
    return found;
}

Json part(std::string_view name, std::string_view type, Json value) {
    Json json = Json::object();
    json.add("url", std::string{name});
    return std::move(json.add(fmt::format("value{}", type), std::move(value)));
}

Json identifier_of(const std::string& system, const std::string& value) {
    Json json = Json::object();
    return std::move(json.add("system", system).add("value", value));
}

Json own_extension(std::string_view name, std::string_view type, Json value) {
    return part(std::string{own_prefix} + std::string{name}, type, std::move(value));
}

Json own_complex(std::string_view name, std::vector<Json> parts) {
    Json json = Json::object();
    json.add("url", std::string{own_prefix} + std::string{name});
    return std::move(json.add("extension", Json::array(std::move(parts))));
}

Json money(Fen amount) {
    Json json = Json::object();
    return std::move(json.add("value", Json::yuan(amount)).add("currency", "CNY"));
}

std::string_view type_of(Purpose purpose) { return purpose == Purpose::bill ? "Task" : "Appointment"; }

std::string_view status_of(Purpose purpose, std::string_view status) {
    if (purpose == Purpose::registration) return status;
    if (status == "pending") return "requested";
    return status == "booked" ? "completed" : status;
}

}  // namespace kiosk::services::fhir
