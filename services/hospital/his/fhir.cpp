// Own extensions live under urn:kiosk:ext:, parts of a complex extension carry their bare name as url.
#include "services/hospital/his/fhir.h"

namespace kiosk::hospital::fhir {
namespace {

constexpr std::string_view prefix = "urn:kiosk:ext:";
constexpr const char* translation_url = "http://hl7.org/fhir/StructureDefinition/translation";

}  // namespace

Json extension(std::string_view name, std::string_view value_key, Json value) {
    return {{"url", std::string{prefix} + std::string{name}}, {std::string{value_key}, std::move(value)}};
}

Json translation(std::string_view english) {
    return {{"extension",
             Json::array(
                 {Json{{"url", translation_url},
                       {"extension", Json::array({Json{{"url", "lang"}, {"valueCode", "en"}},
                                                  Json{{"url", "content"}, {"valueString", english}}})}}})}};
}

Json text_extension(std::string_view name, const LocalizedText& text) {
    auto out = extension(name, "valueString", text.zh);
    if (!text.en.empty()) out["_valueString"] = translation(text.en);
    return out;
}

Json coding_extension(std::string_view name, std::string_view code, const LocalizedText& display) {
    Json coding{{"code", code}, {"display", display.zh}};
    if (!display.en.empty()) coding["_display"] = translation(display.en);
    return extension(name, "valueCoding", coding);
}

Json money(Fen fen) { return {{"value", amount(fen)}, {"currency", "CNY"}}; }

Json identifier(std::string_view system, std::string_view value) {
    return {{"system", system}, {"value", value}};
}

Json bundle(Json resources, std::string_view included) {
    Json entries = Json::array();
    int total = 0;
    for (auto& resource : resources) {
        const bool main = resource["resourceType"] != included;
        total += main ? 1 : 0;
        Json entry{{"search", {{"mode", main ? "match" : "include"}}}};
        entry["resource"] = std::move(resource);
        entries.push_back(std::move(entry));
    }
    Json out{{"resourceType", "Bundle"}, {"type", "searchset"}, {"total", total}};
    out["entry"] = std::move(entries);
    return out;
}

Json find_extension(const Json& resource, std::string_view name) {
    for (const auto& one : member(resource, "extension")) {
        const auto url = text_of(one, "url");
        if (url == name || url == std::string{prefix} + std::string{name}) return one;
    }
    return {};
}

Json extension_value(const Json& resource, std::string_view name, std::string_view key) {
    return member(find_extension(resource, name), key);
}

std::string identifier_value(const Json& resource, std::string_view system) {
    for (const auto& one : member(resource, "identifier"))
        if (text_of(one, "system") == system) return text_of(one, "value");
    return {};
}

LocalizedText localized(const Json& row) { return {text_of(row, "zh"), text_of(row, "en")}; }

Reply reply(int status, const Json& resource) {
    Reply out;
    out.status = status;
    out.content_type = "application/fhir+json;charset=utf-8";
    out.body = wire_text(resource);
    const auto version = text_of(member(resource, "meta"), "versionId");
    if (!version.empty()) out.headers["ETag"] = "W/\"" + version + "\"";
    return out;
}

Reply problem(int status, std::string_view code, std::string_view diagnostics) {
    const Json issue{{"severity", "error"},
                     {"code", "processing"},
                     {"details", {{"coding", Json::array({Json{{"code", code}}})}}},
                     {"diagnostics", diagnostics}};
    return reply(status, {{"resourceType", "OperationOutcome"}, {"issue", Json::array({issue})}});
}

}  // namespace kiosk::hospital::fhir
