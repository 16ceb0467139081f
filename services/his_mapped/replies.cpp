// Reading of good answers. What contradicts the question, or has not the promised form, is Unknown.
#include <fmt/format.h>

#include "services/his/agreed.h"
#include "services/his_mapped/messages.h"
#include "services/his_mapped/words.h"

namespace kiosk::services::mapped {
namespace {

using namespace his;

std::unexpected<Error> malformed(std::string what) { return fail(ErrorKind::malformed, std::move(what)); }

template <class Words>
auto word_of(const Row& row, std::string_view field, std::string_view table, const Words& words)
    -> Result<decltype(words.front().value)> {
    const auto name = TRY(row.word(field, table));
    const auto value = value_in(words, name);
    if (!value) return malformed(fmt::format("{}: is missing", field));
    return *value;
}

Result<Department> department_of(const Row& row) {
    Department department;
    department.code = row.text("code");
    department.name = row.both("name", "name_en");
    department.group =
        word_of(row, "group", "department_group", department_groups).value_or(DepartmentGroup::other);
    department.place = row.both("place", "place_en");
    department.numbers_left = row.whole("numbers_left");
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

Result<std::vector<FeeLine>> fee_lines_of(const Row& row) {
    std::vector<FeeLine> lines;
    const auto rows = TRY(row.rows("lines", "fee_line"));
    for (const auto& line : rows) lines.push_back(TRY(fee_line_of(line)));
    return lines;
}

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
    bill.lines = TRY(fee_lines_of(row));
    bill.total = TRY(row.money("total"));
    TRY_VOID(check_sound(bill));
    return bill;
}

// The answer must be about what we hold, in the state that we asked for; a hospital that repeats none of it
// is believed.
Result<void> check_held(const Row& row, const std::string& id, const CaseId& case_id,
                        RegistrationState state) {
    const auto told_case = row.text("case_id");
    const auto told_id = row.text("id");
    if (!told_case.empty() && told_case != case_id.value) return malformed("what another case holds");
    if (!told_id.empty() && !id.empty() && told_id != id) return malformed("another hold");
    const auto told_state = TRY(row.word("state", "hold_state"));
    if (!told_state.empty() && told_state != name_in(hold_states, state))
        return malformed("held, but in another state");
    return {};
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

Result<Hold> new_hold_of(Purpose purpose, const CaseId& case_id, const Row& row) {
    const auto state = TRY(word_of(row, "state", "hold_state", hold_states));
    if (state != RegistrationState::held) return malformed("not held");
    return hold_of(purpose, case_id, row);
}

Result<Booking> booking_of(const ConfirmHold& call, const Row& row) {
    TRY_VOID(check_held(row, call.hold.id, call.case_id, RegistrationState::booked));
    Booking booking{row.text("queue_number"), row.whole("people_ahead"), row.both("place", "place_en"),
                    row.both("hint", "hint_en")};
    if (booking.queue_number.empty() && call.hold.purpose == Purpose::registration)
        return malformed("a booking without queue number");
    return booking;
}

Result<HoldExtended> extended_of(const MarkHold& call, const Row& row) {
    TRY_VOID(check_held(row, call.hold.id, call.case_id, RegistrationState::held));
    HoldExtended extended{row.text("version"), TRY(row.instant("expires"))};
    if (extended.version.empty()) return malformed("a hold without version");
    return extended;
}

Result<VisitLine> visit_of(const Row& row) {
    VisitLine visit;
    visit.department = row.both("department", "department_en");
    visit.general_clinic = TRY(row.flag("general_clinic"));
    visit.doctor = row.both("doctor", "doctor_en");
    visit.doctor_title = row.both("doctor_title", "doctor_title_en");
    visit.part = word_of(row, "day_part", "day_part", day_parts).value_or(DayPart::morning);
    visit.begins = TRY(row.instant("begins"));
    visit.ends = TRY(row.instant("ends"));
    visit.place = row.both("place", "place_en");
    return visit;
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
    registration.booking = {row.text("queue_number"), row.whole("people_ahead"), registration.visit.place,
                            row.both("hint", "hint_en")};
    return {};
}

Result<Registration> registration_of(const Row& row) {
    Registration registration;
    registration.case_id.value = row.text("case_id");
    registration.appointment_id = row.text("id");
    registration.kiosk_number = row.text("kiosk_number");
    registration.state = TRY(word_of(row, "state", "hold_state", hold_states));
    // A state of money that nobody agreed on might hide a doubt.
    registration.money = TRY(word_of(row, "money", "money_state", money_states));
    registration.made_at = TRY(row.instant("made_at"));
    registration.patient_name = row.text("patient_name");
    registration.reprint_code = row.text("reprint_code");
    registration.visit = TRY(visit_of(row));
    registration.copies = row.whole("copies");
    if (registration.appointment_id.empty()) return malformed("a registration without id");
    if (registration.state == RegistrationState::booked) TRY_VOID(add_payment(row, registration));
    return registration;
}

template <class T>
Outcome<Reply> answer_or_unknown(Result<T> result) {
    if (!result) return Unknown{result.error().text};
    return Done<Reply>{std::move(*result)};
}

struct Reader {
    const Mapping& mapping;
    const MappedCall& mapped;
    Verdict::Kind kind;
    const Json& body;

    template <class List, class Read>
    Result<List> list(const Read& read) const {
        List all;
        const auto rows = TRY(rows_of(mapping, mapped, kind, body));
        for (const auto& row : rows) all.rows.push_back(TRY(read(row)));
        return all;
    }
    // The one object; null where the hospital says that there is none.
    [[nodiscard]] const Json* object() const {
        const auto* found = kind == Verdict::Kind::nothing ? nullptr : at_path(body, mapped.at);
        return found == nullptr || found->is_null() ? nullptr : found;
    }
    [[nodiscard]] bool nothing_there() const {
        const auto* found = at_path(body, mapped.at);
        return kind == Verdict::Kind::nothing || (found != nullptr && found->is_null());
    }
    [[nodiscard]] Row row(const Json& json) const { return {mapping, mapped.reads, json}; }
    // Where something must be told.
    template <class Read>
    auto told(const Read& read) const -> decltype(read(std::declval<Row>())) {
        const auto* found = object();
        if (found == nullptr || !found->is_object()) return malformed("the answer tells nothing");
        return read(row(*found));
    }

    Outcome<Reply> operator()(const ListDepartments&) const {
        return answer_or_unknown(list<Departments>(department_of));
    }
    Outcome<Reply> operator()(const ListSessions& call) const {
        auto sessions = list<Sessions>([&](const Row& one) { return session_of(one, call.department_code); });
        if (sessions) put_in_order(sessions->rows);
        return answer_or_unknown(std::move(sessions));
    }
    Outcome<Reply> operator()(const ListBills&) const { return answer_or_unknown(list<Bills>(bill_of)); }
    Outcome<Reply> operator()(const FindPatient&) const {
        if (nothing_there()) return Refused{RefusalReason::patient_unknown, "", "no file"};
        return answer_or_unknown(told(patient_of));
    }
    Outcome<Reply> operator()(const HoldSlot& call) const {
        return answer_or_unknown(
            told([&](const Row& one) { return new_hold_of(Purpose::registration, call.case_id, one); }));
    }
    Outcome<Reply> operator()(const HoldBills& call) const {
        auto hold = told([&](const Row& one) { return new_hold_of(Purpose::bill, call.case_id, one); });
        // What the patient ticked cost so much; any other sum is no basis for a decision.
        if (hold && hold->total != call.bills.total) return Unknown{"the bills are held at another sum"};
        return answer_or_unknown(std::move(hold));
    }
    Outcome<Reply> operator()(const FindHold& call) const {
        const Refused none{RefusalReason::nothing_to_undo, "", "nothing is held for this case"};
        if (nothing_there()) return none;
        const auto state =
            told([&](const Row& one) { return word_of(one, "state", "hold_state", hold_states); });
        if (!state) return Unknown{state.error().text};
        if (*state == RegistrationState::cancelled) return none;
        return answer_or_unknown(
            told([&](const Row& one) { return hold_of(call.purpose, call.case_id, one); }));
    }
    Outcome<Reply> operator()(const MarkHold& call) const {
        return answer_or_unknown(told([&](const Row& one) { return extended_of(call, one); }));
    }
    // A hospital need not tell anything of what it has let go.
    Outcome<Reply> operator()(const ReleaseHold& call) const {
        const auto* found = object();
        if (found == nullptr || !found->is_object()) return Done<Reply>{Nothing{}};
        const auto good = check_held(row(*found), call.hold.id, call.case_id, RegistrationState::cancelled);
        if (!good) return Unknown{good.error().text};
        return Done<Reply>{Nothing{}};
    }
    Outcome<Reply> operator()(const ConfirmHold& call) const {
        return answer_or_unknown(told([&](const Row& one) { return booking_of(call, one); }));
    }
    // Windows' registrations have no case of a kiosk: they are not ours to tell about.
    Outcome<Reply> operator()(const FindRegistrations&) const {
        const auto rows = rows_of(mapping, mapped, kind, body);
        if (!rows) return Unknown{rows.error().text};
        Registrations found;
        for (const auto& one : *rows) {
            if (one.text("case_id").empty()) continue;
            auto registration = registration_of(one);
            if (!registration) return Unknown{registration.error().text};
            found.rows.push_back(std::move(*registration));
        }
        return Done<Reply>{std::move(found)};
    }
    Outcome<Reply> operator()(const CountCopy& call) const {
        return answer_or_unknown(told([&](const Row& one) -> Result<CopyCounted> {
            TRY_VOID(check_held(one, call.appointment_id, call.case_id, RegistrationState::booked));
            const CopyCounted counted{one.whole("number")};
            if (counted.number < 1) return malformed("a copy that was not counted");
            return counted;
        }));
    }
};

}  // namespace

Result<std::vector<Row>> rows_of(const Mapping& mapping, const MappedCall& mapped, Verdict::Kind kind,
                                 const Json& body) {
    std::vector<Row> rows;
    if (kind == Verdict::Kind::nothing) return rows;
    const auto* list = at_path(body, mapped.at);
    if (list == nullptr) return malformed("the answer has no list");
    if (list->is_null()) return rows;
    if (!list->is_array()) return malformed("the answer's list is none");
    for (const auto& one : list->items()) {
        if (!one.is_object()) return malformed("a row that is no object");
        rows.emplace_back(mapping, mapped.reads, one);
    }
    return rows;
}

Outcome<Reply> read_answer(const Mapping& mapping, const Call& call, const MappedCall& mapped,
                           Verdict::Kind kind, const Json& body) {
    return std::visit(Reader{mapping, mapped, kind, body}, call);
}

}  // namespace kiosk::services::mapped
