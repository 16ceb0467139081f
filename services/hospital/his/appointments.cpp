// The life of what is held, a number or orders to be paid: pending (held) -> booked or cancelled; pending ->
// expired when its time runs out. A repeat under the same case answers like the first, and an expired hold
// may still be booked while the session has numbers, or nobody else has paid.
#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "services/hospital/his/clinic.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/his/files.h"
#include "services/hospital/his/held.h"
#include "services/hospital/his/his.h"

namespace kiosk::hospital {
namespace {

using fhir::case_system;
constexpr std::int64_t minutes_per_patient = 6;

std::string header(const Request& request, const char* name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string{} : found->second;
}

// What is wrong with the body of a hold; empty if nothing is.
std::string hold_problem(const Json& body, const Request& request) {
    if (text_of(body, "resourceType") != "Appointment") return "resourceType must be Appointment";
    if (text_of(body, "status") != "pending") return "status must be pending";
    const auto case_id = fhir::identifier_value(body, case_system);
    if (case_id.empty() || case_id.size() > 64) return "identifier urn:kiosk:case is missing or too long";
    if (header(request, "if-none-exist") != "identifier=urn:kiosk:case|" + case_id)
        return "If-None-Exist must name the case";
    if (!member(body, "slot").is_array() || body["slot"].size() != 1) return "exactly one slot is needed";
    if (!text_of(body["slot"][0], "reference").starts_with("Slot/")) return "slot reference must be Slot/ID";
    if (!member(body, "participant").is_array() || body["participant"].empty())
        return "participant is missing";
    const auto& actor = member(body["participant"][0], "actor");
    const auto system = text_of(member(actor, "identifier"), "system");
    if (system != "urn:kiosk:resident-id" && system != "urn:kiosk:passport")
        return "participant must be known by resident id or passport";
    if (system == "urn:kiosk:resident-id" && !is_resident_id(text_of(actor["identifier"], "value")))
        return "resident id fails its check digit";
    return text_of(actor, "display").empty() ? "participant display is missing" : "";
}

}  // namespace

std::int64_t His::hold_until() const {
    const auto setting = world_.books.setting("hold_ms");
    return world_.now().unix_ms + (setting.empty() ? hold_valid_ms_default : std::atoll(setting.c_str()));
}

void His::expire_holds() {
    const auto now_ms = world_.now().unix_ms;
    for (const auto& row : world_.books.rows("SELECT id, slot, orders, booking FROM appointments WHERE "
                                             "status = 'pending' AND expires_ms <= ?",
                                             now_ms)) {
        world_.books.run("UPDATE appointments SET status = 'expired', version = version + 1 WHERE id = ?",
                         text_of(row, "id"));
        give_back(row);
    }
}

bool His::take_number(const std::string& slot) {
    return world_.books.run(
               "UPDATE slots SET numbers_left = numbers_left - 1, version = version + 1 WHERE id = ? AND "
               "numbers_left > 0 AND stopped = 0 AND ends_ms > ?",
               slot, world_.now().unix_ms) > 0;
}

void His::give_number_back(const std::string& slot) {
    world_.books.run("UPDATE slots SET numbers_left = numbers_left + 1, version = version + 1 WHERE id = ?",
                     slot);
}

bool His::take(const Json& held) {
    if (const auto booking = text_of(held, "booking"); !booking.empty()) return take_booking(booking);
    return is_task(held) ? take_orders(held) : take_number(text_of(held, "slot"));
}

void His::give_back(const Json& held) {
    if (const auto booking = text_of(held, "booking"); !booking.empty())
        return set_booking(booking, "booked");
    is_task(held) ? set_orders(held, "issued") : give_number_back(text_of(held, "slot"));
}

Json His::resource(const std::string& id) {
    const auto row = world_.books.row("SELECT * FROM appointments WHERE id = ?", id);
    if (is_deposit(row)) return deposit_resource(row);
    return is_task(row) ? task_resource(row) : appointment_resource(row);
}

Json His::appointment_resource(const Json& row) {
    const auto id = text_of(row, "id");
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", text_of(row, "slot"));
    const auto department = department_row(text_of(slot, "department"));
    const auto doctor = doctor_row(department, text_of(slot, "doctor"));
    const auto place = fhir::localized(department["place"]);
    Json extensions = Json::array(
        {fhir::coding_extension("department", text_of(department, "code"), fhir::localized(department)),
         fhir::coding_extension("specialty", text_of(department, "caty"), {}),
         fhir::coding_extension("doctor", text_of(slot, "doctor"), fhir::localized(doctor)),
         fhir::text_extension("place", place),
         fhir::extension("hold-expires", "valueInstant", CivilTime{integer_of(row, "expires_ms")}.rfc3339()),
         fhir::money_extension(row)});
    int number = 0;
    for (const auto& charge : charges_of(slot)) extensions.push_back(fhir::fee_line(charge, ++number));
    Fen total{integer_of(row, "total")};
    if (falsify_) total += Fen{1};
    falsify_ = false;
    extensions.push_back(fhir::extension("total", "valueMoney", fhir::money(total)));
    for (auto& one : told_of_session(slot)) extensions.push_back(std::move(one));
    for (auto& one : told_to_other_kiosks(row)) extensions.push_back(std::move(one));
    if (text_of(row, "status") == "booked") {
        extensions.push_back(fhir::extension("queue-number", "valueString", row["queue_number"]));
        extensions.push_back(fhir::extension("people-ahead", "valueInteger", row["people_ahead"]));
        extensions.push_back(fhir::text_extension(
            "hint", {"请先到" + place.zh + "分诊台签到", "Please check in at the desk, " + place.en}));
    }
    const auto status = text_of(row, "status");
    // What was booked ahead is for a part of the session.
    const auto booked = world_.books.row("SELECT * FROM bookings WHERE id = ?", text_of(row, "booking"));
    const auto& time = booked.is_null() ? slot : booked;
    return {
        {"resourceType", "Appointment"},
        {"id", id},
        {"meta", {{"versionId", std::to_string(integer_of(row, "version"))}}},
        {"status", status == "expired" ? "cancelled" : status},
        {"start", CivilTime{integer_of(time, "begins_ms")}.rfc3339()},
        {"end", CivilTime{integer_of(time, "ends_ms")}.rfc3339()},
        {"slot", Json::array({Json{{"reference", "Slot/" + text_of(slot, "id")}}})},
        {"created", CivilTime{integer_of(row, "created_ms")}.rfc3339()},
        {"identifier", fhir::held_identifiers(row)},
        {"participant",
         Json::array({Json{
             {"status", "accepted"},
             {"actor",
              {{"identifier", fhir::identifier(text_of(row, "person_system"), text_of(row, "person_value"))},
               {"display", row["person_name"]}}}}})},
        {"extension", extensions}};
}

Reply His::hold(const Request& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    if (text_of(body, "resourceType") == "Appointment" && text_of(body, "status") == "booked")
        return book(request, body);
    if (!member(body, "supportingInformation").is_null()) return hold_booking(request, body);
    if (const auto problem = hold_problem(body, request); !problem.empty())
        return fhir::problem(422, "invalid", problem);
    const auto case_id = fhir::identifier_value(body, case_system);
    const auto there = world_.books.row("SELECT * FROM appointments WHERE case_id = ?", case_id);
    if (!there.is_null()) return hold_again(there);

    const auto& actor = body["participant"][0]["actor"];
    const auto system = text_of(actor["identifier"], "system");
    const auto value = text_of(actor["identifier"], "value");
    const auto* passport_holder = world_.people.by(&Person::passport, value);
    if (system == "urn:kiosk:passport" && passport_holder == nullptr)
        return fhir::problem(422, "patient-unknown", "no file under this passport");

    if (lacks_file(world_, system, value))
        return fhir::problem(422, "patient-unknown", "no file under this number");

    const auto slot_id = text_of(body["slot"][0], "reference").substr(5);
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", slot_id);
    if (slot.is_null()) return fhir::problem(422, "invalid", "no such slot");
    if (integer_of(slot, "stopped") != 0)
        return fhir::problem(409, "stopped", "this session does not take place");
    if (const auto trace = bill_in_doubt(system, value, slot); !trace.empty())
        return fhir::problem(409, "money-in-doubt", trace);
    if (!take_number(slot_id)) return fhir::problem(409, "slot-taken", "no number left in this session");

    const auto now = world_.now();
    const auto id =
        fmt::format("AP{}{:06}", now.date().substr(2, 2) + now.date().substr(5, 2) + now.date().substr(8, 2),
                    world_.books.next("appointment"));
    const auto visit = fmt::format("MZ{}{:06}", now.compact().substr(0, 8), world_.books.next("visit"));
    world_.books.run(
        "INSERT INTO appointments(id, case_id, slot, status, version, visit, expires_ms, person_system, "
        "person_value, person_name, gender, birth_date, total, created_ms, kiosk, reprint) "
        "VALUES(?,?,?,'pending',1,?,?,?,?,?,?,?,?,?,?,?)",
        id, case_id, slot_id, visit, hold_until(), system, value, text_of(actor, "display"),
        text_of(fhir::find_extension(body, "patient-gender"), "valueCode"),
        text_of(fhir::find_extension(body, "patient-birth-date"), "valueDate"), total_of(charges_of(slot)),
        now.unix_ms, text_of(fhir::find_extension(body, "kiosk"), "valueString"),
        fhir::identifier_value(body, "urn:kiosk:reprint"));
    return fhir::reply(201, resource(id));
}

// The same case asks again: a hold that is there answers as it is, one that ran out is taken anew, one that
// was released stays released (a late request must not take a number for nobody).
Reply His::hold_again(const Json& appointment) {
    const auto id = text_of(appointment, "id");
    const auto status = text_of(appointment, "status");
    if (status == "cancelled") return fhir::problem(410, "expired", "this hold was released");
    if (status != "expired") return fhir::reply(200, resource(id));
    if (!take(appointment))
        return fhir::problem(409, is_task(appointment) ? "bill-taken" : "slot-taken",
                             "it went to somebody else");
    world_.books.run(
        "UPDATE appointments SET status = 'pending', version = version + 1, expires_ms = ? WHERE id = ?",
        hold_until(), id);
    return fhir::reply(200, resource(id));
}

Reply His::change(const Request& request, const std::string& id) {
    const auto appointment = world_.books.row("SELECT * FROM appointments WHERE id = ?", id);
    if (appointment.is_null()) return fhir::problem(404, "invalid", "no such appointment");
    const auto body = Json::parse(request.body, nullptr, false);
    if (is_arrival(body) && !is_task(appointment)) return arrive(appointment);
    if (text_of(body, "resourceType") != (is_task(appointment) ? "Task" : "Appointment") ||
        fhir::identifier_value(body, case_system) != text_of(appointment, "case_id"))
        return fhir::problem(422, "invalid", "the body does not name this resource's case");
    const auto status =
        is_task(appointment) ? status_of_task(text_of(body, "status")) : text_of(body, "status");
    if (status == "pending") return renew(appointment, body, request);
    if (status == "cancelled" && is_patients_wish(body)) return give_up(appointment, body);
    if (status == "cancelled") return release(appointment, body);
    if (status == "booked" && is_copy(body)) return count_copy(appointment, body);
    if (status == "booked") return confirm(appointment, body);
    return fhir::problem(422, "invalid", "status must be pending, cancelled or booked");
}

Reply His::renew(const Json& appointment, const Json& body, const Request& request) {
    const auto status = text_of(appointment, "status");
    if (status == "expired" || status == "cancelled")
        return fhir::problem(410, "expired", "the hold is gone");
    const auto wanted = fmt::format("W/\"{}\"", integer_of(appointment, "version"));
    if (header(request, "if-match") != wanted || status != "pending")
        return fhir::problem(412, "version", "the appointment changed meanwhile");
    const auto money = fhir::find_extension(body, "money");
    auto state = fhir::extension_value(money, "state", "valueCode");
    if (!state.is_string()) state = appointment["money"];
    const auto msgid = fhir::extension_value(money, "msgid", "valueString");
    const auto own = fen_of(member(fhir::extension_value(money, "own", "valueMoney"), "value"));
    const auto id = text_of(appointment, "id");
    world_.books.run(
        "UPDATE appointments SET version = version + 1, expires_ms = ?, money = ?, msgid = ?, own = ? "
        "WHERE id = ?",
        hold_until(), state.get<std::string>(), msgid.is_string() ? msgid.get<std::string>() : "",
        own ? *own : Fen{integer_of(appointment, "own")}, id);
    return fhir::reply(200, resource(id));
}

Reply His::release(const Json& appointment, const Json& body) {
    const auto id = text_of(appointment, "id");
    const auto status = text_of(appointment, "status");
    // Once the money is back nothing makes it doubtful again: a late repeat of the first release does not.
    const auto money = fhir::extension_value(fhir::find_extension(body, "money"), "state", "valueCode");
    if (money.is_string() && text_of(appointment, "money") != "returned")
        world_.books.run("UPDATE appointments SET money = ? WHERE id = ?", money.get<std::string>(), id);
    if (status == "pending" || status == "booked") give_back(appointment);
    if (status != "cancelled")
        world_.books.run("UPDATE appointments SET status = 'cancelled', version = version + 1 WHERE id = ?",
                         id);
    cancel_bill(id);
    return fhir::reply(200, resource(id));
}

His::QueuePlace His::place_in_queue(const Json& appointment) {
    const auto slot_id = text_of(appointment, "slot");
    world_.books.run("UPDATE slots SET queue = queue + 1 WHERE id = ?", slot_id);
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", slot_id);
    const auto queue = integer_of(slot, "queue");
    const auto open_for_ms = std::max<std::int64_t>(0, world_.now().unix_ms - integer_of(slot, "begins_ms"));
    const auto seen = open_for_ms / (minutes_per_patient * 60'000);
    const auto letter = text_of(clinic_table()["parts"][text_of(slot, "part")], "letter");
    return {fmt::format("{}{:03}", letter, queue), std::max<std::int64_t>(0, queue - 1 - seen)};
}

Reply His::confirm(const Json& appointment, const Json& body) {
    const auto id = text_of(appointment, "id");
    const auto status = text_of(appointment, "status");
    if (status == "booked") return fhir::reply(200, resource(id));
    if (status == "cancelled") return fhir::problem(410, "expired", "the hold was released");
    const auto payment = fhir::find_extension(body, "payment");
    const auto text = [&](const char* name) {
        const auto value = fhir::extension_value(payment, name, "valueString");
        return value.is_string() ? value.get<std::string>() : std::string{};
    };
    const auto amount = [&](const char* name) {
        return fen_of(member(fhir::extension_value(payment, name, "valueMoney"), "value"));
    };
    const auto total = amount("total");
    const auto own = amount("own");
    const auto fund = amount("fund"), account = amount("account"), aid = amount("mutual-aid"),
               hospital = amount("hospital");
    const Fen due{integer_of(appointment, "total")};
    if (!total || *total != due)
        return fhir::problem(422, "invalid", "the payment's total is not the fees' total");
    const bool self_paid = text("setl-id").empty();
    const bool missed = fhir::extension_value(payment, "insurance-missed", "valueBoolean") == true;
    if (missed && !self_paid)
        return fhir::problem(422, "invalid", "settled with insurance, and insurance was missed");
    if (!own || own->is_negative() || *own > due || (self_paid && *own != due))
        return fhir::problem(422, "invalid", "the payment's own part does not fit");
    if (!fund || !account || !aid || !hospital)
        return fhir::problem(422, "invalid", "a part of the payment is missing");
    const Fen parts = *fund + *account + *own + *hospital;
    if (parts != due && parts + *aid != due)
        return fhir::problem(422, "invalid", "the parts do not make the total");
    if (status == "expired" && !take(appointment))
        return fhir::problem(410, "expired", "the hold expired and it went to somebody else");

    const auto place = is_task(appointment) ? place_after_paying(appointment) : place_in_queue(appointment);
    const auto at_window = fhir::extension_value(payment, "at-window", "valueBoolean");
    const auto channel = fhir::extension_value(payment, "channel", "valueCode");
    world_.books.run(
        "UPDATE appointments SET status = 'booked', version = version + 1, queue_number = ?, "
        "people_ahead = ?, setl_id = ?, mdtrt_id = ?, payment = ?, own = ?, at_window = ?, "
        "insurance_missed = ?, fund = ?, "
        "account = ?, aid = ?, hospital = ?, payer = ?, tail = ?, order_no = ?, channel = ?, "
        "money = 'settled' WHERE id = ?",
        place.number, place.ahead, text("setl-id"), text("mdtrt-id"), text("transaction-number"), *own,
        at_window == true ? 1 : 0, missed ? 1 : 0, *fund, *account, *aid, *hospital, text("payer"),
        text("insurance-tail"), text("order"),
        channel == "card" || channel == "wallet" ? channel.get<std::string>() : "", id);
    note_collected(appointment);
    write_bill(id);
    return fhir::reply(200, resource(id));
}

}  // namespace kiosk::hospital
