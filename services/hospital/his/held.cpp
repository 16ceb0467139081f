// Extensions of the profile that both resources bear.
#include "services/hospital/his/held.h"

#include <fmt/format.h>

#include "services/hospital/platform/catalogue.h"

namespace kiosk::hospital::fhir {

Json fee_line(const Charge& charge, int number) {
    const auto text = [](const char* name, const std::string& value) {
        return Json{{"url", name}, {"valueString", value}};
    };
    auto name = text("name", charge.name.zh);
    name["_valueString"] = translation(charge.name.en);
    Json parts = Json::array(
        {text("line-number", charge.line_number.empty() ? std::to_string(number) : charge.line_number),
         text("national-code", charge.national_code), text("hospital-code", charge.hospital_code), name,
         Json{{"url", "count"}, {"valueDecimal", decimal(fmt::format("{}.0000", charge.count))}},
         Json{{"url", "price"},
              {"valueDecimal", decimal(Fen{charge.amount.fen() / charge.count}.yuan() + "0000")}},
         Json{{"url", "amount"}, {"valueMoney", money(charge.amount)}}});
    // A hospital keeps its own copy of the catalogue.
    if (const auto* item = find_item(charge.national_code); item != nullptr) {
        const char* classes[] = {"A", "B", "C"};
        parts.push_back({{"url", "catalogue-class"}, {"valueCode", classes[item->level.back() - '1']}});
        parts.push_back({{"url", "first-borne-percent"}, {"valueInteger", item->first_borne_percent}});
    }
    return {{"url", "urn:kiosk:ext:fee-line"}, {"extension", parts}};
}

Json bill_extension(const Json& id, const Json& kind, const LocalizedText& place,
                    const std::vector<std::string>& line_numbers) {
    Json where{{"url", "place"}, {"valueString", place.zh}};
    if (!place.en.empty()) where["_valueString"] = translation(place.en);
    Json parts = Json::array(
        {Json{{"url", "invoice"}, {"valueString", id}}, Json{{"url", "kind"}, {"valueCode", kind}}, where});
    for (const auto& number : line_numbers)
        parts.push_back({{"url", "line-number"}, {"valueString", number}});
    return {{"url", "urn:kiosk:ext:bill"}, {"extension", parts}};
}

Json held_identifiers(const Json& row) {
    Json identifiers = Json::array({identifier(case_system, text_of(row, "case_id")),
                                    identifier("urn:kiosk:visit", text_of(row, "visit"))});
    if (const auto code = text_of(row, "reprint"); !code.empty())
        identifiers.push_back(identifier("urn:kiosk:reprint", code));
    return identifiers;
}

Json money_extension(const Json& row) {
    Json parts = Json::array({Json{{"url", "state"}, {"valueCode", row["money"]}},
                              Json{{"url", "own"}, {"valueMoney", money(Fen{integer_of(row, "own")})}}});
    if (!text_of(row, "msgid").empty()) parts.push_back({{"url", "msgid"}, {"valueString", row["msgid"]}});
    return {{"url", "urn:kiosk:ext:money"}, {"extension", parts}};
}

}  // namespace kiosk::hospital::fhir
