// Files of patients: those that the table gives people from the beginning, and those opened since. One id
// number has one file; opened again it answers as it is.
#include <algorithm>

#include <fmt/format.h>

#include "services/hospital/his/fhir.h"
#include "services/hospital/his/files.h"
#include "services/hospital/his/his.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view resident = "urn:kiosk:resident-id";
constexpr int of_age_years = 18;

std::string birth_in(const std::string& id_number) {
    return id_number.substr(6, 4) + "-" + id_number.substr(10, 2) + "-" + id_number.substr(12, 2);
}

int age_of(const std::string& id_number, CivilTime now) {
    Person anybody;
    anybody.birth_date = birth_in(id_number);
    return anybody.age(now);
}

bool is_mobile(const std::string& number) {
    return number.size() == 11 && number.front() == '1' &&
           std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
}

const Json& first(const Json& list) {
    static const Json nothing;
    return list.is_array() && !list.empty() ? list[0] : nothing;
}

std::string phone_in(const Json& holder) {
    const auto& telecom = first(member(holder, "telecom"));
    return text_of(telecom, "system") == "phone" ? text_of(telecom, "value") : std::string{};
}

std::string guardian_number(const Json& contact) {
    const auto number = fhir::extension_value(contact, "guardian-identifier", "valueIdentifier");
    return text_of(number, "system") == resident ? text_of(number, "value") : std::string{};
}

// A minor's: somebody of age answers, and bears the telephone number.
std::string guardian_problem(const Json& body, const std::string& child, CivilTime now) {
    const auto& contact = first(member(body, "contact"));
    const auto& role = first(member(first(member(contact, "relationship")), "coding"));
    if (text_of(role, "code") != "GUARD") return "a minor needs a guardian in contact";
    const auto number = guardian_number(contact);
    if (!is_resident_id(number) || text_of(member(contact, "name"), "text").empty())
        return "the guardian needs a name and a resident id";
    if (number == child || age_of(number, now) < of_age_years) return "the guardian must be another, of age";
    return is_mobile(phone_in(contact)) ? "" : "the guardian needs a mobile number";
}

// What is wrong with the body; empty if nothing is.
std::string problem_of(const Json& body, const Request& request, const People& people, CivilTime now) {
    if (text_of(body, "resourceType") != "Patient") return "resourceType must be Patient";
    const auto number = fhir::identifier_value(body, resident);
    if (!is_resident_id(number)) return "resident id fails its check digit";
    const auto condition = request.headers.find("if-none-exist");
    if (condition == request.headers.end() ||
        condition->second != fmt::format("identifier={}|{}", resident, number))
        return "If-None-Exist must name the resident id";
    const auto name = text_of(first(member(body, "name")), "text");
    const auto* known = people.by_id_number(number);
    if (name.empty() || (known != nullptr && known->name != name))
        return "the name is not that of this number";
    if (const auto born = text_of(body, "birthDate"); !born.empty() && born != birth_in(number))
        return "the birth date is not that of this number";
    const auto consented = fhir::extension_value(body, "consented-at", "valueInstant");
    if (!consented.is_string() || !CivilTime::parse(consented.get<std::string>()))
        return "nobody has consented";
    if (age_of(number, now) < of_age_years) return guardian_problem(body, number, now);
    return is_mobile(phone_in(body)) ? "" : "telecom must be a mobile number";
}

Json with_identifiers(Json file, const std::vector<std::pair<const char*, std::string>>& identifiers) {
    file["identifier"] = Json::array();
    for (const auto& [system, value] : identifiers)
        if (!value.empty()) file["identifier"].push_back(fhir::identifier(system, value));
    return file;
}

