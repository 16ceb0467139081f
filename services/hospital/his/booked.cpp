// Numbers booked ahead: the days of a department, the half hours of a session, bookings that nobody has paid
// yet. A booking is an Appointment without a case; collected, it becomes one with.
#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "services/hospital/his/booked.h"
#include "services/hospital/his/clinic.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/his/his.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t part_ms = 30 * minute_ms;

std::string day_after(const std::string& day, int days) {
    const auto noon = CivilTime::parse(day + " 12:00:00");
    return noon ? (*noon + Millis{days * 24LL * 60 * minute_ms}).date() : std::string{};
}

// Parts of a session share what it has; what is booked for one of them counts there.
struct Part {
    std::int64_t begins = 0;
    std::int64_t ends = 0;
    std::int64_t left = 0;
};

std::vector<Part> parts_of(World& world, const Json& slot) {
    std::vector<Part> parts;
    const auto begins = integer_of(slot, "begins_ms");
    const auto ends = integer_of(slot, "ends_ms");
    for (auto at = begins; at + part_ms / 2 < ends; at += part_ms)
        parts.push_back({at, std::min(at + part_ms, ends), 0});
    const auto id = text_of(slot, "id");
    const auto left = integer_of(slot, "stopped") != 0 ? 0 : integer_of(slot, "numbers_left");
    const auto booked = world.books.number(
        "SELECT COUNT(*) FROM bookings WHERE slot = ? AND status IN ('booked', 'held')", id);
    const auto count = static_cast<std::int64_t>(parts.size());
    const auto each = (left + booked + count - 1) / std::max<std::int64_t>(1, count);
    for (auto& part : parts) {
        const auto taken = world.books.number(
            "SELECT COUNT(*) FROM bookings WHERE slot = ? AND begins_ms = ? AND status IN ('booked', "
            "'held')",
            id, part.begins);
        part.left = std::clamp<std::int64_t>(each - taken, 0, left);
    }
    return parts;
}

std::string time_id(const std::string& slot, std::int64_t begins_ms) {
    return slot + "." + CivilTime{begins_ms}.compact().substr(8, 4);
}

// What is wrong with the body of a booking; empty if nothing is.
std::string booking_problem(const Json& body, const Request& request) {
    const auto id = fhir::identifier_value(body, booking_request_system);
    if (id.empty() || id.size() > 64) return "identifier urn:kiosk:booking-request is missing or too long";
    const auto condition = request.headers.find("if-none-exist");
    if (condition == request.headers.end() ||
        condition->second != fmt::format("identifier={}|{}", booking_request_system, id))
        return "If-None-Exist must name the request";
    if (!member(body, "slot").is_array() || body["slot"].size() != 1) return "exactly one slot is needed";
    return booking_person_problem(body);
}

}  // namespace

std::string booking_person_problem(const Json& body) {
    if (!member(body, "participant").is_array() || body["participant"].empty())
        return "participant is missing";
    const auto& actor = member(body["participant"][0], "actor");
    const auto system = text_of(member(actor, "identifier"), "system");
    if (system != "urn:kiosk:resident-id" && system != "urn:kiosk:passport")
        return "participant must be known by resident id or passport";
    if (text_of(actor["identifier"], "value").empty()) return "participant has no number";
    return text_of(actor, "display").empty() ? "participant display is missing" : "";
}

Reply His::booking_days(const Request& request) {
    const auto actor = asked_of(request, "actor");
    constexpr std::string_view prefix = "HealthcareService/";
    const auto from = asked_of(request, "date");
    const auto count = std::atoi(asked_of(request, "_count").c_str());
    if (!actor.starts_with(prefix) || !from.starts_with("ge") || count < 1 || count > days_ahead_max)
        return fhir::problem(400, "invalid", "actor=HealthcareService/CODE, date=geDAY, _count expected");
    const auto department = department_row(actor.substr(prefix.size()));
    if (department.is_null()) return fhir::problem(422, "invalid", "no such department");
    Json days = Json::array();
    for (int n = 0; n < count; ++n) {
        const auto day = day_after(from.substr(2), n);
        const bool open = ensure_sessions(world_, day);
        const auto left = [&](const char* part) {
            return open ? world_.books.number(
                              "SELECT COALESCE(SUM(numbers_left),0) FROM slots WHERE date = ? AND "
                              "department = ? AND part = ? AND stopped = 0 AND ends_ms > ?",
                              day, text_of(department, "code"), part, world_.now().unix_ms)
                        : 0;
        };
        days.push_back(
            {{"resourceType", "Schedule"},
             {"id", fmt::format("DAY-{}-{}", text_of(department, "code"), day)},
             {"active", open},
             {"actor", Json::array({Json{{"reference", actor}}})},
             {"planningHorizon", {{"start", day}, {"end", day}}},
             {"extension", Json::array({fhir::extension("morning-left", "valueInteger", left("morning")),
                                        fhir::extension("afternoon-left", "valueInteger", left("afternoon")),
                                        fhir::extension("evening-left", "valueInteger", left("evening"))})}});
    }
    return fhir::reply(200, fhir::bundle(days, ""));
}

Reply His::times(const Request& request) {
    const auto id = asked_of(request, "session");
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", id);
    if (slot.is_null()) return fhir::problem(422, "invalid", "no such session");
    Json slots = Json::array();
    for (const auto& part : parts_of(world_, slot))
        slots.push_back(
            {{"resourceType", "Slot"},
             {"id", time_id(id, part.begins)},
             {"schedule", {{"reference", "Schedule/SCH-" + id}}},
             {"status", part.left > 0 ? "free" : "busy"},
             {"start", CivilTime{part.begins}.rfc3339()},
             {"end", CivilTime{part.ends}.rfc3339()},
             {"extension", Json::array({fhir::extension("numbers-left", "valueInteger", part.left)})}});
    return fhir::reply(200, fhir::bundle(slots));
}

