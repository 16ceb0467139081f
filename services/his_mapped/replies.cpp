// Reading of good answers. What contradicts the question, or has not the promised form, is Unknown.
#include "services/his/agreed.h"
#include "services/his_mapped/messages.h"
#include "services/his_mapped/objects.h"

namespace kiosk::services::mapped {
namespace {

using namespace his;

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

Result<Hold> new_hold_of(Purpose purpose, const CaseId& case_id, const Row& row) {
    const auto state = TRY(word_of(row, "state", "hold_state", hold_states));
    if (state != RegistrationState::held) return malformed("not held");
    return hold_of(purpose, case_id, row);
}

Result<Booking> booking_of(const ConfirmHold& call, const Row& row) {
    TRY_VOID(check_held(row, call.hold.id, call.case_id, RegistrationState::booked));
    Booking booking{row.text("queue_number"), row.whole("people_ahead"), row.both("place", "place_en"),
                    row.both("hint", "hint_en"), TRY(row.money_or_none("deposited"))};
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
    // What the patient saw cost so much; any other sum is no basis for a decision.
    [[nodiscard]] Outcome<Reply> held_at(const CaseId& case_id, Fen shown) const {
        auto hold = told([&](const Row& one) { return new_hold_of(Purpose::bill, case_id, one); });
        if (hold && hold->total != shown) return Unknown{"it is held at another sum than was shown"};
        return answer_or_unknown(std::move(hold));
    }
    Outcome<Reply> operator()(const HoldBills& call) const { return held_at(call.case_id, call.bills.total); }
    Outcome<Reply> operator()(const HoldDeposit& call) const {
        return held_at(call.case_id, call.deposit.amount);
    }
    Outcome<Reply> operator()(const ListAdmissions&) const {
        return answer_or_unknown(list<Admissions>(admission_of));
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
    template <class LetGo>
    [[nodiscard]] Outcome<Reply> let_go(const LetGo& call) const {
        const auto* found = object();
        if (found == nullptr || !found->is_object()) return Done<Reply>{Nothing{}};
        const auto good = check_held(row(*found), call.hold.id, call.case_id, RegistrationState::cancelled);
        if (!good) return Unknown{good.error().text};
        return Done<Reply>{Nothing{}};
    }
    Outcome<Reply> operator()(const ReleaseHold& call) const { return let_go(call); }
    Outcome<Reply> operator()(const CancelRegistration& call) const { return let_go(call); }
    Outcome<Reply> operator()(const ConfirmHold& call) const {
        return answer_or_unknown(told([&](const Row& one) { return booking_of(call, one); }));
    }
    // What windows made has no case of a kiosk: it is not ours to tell about.
    Outcome<Reply> operator()(const FindRegistrations& call) const {
        const auto rows = rows_of(mapping, mapped, kind, body);
        if (!rows) return Unknown{rows.error().text};
        Registrations found;
        for (const auto& one : *rows) {
            if (one.text("case_id").empty()) continue;
            auto registration = registration_of(call.purpose, one);
            if (!registration) return Unknown{registration.error().text};
            found.rows.push_back(std::move(*registration));
        }
        return Done<Reply>{std::move(found)};
    }
    Outcome<Reply> operator()(const ListBookingDays&) const {
        return answer_or_unknown(list<BookingDays>(booking_day_of));
    }
    Outcome<Reply> operator()(const ListTimes&) const {
        return answer_or_unknown(list<Times>(booking_time_of));
    }
    Outcome<Reply> operator()(const Book& call) const {
        return answer_or_unknown(told([&](const Row& one) { return booked_of(call, one); }));
    }
    Outcome<Reply> operator()(const FindAppointments&) const {
        return answer_or_unknown(list<Appointments>(appointment_of));
    }
    Outcome<Reply> operator()(const HoldBooking& call) const {
        return answer_or_unknown(
            told([&](const Row& one) { return new_hold_of(Purpose::registration, call.case_id, one); }));
    }
    Outcome<Reply> operator()(const CheckIn& call) const {
        return answer_or_unknown(told([&](const Row& one) { return arrival_of(call, one); }));
    }
    Outcome<Reply> operator()(const CountCopy& call) const {
        return answer_or_unknown(told([&](const Row& one) -> Result<CopyCounted> {
            TRY_VOID(check_held(one, call.hold.id, call.case_id, RegistrationState::booked));
            const CopyCounted counted{one.whole("number")};
            if (counted.number < 1) return malformed("a copy that was not counted");
            return counted;
        }));
    }
    Outcome<Reply> operator()(const CreateFile& call) const {
        return answer_or_unknown(told([&](const Row& one) -> Result<FileOpened> {
            const auto whose = one.text("id_number");
            if (!whose.empty() && whose != call.patient.id_number) return malformed("another's file");
            FileOpened opened{one.text("his_patient_id"), one.text("visit_card")};
            if (opened.his_patient_id.empty() || opened.visit_card.empty())
                return malformed("a file without id or visit card");
            return opened;
        }));
    }
    Outcome<Reply> operator()(const ListReports&) const {
        return answer_or_unknown(list<Reports>(report_of));
    }
    Outcome<Reply> operator()(const FetchReport&) const { return answer_or_unknown(told(document_of)); }
    Outcome<Reply> operator()(const CountReportPrint&) const {
        return answer_or_unknown(told(print_counted));
    }
    Outcome<Reply> operator()(const ListPrescriptions&) const {
        return answer_or_unknown(list<Prescriptions>(prescription_of));
    }
    Outcome<Reply> operator()(const CheckInPharmacy& call) const {
        return answer_or_unknown(told([&](const Row& one) { return pharmacy_queue_of(call, one); }));
    }
    Outcome<Reply> operator()(const ListInvoices&) const {
        auto invoices = list<Invoices>(invoice_of);
        if (invoices) put_in_order(invoices->rows);
        return answer_or_unknown(std::move(invoices));
    }
    Outcome<Reply> operator()(const ListCosts&) const { return answer_or_unknown(list<Costs>(charge_of)); }
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
