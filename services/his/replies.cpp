// Reading FHIR answers. What contradicts the question is Unknown; what the profile calls a definite no is
// Refused.
#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "services/his/fhir.h"
#include "services/his/messages.h"

namespace kiosk::services::fhir {
namespace {

using namespace his;

Outcome<Reply> answer(Reply reply) { return Done<Reply>{std::move(reply)}; }

template <class T>
Outcome<Reply> answer_or_unknown(Result<T> result) {
    if (!result) return Unknown{result.error().text};
    return answer(std::move(*result));
}

int whole(const std::string& digits) {
    int value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return problem == std::errc{} && end == digits.data() + digits.size() ? std::max(0, value) : 0;
}

template <class Enum>
Result<Enum> named(const std::string& name, const std::map<std::string_view, Enum>& names,
                   std::string_view what) {
    const auto found = names.find(name);
    if (found == names.end()) return fail(ErrorKind::malformed, fmt::format("{}: unknown word", what));
    return found->second;
}

DepartmentGroup group_of(const std::string& code) {
    static const std::map<std::string_view, DepartmentGroup> names{
        {"internal_medicine", DepartmentGroup::internal_medicine},
        {"surgery", DepartmentGroup::surgery},
        {"women_and_children", DepartmentGroup::women_and_children},
        {"senses", DepartmentGroup::senses},
        {"chinese_medicine", DepartmentGroup::chinese_medicine}};
    return named(code, names, "group").value_or(DepartmentGroup::other);
}

Result<Departments> departments_of(const Json& bundle, const HisConfig& config) {
    Departments departments;
    for (const auto* resource : entries(bundle, "HealthcareService")) {
        Department department;
        department.code = identifier(resource, config.department_system);
        department.name = localized(resource, "name");
        department.group = group_of(value_of(resource, "group", "Code"));
        department.place = localized_value(resource, "place");
        department.numbers_left = whole(value_of(resource, "numbers-left", "Integer"));
        if (department.code.empty() || department.name.zh.empty())
            return fail(ErrorKind::malformed, "a department without code or name");
        departments.rows.push_back(std::move(department));
    }
    return departments;
}

Result<ClinicSession> session_of(const Json* slot, const Json* schedule, const std::string& department_code,
                                 const HisConfig& config) {
    static const std::map<std::string_view, SessionState> states{{"open", SessionState::open},
                                                                 {"full", SessionState::full},
                                                                 {"stopped", SessionState::stopped},
                                                                 {"closed", SessionState::closed}};
    static const std::map<std::string_view, DayPart> parts{
        {"morning", DayPart::morning}, {"afternoon", DayPart::afternoon}, {"evening", DayPart::evening}};
    ClinicSession session;
    session.slot_id = text(slot, "id");
    session.slot_version = text(member(slot, "meta"), "versionId");
    session.department_code = department_code;
    session.general_clinic = value_of(schedule, "general-clinic", "Boolean") == "true";
    const auto* actor = first(member(schedule, "actor"));
    const auto* actor_identifier = member(actor, "identifier");
    if (text(actor_identifier, "system") == config.doctor_system)
        session.doctor_code = text(actor_identifier, "value");
    session.doctor_name = localized(actor, "display");
    session.doctor_title = localized_value(schedule, "doctor-title");
    session.part = TRY(named(value_of(slot, "day-part", "Code"), parts, "day-part"));
    session.begins = TRY(instant(text(slot, "start")));
    session.ends = TRY(instant(text(slot, "end")));
    session.fee = TRY(money_of(slot, "fee"));
    session.numbers_left = whole(value_of(slot, "numbers-left", "Integer"));
    session.state = TRY(named(value_of(slot, "state", "Code"), states, "state"));
    if (session.slot_id.empty()) return fail(ErrorKind::malformed, "a slot without id");
    if (session.fee.is_negative()) return fail(ErrorKind::malformed, "a negative fee");
    return session;
}

Result<Sessions> sessions_of(const ListSessions& call, const Json& bundle, const HisConfig& config) {
    const auto schedules = entries(bundle, "Schedule");
    Sessions sessions;
    for (const auto* slot : entries(bundle, "Slot")) {
        const auto reference = text(member(slot, "schedule"), "reference");
        const auto schedule = std::find_if(schedules.begin(), schedules.end(), [&](const Json* s) {
            return "Schedule/" + text(s, "id") == reference;
        });
        if (schedule == schedules.end()) return fail(ErrorKind::malformed, "a slot without its schedule");
        sessions.rows.push_back(TRY(session_of(slot, *schedule, call.department_code, config)));
    }
    std::stable_sort(sessions.rows.begin(), sessions.rows.end(), [](const auto& a, const auto& b) {
        return std::make_pair(!a.general_clinic, a.begins) < std::make_pair(!b.general_clinic, b.begins);
    });
    return sessions;
}

Outcome<Reply> patient_of(const Json& bundle, const HisConfig& config) {
    const auto found = entries(bundle, "Patient");
    if (found.empty()) return Refused{RefusalReason::patient_unknown, "", "no file"};
    if (found.size() > 1) return Unknown{"more than one patient for one identifier"};
    const auto* resource = found.front();
    Patient patient;
    patient.his_patient_id = text(resource, "id");
    patient.name = printable(text(first(member(resource, "name")), "text"));
    const auto gender = text(resource, "gender");
    patient.gender = gender == "male" ? "1" : gender == "female" ? "2" : "0";
    patient.birth_date = text(resource, "birthDate");
    patient.id_number = identifier(resource, config.resident_id_system);
    patient.passport_number = identifier(resource, config.passport_system);
    if (patient.name.empty()) return Unknown{"a patient without a name"};
    return answer(std::move(patient));
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
    if (fee.line_number.empty() || fee.amount.is_negative())
        return fail(ErrorKind::malformed, "a fee line without number or with a negative amount");
    return fee;
}

// The answer must be about our appointment, in the state that we asked for (empty: in any).
Result<void> check_appointment(const Json& body, const std::string& id, const CaseId& case_id,
                               std::string_view status, const HisConfig& config) {
    if (body.scalar_of("resourceType") != "Appointment")
        return fail(ErrorKind::malformed, "not an Appointment");
    if (!id.empty() && body.scalar_of("id") != id) return fail(ErrorKind::malformed, "another appointment");
    const auto owner = identifier(&body, config.case_system);
    if (!owner.empty() && owner != case_id.value)
        return fail(ErrorKind::malformed, "the appointment of another case");
    if (!status.empty() && body.scalar_of("status") != status)
        return fail(ErrorKind::malformed, "the appointment has another status");
    return {};
}

Result<Hold> hold_of(const CaseId& case_id, std::string_view status, const Json& body,
                     const HisConfig& config) {
    TRY_VOID(check_appointment(body, "", case_id, status, config));
    Hold hold;
    hold.appointment_id = body.scalar_of("id");
    hold.appointment_version = text(body.find("meta"), "versionId");
    hold.visit_number = identifier(&body, config.visit_system);
    const auto* department = member(extension(&body, "department"), "valueCoding");
    hold.department_code = text(department, "code");
    hold.department_name = localized(department, "display");
    hold.specialty = text(member(extension(&body, "specialty"), "valueCoding"), "code");
    const auto* doctor = member(extension(&body, "doctor"), "valueCoding");
    hold.doctor_code = text(doctor, "code");
    hold.doctor_name = localized(doctor, "display");
    hold.place = localized_value(&body, "place");
    hold.begins = TRY(instant(body.scalar_of("start")));
    hold.ends = TRY(instant(body.scalar_of("end")));
    hold.expires = TRY(instant(value_of(&body, "hold-expires", "Instant")));
    hold.total = TRY(money_of(&body, "total"));
    Fen sum;
    for (const auto* line : extensions(&body, "fee-line")) {
        hold.fees.push_back(TRY(fee_line_of(line)));
        sum += hold.fees.back().amount;
    }
    if (sum != hold.total) return fail(ErrorKind::malformed, "the fee lines do not add up to the total");
    if (hold.appointment_id.empty() || hold.appointment_version.empty() || hold.visit_number.empty())
        return fail(ErrorKind::malformed, "a hold without id, version or visit number");
    return hold;
}

Outcome<Reply> found_hold(const FindHold& call, const Json& bundle, const HisConfig& config) {
    const auto found = entries(bundle, "Appointment");
    if (found.empty()) return Refused{RefusalReason::nothing_to_undo, "", "nothing is held for this case"};
    if (found.size() > 1) return Unknown{"more than one hold for one case"};
    const auto& appointment = *found.front();
    if (text(&appointment, "status") == "cancelled")
        return Refused{RefusalReason::nothing_to_undo, "", "the hold was released"};
    return answer_or_unknown(hold_of(call.case_id, "", appointment, config));
}

Result<HoldExtended> extended_of(const MarkHold& call, const Json& body, const HisConfig& config) {
    TRY_VOID(check_appointment(body, call.appointment_id, call.case_id, "pending", config));
    HoldExtended extended;
    extended.appointment_version = text(body.find("meta"), "versionId");
    extended.expires = TRY(instant(value_of(&body, "hold-expires", "Instant")));
    if (extended.appointment_version.empty()) return fail(ErrorKind::malformed, "a hold without version");
    return extended;
}

Result<Booking> booking_of(const ConfirmBooking& call, const Json& body, const HisConfig& config) {
    TRY_VOID(check_appointment(body, call.appointment_id, call.case_id, "booked", config));
    Booking booking;
    booking.queue_number = printable(value_of(&body, "queue-number", "String"));
    booking.people_ahead = whole(value_of(&body, "people-ahead", "Integer"));
    booking.place = localized_value(&body, "place");
    booking.hint = localized_value(&body, "hint");
    if (booking.queue_number.empty()) return fail(ErrorKind::malformed, "a booking without queue number");
    return booking;
}

struct Reader {
    const Json& body;
    const HisConfig& config;