Json from_table(const Person& person) {
    return with_identifiers({{"resourceType", "Patient"},
                             {"id", "HIS-" + person.id},
                             {"name", Json::array({Json{{"text", person.name}}})},
                             {"gender", person.gender},
                             {"birthDate", person.birth_date}},
                            {{"urn:kiosk:resident-id", person.id_number},
                             {"urn:kiosk:passport", person.passport},
                             {"urn:kiosk:visit-card", person.visit_card},
                             {"urn:kiosk:booking", person.booking_code}});
}

Json opened(const Json& row) {
    return with_identifiers({{"resourceType", "Patient"},
                             {"id", row["id"]},
                             {"name", Json::array({Json{{"text", row["name"]}}})},
                             {"gender", row["gender"]},
                             {"birthDate", birth_in(text_of(row, "id_number"))}},
                            {{"urn:kiosk:resident-id", text_of(row, "id_number")},
                             {"urn:kiosk:visit-card", text_of(row, "visit_card")}});
}

}  // namespace

Json file_of(World& world, std::string_view system, std::string_view value) {
    const auto& people = world.people;
    const Person* person = system == resident                 ? people.by_id_number(value)
                           : system == "urn:kiosk:passport"   ? people.by(&Person::passport, value)
                           : system == "urn:kiosk:visit-card" ? people.by(&Person::visit_card, value)
                           : system == "urn:kiosk:booking"    ? people.by(&Person::booking_code, value)
                                                              : nullptr;
    if (person != nullptr && !person->visit_card.empty()) return from_table(*person);
    if (system == "urn:kiosk:booking") {
        const auto booked =
            world.books.row("SELECT person_system, person_value FROM bookings WHERE number = ?", value);
        return booked.is_null()
                   ? Json{}
                   : file_of(world, text_of(booked, "person_system"), text_of(booked, "person_value"));
    }
    const auto row = world.books.row(
        "SELECT * FROM patient_files WHERE (? = ? AND id_number = ?) OR "
        "(? = 'urn:kiosk:visit-card' AND visit_card = ?)",
        system, resident, value, system, value);
    return row.is_null() ? Json{} : opened(row);
}

bool lacks_file(World& world, std::string_view system, std::string_view value) {
    const auto* person = system == resident ? world.people.by_id_number(value) : nullptr;
    return person != nullptr && file_of(world, system, value).is_null();
}

Reply His::patient(const Request& request) {
    const auto asked = request.query.find("identifier");
    const auto bar = asked == request.query.end() ? std::string::npos : asked->second.find('|');
    if (bar == std::string::npos) return fhir::problem(400, "invalid", "identifier=SYSTEM|VALUE expected");
    const auto file = file_of(world_, asked->second.substr(0, bar), asked->second.substr(bar + 1));
    return fhir::reply(200, fhir::bundle(file.is_null() ? Json::array() : Json::array({file})));
}

Reply His::open_file(const Request& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    if (const auto problem = problem_of(body, request, world_.people, world_.now()); !problem.empty())
        return fhir::problem(422, "invalid", problem);
    const auto number = fhir::identifier_value(body, resident);
    if (auto there = file_of(world_, resident, number); !there.is_null()) return fhir::reply(200, there);
    const auto& contact = first(member(body, "contact"));
    const auto minor = age_of(number, world_.now()) < of_age_years;
    const auto count = world_.books.next("patient-file");
    world_.books.run(
        "INSERT INTO patient_files(id_number, id, visit_card, name, gender, phone, guardian_name, "
        "guardian_number, consented_at, opened_ms) VALUES(?,?,?,?,?,?,?,?,?,?)",
        number, fmt::format("HIS-N{:04}", count), fmt::format("99006{:07}", 9'000'000 + count),
        text_of(first(member(body, "name")), "text"), text_of(body, "gender"),
        phone_in(minor ? contact : body), minor ? text_of(member(contact, "name"), "text") : "",
        minor ? guardian_number(contact) : "",
        fhir::extension_value(body, "consented-at", "valueInstant").get<std::string>(), world_.now().unix_ms);
    return fhir::reply(201, file_of(world_, resident, number));
}

}  // namespace kiosk::hospital
