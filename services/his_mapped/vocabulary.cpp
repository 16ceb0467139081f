// The tables. MAPPED.md says the same in words for the integrator; a test compares the two.
#include "services/his_mapped/vocabulary.h"

#include "services/his_mapped/words.h"

namespace kiosk::services::mapped {
namespace {

constexpr bool needed = true;

Field text(std::string_view name, bool is_needed = false) { return {name, Kind::text, is_needed, {}}; }
Field money(std::string_view name, bool is_needed = false) { return {name, Kind::money, is_needed, {}}; }
Field word(std::string_view name, std::string_view table, bool is_needed = false) {
    return {name, Kind::word, is_needed, table};
}
Field flag(std::string_view name) { return {name, Kind::flag, false, "flag"}; }
Field whole(std::string_view name, bool is_needed = false) { return {name, Kind::whole, is_needed, {}}; }
Field instant(std::string_view name, bool is_needed = false) { return {name, Kind::instant, is_needed, {}}; }
Field day(std::string_view name, bool is_needed = false) { return {name, Kind::day, is_needed, {}}; }
Field rows(std::string_view name, std::string_view form) { return {name, Kind::rows, needed, form}; }

using Fields = std::vector<Field>;

Fields operator+(Fields one, const Fields& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

// A name and its English.
Fields both(std::string_view name, std::string_view english, bool is_needed = false) {
    return {text(name, is_needed), text(english)};
}

// Whose: one number of a stated kind, or each kind in a field of its own.
Fields person() {
    return {text("person_number"), word("person_number_kind", "number_kind"), text("id_number"),
            text("passport_number")};
}
Fields person_in_full() {
    return person() + Fields{text("patient_name", needed), word("gender", "gender"), day("birth_date"),
                             text("his_patient_id")};
}
Fields payment_parts() {
    return {money("total", needed),      money("fund", needed), money("account", needed),
            money("mutual_aid", needed), money("own", needed),  money("hospital", needed)};
}
Fields which_hold() { return {text("case_id"), text("hold_id")}; }

// What every answer about something held may bear, to be compared with what was asked.
Fields about_a_hold(bool is_needed) {
    return {text("case_id", is_needed), text("id", is_needed), word("state", "hold_state", is_needed)};
}

Fields department() {
    return Fields{text("code", needed)} + both("name", "name_en", needed) +
           Fields{word("group", "department_group")} + both("place", "place_en") +
           Fields{whole("numbers_left", needed), flag("recent")};
}
Fields session() {
    return Fields{text("slot_id", needed), text("slot_version"), flag("general_clinic"),
                  text("doctor_code")} +
           both("doctor_name", "doctor_name_en") + both("doctor_title", "doctor_title_en") +
           Fields{word("day_part", "day_part", needed),
                  instant("begins", needed),
                  instant("ends", needed),
                  money("fee", needed),
                  whole("numbers_left", needed),
                  word("state", "session_state", needed)};
}
Fields patient() {
    return {text("his_patient_id"), text("name", needed), word("gender", "gender"),
            day("birth_date"),      text("id_number"),    text("passport_number")};
}
Fields fee_line() {
    return Fields{text("line_number", needed), text("national_code"), text("hospital_code")} +
           both("name", "name_en", needed) +
           Fields{Field{"count", Kind::decimal, needed, {}}, Field{"price", Kind::decimal, needed, {}},
                  money("amount", needed), word("catalogue_class", "catalogue_class"),
                  whole("first_borne_percent")};
}
Fields bill() {
    return Fields{text("id", needed), word("kind", "bill_kind"), text("visit_number", needed)} +
           both("department", "department_en") + both("doctor", "doctor_en") + both("place", "place_en") +
           Fields{instant("ordered_at", needed), text("med_type"),          text("disease_code"),
                  text("disease_name"),          rows("lines", "fee_line"), money("total", needed)};
}
Fields hold(bool of_a_number) {
    return about_a_hold(needed) +
           Fields{text("version", needed),
                  text("visit_number", needed),
                  text("mdtrt_id"),
                  text("med_type"),
                  text("disease_code"),
                  text("disease_name"),
                  text("department_code", needed)} +
           both("department", "department_en") +
           Fields{text("specialty", needed), text("doctor_code", needed)} + both("doctor", "doctor_en") +
           both("place", "place_en") +
           Fields{instant("begins", of_a_number), instant("ends", of_a_number), instant("expires", needed),
                  rows("lines", "fee_line"), money("total", needed)};
}
// What is told of everything that a kiosk held, and of how it was paid.
Fields told() {
    return about_a_hold(needed) + Fields{word("money", "money_state", needed), text("kiosk_number"),
                                         instant("made_at", needed), text("patient_name"),
                                         text("reprint_code")};
}
Fields told_once_paid() {
    return payment_parts() + Fields{text("setl_id", needed), text("payer"), text("insurance_tail")} +
           Fields{flag("at_window"), flag("insurance_missed"), text("queue_number"), whole("people_ahead")} +
           both("hint", "hint_en") + Fields{whole("copies"), money("deposited")};
}
// What cancelling it needs, and whether the rules allow it.
Fields cancelling() {
    return {word("cancelling", "cancelling"), text("visit_number"),  text("mdtrt_id"), text("order"),
            word("channel", "channel"),       text("payment_number")};
}
Fields registration() {
    return told() + both("department", "department_en") + Fields{flag("general_clinic")} +
           both("doctor", "doctor_en") + both("doctor_title", "doctor_title_en") +
           Fields{word("day_part", "day_part")} + Fields{instant("begins", needed), instant("ends", needed)} +
           both("place", "place_en") + told_once_paid() + cancelling();
}
Fields payment() {
    return told() + both("department", "department_en") + both("doctor", "doctor_en") +
           both("place", "place_en") + Fields{rows("bills", "paid_bill")} + told_once_paid();
}
Fields paid_bill() {
    return Fields{text("id", needed), word("kind", "bill_kind")} + both("place", "place_en") +
           Fields{rows("lines", "fee_line"), money("total", needed)};
}
Fields opened_file() {
    return {text("his_patient_id", needed), text("visit_card", needed), text("id_number")};
}
Fields report() {
    return Fields{text("id", needed), word("kind", "report_kind")} + both("name", "name_en", needed) +
           both("department", "department_en") +
           Fields{instant("ordered_at", needed), flag("ready"),   instant("issued_at"),
                  instant("expected_at"),        whole("prints"), flag("may_print")};
}
Fields prescription() {
    return Fields{text("number", needed), text("visit_number"), instant("written_at", needed)} +
           both("department", "department_en") + both("doctor", "doctor_en") + both("window", "window_en") +
           Fields{word("state", "prescription_state", needed), text("queue_number"), whole("people_ahead"),
                  rows("drugs", "drug")};
}
Fields drug() {
    return both("name", "name_en", needed) + both("dose", "dose_en") + both("quantity", "quantity_en");
}
Fields invoice() {
    return Fields{text("code", needed), text("number", needed), text("check_code", needed), text("url")} +
           both("kind", "kind_en") +
           Fields{instant("issued_at", needed), money("total", needed), money("fund", needed),
                  money("account", needed), money("own", needed)};
}
Fields charge() {
    return Fields{instant("charged_at", needed), word("kind", "bill_kind"), flag("paid")} + fee_line();
}
Fields admission() {
    return Fields{text("id", needed), text("inpatient_number", needed)} + both("ward", "ward_en", needed) +
           both("bed", "bed_en") +
           Fields{instant("admitted_at", needed), money("deposited", needed), money("charged", needed)};
}
Fields book_row() {
    return {text("bill", needed),
            flag("cancelled"),
            word("till_kind", "till_kind", needed),
            text("till", needed),
            text("person_number"),
            text("setl_id", needed),
            text("mdtrt_id", needed),
            text("msgid", needed),
            text("insutype", needed),
            text("clr_type", needed),
            text("clr_optins", needed),
            money("total", needed),
            money("fund", needed),
            money("account", needed),
            money("own", needed),
            word("channel", "channel", needed),
            text("order", needed),
            text("transaction", needed)};
}

Fields holds_a_number() {
    return Fields{text("case_id", needed),      text("slot_id", needed),
                  text("slot_version"),         text("kiosk_number"),
                  text("reprint_code", needed), text("department_code"),
                  text("doctor_code"),          money("fee")} +
           person_in_full();
}
Fields holds_bills() {
    return Fields{text("case_id", needed), Field{"bill_ids", Kind::texts, needed, {}}, money("total", needed),
                  text("kiosk_number"), text("reprint_code", needed)} +
           person_in_full();
}
Fields holds_a_deposit() {
    return Fields{text("case_id", needed), text("admission_id", needed), money("amount", needed),
                  text("kiosk_number"), text("reprint_code", needed)} +
           person_in_full();
}
Fields marks() {
    return which_hold() + Fields{text("version", needed), word("money", "money_state", needed),
                                 text("msgid", needed), money("own", needed)};
}
Fields releases() { return which_hold() + Fields{word("money", "money_state", needed)}; }
Fields confirms() {
    return which_hold() + payment_parts() + Fields{text("setl_id", needed),        text("mdtrt_id", needed),
                                                   text("order", needed),          word("channel", "channel"),
                                                   text("payment_number", needed), text("payer", needed),
                                                   text("insurance_tail", needed), flag("at_window"),
                                                   flag("insurance_missed")};
}
Fields cancels() { return which_hold() + Fields{text("cancelled_by", needed), word("money", "money_state")}; }

// --- booked ahead ---
Fields booking_day() {
    return {day("day", needed), flag("closed"), whole("morning_left", needed),
            whole("afternoon_left", needed), whole("evening_left")};
}
Fields booking_time() {
    return {text("id", needed), instant("begins", needed), instant("ends", needed),
            whole("numbers_left", needed)};
}
Fields booked() {
    return Fields{text("request_id"), text("booking_number", needed), instant("begins", needed),
                  instant("ends", needed)} +
           both("place", "place_en") + both("hint", "hint_en") +
           Fields{instant("due_from", needed), instant("due_until", needed)};
}
Fields appointment() {
    return Fields{text("id", needed), text("booking_number", needed), word("state", "due_state", needed),
                  text("department_code", needed)} +
           both("department", "department_en", needed) + Fields{flag("general_clinic")} +
           both("doctor", "doctor_en") + both("doctor_title", "doctor_title_en") +
           Fields{word("day_part", "day_part"), instant("begins", needed), instant("ends", needed)} +
           both("place", "place_en") +
           Fields{money("fee", needed), instant("due_from", needed), instant("due_until", needed),
                  text("queue_number"), whole("people_ahead")};
}
Fields books() {
    return Fields{text("request_id", needed), text("time_id", needed), text("slot_id"),
                  text("slot_version"),       text("department_code"), text("doctor_code"),
                  text("kiosk_number")} +
           person_in_full();
}
Fields holds_a_booking() {
    return Fields{text("case_id", needed),      text("booking_id", needed), text("kiosk_number"),
                  text("reprint_code", needed), text("department_code"),    money("fee")} +
           person_in_full();
}

Fields copies() { return which_hold() + Fields{text("print_id", needed)}; }

Fields opens_a_file() {
    return person_in_full() + Fields{text("phone", needed), text("guardian_name", needed),
                                     text("guardian_id_number", needed), instant("consented_at", needed)};
}

Fields pages() {
    return {day("day", needed), whole("rows_before"), whole("page_number"), whole("rows_per_page", needed)};
}

template <class Words>
CodeTable table(std::string_view name, const Words& words) {
    CodeTable made{name, {}};
    for (const auto& one : words) made.words.push_back(one.name);
    return made;
}

template <class Named>
const Named* find(const std::vector<Named>& all, std::string_view name) {
    for (const auto& one : all)
        if (one.name == name) return &one;
    return nullptr;
}

}  // namespace

const std::vector<Form>& forms() {
    static const std::vector<Form> all{
        {"department", department()},
        {"session", session()},
        {"patient", patient()},
        {"bill", bill()},
        {"fee_line", fee_line()},
        {"number_hold", hold(true)},
        {"bills_hold", hold(false)},
        {"renewal", about_a_hold(false) + Fields{text("version", needed), instant("expires", needed)}},
        {"released", about_a_hold(false)},
        {"booking", about_a_hold(false) + Fields{text("queue_number", needed), whole("people_ahead")} +
                        both("place", "place_en") + both("hint", "hint_en") + Fields{money("deposited")}},
        {"registration", registration()},
        {"payment", payment()},
        {"paid_bill", paid_bill()},
        {"copy", about_a_hold(false) + Fields{whole("number", needed)}},
        {"book_row", book_row()},
        {"booking_day", booking_day()},
        {"booking_time", booking_time()},
        {"booked", booked()},
        {"appointment", appointment()},
        {"arrival", Fields{text("id"), text("queue_number", needed), whole("people_ahead")} +
                        both("place", "place_en") + both("hint", "hint_en")},
        {"opened_file", opened_file()},
        {"report", report()},
        {"report_document", {text("pdf_base64", needed)}},
        {"report_print", {whole("number", needed)}},
        {"prescription", prescription()},
        {"drug", drug()},
        {"pharmacy_place", Fields{text("prescription_number")} + both("window", "window_en") +
                               Fields{text("queue_number", needed), whole("people_ahead")}},
        {"invoice", invoice()},
        {"charge", charge()},
        {"admission", admission()}};
    return all;
}

const std::vector<CallForm>& calls() {
    constexpr bool changes = true;
    const std::vector<std::string_view> whose{"person_number", "id_number"};
    const std::vector<std::string_view> which{"hold_id", "case_id"};
    const auto one = Answer::one;
    const auto list = Answer::list;
    static const std::vector<CallForm> all{
        {"list_departments", list, "department", false, Fields{day("day", needed), whole("days")} + person()},
        {"list_sessions", list, "session", false, {day("day", needed), text("department_code", needed)}},
        {"find_patient", one, "patient", false, person(), whose},
        {"list_bills", list, "bill", false, person(), whose},
        {"hold_number", one, "number_hold", changes, holds_a_number(), whose},
        {"hold_bills", one, "bills_hold", changes, holds_bills(), whose},
        {"find_number_hold", one, "number_hold", false, {text("case_id", needed)}},
        {"find_bills_hold", one, "bills_hold", false, {text("case_id", needed)}},
        {"mark_number", one, "renewal", changes, marks(), which},
        {"mark_bills", one, "renewal", changes, marks(), which},
        {"release_number", one, "released", changes, releases(), which},
        {"release_bills", one, "released", changes, releases(), which},
        {"confirm_number", one, "booking", changes, confirms(), which},
        {"confirm_bills", one, "booking", changes, confirms(), which},
        {"find_registrations", list, "registration", false, Fields{day("day", needed)} + person(), whose},
        {"find_slip", list, "registration", false, {text("reprint_code", needed)}},
        {"find_payments", list, "payment", false, Fields{day("day", needed)} + person(), whose},
        {"find_payment_slip", list, "payment", false, {text("reprint_code", needed)}},
        {"cancel_registration", one, "released", changes, cancels(), which},
        {"count_copy", one, "copy", changes, copies(), which},
        {"count_payment_copy", one, "copy", changes, copies(), which},
        {"list_books", list, "book_row", false, pages(), {"rows_before", "page_number"}},
        {"list_booking_days",
         list,
         "booking_day",
         false,
         {text("department_code", needed), day("day", needed), whole("days", needed)}},
        {"list_times", list, "booking_time", false, {text("slot_id", needed)}},
        {"book", one, "booked", changes, books(), whose},
        {"find_appointments", list, "appointment", false, Fields{day("day", needed)} + person(), whose},
        {"hold_booking", one, "number_hold", changes, holds_a_booking(), whose},
        {"check_in", one, "arrival", changes, {text("id", needed), text("kiosk_number")}},
        {"create_file", one, "opened_file", changes, opens_a_file(), whose},
        {"list_reports", list, "report", false, person(), whose},
        {"fetch_report", one, "report_document", false, {text("report_id", needed), text("document")}},
        {"count_report_print",
         one,
         "report_print",
         changes,
         {text("report_id", needed), text("print_id", needed), text("kiosk_number")}},
        {"list_prescriptions", list, "prescription", false, person(), whose},
        {"check_in_pharmacy",
         one,
         "pharmacy_place",
         changes,
         {text("prescription_number", needed), text("visit_number"), text("kiosk_number")}},
        {"list_invoices", list, "invoice", false, Fields{day("from_day")} + person(), whose},
        {"list_costs", list, "charge", false, Fields{day("from_day")} + person(), whose},
        {"list_admissions", list, "admission", false, person(), whose},
        {"hold_deposit", one, "bills_hold", changes, holds_a_deposit(), whose}};
    return all;
}

const std::vector<CodeTable>& code_tables() {
    static const std::vector<CodeTable> all{table("flag", flags),
                                            table("department_group", department_groups),
                                            table("day_part", day_parts),
                                            table("session_state", session_states),
                                            table("gender", genders),
                                            table("number_kind", number_kinds),
                                            table("bill_kind", bill_kinds),
                                            table("hold_state", hold_states),
                                            table("channel", channels),
                                            table("money_state", money_states),
                                            table("till_kind", till_kinds),
                                            table("catalogue_class", catalogue_classes),
                                            table("cancelling", cancellings),
                                            table("due_state", due_states),
                                            table("report_kind", report_kinds),
                                            table("prescription_state", prescription_states)};
    return all;
}

const CallForm* call_form(std::string_view name) { return find(calls(), name); }
const Form* form_named(std::string_view name) { return find(forms(), name); }
const Field* field_named(const std::vector<Field>& fields, std::string_view name) {
    return find(fields, name);
}

}  // namespace kiosk::services::mapped
