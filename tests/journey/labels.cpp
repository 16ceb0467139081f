// Names of places and events for the state table, and the words on a screen.
#include <array>

#include "kiosk/journey/shown_code.h"
#include "tests/journey/watcher.h"

namespace kiosk::journey::test {
namespace {

std::string code_label(const std::string& text, const Policy& policy) {
    switch (kind_of_code(text, policy)) {
        case ShownCode::insurance:
            return "code insurance";
        case ShownCode::payment:
            return "code payment";
        case ShownCode::visit_card:
        case ShownCode::booking:
            return "code of the hospital";
        case ShownCode::slip:
            return "code of a slip";
        case ShownCode::electronic_card:
            return "code of the electronic card";
        case ShownCode::foreign:
            return "code foreign";
    }
    return "?";
}

struct AnswerLabel {
    std::string operator()(const MsgidAllotted&) const { return "msgid"; }
    std::string operator()(const WaitOver&) const { return "wait over"; }
    std::string operator()(const device::Completion& completion) const {
        constexpr std::array names{"acknowledged",     "card read", "card challenged", "id card read",
                                   "card failed",      "printed",   "pin entered",     "pin aborted",
                                   "pin verified",     "pin wrong", "terminal answer", "staff card",
                                   "challenge signed", "unable"};
        static_assert(names.size() == std::variant_size_v<device::Completion>);
        return names.at(completion.index());
    }
    template <class Reply>
    std::string operator()(const Outcome<Reply>& outcome) const {
        return outcome.is_done() ? "done" : outcome.is_refused() ? "refused" : "unknown";
    }
};

struct EventLabel {
    const Session& before;
    const Policy& policy;

