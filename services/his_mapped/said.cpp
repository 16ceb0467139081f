// Every call taken apart into the fields of the vocabulary. A new field of a call is one line here and one
// there.
#include "services/his/agreed.h"
#include "services/his_mapped/messages.h"
#include "services/his_mapped/words.h"

namespace kiosk::services::mapped {
namespace {

using namespace his;

std::string as_text(std::string_view word) { return std::string{word}; }

void add_number(Values& values, NumberKind kind, const std::string& number) {
    values["person_number"] = number;
    values["person_number_kind"] = as_text(name_in(number_kinds, kind));
    values["id_number"] = kind == NumberKind::id_number ? number : "";
    values["passport_number"] = kind == NumberKind::passport ? number : "";
}

// Error(malformed): a person without any number.
Result<void> add_person(Values& values, const std::string& id_number, const std::string& passport_number) {
    if (id_number.empty() && passport_number.empty())
        return fail(ErrorKind::malformed, "the person has neither id number nor passport");
    if (id_number.empty())
        add_number(values, NumberKind::passport, passport_number);
    else
        add_number(values, NumberKind::id_number, id_number);
    return {};
}

Result<void> add_patient(Values& values, const Patient& patient) {
    TRY_VOID(add_person(values, patient.id_number, patient.passport_number));
    const char gender = patient.gender == "1" || patient.gender == "2" ? patient.gender.front() : '0';
    values["patient_name"] = patient.name;
    values["gender"] = as_text(name_in(genders, gender));
    values["birth_date"] = patient.birth_date;
    values["his_patient_id"] = patient.his_patient_id;
    return {};
}

NumberKind kind_of(CredentialKind kind) {
    switch (kind) {
        case CredentialKind::visit_card:
            return NumberKind::visit_card;
        case CredentialKind::booking_code:
            return NumberKind::booking_code;
        case CredentialKind::passport:
            return NumberKind::passport;
        case CredentialKind::id_card:
        case CredentialKind::e_code:
        case CredentialKind::social_security_card:
            break;
    }
    return NumberKind::id_number;
}

Result<Values> held(const CaseId& case_id, const Handle& hold) {
    if (case_id.value.empty() || hold.id.empty())
        return fail(ErrorKind::malformed, "case or hold is missing");
    return Values{{"case_id", case_id.value}, {"hold_id", hold.id}};
}

reconcile::Channel channel_of(const ConfirmHold& call) {
    if (call.order.value.empty()) return reconcile::Channel::none;
    return call.method == acquirer::Method::card_terminal ? reconcile::Channel::card
                                                          : reconcile::Channel::wallet;
}

std::string_view of(const Handle& hold, std::string_view number, std::string_view bills) {
    return hold.purpose == Purpose::bill ? bills : number;
}

struct Sayer {
    Result<Said> operator()(const ListDepartments& call) const {
        Said said{"list_departments", {{"day", call.day}, {"days", std::int64_t{call.days}}}};
        // Nobody's, where the person is not known: the hospital then marks nothing.
        static_cast<void>(add_person(said.values, call.id_number, call.passport_number));
        return said;
    }
    Result<Said> operator()(const ListSessions& call) const {
        return Said{"list_sessions", {{"day", call.day}, {"department_code", call.department_code}}};
    }
    Result<Said> operator()(const FindPatient& call) const {
        const auto number = number_of(call.credential);
        if (number.empty()) return fail(ErrorKind::malformed, "the credential carries nothing to search by");
        Said said{"find_patient", {}};
        add_number(said.values, kind_of(call.credential.kind), number);
        return said;
    }
    Result<Said> operator()(const ListBills& call) const { return of_person("list_bills", call.whose); }
    Result<Said> operator()(const HoldSlot& call) const {
        const auto& session = call.session;
        if (call.case_id.value.empty() || session.slot_id.empty())
            return fail(ErrorKind::malformed, "case or slot is missing");
        Said said{"hold_number",
                  {{"case_id", call.case_id.value},
                   {"slot_id", session.slot_id},
                   {"slot_version", session.slot_version},
                   {"kiosk_number", call.kiosk_number},
                   {"reprint_code", call.reprint_code},
                   {"department_code", session.department_code},
                   {"doctor_code", session.doctor_code},
                   {"fee", session.fee}}};
        TRY_VOID(add_patient(said.values, call.patient));
        return said;
    }
    Result<Said> operator()(const HoldBills& call) const {
        if (call.case_id.value.empty() || call.bills.ids.empty())
            return fail(ErrorKind::malformed, "case or bills are missing");
        Said said{"hold_bills",
                  {{"case_id", call.case_id.value},
                   {"bill_ids", call.bills.ids},
                   {"total", call.bills.total},
                   {"kiosk_number", call.kiosk_number},
                   {"reprint_code", call.reprint_code}}};
        TRY_VOID(add_patient(said.values, call.patient));
        return said;
    }
    Result<Said> operator()(const HoldDeposit& call) const {
        if (call.case_id.value.empty() || call.deposit.admission_id.empty())
            return fail(ErrorKind::malformed, "case or stay is missing");
        Said said{"hold_deposit",
                  {{"case_id", call.case_id.value},
                   {"admission_id", call.deposit.admission_id},
                   {"amount", call.deposit.amount},
                   {"kiosk_number", call.kiosk_number},
                   {"reprint_code", call.reprint_code}}};
        TRY_VOID(add_patient(said.values, call.patient));
        return said;
    }
    Result<Said> operator()(const ListAdmissions& call) const {
        return of_person("list_admissions", call.whose);
    }
    Result<Said> operator()(const FindHold& call) const {
        if (call.case_id.value.empty()) return fail(ErrorKind::malformed, "the case id is missing");
        return Said{of({call.purpose, ""}, "find_number_hold", "find_bills_hold"),
                    {{"case_id", call.case_id.value}}};
    }
    Result<Said> operator()(const MarkHold& call) const {
        if (call.version.empty()) return fail(ErrorKind::malformed, "the hold's version is missing");
        Said said{of(call.hold, "mark_number", "mark_bills"), TRY(held(call.case_id, call.hold))};
        said.values["version"] = call.version;
        said.values["money"] = as_text(name_in(money_states, call.money));
        said.values["msgid"] = call.msgid.value;
        said.values["own"] = call.amount;
        return said;
    }
    Result<Said> operator()(const ReleaseHold& call) const {
        Said said{of(call.hold, "release_number", "release_bills"), TRY(held(call.case_id, call.hold))};
        said.values["money"] = as_text(name_in(money_states, call.money));
        return said;
    }
    Result<Said> operator()(const ConfirmHold& call) const {
        Said said{of(call.hold, "confirm_number", "confirm_bills"), TRY(held(call.case_id, call.hold))};
        const auto& split = call.split;
        const Values payment{{"total", split.total},
                             {"fund", split.fund},
                             {"account", split.account},
                             {"mutual_aid", split.mutual_aid},
                             {"own", split.own},
                             {"hospital", split.hospital},
                             {"setl_id", call.setl_id},
                             {"mdtrt_id", call.mdtrt_id},
                             {"order", call.order.value},
                             {"channel", as_text(name_in(channels, channel_of(call)))},
                             {"payment_number", call.payment_number},
                             {"payer", call.payer},
                             {"insurance_tail", call.insurance_tail},
                             {"at_window", call.pay_at_window},
                             {"insurance_missed", call.insurance_missed}};
        said.values.insert(payment.begin(), payment.end());
        return said;
    }
    Result<Said> operator()(const FindRegistrations& call) const {
        const Handle any{call.purpose, ""};
        if (!call.reprint_code.empty())
            return Said{of(any, "find_slip", "find_payment_slip"), {{"reprint_code", call.reprint_code}}};
        if (call.day.empty())
            return fail(ErrorKind::malformed, "a person's registrations or payments need a day");
        Said said{of(any, "find_registrations", "find_payments"), {{"day", call.day}}};
        TRY_VOID(add_person(said.values, call.id_number, call.passport_number));
        return said;
    }
    Result<Said> operator()(const ListBookingDays& call) const {
        if (call.department_code.empty()) return fail(ErrorKind::malformed, "the department is missing");
        return Said{"list_booking_days",
                    {{"department_code", call.department_code},
                     {"day", call.from_day},
                     {"days", std::int64_t{call.days}}}};
    }
    Result<Said> operator()(const ListTimes& call) const {
        if (call.slot_id.empty()) return fail(ErrorKind::malformed, "the session is missing");
        return Said{"list_times", {{"slot_id", call.slot_id}}};
    }
    Result<Said> operator()(const Book& call) const {
        if (call.request_id.empty() || call.time.id.empty())
            return fail(ErrorKind::malformed, "request or time is missing");
        Said said{"book",
                  {{"request_id", call.request_id},
                   {"time_id", call.time.id},
                   {"slot_id", call.session.slot_id},
                   {"slot_version", call.session.slot_version},
                   {"department_code", call.session.department_code},
                   {"doctor_code", call.session.doctor_code},
                   {"kiosk_number", call.kiosk_number}}};
        TRY_VOID(add_patient(said.values, call.patient));
        return said;
    }
    Result<Said> operator()(const FindAppointments& call) const {
        auto said = TRY(of_person("find_appointments", call.whose));
        said.values["day"] = call.day;
        return said;
    }
    Result<Said> operator()(const HoldBooking& call) const {
        if (call.case_id.value.empty() || call.booking.id.empty())
            return fail(ErrorKind::malformed, "case or booking is missing");
        Said said{"hold_booking",
                  {{"case_id", call.case_id.value},
                   {"booking_id", call.booking.id},
                   {"department_code", call.booking.department_code},
                   {"fee", call.booking.fee},
                   {"kiosk_number", call.kiosk_number},
                   {"reprint_code", call.reprint_code}}};
        TRY_VOID(add_patient(said.values, call.patient));
        return said;
    }
    Result<Said> operator()(const CheckIn& call) const {
        if (call.appointment_id.empty()) return fail(ErrorKind::malformed, "the appointment is missing");
        return Said{"check_in", {{"id", call.appointment_id}, {"kiosk_number", call.kiosk_number}}};
    }
    Result<Said> operator()(const CountCopy& call) const {
        if (call.print_id.empty()) return fail(ErrorKind::malformed, "the print id is missing");
        Said said{of(call.hold, "count_copy", "count_payment_copy"), TRY(held(call.case_id, call.hold))};
        said.values["print_id"] = call.print_id;
        return said;
    }
    Result<Said> operator()(const CancelRegistration& call) const {
        if (call.cancelled_by.value.empty())
            return fail(ErrorKind::malformed, "the cancelling case is missing");
        Said said{"cancel_registration", TRY(held(call.case_id, call.hold))};
        said.values["cancelled_by"] = call.cancelled_by.value;
        said.values["money"] =
            as_text(name_in(money_states, call.money_moves ? HoldMoney::undoing : HoldMoney::none));
        return said;
    }
    Result<Said> operator()(const CreateFile& call) const {
        if (call.patient.name.empty() || call.phone.empty())
            return fail(ErrorKind::malformed, "a file needs a name and a telephone number");
        const auto guardian = call.guardian.value_or(Guardian{});
        Said said{"create_file",
                  {{"phone", call.phone},
                   {"guardian_name", guardian.name},
                   {"guardian_id_number", guardian.id_number},
                   {"consented_at", call.consented_at.date_time()}}};
        TRY_VOID(add_patient(said.values, call.patient));
        return said;
    }
    Result<Said> operator()(const ListReports& call) const { return of_person("list_reports", call.whose); }
    Result<Said> operator()(const FetchReport& call) const {
        if (call.report_id.empty()) return fail(ErrorKind::malformed, "the report's id is missing");
        return Said{"fetch_report", {{"report_id", call.report_id}, {"document", call.document}}};
    }
    Result<Said> operator()(const CountReportPrint& call) const {
        if (call.report_id.empty() || call.print_id.empty())
            return fail(ErrorKind::malformed, "report or print id is missing");
        return Said{"count_report_print",
                    {{"report_id", call.report_id},
                     {"print_id", call.print_id},
                     {"kiosk_number", call.kiosk_number}}};
    }
    Result<Said> operator()(const ListPrescriptions& call) const {
        return of_person("list_prescriptions", call.whose);
    }
    Result<Said> operator()(const CheckInPharmacy& call) const {
        if (call.prescription.empty()) return fail(ErrorKind::malformed, "the prescription is missing");
        return Said{"check_in_pharmacy",
                    {{"prescription_number", call.prescription},
                     {"visit_number", call.visit_number},
                     {"kiosk_number", call.kiosk_number}}};
    }
    Result<Said> operator()(const ListInvoices& call) const {
        auto said = TRY(of_person("list_invoices", call.whose));
        said.values["from_day"] = call.from_day;
        return said;
    }
    Result<Said> operator()(const ListCosts& call) const {
        auto said = TRY(of_person("list_costs", call.whose));
        said.values["from_day"] = call.from_day;
        return said;
    }

private:
    static Result<Said> of_person(std::string_view name, const Whose& whose) {
        Said said{name, {}};
        TRY_VOID(add_person(said.values, whose.id_number, whose.passport_number));
        return said;
    }
};

}  // namespace

Result<Said> said(const his::Call& call) { return std::visit(Sayer{}, call); }

}  // namespace kiosk::services::mapped
