// Reading FHIR answers. What contradicts the question is Unknown; what the profile calls a definite no is
// Refused.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "services/his/fhir.h"
#include "services/his/messages.h"
#include "services/his/reading.h"

namespace kiosk::services::fhir {
namespace {

using namespace his;

Outcome<Reply> answer(Reply reply) { return Done<Reply>{std::move(reply)}; }

template <class T>
Outcome<Reply> answer_or_unknown(Result<T> result) {
    if (!result) return Unknown{result.error().text};
    return answer(std::move(*result));
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
        department.recent = value_of(resource, "recent", "Boolean") == "true";
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
    session.part = TRY(day_part_of(slot));
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
    put_in_order(sessions.rows);
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

Result<Bill> bill_of(const Json& invoice, const HisConfig& config) {
    Bill bill;
    bill.id = invoice.scalar_of("id");
    bill.kind = bill_kind_of(&invoice);
    bill.visit_number = identifier(&invoice, config.visit_system);
    bill.department = localized(member(extension(&invoice, "department"), "valueCoding"), "display");
    bill.doctor = localized(member(extension(&invoice, "doctor"), "valueCoding"), "display");
    bill.place = localized_value(&invoice, "place");
    bill.ordered_at = TRY(instant(invoice.scalar_of("date")));
    bill.med_type = value_of(&invoice, "med-type", "Code");
    bill.disease_code = value_of(&invoice, "disease", "Code");
    bill.disease_name = printable(value_of(&invoice, "disease-name", "String"));
    for (const auto* line : extensions(&invoice, "fee-line")) bill.lines.push_back(TRY(fee_line_of(line)));
    bill.total = TRY(money_of(&invoice, "total"));
    TRY_VOID(check_sound(bill));
    return bill;
}

Result<Bills> bills_of(const Json& bundle, const HisConfig& config) {
    Bills bills;
    for (const auto* invoice : entries(bundle, "Invoice"))
        bills.rows.push_back(TRY(bill_of(*invoice, config)));
    return bills;
}

// The answer must be about what we hold, in the state that we asked for (an Appointment's word; empty: any).
Result<void> check_held(const Json& body, const Handle& held, const CaseId& case_id, std::string_view status,
                        const HisConfig& config) {
    const auto type = type_of(held.purpose);
    if (body.scalar_of("resourceType") != type) return fail(ErrorKind::malformed, fmt::format("no {}", type));
    if (!held.id.empty() && body.scalar_of("id") != held.id)
        return fail(ErrorKind::malformed, fmt::format("another {}", type));
    const auto owner = identifier(&body, config.case_system);
    if (!owner.empty() && owner != case_id.value)
        return fail(ErrorKind::malformed, fmt::format("the {} of another case", type));
    if (!status.empty() && body.scalar_of("status") != status_of(held.purpose, status))
        return fail(ErrorKind::malformed, fmt::format("the {} has another status", type));
    return {};
}

Result<Hold> hold_of(Purpose purpose, const CaseId& case_id, std::string_view status, const Json& body,
                     const HisConfig& config) {
    TRY_VOID(check_held(body, {purpose, ""}, case_id, status, config));
    Hold hold;
    hold.purpose = purpose;
    hold.id = body.scalar_of("id");
    hold.version = text(body.find("meta"), "versionId");
    hold.visit_number = identifier(&body, config.visit_system);
    const auto* department = member(extension(&body, "department"), "valueCoding");
    hold.department_code = text(department, "code");
    hold.department_name = localized(department, "display");
    hold.specialty = text(member(extension(&body, "specialty"), "valueCoding"), "code");
    const auto* doctor = member(extension(&body, "doctor"), "valueCoding");
    hold.doctor_code = text(doctor, "code");
    hold.doctor_name = localized(doctor, "display");
    hold.place = localized_value(&body, "place");
    if (purpose == Purpose::registration) {
        hold.begins = TRY(instant(body.scalar_of("start")));
        hold.ends = TRY(instant(body.scalar_of("end")));
    }
    hold.mdtrt_id = value_of(&body, "mdtrt-id", "String");
    hold.med_type = value_of(&body, "med-type", "Code");
    hold.disease_code = value_of(&body, "disease", "Code");
    hold.disease_name = printable(value_of(&body, "disease-name", "String"));
    hold.expires = TRY(instant(value_of(&body, "hold-expires", "Instant")));
    hold.total = TRY(money_of(&body, "total"));
    for (const auto* line : extensions(&body, "fee-line")) hold.fees.push_back(TRY(fee_line_of(line)));
    TRY_VOID(check_sound(hold));
    return hold;
}

Outcome<Reply> found_hold(const FindHold& call, const Json& bundle, const HisConfig& config) {
    const auto found = entries(bundle, type_of(call.purpose));
    if (found.empty()) return Refused{RefusalReason::nothing_to_undo, "", "nothing is held for this case"};
    if (found.size() > 1) return Unknown{"more than one hold for one case"};
    const auto& appointment = *found.front();
    if (text(&appointment, "status") == "cancelled")
        return Refused{RefusalReason::nothing_to_undo, "", "the hold was released"};
    return answer_or_unknown(hold_of(call.purpose, call.case_id, "", appointment, config));
}

Result<HoldExtended> extended_of(const MarkHold& call, const Json& body, const HisConfig& config) {
    TRY_VOID(check_held(body, call.hold, call.case_id, "pending", config));
    HoldExtended extended;
    extended.version = text(body.find("meta"), "versionId");
    extended.expires = TRY(instant(value_of(&body, "hold-expires", "Instant")));
    if (extended.version.empty()) return fail(ErrorKind::malformed, "a hold without version");
    return extended;
}

Result<Booking> booking_of(const ConfirmHold& call, const Json& body, const HisConfig& config) {
    TRY_VOID(check_held(body, call.hold, call.case_id, "booked", config));
    Booking booking;
    booking.queue_number = printable(value_of(&body, "queue-number", "String"));
    booking.people_ahead = whole(value_of(&body, "people-ahead", "Integer"));
    booking.place = localized_value(&body, "place");
    booking.hint = localized_value(&body, "hint");
    if (extension(&body, "deposited") != nullptr) booking.deposited = TRY(money_of(&body, "deposited"));
    if (booking.queue_number.empty() && call.hold.purpose == Purpose::registration)
        return fail(ErrorKind::malformed, "a booking without queue number");
    return booking;
}

Result<CopyCounted> copy_of(const CountCopy& call, const Json& body, const HisConfig& config) {
    TRY_VOID(check_held(body, call.hold, call.case_id, "booked", config));
    const CopyCounted counted{whole(value_of(&body, "copies", "Integer"))};
    if (counted.number < 1) return fail(ErrorKind::malformed, "a copy that was not counted");
    return counted;
}

Result<FileOpened> file_of(const CreateFile& call, const Json& body, const HisConfig& config) {
    if (body.scalar_of("resourceType") != "Patient") return fail(ErrorKind::malformed, "no Patient");
    if (identifier(&body, config.resident_id_system) != call.patient.id_number)
        return fail(ErrorKind::malformed, "the file of another person");
    FileOpened opened{body.scalar_of("id"), printable(identifier(&body, config.visit_card_system))};
    if (opened.his_patient_id.empty() || opened.visit_card.empty())
        return fail(ErrorKind::malformed, "a file without id or visit card");
    return opened;
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
    Outcome<Reply> operator()(const ListBills&) const { return answer_or_unknown(bills_of(body, config)); }
    Outcome<Reply> operator()(const FindPatient&) const { return patient_of(body, config); }
    Outcome<Reply> operator()(const HoldSlot& call) const {
        return answer_or_unknown(hold_of(Purpose::registration, call.case_id, "pending", body, config));
    }
    // What the patient saw cost so much; any other sum is no basis for a decision.
    [[nodiscard]] Outcome<Reply> held_at(const CaseId& case_id, Fen shown) const {
        auto hold = hold_of(Purpose::bill, case_id, "pending", body, config);
        if (hold && hold->total != shown) return Unknown{"it is held at another sum than was shown"};
        return answer_or_unknown(std::move(hold));
    }
    Outcome<Reply> operator()(const HoldBills& call) const { return held_at(call.case_id, call.bills.total); }
    Outcome<Reply> operator()(const HoldDeposit& call) const {
        return held_at(call.case_id, call.deposit.amount);
    }
    Outcome<Reply> operator()(const ListAdmissions&) const { return answer_or_unknown(admissions_of(body)); }
    Outcome<Reply> operator()(const FindHold& call) const { return found_hold(call, body, config); }
    Outcome<Reply> operator()(const MarkHold& call) const {
        return answer_or_unknown(extended_of(call, body, config));
    }
    template <class LetGo>
    [[nodiscard]] Outcome<Reply> let_go(const LetGo& call) const {
        const auto good = check_held(body, call.hold, call.case_id, "cancelled", config);
        if (!good) return Unknown{good.error().text};
        return answer(Nothing{});
    }
    Outcome<Reply> operator()(const ReleaseHold& call) const { return let_go(call); }
    Outcome<Reply> operator()(const ConfirmHold& call) const {
        return answer_or_unknown(booking_of(call, body, config));
    }
    Outcome<Reply> operator()(const FindRegistrations& call) const {
        return answer_or_unknown(registrations_of(call.purpose, body, config));
    }
    Outcome<Reply> operator()(const CountCopy& call) const {
        return answer_or_unknown(copy_of(call, body, config));
    }
    Outcome<Reply> operator()(const ListBookingDays&) const {
        return answer_or_unknown(booking_days_of(body));
    }
    Outcome<Reply> operator()(const ListTimes&) const { return answer_or_unknown(times_of(body)); }
    Outcome<Reply> operator()(const Book& call) const {
        return answer_or_unknown(booked_of(call, body, config));
    }
    Outcome<Reply> operator()(const FindAppointments&) const {
        return answer_or_unknown(appointments_of(body, config));
    }
    Outcome<Reply> operator()(const HoldBooking& call) const {
        return answer_or_unknown(hold_of(Purpose::registration, call.case_id, "pending", body, config));
    }
    Outcome<Reply> operator()(const CheckIn& call) const { return answer_or_unknown(arrival_of(call, body)); }
    Outcome<Reply> operator()(const CancelRegistration& call) const { return let_go(call); }
    Outcome<Reply> operator()(const CreateFile& call) const {
        return answer_or_unknown(file_of(call, body, config));
    }
    Outcome<Reply> operator()(const ListReports&) const { return answer_or_unknown(reports_of(body)); }
    Outcome<Reply> operator()(const FetchReport& call) const {
        return answer_or_unknown(document_of(call, body));
    }
    Outcome<Reply> operator()(const CountReportPrint&) const {
        return answer_or_unknown(print_counted(body));
    }
    Outcome<Reply> operator()(const ListPrescriptions&) const {
        return answer_or_unknown(prescriptions_of(body, config));
    }
    Outcome<Reply> operator()(const CheckInPharmacy& call) const {
        return answer_or_unknown(pharmacy_queue_of(call, body));
    }
    Outcome<Reply> operator()(const ListInvoices&) const { return answer_or_unknown(invoices_of(body)); }
    Outcome<Reply> operator()(const ListCosts&) const { return answer_or_unknown(costs_of(body)); }
};

// Who has chosen a session on this day only learns that it is gone; who has booked one must know why.
bool concerns_a_booking(const Call& call) {
    return std::holds_alternative<Book>(call) || std::holds_alternative<HoldBooking>(call) ||
           std::holds_alternative<CheckIn>(call);
}

RefusalReason reason_of(const Call& call, int status, const std::string& code) {
    if (code == "stopped" && concerns_a_booking(call)) return RefusalReason::session_stopped;
    if (code == "booked-already") return RefusalReason::booked_already;
    if (code == "too-early") return RefusalReason::too_early;
    if (code == "too-late") return RefusalReason::too_late;
    if (code == "slot-taken" || code == "stopped" || code == "bill-taken") return RefusalReason::slot_taken;
    if (code == "money-in-doubt") return RefusalReason::money_in_doubt;
    if (code == "expired" || status == 410) return RefusalReason::hold_expired;
    if (code == "version" || status == 412) return RefusalReason::changed_meanwhile;
    if (code == "patient-unknown") return RefusalReason::patient_unknown;
    if (code == "already-printed") return RefusalReason::already_printed;
    return RefusalReason::business;
}

}  // namespace

Outcome<Reply> read_success(const Call& call, const Json& body, const HisConfig& config) {
    const bool search =
        std::holds_alternative<ListDepartments>(call) || std::holds_alternative<ListSessions>(call) ||
        std::holds_alternative<ListBills>(call) || std::holds_alternative<FindPatient>(call) ||
        std::holds_alternative<FindRegistrations>(call) || std::holds_alternative<FindHold>(call) ||
        std::holds_alternative<ListBookingDays>(call) || std::holds_alternative<ListTimes>(call) ||
        std::holds_alternative<FindAppointments>(call) || std::holds_alternative<ListReports>(call) ||
        std::holds_alternative<ListPrescriptions>(call) || std::holds_alternative<ListInvoices>(call) ||
        std::holds_alternative<ListCosts>(call) || std::holds_alternative<ListAdmissions>(call);
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
    const auto reason = reason_of(call, status, code);
    auto words = printable(text(issue, "diagnostics"));
    if (reason == RefusalReason::money_in_doubt) words = trace_number_or_nothing(std::move(words));
    return Refused{reason, code.empty() ? std::to_string(status) : code, std::move(words)};
}

}  // namespace kiosk::services::fhir
