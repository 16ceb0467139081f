// The day itself: what is due, a booking collected, a registered person arrived.
#include <cstdlib>

#include <fmt/format.h>

#include "services/hospital/his/booked.h"
#include "services/hospital/his/clinic.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/his/his.h"

namespace kiosk::hospital {
namespace {

// Unless the world is set otherwise.
constexpr std::int64_t collect_early_ms_default = 60 * minute_ms;
constexpr std::int64_t collect_late_ms_default = 30 * minute_ms;
constexpr std::string_view hint_zh = "请带身份证或医保卡，提前到任一自助机取号";
constexpr std::string_view hint_en = "Bring your ID or insurance card and collect your number at any kiosk";

const char* word_of_due(Due due) {
    switch (due) {
        case Due::to_collect:
            return "to-collect";
        case Due::to_check_in:
            return "to-check-in";
        case Due::checked_in:
            return "checked-in";
        case Due::too_early:
            return "too-early";
        case Due::too_late:
            return "too-late";
        case Due::stopped:
            return "stopped";
    }
    return "stopped";
}

Json due_extension(Due due, std::int64_t from, std::int64_t until) {
    return {
        {"url", "urn:kiosk:ext:due"},
        {"extension", Json::array({Json{{"url", "state"}, {"valueCode", word_of_due(due)}},
                                   Json{{"url", "from"}, {"valueInstant", CivilTime{from}.rfc3339()}},
                                   Json{{"url", "until"}, {"valueInstant", CivilTime{until}.rfc3339()}}})}};
}

Json participant_of(const Json& row) {
    return Json::array(
        {Json{{"status", "accepted"},
              {"actor",
               {{"identifier", fhir::identifier(text_of(row, "person_system"), text_of(row, "person_value"))},
                {"display", row["person_name"]}}}}});
}

// When a booking may be collected.
struct Window {
    std::int64_t from = 0;
    std::int64_t until = 0;
};
Window window_of(World& world, const Json& booking) {
    const auto setting = [&](const char* key, std::int64_t otherwise) {
        const auto value = world.books.setting(key);
        return value.empty() ? otherwise : std::atoll(value.c_str());
    };
    const auto begins = integer_of(booking, "begins_ms");
    return {begins - setting("collect_early_ms", collect_early_ms_default),
            begins + setting("collect_late_ms", collect_late_ms_default)};
}

Due due_of_booking(World& world, const Json& booking, const Json& slot) {
    if (text_of(booking, "status") == "collected") return Due::checked_in;
    if (integer_of(slot, "stopped") != 0) return Due::stopped;
    const auto now = world.now().unix_ms;
    const auto window = window_of(world, booking);
    if (now < window.from) return Due::too_early;
    return now > window.until ? Due::too_late : Due::to_collect;
}

// Who registered on the day itself may arrive as long as the session lasts.
Due due_of_registration(World& world, const Json& row, const Json& slot) {
    if (integer_of(row, "arrived_ms") > 0) return Due::checked_in;
    if (integer_of(slot, "stopped") != 0) return Due::stopped;
    return world.now().unix_ms > integer_of(slot, "ends_ms") ? Due::too_late : Due::to_check_in;
}

std::string clock_words(std::int64_t ms) { return CivilTime{ms}.time_of_day(); }

}  // namespace

Json His::booking_resource(const std::string& id) {
    const auto row = world_.books.row("SELECT * FROM bookings WHERE id = ?", id);
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", text_of(row, "slot"));
    const auto due = due_of_booking(world_, row, slot);
    const auto begins = integer_of(row, "begins_ms");
    const auto window = window_of(world_, row);
    auto extensions = of_appointment(slot, due == Due::checked_in ? Fen{} : total_of(charges_of(slot)));
    extensions.push_back(due_extension(due, window.from, window.until));
    extensions.push_back(fhir::text_extension("hint", {std::string{hint_zh}, std::string{hint_en}}));
    Json identifiers = Json::array({fhir::identifier("urn:kiosk:booking", text_of(row, "number"))});
    if (const auto request = text_of(row, "request"); !request.empty())
        identifiers.push_back(fhir::identifier(booking_request_system, request));
    Json out{{"resourceType", "Appointment"},
             {"id", id},
             {"status", due == Due::stopped ? "cancelled" : "booked"},
             {"start", CivilTime{begins}.rfc3339()},
             {"end", CivilTime{integer_of(row, "ends_ms")}.rfc3339()},
             {"slot", Json::array({Json{{"reference", "Slot/" + text_of(slot, "id")}}})},
             {"created", CivilTime{integer_of(row, "created_ms")}.rfc3339()},
             {"identifier", identifiers},
             {"participant", participant_of(row)},
             {"extension", extensions}};
    if (due == Due::stopped) out["cancelationReason"] = {{"text", "停诊"}};
    return out;
}

Json His::of_appointment(const Json& slot, Fen fee) {
    const auto department = department_row(text_of(slot, "department"));
    const auto doctor = doctor_row(department, text_of(slot, "doctor"));
    Json extensions = Json::array(
        {fhir::coding_extension("department", text_of(department, "code"), fhir::localized(department)),
         fhir::coding_extension("doctor", text_of(slot, "doctor"), fhir::localized(doctor)),
         fhir::text_extension("place", fhir::localized(department["place"])),
         fhir::extension("fee", "valueMoney", fhir::money(fee))});
    for (auto& one : told_of_session(slot)) extensions.push_back(std::move(one));
    return extensions;
}

// A paid registration as one who arrives sees it.
Json His::registered_resource(const Json& row) {
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", text_of(row, "slot"));
    const auto due = due_of_registration(world_, row, slot);
    const auto booked = world_.books.row("SELECT * FROM bookings WHERE id = ?", text_of(row, "booking"));
    const auto& time = booked.is_null() ? slot : booked;
    const auto department = department_row(text_of(slot, "department"));
    const auto place = fhir::localized(department["place"]);
    auto extensions = of_appointment(slot, Fen{});
    extensions.push_back(due_extension(due, CivilTime::parse(text_of(slot, "date") + " 00:00:00")->unix_ms,
                                       integer_of(slot, "ends_ms")));
    extensions.push_back(fhir::extension("queue-number", "valueString", row["queue_number"]));
    extensions.push_back(fhir::extension("people-ahead", "valueInteger", row["people_ahead"]));
    extensions.push_back(fhir::text_extension(
        "hint", {"请在" + place.zh + "候诊，等候叫号", "Please wait at " + place.en + " to be called"}));
    return {{"resourceType", "Appointment"},
            {"id", row["id"]},
            {"status", due == Due::stopped ? "cancelled" : "booked"},
            {"start", CivilTime{integer_of(time, "begins_ms")}.rfc3339()},
            {"end", CivilTime{integer_of(time, "ends_ms")}.rfc3339()},
            {"slot", Json::array({Json{{"reference", "Slot/" + text_of(slot, "id")}}})},
            {"created", CivilTime{integer_of(row, "created_ms")}.rfc3339()},
            {"identifier", Json::array({fhir::identifier("urn:kiosk:visit", text_of(row, "visit"))})},
            {"participant", participant_of(row)},
            {"extension", extensions}};
}

Reply His::due(const Request& request) {
    const auto asked = asked_of(request, "patient.identifier");
    const auto bar = asked.find('|');
    const auto from = asked_of(request, "date");
    if (bar == std::string::npos || !from.starts_with("ge"))
        return fhir::problem(422, "invalid", "date=geDAY and patient.identifier=SYSTEM|VALUE expected");
    const auto day = from.substr(2);
    const auto system = asked.substr(0, bar);
    const auto value = asked.substr(bar + 1);
    std::vector<std::pair<std::int64_t, Json>> found;
    for (const auto& row : world_.books.rows(
             "SELECT b.id, b.begins_ms FROM bookings b JOIN slots s ON s.id = b.slot WHERE b.person_system "
             "= ? AND b.person_value = ? AND s.date >= ? AND b.status IN ('booked', 'held')",
             system, value, day))
        found.emplace_back(integer_of(row, "begins_ms"), booking_resource(text_of(row, "id")));
    for (const auto& row : world_.books.rows(
             "SELECT a.*, s.begins_ms FROM appointments a JOIN slots s ON s.id = a.slot WHERE "
             "a.person_system = ? AND a.person_value = ? AND s.date = ? AND a.status = 'booked'",
             system, value, day))
        found.emplace_back(integer_of(row, "begins_ms"), registered_resource(row));
    std::ranges::stable_sort(found, {}, &std::pair<std::int64_t, Json>::first);
    Json all = Json::array();
    for (auto& [begins, resource] : found) all.push_back(std::move(resource));
    return fhir::reply(200, fhir::bundle(all));
}

// The held number is the booking's own: the session loses none.
Reply His::hold_booking(const Request& request, const Json& body) {
    const auto case_id = fhir::identifier_value(body, "urn:kiosk:case");
    const auto condition = request.headers.find("if-none-exist");
    if (case_id.empty() || case_id.size() > 64 || condition == request.headers.end() ||
        condition->second != "identifier=urn:kiosk:case|" + case_id)
        return fhir::problem(422, "invalid", "identifier urn:kiosk:case and If-None-Exist must name it");
    if (const auto problem = booking_person_problem(body); !problem.empty())
        return fhir::problem(422, "invalid", problem);
    const auto there = world_.books.row("SELECT * FROM appointments WHERE case_id = ?", case_id);
    if (!there.is_null()) return hold_again(there);

    const auto reference = text_of(body["supportingInformation"][0], "reference");
    constexpr std::string_view prefix = "Appointment/";
    const auto booking = world_.books.row("SELECT * FROM bookings WHERE id = ?",
                                          reference.substr(std::min(prefix.size(), reference.size())));
    if (booking.is_null()) return fhir::problem(422, "invalid", "no such booking");
    const auto& actor = body["participant"][0]["actor"];
    const auto system = text_of(actor["identifier"], "system");
    const auto value = text_of(actor["identifier"], "value");
    if (system != text_of(booking, "person_system") || value != text_of(booking, "person_value"))
        return fhir::problem(422, "invalid", "the booking of another person");
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", text_of(booking, "slot"));
    if (const auto trace = bill_in_doubt(system, value, slot); !trace.empty())
        return fhir::problem(409, "money-in-doubt", trace);
    const auto window = window_of(world_, booking);
    const auto due = due_of_booking(world_, booking, slot);
    if (due == Due::stopped) return fhir::problem(409, "stopped", "this session does not take place");
    if (due == Due::too_early) return fhir::problem(409, "too-early", clock_words(window.from));
    if (due == Due::too_late) return fhir::problem(409, "too-late", clock_words(window.until));
    const auto booking_id = text_of(booking, "id");
    if (!take_booking(booking_id)) return fhir::problem(409, "slot-taken", "collected, or just being");

    const auto now = world_.now();
    const auto id = fmt::format("AP{}{:06}", now.compact().substr(2, 6), world_.books.next("appointment"));
    const auto visit = fmt::format("MZ{}{:06}", now.compact().substr(0, 8), world_.books.next("visit"));
    world_.books.run(
        "INSERT INTO appointments(id, case_id, slot, status, version, visit, expires_ms, person_system, "
        "person_value, person_name, gender, birth_date, total, created_ms, kiosk, reprint, booking) "
        "VALUES(?,?,?,'pending',1,?,?,?,?,?,?,?,?,?,?,?,?)",
        id, case_id, text_of(slot, "id"), visit, hold_until(), system, value, text_of(actor, "display"),
        text_of(fhir::find_extension(body, "patient-gender"), "valueCode"),
        text_of(fhir::find_extension(body, "patient-birth-date"), "valueDate"), total_of(charges_of(slot)),
        now.unix_ms, text_of(fhir::find_extension(body, "kiosk"), "valueString"),
        fhir::identifier_value(body, "urn:kiosk:reprint"), booking_id);
    return fhir::reply(201, resource(id));
}

bool His::is_arrival(const Json& body) { return !fhir::find_extension(body, "check-in").is_null(); }

Reply His::arrive(const Json& appointment) {
    const auto id = text_of(appointment, "id");
    if (text_of(appointment, "status") != "booked")
        return fhir::problem(422, "invalid", "only what is registered for and paid can be checked in");
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", text_of(appointment, "slot"));
    const auto due = due_of_registration(world_, appointment, slot);
    if (due == Due::stopped) return fhir::problem(409, "stopped", "this session does not take place");
    if (due == Due::too_late) return fhir::problem(409, "too-late", clock_words(integer_of(slot, "ends_ms")));
    if (text_of(slot, "date") > world_.now().date())
        return fhir::problem(409, "too-early", text_of(slot, "date"));
    world_.books.run("UPDATE appointments SET arrived_ms = ? WHERE id = ? AND arrived_ms = 0",
                     world_.now().unix_ms, id);
    return fhir::reply(200,
                       registered_resource(world_.books.row("SELECT * FROM appointments WHERE id = ?", id)));
}

}  // namespace kiosk::hospital
