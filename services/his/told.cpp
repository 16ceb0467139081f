// What became of registrations and payments, whichever kiosk made them: Appointments and Tasks as
// Registrations.
#include <map>

#include "services/his/agreed.h"
#include "services/his/reading.h"

namespace kiosk::services::fhir {
namespace {

using namespace his;

Result<HoldMoney> money_state_of(const Json& body) {
    static const std::map<std::string_view, HoldMoney> states{{"none", HoldMoney::none},
                                                              {"settling", HoldMoney::settling},
                                                              {"settled", HoldMoney::settled},
                                                              {"unknown", HoldMoney::unknown},
                                                              {"collecting", HoldMoney::collecting},
                                                              {"paid", HoldMoney::paid},
                                                              {"undoing", HoldMoney::undoing},
                                                              {"returned", HoldMoney::returned}};
    return named(value_of(extension(&body, "money"), "state", "Code"), states, "money state");
}

VisitLine visit_of(const Json& body) {
    VisitLine visit;
    visit.department = localized(member(extension(&body, "department"), "valueCoding"), "display");
    visit.general_clinic = value_of(&body, "general-clinic", "Boolean") == "true";
    visit.doctor = localized(member(extension(&body, "doctor"), "valueCoding"), "display");
    visit.doctor_title = localized_value(&body, "doctor-title");
    visit.part = day_part_of(&body).value_or(DayPart::morning);
    visit.place = localized_value(&body, "place");
    return visit;
}

Result<Split> paid_split_of(const Json* payment) {
    Split split;
    split.total = TRY(money_of(payment, "total"));
    split.fund = TRY(money_of(payment, "fund"));
    split.account = TRY(money_of(payment, "account"));
    split.mutual_aid = TRY(money_of(payment, "mutual-aid"));
    split.own = TRY(money_of(payment, "own"));
    split.hospital = TRY(money_of(payment, "hospital"));
    return split;
}

// The Task's own lines, told apart by the bills that they are of: each line in one bill.
Result<std::vector<Bill>> bills_of(const Json& body) {
    std::map<std::string, FeeLine> lines;
    for (const auto* told : extensions(&body, "fee-line")) {
        auto line = TRY(fee_line_of(told));
        auto number = line.line_number;
        if (!lines.emplace(std::move(number), std::move(line)).second)
            return fail(ErrorKind::malformed, "two lines of one number");
    }
    std::vector<Bill> bills;
    for (const auto* told : extensions(&body, "bill")) {
        Bill bill;
        bill.id = value_of(told, "invoice", "String");
        bill.kind = bill_kind_of(told);
        bill.place = localized_value(told, "place");
        for (const auto* number : extensions(told, "line-number")) {
            const auto line = lines.extract(text(number, "valueString"));
            if (line.empty())
                return fail(ErrorKind::malformed, "a bill's line is not among the lines, or of another bill");
            bill.total += line.mapped().amount;
            bill.lines.push_back(line.mapped());
        }
        bills.push_back(std::move(bill));
    }
    if (!lines.empty()) return fail(ErrorKind::malformed, "a line of no bill");
    return bills;
}

Result<RegistrationState> state_of(Purpose purpose, const Json& body) {
    const auto status = body.scalar_of("status");
    if (status == status_of(purpose, "pending")) return RegistrationState::held;
    if (status == status_of(purpose, "booked")) return RegistrationState::booked;
    if (status == status_of(purpose, "cancelled")) return RegistrationState::cancelled;
    return fail(ErrorKind::malformed, "status: unknown word");
}

// What an Appointment and a Task bear in elements of their own.
Result<void> add_appointment(const Json& body, Registration& row) {
    row.made_at = TRY(instant(body.scalar_of("created")));
    row.patient_name = printable(text(member(first(member(&body, "participant")), "actor"), "display"));
    row.visit.begins = TRY(instant(body.scalar_of("start")));
    row.visit.ends = TRY(instant(body.scalar_of("end")));
    return {};
}

Result<void> add_task(const Json& body, Registration& row) {
    row.made_at = TRY(instant(body.scalar_of("authoredOn")));
    row.patient_name = printable(text(member(&body, "for"), "display"));
    row.bills = TRY(bills_of(body));
    return {};
}

Result<void> add_payment(const Json& body, Registration& row) {
    const auto* payment = extension(&body, "payment");
    row.split = TRY(paid_split_of(payment));
    row.setl_id = value_of(payment, "setl-id", "String");
    row.payer = printable(value_of(payment, "payer", "String"));
    row.insurance_tail = printable(value_of(payment, "insurance-tail", "String"));
    row.at_window = value_of(payment, "at-window", "Boolean") == "true";
    row.insurance_missed = value_of(payment, "insurance-missed", "Boolean") == "true";
    row.booking.queue_number = printable(value_of(&body, "queue-number", "String"));
    row.booking.people_ahead = whole(value_of(&body, "people-ahead", "Integer"));
    row.booking.place = row.visit.place;
    row.booking.hint = localized_value(&body, "hint");
    if (extension(&body, "deposited") != nullptr) row.booking.deposited = TRY(money_of(&body, "deposited"));
    return {};
}

// Where the hospital lets it be cancelled it tells what that needs; without all of it, it cannot be.
Cancelling cancelling_of(const Json& body) {
    static const std::map<std::string_view, Cancelling> words{{"possible", Cancelling::possible},
                                                              {"too-late", Cancelling::too_late},
                                                              {"seen", Cancelling::seen},
                                                              {"at-window", Cancelling::at_window}};
    const auto found = words.find(value_of(&body, "cancelling", "Code"));
    return found == words.end() ? Cancelling::never : found->second;
}

void add_handles(const Json& body, const HisConfig& config, Registration& row) {
    const auto* payment = extension(&body, "payment");
    auto& handles = row.handles;
    handles.visit_number = identifier(&body, config.visit_system);
    handles.mdtrt_id = value_of(payment, "mdtrt-id", "String");
    handles.order.value = value_of(payment, "order", "String");
    handles.transaction_number = value_of(payment, "transaction-number", "String");
    if (value_of(payment, "channel", "Code") == "card") handles.method = acquirer::Method::card_terminal;
    row.cancelling = cancelling_of(body);
    judge_cancelling(row);
}

Result<Registration> registration_of(Purpose purpose, const Json& body, const HisConfig& config) {
    Registration row;
    row.hold = {purpose, body.scalar_of("id")};
    row.case_id.value = identifier(&body, config.case_system);
    row.reprint_code = identifier(&body, config.reprint_system);
    row.kiosk_number = value_of(&body, "kiosk", "String");
    row.state = TRY(state_of(purpose, body));
    row.money = TRY(money_state_of(body));
    row.visit = visit_of(body);
    row.copies = whole(value_of(&body, "copies", "Integer"));
    TRY_VOID(purpose == Purpose::bill ? add_task(body, row) : add_appointment(body, row));
    if (row.state == RegistrationState::booked) {
        TRY_VOID(add_payment(body, row));
        add_handles(body, config, row);
    }
    TRY_VOID(check_sound(row));
    return row;
}

}  // namespace

// What windows made has no case of a kiosk: it is not ours to tell about.
Result<Registrations> registrations_of(Purpose purpose, const Json& bundle, const HisConfig& config) {
    Registrations found;
    for (const auto* resource : entries(bundle, type_of(purpose)))
        if (!identifier(resource, config.case_system).empty())
            found.rows.push_back(TRY(registration_of(purpose, *resource, config)));
    return found;
}

}  // namespace kiosk::services::fhir
