// Field by field; what makes a whole sound is judged in services/his/agreed.
#include "services/his_mapped/objects.h"

#include "services/his/agreed.h"

namespace kiosk::services::mapped {

using namespace his;

Result<Department> department_of(const Row& row) {
    Department department;
    department.code = row.text("code");
    department.name = row.both("name", "name_en");
    department.group =
        word_of(row, "group", "department_group", department_groups).value_or(DepartmentGroup::other);
    department.place = row.both("place", "place_en");
    department.numbers_left = row.whole("numbers_left");
    department.recent = TRY(row.flag("recent"));
    if (department.code.empty() || department.name.zh.empty())
        return malformed("a department without code or name");
    return department;
}

Result<ClinicSession> session_of(const Row& row, const std::string& department_code) {
    ClinicSession session;
    session.slot_id = row.text("slot_id");
    session.slot_version = row.text("slot_version");
    session.department_code = department_code;
    session.general_clinic = TRY(row.flag("general_clinic"));
    session.doctor_code = row.text("doctor_code");
    session.doctor_name = row.both("doctor_name", "doctor_name_en");
    session.doctor_title = row.both("doctor_title", "doctor_title_en");
    session.part = TRY(word_of(row, "day_part", "day_part", day_parts));
    session.begins = TRY(row.instant("begins"));
    session.ends = TRY(row.instant("ends"));
    session.fee = TRY(row.money("fee"));
    session.numbers_left = row.whole("numbers_left");
    session.state = TRY(word_of(row, "state", "session_state", session_states));
    if (session.slot_id.empty()) return malformed("a session without id");
    if (session.fee.is_negative()) return malformed("a negative fee");
    return session;
}

Result<Patient> patient_of(const Row& row) {
    Patient patient;
    patient.his_patient_id = row.text("his_patient_id");
    patient.name = row.text("name");
    patient.gender = std::string(1, word_of(row, "gender", "gender", genders).value_or('0'));
    patient.birth_date = TRY(row.day("birth_date"));
    patient.id_number = row.text("id_number");
    patient.passport_number = row.text("passport_number");
    if (patient.name.empty()) return malformed("a patient without a name");
    return patient;
}

Result<FeeLine> fee_line_of(const Row& row) {
    FeeLine fee;
    fee.line_number = row.text("line_number");
    fee.med_list_codg = row.text("national_code");
    fee.medins_list_codg = row.text("hospital_code");
    fee.name = row.both("name", "name_en");
    fee.count_e4 = TRY(row.decimal("count", 4));
    fee.price_yuan_e6 = TRY(row.decimal("price", 6));
    fee.amount = TRY(row.money("amount"));
    fee.catalogue = word_of(row, "catalogue_class", "catalogue_class", catalogue_classes)
                        .value_or(CatalogueClass::unknown);
    const auto first_borne = row.whole("first_borne_percent");
    if (first_borne <= 100) fee.first_borne_percent = first_borne;
    TRY_VOID(check_sound(fee));
    return fee;
}

namespace {

Result<std::vector<FeeLine>> fee_lines_of(const Row& row) {
    std::vector<FeeLine> lines;
    const auto rows = TRY(row.rows("lines", "fee_line"));
    for (const auto& line : rows) lines.push_back(TRY(fee_line_of(line)));
    return lines;
}

}  // namespace

Result<Bill> bill_of(const Row& row) {
    Bill bill;
    bill.id = row.text("id");
    bill.kind = word_of(row, "kind", "bill_kind", bill_kinds).value_or(BillKind::other);
    bill.visit_number = row.text("visit_number");
    bill.department = row.both("department", "department_en");
    bill.doctor = row.both("doctor", "doctor_en");
    bill.place = row.both("place", "place_en");
    bill.ordered_at = TRY(row.instant("ordered_at"));
    bill.med_type = row.text("med_type");
    bill.disease_code = row.text("disease_code");
    bill.disease_name = row.text("disease_name");
    bill.lines = TRY(fee_lines_of(row));
    bill.total = TRY(row.money("total"));
    TRY_VOID(check_sound(bill));
    return bill;
}

Result<Hold> hold_of(Purpose purpose, const CaseId& case_id, const Row& row) {
    if (row.text("case_id") != case_id.value) return malformed("a hold without its case, or of another");
    Hold hold;
    hold.purpose = purpose;
    hold.id = row.text("id");
    hold.version = row.text("version");
    hold.visit_number = row.text("visit_number");
    hold.mdtrt_id = row.text("mdtrt_id");
    hold.med_type = row.text("med_type");
    hold.disease_code = row.text("disease_code");
    hold.disease_name = row.text("disease_name");
    hold.department_code = row.text("department_code");
    hold.department_name = row.both("department", "department_en");
    hold.specialty = row.text("specialty");
    hold.doctor_code = row.text("doctor_code");
    hold.doctor_name = row.both("doctor", "doctor_en");
    hold.place = row.both("place", "place_en");
    if (purpose == Purpose::registration) {
        hold.begins = TRY(row.instant("begins"));
        hold.ends = TRY(row.instant("ends"));
    }
    hold.expires = TRY(row.instant("expires"));
    hold.fees = TRY(fee_lines_of(row));
    hold.total = TRY(row.money("total"));
    TRY_VOID(check_sound(hold));
    return hold;
}

namespace {

Result<VisitLine> visit_of(const Row& row) {
    VisitLine visit;
    visit.department = row.both("department", "department_en");
    visit.general_clinic = TRY(row.flag("general_clinic"));
    visit.doctor = row.both("doctor", "doctor_en");
    visit.doctor_title = row.both("doctor_title", "doctor_title_en");
    visit.part = word_of(row, "day_part", "day_part", day_parts).value_or(DayPart::morning);
    visit.place = row.both("place", "place_en");
    return visit;
}

Result<void> add_session(const Row& row, VisitLine& visit) {
    visit.begins = TRY(row.instant("begins"));
    visit.ends = TRY(row.instant("ends"));
    return {};
}

Result<void> add_bills(const Row& row, std::vector<Bill>& bills) {
    const auto rows = TRY(row.rows("bills", "paid_bill"));
    for (const auto& told : rows) {
        Bill bill;
        bill.id = told.text("id");
        bill.kind = word_of(told, "kind", "bill_kind", bill_kinds).value_or(BillKind::other);
        bill.place = told.both("place", "place_en");
        bill.lines = TRY(fee_lines_of(told));
        bill.total = TRY(told.money("total"));
        bills.push_back(std::move(bill));
    }
    return {};
}

Result<void> add_payment(const Row& row, Registration& registration) {
    auto& split = registration.split;
    split.total = TRY(row.money("total"));
    split.fund = TRY(row.money("fund"));
    split.account = TRY(row.money("account"));
    split.mutual_aid = TRY(row.money("mutual_aid"));
    split.own = TRY(row.money("own"));
    split.hospital = TRY(row.money("hospital"));
    registration.setl_id = row.text("setl_id");
    registration.payer = row.text("payer");
    registration.insurance_tail = row.text("insurance_tail");
    registration.at_window = TRY(row.flag("at_window"));
    registration.insurance_missed = TRY(row.flag("insurance_missed"));
    registration.booking = {row.text("queue_number"), row.whole("people_ahead"), registration.visit.place,
                            row.both("hint", "hint_en"), TRY(row.money_or_none("deposited"))};
    return {};
}

// A hospital whose answer says nothing of it cannot be cancelled at here.
void add_cancelling(const Row& row, Registration& registration) {
    auto& handles = registration.handles;
    handles.visit_number = row.text("visit_number");
    handles.mdtrt_id = row.text("mdtrt_id");
    handles.order.value = row.text("order");
    handles.transaction_number = row.text("payment_number");
    const auto channel = word_of(row, "channel", "channel", channels);
    if (channel && *channel == reconcile::Channel::card) handles.method = acquirer::Method::card_terminal;
    registration.cancelling =
        word_of(row, "cancelling", "cancelling", cancellings).value_or(Cancelling::never);
    judge_cancelling(registration);
}

}  // namespace

Result<Registration> registration_of(Purpose purpose, const Row& row) {
    Registration registration;
    registration.case_id.value = row.text("case_id");
    registration.hold = {purpose, row.text("id")};
    registration.kiosk_number = row.text("kiosk_number");
    registration.state = TRY(word_of(row, "state", "hold_state", hold_states));
    // A state of money that nobody agreed on might hide a doubt.
    registration.money = TRY(word_of(row, "money", "money_state", money_states));
    registration.made_at = TRY(row.instant("made_at"));
    registration.patient_name = row.text("patient_name");
    registration.reprint_code = row.text("reprint_code");
    registration.visit = TRY(visit_of(row));
    registration.copies = row.whole("copies");
    TRY_VOID(purpose == Purpose::bill ? add_bills(row, registration.bills)
                                      : add_session(row, registration.visit));
    if (registration.state == RegistrationState::booked) {
        TRY_VOID(add_payment(row, registration));
        if (purpose == Purpose::registration) add_cancelling(row, registration);
    }
    TRY_VOID(check_sound(registration));
    return registration;
}

}  // namespace kiosk::services::mapped
