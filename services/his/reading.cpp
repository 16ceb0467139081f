// Counts, words and fee lines of FHIR answers.
#include "services/his/reading.h"

#include <algorithm>
#include <charconv>

namespace kiosk::services::fhir {

int whole(const std::string& digits) {
    int value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return problem == std::errc{} && end == digits.data() + digits.size() ? std::max(0, value) : 0;
}

Result<DayPart> day_part_of(const Json* object) {
    static const std::map<std::string_view, DayPart> parts{
        {"morning", DayPart::morning}, {"afternoon", DayPart::afternoon}, {"evening", DayPart::evening}};
    return named(value_of(object, "day-part", "Code"), parts, "day-part");
}

BillKind bill_kind_of(const Json* object) {
    static const std::map<std::string_view, BillKind> kinds{{"visit", BillKind::visit},
                                                            {"examination", BillKind::examination},
                                                            {"laboratory", BillKind::laboratory},
                                                            {"drugs", BillKind::drugs},
                                                            {"treatment", BillKind::treatment},
                                                            {"deposit", BillKind::deposit},
                                                            {"other", BillKind::other}};
    return named(value_of(object, "kind", "Code"), kinds, "kind").value_or(BillKind::other);
}

Result<FeeLine> fee_line_of(const Json* line) {
    FeeLine fee;
    fee.line_number = value_of(line, "line-number", "String");
    fee.med_list_codg = value_of(line, "national-code", "String");
    fee.medins_list_codg = value_of(line, "hospital-code", "String");
    fee.name = localized_value(line, "name");
    fee.count_e4 = TRY(scaled(value_of(line, "count", "Decimal"), 4));
    fee.price_yuan_e6 = TRY(scaled(value_of(line, "price", "Decimal"), 6));
    fee.amount = TRY(money_of(line, "amount"));
    static const std::map<std::string_view, CatalogueClass> classes{
        {"A", CatalogueClass::a}, {"B", CatalogueClass::b}, {"C", CatalogueClass::c}};
    fee.catalogue = named(value_of(line, "catalogue-class", "Code"), classes, "catalogue-class")
                        .value_or(CatalogueClass::unknown);
    const auto first_borne = scaled(value_of(line, "first-borne-percent", "Integer"), 0);
    if (first_borne && *first_borne >= 0 && *first_borne <= 100)
        fee.first_borne_percent = static_cast<int>(*first_borne);
    TRY_VOID(check_sound(fee));
    return fee;
}

}  // namespace kiosk::services::fhir