    Outcome<Reply> operator()(const ListDepartments&) const {
        return answer_or_unknown(departments_of(body, config));
    }
    Outcome<Reply> operator()(const ListSessions& call) const {
        return answer_or_unknown(sessions_of(call, body, config));
    }
    Outcome<Reply> operator()(const FindPatient&) const { return patient_of(body, config); }
    Outcome<Reply> operator()(const HoldSlot& call) const {
        return answer_or_unknown(hold_of(call.case_id, "pending", body, config));
    }
    Outcome<Reply> operator()(const FindHold& call) const { return found_hold(call, body, config); }
    Outcome<Reply> operator()(const MarkHold& call) const {
        return answer_or_unknown(extended_of(call, body, config));
    }
    Outcome<Reply> operator()(const ReleaseHold& call) const {
        const auto good = check_appointment(body, call.appointment_id, call.case_id, "cancelled", config);
        if (!good) return Unknown{good.error().text};
        return answer(Nothing{});
    }
    Outcome<Reply> operator()(const ConfirmBooking& call) const {
        return answer_or_unknown(booking_of(call, body, config));
    }
};

RefusalReason reason_of(int status, const std::string& code) {
    if (code == "slot-taken" || code == "stopped") return RefusalReason::slot_taken;
    if (code == "expired" || status == 410) return RefusalReason::hold_expired;
    if (code == "version" || status == 412) return RefusalReason::changed_meanwhile;
    if (code == "patient-unknown") return RefusalReason::patient_unknown;
    return RefusalReason::business;
}

}  // namespace

Outcome<Reply> read_success(const Call& call, const Json& body, const HisConfig& config) {
    const bool search = std::holds_alternative<ListDepartments>(call) ||
                        std::holds_alternative<ListSessions>(call) ||
                        std::holds_alternative<FindPatient>(call);
    if (search && body.scalar_of("resourceType") != "Bundle")
        return Unknown{"the answer to a search is no Bundle"};
    return std::visit(Reader{body, config}, call);
}

Outcome<Reply> read_error(const Call& call, int status, const Json* body) {
    if (status < 400 || status >= 500) return Unknown{fmt::format("HTTP status {}", status)};
    // A proxy's own page says nothing about the hospital.
    if (text(body, "resourceType") != "OperationOutcome")
        return Unknown{fmt::format("HTTP status {} alone", status)};
    // Releasing what is not there any more counts as done.
    if (status == 404 && std::holds_alternative<ReleaseHold>(call)) return answer(Nothing{});
    const auto* issue = first(member(body, "issue"));
    const auto code = text(first(member(member(issue, "details"), "coding")), "code");
    return Refused{reason_of(status, code), code.empty() ? std::to_string(status) : code,
                   printable(text(issue, "diagnostics"))};
}

}  // namespace kiosk::services::fhir
