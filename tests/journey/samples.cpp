// The invented people and lists themselves (area 99 does not exist).
#include "tests/journey/samples.h"

namespace kiosk::journey::test {

Now morning() { return {CivilTime{1'795'300'000'000}, Millis{1000}}; }

Person insured_person() {
    Person person;
    person.psn_no = "99000000000000000012345678";
    person.name = full_name;
    person.cert_type = "01";
    person.cert_number = full_id;
    person.gender = "1";
    person.birth_date = "1990-03-07";
    person.coverages = {{"390", "1501", "1", "990100", Fen{}, false},
                        {"310", "1101", "1", "990100", Fen{81'240}, false}};
    return person;
}

Patient found_patient() {
    Patient patient;
    patient.name = full_name;
    patient.passport_number = "E99000001";
    patient.gender = "1";
    patient.birth_date = "1990-03-07";
    patient.his_patient_id = "p1";
    return patient;
}

device::CardData card_data() {
    device::CardData card;
    card.card_identification = "990100D1560000050000000000000000";
    card.card_number = "A12345678";
    card.id_number = full_id;
    card.name = full_name;
    card.gender = "1";
    card.birth_date = "1990-03-07";
    return card;
}

insurance::DecodedCode decoded_code() {
    return {{CredentialKind::e_code, Secret{"990100ecdemo00000000000000000001"}, "", full_id, full_name},
            "990100"};
}

his::Departments departments() {
    return {{{"0301", {"呼吸内科", "Respiratory"}, DepartmentGroup::internal_medicine, {}, 7},
             {"0401", {"普外科", "Surgery"}, DepartmentGroup::surgery, {}, 0}}};
}

his::Sessions sessions() {
    ClinicSession open;
    open.slot_id = "S1";
    open.department_code = "0301";
    open.general_clinic = true;
    open.doctor_name = {"普通门诊", "General clinic"};
    open.fee = Fen{5000};
    open.numbers_left = 7;
    auto full = open;
    full.slot_id = "S2";
    full.state = SessionState::full;
    full.numbers_left = 0;
    auto doctor = open;
    doctor.slot_id = "S3";
    doctor.general_clinic = false;
    doctor.doctor_name = {"示例林", "Dr Shili Lin"};
    return {{open, full, doctor}};
}

his::Bills bills(bool of_two_visits) {
    Bill blood;
    blood.id = "FY1";
    blood.kind = BillKind::laboratory;
    blood.visit_number = "MZ1";
    blood.department = {"呼吸内科", "Respiratory"};
    blood.place = {"2 楼检验科", "2F Laboratory"};
    blood.ordered_at = morning().civil;
    blood.lines.resize(1);
    blood.lines.front().name = {"血常规", "Blood count"};
    blood.lines.front().amount = blood.total = Fen{2500};
    auto drugs = blood;
    drugs.id = "FY2";
    drugs.kind = BillKind::drugs;
    if (of_two_visits) drugs.visit_number = "MZ2";
    return {{blood, drugs}};
}

his::BookingDays booking_days() {
    return {{{"2026-11-23", true, 3, 2, 0}, {"2026-11-24", true, 0, 0, 0}, {"2026-11-25", false, 0, 0, 0}}};
}

his::Times booking_times() {
    const auto begins = morning().civil + Millis{24LL * 3600 * 1000};
    const Millis half_hour{30LL * 60 * 1000};
    return {{{"T1", begins, begins + half_hour, 4}, {"T2", begins + half_hour, begins + 2 * half_hour, 0}}};
}

his::Booked booked() {
    const auto times = booking_times();
    his::Booked one;
    one.booking_number = "YY1234567890";
    one.begins = one.collect_from = times.rows.front().begins;
    one.ends = one.collect_until = times.rows.front().ends;
    one.place = {"3 楼 A 区", "3F Area A"};
    one.hint = {"请带身份证", "Bring your ID"};
    return one;
}

his::Appointments appointments(AppointmentState state, bool two) {
    Appointment one;
    one.id = "YD1";
    one.booking_number = booking_card_code;
    one.state = state;
    one.department_code = "0301";
    one.visit.department = {"呼吸内科", "Respiratory"};
    one.visit.begins = one.due_from = morning().civil;
    one.visit.ends = one.due_until = morning().civil + Millis{30LL * 60 * 1000};
    one.fee = Fen{5000};
    auto later = one;
    later.id = "YD3";
    later.booking_number = "BK000789";
    later.state = AppointmentState::too_early;
    auto other = one;
    other.id = "YD2";
    other.booking_number = "";
    other.state = AppointmentState::to_check_in;
    if (two) return {{one, other, later}};
    return {{one, later}};
}

his::Registration registration(his::RegistrationState state, his::HoldMoney money) {
    his::Registration known;
    known.case_id = CaseId{"K002-20261122-0007"};
    known.hold.id = "A7";
    known.kiosk_number = "K002";
    known.made_at = morning().civil + Millis{-1800 * 1000};
    known.state = state;
    known.money = money;
    known.patient_name = full_name;
    known.insurance_tail = "*5678";
    known.visit.department = {"呼吸内科", "Respiratory"};
    known.reprint_code = slip_code;
    if (state != his::RegistrationState::booked) return known;
    known.booking.queue_number = "A027";
    known.split = quoted(true, true).split;
    known.setl_id = "S7";
    known.payer = "微信支付";
    known.cancelling = Cancelling::possible;
    return known;
}

his::Registrations payments() {
    auto paid = registration(his::RegistrationState::booked, his::HoldMoney::paid);
    paid.hold = {Purpose::bill, "T7"};
    paid.case_id.value = "K002-20261122-0009";
    paid.bills = bills(false).rows;
    paid.booking.queue_number = "Y003";
    return {{paid}};
}

his::Registrations registrations() {
    using his::HoldMoney;
    using his::RegistrationState;
    his::Registrations all;
    all.rows = {registration(RegistrationState::booked, HoldMoney::paid),
                registration(RegistrationState::held, HoldMoney::none),
                registration(RegistrationState::held, HoldMoney::unknown),
                registration(RegistrationState::cancelled, HoldMoney::undoing),
                registration(RegistrationState::cancelled, HoldMoney::returned)};
    for (std::size_t i = 0; i < all.rows.size(); ++i)
        all.rows[i].case_id.value = "K002-20261122-000" + std::to_string(i + 1);
    return all;
}

from_case::Quoted quoted(bool insured, bool own_part) {
    from_case::Quoted quoted;
    quoted.hold.id = "A1";
    quoted.hold.visit_number = "V1";
    quoted.hold.department_name = {"呼吸内科", "Respiratory"};
    quoted.hold.total = Fen{5000};
    quoted.insured = quoted.can_insure = insured;
    quoted.split = Split::all_own(Fen{5000});
    if (insured) {
        quoted.split.fund = own_part ? Fen{2500} : Fen{4000};
        quoted.split.account = Fen{1000};
        quoted.split.own = own_part ? Fen{1500} : Fen{};
    }
    return quoted;
}

from_case::Cancelled cancelled(bool at_rest) {
    from_case::Cancelled cancelled;
    cancelled.money = {InsuranceMoney::cancelled, at_rest ? OwnMoney::returned : OwnMoney::being_returned,
                       Fen{1500}};
    cancelled.trace_number = "K001-20261122-0002";
    cancelled.registered_as.value = "K002-20261122-0007";
    cancelled.at_rest = at_rest;
    return cancelled;
}

from_case::Registered registered(bool insured) {
    const auto quote = quoted(insured, true);
    from_case::Registered registered;
    registered.hold = quote.hold;
    registered.split = quote.split;
    registered.insured = insured;
    registered.booking.queue_number = "A027";
    registered.trace_number = "K001-20261122-0001";
    return registered;
}

from_case::Ended ended(NoticeId why, bool money_moved) {
    from_case::Ended ended;
    ended.why = why;
    ended.trace_number = "K001-20261122-0001";
    ended.money = {InsuranceMoney::not_settled, OwnMoney::not_taken, Fen{1500}};
    if (money_moved) ended.money.insurance = InsuranceMoney::being_cancelled;
    return ended;
}

from_case::Unsure unsure() {
    return {{InsuranceMoney::unknown, OwnMoney::not_taken, Fen{1500}}, "K001-20261122-0001", "RP1"};
}

his::Reports reports() {
    const auto one = [](const char* id, bool ready) {
        Report report;
        report.id = id;
        report.kind = ReportKind::laboratory;
        report.name = {"血常规", "Blood count"};
        report.ordered_at = morning().civil;
        report.ready = report.may_print = ready;
        report.at = morning().civil;
        return report;
    };
    return {{one("BG1", true), one("BG2", false), one("BG3", true)}};
}

his::Prescriptions prescriptions() {
    const auto one = [](const char* number, PrescriptionState state) {
        Prescription prescription;
        prescription.number = number;
        prescription.visit_number = "MZ1";
        prescription.written_at = morning().civil;
        prescription.window = {"3 号窗口", "window 3"};
        prescription.drugs = {{{"阿莫西林", "Amoxicillin"}, {"每日 3 次", "3 a day"}, {"2 盒", "2 boxes"}}};
        prescription.state = state;
        return prescription;
    };
    return {{one("CF1", PrescriptionState::paid), one("CF2", PrescriptionState::unpaid),
             one("CF3", PrescriptionState::collected)}};
}

his::Invoices invoices() {
    return {{{"99060126",
              "2026000001",
              "8f31c2",
              "https://invoice.example/1",
              {"门诊收费票据", "Outpatient"},
              morning().civil,
              Fen{4500},
              Fen{2000},
              Fen{1000},
              Fen{1500}}}};
}

his::Costs costs() {
    FeeLine line;
    line.line_number = "1";
    line.name = {"血常规", "Blood count"};
    line.amount = Fen{2500};
    constexpr Millis day{24 * 3600 * 1000};
    return {{{morning().civil + -2 * day, BillKind::visit, line, true},
             {morning().civil, BillKind::laboratory, line, false}}};
}

Admission admission() {
    return {"ADM1",
            "ZY2611190017",
            {"心血管内科病区", "Cardiology ward"},
            {"12 床", "Bed 12"},
            morning().civil,
            Fen{200'000},
            Fen{138'640}};
}

}  // namespace kiosk::journey::test