    std::string operator()(const Started&) const { return "started"; }
    std::string operator()(const StaffCalled&) const { return "staff called"; }
    std::string operator()(const StaffLeft& left) const {
        return left.out_of_service ? "staff left, out of service" : "staff left";
    }
    std::string operator()(const Touch& touch) const {
        if (touch.choice.starts_with("today/print-") && before.screen.offers(touch.choice) &&
            touch.sequence == before.screen.sequence)
            return "touch today/print";
        for (const auto* row : {"bills/tick", "bills/details", "cancellable/K", "reports/open",
                                "reports/print-", "prescriptions/checkin", "invoices/open"})
            if (touch.choice.starts_with(row) && before.screen.offers(touch.choice) &&
                touch.sequence == before.screen.sequence)
                return std::string{"touch "} + row;
        const bool row = touch.choice == "departments/0301" || touch.choice.starts_with("sessions/S");
        const bool counts = touch.sequence == before.screen.sequence && before.screen.offers(touch.choice);
        if (!counts) return "touch that is not offered";
        return "touch " + (row ? touch.choice.substr(0, touch.choice.find('/')) + "/row" : touch.choice);
    }
    std::string operator()(const LanguageChosen&) const { return "language"; }
    std::string operator()(const Activity&) const { return "activity"; }
    std::string operator()(const Availability& availability) const {
        return availability.money_open ? "opened" : "closed";
    }
    std::string operator()(const device::Event& event) const {
        if (const auto* scanned = std::get_if<device::CodeScanned>(&event))
            return code_label(scanned->text.reveal(), policy);
        if (const auto* laid = std::get_if<device::CardInserted>(&event);
            laid != nullptr && laid->reader == DeviceKind::id_card_reader)
            return "id card laid down";
        if (const auto* taken = std::get_if<device::CardRemoved>(&event);
            taken != nullptr && taken->reader == DeviceKind::id_card_reader)
            return "id card taken up";
        if (const auto* status = std::get_if<device::StatusChanged>(&event))
            return status->status.usable() ? "device works" : "device lost";
        constexpr std::array names{"card inserted", "card removed", "print accepted", "", "pin digits", "",
                                   "completed"};
        return names.at(event.index());
    }
    std::string operator()(const Answer& answer) const {
        if (answer.effect == before.timer) return "timer";
        return std::visit(AnswerLabel{}, answer.body);
    }
    std::string operator()(const DeadlinePassed&) const { return "deadline"; }
    std::string operator()(const LateAnswer&) const { return "late answer"; }
    std::string operator()(const from_case::Report& report) const {
        constexpr std::array names{
            "quoted",       "working",    "password needed", "credential needed", "payment needed",
            "payer typing", "registered", "cancelled",       "insurance refused", "ended",
            "unsure",       "money moved"};
        static_assert(names.size() == std::variant_size_v<from_case::Report>);
        return std::string{"case: "} + names.at(report.index());
    }
};

struct Words {
    std::string text;
    void add(const std::string& word) { text += word + "\n"; }
    void add(const LocalizedText& word) { text += word.zh + "\n" + word.en + "\n"; }
    void add(const PatientLine& line) { text += line.name + "\n" + line.id_number + "\n"; }
    void add(const VisitLine& line) {
        add(line.department);
        add(line.doctor);
        add(line.place);
    }
    void operator()(const screen::Today& s) {
        add(s.patient);
        for (const auto& row : s.rows) {
            add(row.visit);
            add(row.trace_number);
            add(row.queue_number);
        }
    }
    void operator()(const screen::Services& s) {
        add(s.patient);
        for (const auto& row : s.today) {
            add(row.visit);
            add(row.trace_number);
            add(row.queue_number);
        }
        for (const auto& row : s.due) add(row.visit);
    }
    void add(const Bill& bill) {
        add(bill.department);
        add(bill.doctor);
        for (const auto& line : bill.lines) add(line.name);
    }
    void operator()(const screen::Bills& s) {
        add(s.patient);
        for (const auto& row : s.rows) add(row.bill);
    }
    void operator()(const screen::BillDetails& s) { add(s.bill); }
    void operator()(const screen::BookingDays& s) {
        add(s.patient);
        add(s.department);
    }
    void operator()(const screen::Times& s) {
        add(s.patient);
        add(s.session.doctor_name);
    }
    void operator()(const screen::BookingCheck& s) {
        add(s.patient);
        add(s.visit);
    }
    void operator()(const screen::Booked& s) {
        add(s.patient);
        add(s.visit);
        add(s.booking_number);
    }
    void operator()(const screen::Appointments& s) {
        add(s.patient);
        for (const auto& row : s.rows) add(row.visit);
    }
    void operator()(const screen::AppointmentCheck& s) {
        add(s.patient);
        add(s.appointment.visit);
    }
    void operator()(const screen::CheckedIn& s) {
        add(s.patient);
        add(s.visit);
        add(s.queue_number);
    }
    void add(const screen::CancellableRow& row) {
        add(row.visit);
        add(row.trace_number);
        add(row.queue_number);
    }
    void operator()(const screen::Cancellable& s) {
        add(s.patient);
        for (const auto& row : s.rows) add(row);
    }
    void operator()(const screen::CancelCheck& s) {
        add(s.patient);
        add(s.row);
    }
    void operator()(const screen::Cancelled& s) {
        add(s.patient);
        add(s.row);
        add(s.trace_number);
    }
    void operator()(const screen::Guardian& s) { add(s.patient); }
    void operator()(const screen::NewFile& s) {
        add(s.patient);
        if (s.guardian) add(*s.guardian);
    }
    void operator()(const screen::FileOpened& s) {
        add(s.patient);
        add(s.visit_card);
    }
    void operator()(const screen::Insurance& s) {
        add(s.patient);
        for (const auto& one : s.filed_diseases) add(one.name);
    }
    void operator()(const screen::Spending& s) { add(s.patient); }
    void operator()(const screen::Reports& s) {
        add(s.patient);
        for (const auto& row : s.rows) add(row.report.name);
    }
    void operator()(const screen::Prescriptions& s) {
        add(s.patient);
        for (const auto& row : s.rows)
            for (const auto& drug : row.drugs) add(drug.name);
    }
    void operator()(const screen::PharmacyQueued& s) {
        add(s.patient);
        add(s.prescription.queue_number);
    }
    void operator()(const screen::Invoices& s) { add(s.patient); }
    void operator()(const screen::InvoiceShown& s) { add(s.invoice.number); }
    void operator()(const screen::Costs& s) {
        add(s.patient);
        for (const auto& row : s.rows) add(row.line.name);
    }
    void operator()(const screen::Deposit& s) {
        add(s.patient);
        add(s.admission.ward);
        add(s.admission.inpatient_number);
    }
    void operator()(const screen::DepositAmount& s) { add(s.patient); }
    void operator()(const screen::Departments& s) {
        add(s.patient);
        for (const auto& row : s.rows) add(row.name);
    }
    void operator()(const screen::Sessions& s) {
        add(s.patient);
        add(s.department);
        for (const auto& row : s.rows) add(row.doctor_name);
    }
    void operator()(const screen::Check& s) {
        add(s.patient);
        add(s.visit);
    }
    void operator()(const screen::Done& s) {
        add(s.patient);
        add(s.visit);
        add(s.queue_number);
        add(s.trace_number);
    }
    void operator()(const screen::Notice& s) {
        add(s.reason);
        add(s.trace_number);
        add(s.reference);
    }
    void operator()(const auto&) {}
};

}  // namespace

std::string place_of(const Session& session) {
    switch (session.overlay) {
        case Overlay::none:
            return to_string(session.phase);
        case Overlay::idle_warning:
            return to_string(session.phase) + " + idle";
        case Overlay::help:
            return to_string(session.phase) + " + help";
    }
    return "?";
}

std::string words_of(const Screen& screen) {
    Words words;
    std::visit(words, screen.content);
    for (const auto& choice : screen.choices) words.add(choice.id);
    return words.text;
}

std::string label_of(const Session& before, const Event& event, const Policy& policy) {
    return std::visit(EventLabel{before, policy}, event);
}

}  // namespace kiosk::journey::test