std::string new_booking(World& world, const BookingOrder& order) {
    const auto number = world.books.next("booking");
    const auto id = fmt::format("YD{:06}", number);
    // Not to be guessed from another's.
    auto code =
        fmt::format("YY{:010}", (world.seed * 7'919 + static_cast<std::uint64_t>(number) * 2'654'435'761ULL) %
                                    10'000'000'000ULL);
    if (!order.number.empty()) code = order.number;
    world.books.run(
        "INSERT INTO bookings(id, request, number, slot, begins_ms, ends_ms, person_system, person_value, "
        "person_name, gender, birth_date, kiosk, created_ms) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
        id, order.request, code, order.slot, order.begins_ms, order.ends_ms, order.person_system,
        order.person_value, order.person_name, order.gender, order.birth_date, order.kiosk,
        world.now().unix_ms);
    return id;
}

Reply His::book(const Request& request, const Json& body) {
    if (const auto problem = booking_problem(body, request); !problem.empty())
        return fhir::problem(422, "invalid", problem);
    const auto wanted = fhir::identifier_value(body, booking_request_system);
    const auto there = world_.books.row("SELECT id FROM bookings WHERE request = ?", wanted);
    if (!there.is_null()) return fhir::reply(200, booking_resource(text_of(there, "id")));

    const auto reference = text_of(body["slot"][0], "reference");
    const auto dot = reference.rfind('.');
    if (!reference.starts_with("Slot/") || dot == std::string::npos)
        return fhir::problem(422, "invalid", "the slot must be a part of a session");
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", reference.substr(5, dot - 5));
    if (slot.is_null()) return fhir::problem(422, "invalid", "no such session");
    const auto slot_id = text_of(slot, "id");
    if (text_of(slot, "date") <= world_.now().date())
        return fhir::problem(422, "invalid", "only coming days can be booked");
    if (integer_of(slot, "stopped") != 0)
        return fhir::problem(409, "stopped", "this session does not take place");
    BookingOrder order;
    for (const auto& part : parts_of(world_, slot))
        if ("Slot/" + time_id(slot_id, part.begins) == reference) {
            if (part.left == 0) return fhir::problem(409, "slot-taken", "no number left at this time");
            order.begins_ms = part.begins;
            order.ends_ms = part.ends;
        }
    if (order.ends_ms == 0) return fhir::problem(422, "invalid", "the session has no such part");
    const auto& actor = body["participant"][0]["actor"];
    order.request = wanted;
    order.slot = slot_id;
    order.person_system = text_of(actor["identifier"], "system");
    order.person_value = text_of(actor["identifier"], "value");
    order.person_name = text_of(actor, "display");
    order.gender = text_of(fhir::find_extension(body, "patient-gender"), "valueCode");
    order.birth_date = text_of(fhir::find_extension(body, "patient-birth-date"), "valueDate");
    order.kiosk = text_of(fhir::find_extension(body, "kiosk"), "valueString");
    if (world_.books.number(
            "SELECT COUNT(*) FROM bookings b JOIN slots s ON s.id = b.slot WHERE b.person_system = ? AND "
            "b.person_value = ? AND s.date = ? AND s.department = ? AND b.status IN ('booked', 'held')",
            order.person_system, order.person_value, text_of(slot, "date"), text_of(slot, "department")) > 0)
        return fhir::problem(409, "booked-already", "booked for this department and day");
    if (!take_number(slot_id)) return fhir::problem(409, "slot-taken", "no number left in this session");
    return fhir::reply(201, booking_resource(new_booking(world_, order)));
}

bool His::take_booking(const std::string& booking) {
    return world_.books.run("UPDATE bookings SET status = 'held' WHERE id = ? AND status = 'booked'",
                            booking) > 0;
}

void His::set_booking(const std::string& booking, const char* status) {
    world_.books.run("UPDATE bookings SET status = ? WHERE id = ?", status, booking);
}

// Who collects a booking stands at a kiosk of this house: that is arriving.
void His::note_collected(const Json& appointment) {
    const auto booking = text_of(appointment, "booking");
    if (booking.empty()) return;
    set_booking(booking, "collected");
    world_.books.run("UPDATE appointments SET arrived_ms = ? WHERE id = ?", world_.now().unix_ms,
                     text_of(appointment, "id"));
}

void His::give_up_booking(const Json& appointment) {
    set_booking(text_of(appointment, "booking"), "cancelled");
    give_number_back(text_of(appointment, "slot"));
}

std::string book_for(World& world, const Person& person, const std::string& department,
                     std::int64_t in_minutes, const std::string& number) {
    const auto now = world.now();
    if (!ensure_sessions(world, now.date())) return "no sessions today";
    // The last of the day is the one that is open whenever this is asked for.
    const auto slot = world.books.row(
        "SELECT * FROM slots WHERE date = ? AND department = ? AND general = 1 ORDER BY ends_ms DESC",
        now.date(), department);
    if (slot.is_null()) return "no such department: " + department;
    const auto begins = now.unix_ms + in_minutes * minute_ms;
    const bool passport = person.id_number.empty();
    new_booking(world, {.request = "",
                        .slot = text_of(slot, "id"),
                        .begins_ms = begins,
                        .ends_ms = begins + part_ms,
                        .person_system = passport ? "urn:kiosk:passport" : "urn:kiosk:resident-id",
                        .person_value = passport ? person.passport : person.id_number,
                        .person_name = person.name,
                        .gender = person.gender,
                        .birth_date = person.birth_date,
                        .kiosk = "",
                        .number = number});
    return {};
}

}  // namespace kiosk::hospital
