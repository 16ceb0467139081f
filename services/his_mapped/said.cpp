// Every call taken apart into the fields of the vocabulary. A new field of a call is one line here and one
// there.
#include "services/his/agreed.h"
#include "services/his_mapped/messages.h"
#include "services/his_mapped/words.h"

namespace kiosk::services::mapped {
namespace {

using namespace his;

std::string text(std::string_view word) { return std::string{word}; }

void add_number(Values& values, NumberKind kind, const std::string& number) {
    values["person_number"] = number;
    values["person_number_kind"] = text(name_in(number_kinds, kind));
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
    values["gender"] = text(name_in(genders, gender));
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

std::string_view of(const Handle& hold, std::string_view number, std::string_view bills) {
    return hold.purpose == Purpose::bill ? bills : number;
}

struct Sayer {
    Result<Said> operator()(const ListDepartments& call) const {
        return Said{"list_departments", {{"day", call.day}}};
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
    Result<Said> operator()(const ListBills& call) const {
        Said said{"list_bills", {}};
        TRY_VOID(add_person(said.values, call.id_number, call.passport_number));
        return said;
    }
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
    Result<Said> operator()(const FindHold& call) const {
        if (call.case_id.value.empty()) return fail(ErrorKind::malformed, "the case id is missing");
        return Said{of({call.purpose, ""}, "find_number_hold", "find_bills_hold"),
                    {{"case_id", call.case_id.value}}};
    }
    Result<Said> operator()(const MarkHold& call) const {
        if (call.version.empty()) return fail(ErrorKind::malformed, "the hold's version is missing");
        Said said{of(call.hold, "mark_number", "mark_bills"), TRY(held(call.case_id, call.hold))};
        said.values["version"] = call.version;
        said.values["money"] = text(name_in(money_states, call.money));
        said.values["msgid"] = call.msgid.value;
        said.values["own"] = call.amount;
        return said;
    }
    Result<Said> operator()(const ReleaseHold& call) const {
        Said said{of(call.hold, "release_number", "release_bills"), TRY(held(call.case_id, call.hold))};
        said.values["money"] = text(name_in(money_states, call.money));
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
                             {"payment_number", call.payment_number},
                             {"payer", call.payer},
                             {"insurance_tail", call.insurance_tail},
                             {"at_window", call.pay_at_window}};
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
    Result<Said> operator()(const CountCopy& call) const {
        if (call.print_id.empty()) return fail(ErrorKind::malformed, "the print id is missing");
        Said said{of(call.hold, "count_copy", "count_payment_copy"), TRY(held(call.case_id, call.hold))};
        said.values["print_id"] = call.print_id;
        return said;
    }
};

}  // namespace

Result<Said> said(const his::Call& call) { return std::visit(Sayer{}, call); }

}  // namespace kiosk::services::mapped
