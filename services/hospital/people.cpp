// Reads data/patients.json and prints it again in the form that the demo and the virtual card reader want.
#include "services/hospital/people.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "services/hospital/books.h"
#include "services/hospital/data/tables.h"

namespace kiosk::hospital {
namespace {

Fen yuan_of(const Json& row, std::string_view key) {
    const auto text = text_of(row, key);
    return text.empty() ? Fen{} : fen_of_text(text);
}

InsuredAs coverage_from(const Json& row) {
    return {.insutype = text_of(row, "insutype"),
            .psn_type = text_of(row, "psn_type"),
            .status = text_of(row, "psn_insu_stas"),
            .area = text_of(row, "insuplc_admdvs"),
            .since = text_of(row, "psn_insu_date"),
            .paused_on = text_of(row, "paus_insu_date"),
            .waiting_until = text_of(row, "waiting_until"),
            .employer = text_of(row, "emp_name"),
            .civil_servant = text_of(row, "cvlserv_flag") == "1"};
}

Person person_from(const Json& row) {
    Person person{.id = text_of(row, "id"),
                  .name = text_of(row, "name"),
                  .name_en = text_of(row, "name_en"),
                  .traits = row.at("traits").get<std::vector<std::string>>(),
                  .description = {text_of(row["description"], "zh"), text_of(row["description"], "en")},
                  .gender = text_of(row, "gender"),
                  .birth_date = text_of(row, "birth_date"),
                  .id_number = text_of(row, "id_number"),
                  .passport = text_of(row, "passport"),
                  .psn_no = text_of(row, "psn_no"),
                  .card_number = text_of(row, "card_number"),
                  .card_identification = text_of(row, "card_identification"),
                  .visit_card = text_of(row, "visit_card"),
                  .booking_code = text_of(row, "booking_code"),
                  .mutual_aid_from = text_of(row, "mutual_aid_from"),
                  .account = yuan_of(row, "account"),
                  .deductible_used = yuan_of(row, "deductible_used"),
                  .fund_used = yuan_of(row, "fund_used"),
                  .assistance_percent = static_cast<int>(integer_of(row, "assistance_percent")),
                  .phone = flag_of(row, "phone", true),
                  .activated = flag_of(row, "activated", true),
                  .card_lost = flag_of(row, "card_lost"),
                  .inpatient_now = flag_of(row, "inpatient_now"),
                  .filed = flag_of(row, "filed", true),
                  .expected_outcome = text_of(row, "expected_outcome")};
    for (const auto& [of, words] : member(row, "refusals").items()) {
        if (words.is_array()) person.e_code_refusal = words[0].get<int>();
        person.refusals[of] = words.is_array() ? words[1].get<std::string>() : words.get<std::string>();
    }
    for (const auto& coverage : member(row, "coverage")) person.coverage.push_back(coverage_from(coverage));
    for (const auto& filed : member(row, "diseases"))
        person.diseases.push_back({text_of(filed, "code"), text_of(filed, "name"), text_of(filed, "since"),
                                   text_of(filed, "until")});
    if (const auto& stay = member(row, "stay"); stay.is_object())
        person.stay = Stay{text_of(stay, "id"),
                           text_of(stay, "number"),
                           {text_of(stay, "ward"), text_of(stay, "ward_en")},
                           {text_of(stay, "bed"), text_of(stay, "bed_en")},
                           integer_of(stay, "days"),
                           yuan_of(stay, "deposited"),
                           yuan_of(stay, "charged")};
    return person;
}

const std::vector<Person>& table() {
    static const auto people = [] {
        std::vector<Person> read;
        for (const auto& row : data::read(data::patients_json)) read.push_back(person_from(row));
        return read;
    }();
    return people;
}

}  // namespace

const InsuredAs* Person::active() const {
    const InsuredAs* best = nullptr;
    const auto rank = [](const InsuredAs& row) {
        return (row.status == "1" ? 0 : 2) + (row.insutype == "310" ? 0 : 1);
    };
    for (const auto& row : coverage)
        if (best == nullptr || rank(row) < rank(*best)) best = &row;
    return best;
}

bool Person::has_trait(std::string_view trait) const {
    return std::find(traits.begin(), traits.end(), trait) != traits.end();
}

const InsuredAs* Person::covered_as(std::string_view insutype) const {
    for (const auto& row : coverage)
        if (row.insutype == insutype) return &row;
    return nullptr;
}

int Person::age(CivilTime now) const {
    const auto today = now.date();
    const int years = std::atoi(today.substr(0, 4).c_str()) - std::atoi(birth_date.substr(0, 4).c_str());
    return today.substr(5) < birth_date.substr(5) ? years - 1 : years;
}

People::People() : people_{table()} {}

const Person* People::by(std::string Person::*what, std::string_view value) const {
    if (value.empty()) return nullptr;
    for (const auto& person : people_)
        if (person.*what == value) return &person;
    return nullptr;
}

void People::open_accounts(Books& books) const {
    const auto behaviours = data::read(data::acquirer_json);
    for (const auto& person : people_) {
        auto behaviour = text_of(behaviours["payers"], person.id);
        if (behaviour.empty()) behaviour = text_of(behaviours, "wallet");
        books.run("INSERT OR IGNORE INTO accounts VALUES(?,?,?,?,?)", person.id, person.account,
                  person.deductible_used, person.fund_used, behaviour);
    }
    books.run("INSERT OR IGNORE INTO accounts VALUES('terminal',0,0,0,?)", text_of(behaviours, "terminal"));
}

std::string patient_list(const People& people) {
    std::string text;
    for (const auto& person : people.all())
        text += fmt::format("{}  {:<24}  {:<10}  {}  {}\n", person.id, person.expected_outcome,
                            person.birth_date, person.name, person.description.en);
    return text;
}

std::string patient_list_json(const People& people) {
    Json list = Json::array();
    for (const auto& person : people.all()) {
        const auto* active = person.active();
        list.push_back({{"id", person.id},
                        {"name", person.name},
                        {"name_en", person.name_en},
                        {"traits", person.traits},
                        {"description", person.description.zh},
                        {"description_en", person.description.en},
                        {"insured", active != nullptr},
                        {"insutype", active != nullptr ? active->insutype : ""},
                        {"insuplc_admdvs", active != nullptr ? active->area : ""},
                        {"psn_no", person.psn_no},
                        {"id_number", person.id_number},
                        {"card_number", person.card_number},
                        {"card_identification", person.card_identification},
                        {"gender", person.gender},
                        {"birth_date", person.birth_date},
                        {"passport", person.passport},
                        {"visit_card", person.visit_card},
                        {"booking_code", person.booking_code},
                        {"expected_outcome", person.expected_outcome},
                        {"phone", person.phone}});
    }
    return list.dump(1) + "\n";
}

}  // namespace kiosk::hospital
