// What the patient has registered for and paid already, at this kiosk or any other: told before anything new
// is begun, and by the code of a slip to whoever holds the slip. A slip that never came is printed here once
// more, as a counted copy. The HIS alone knows all this; where it does not answer, the visit goes on without.
#include <algorithm>

#include "kiosk/journey/phases.h"

namespace kiosk::journey {
namespace {

using screen::RegistrationStory;
using screen::SlipState;

void ask(Run& run, his::FindRegistrations question) {
    run.visit().reading = screen::ReadingWhat::patient_file;
    const bool payments = question.purpose == Purpose::bill;
    run.call(payments ? Phase::asking_payments : Phase::asking_today, his::Call{std::move(question)},
             run.policy.query_deadline);
}

// Nothing (more) to tell here: on to what they came for, or to the question what that is.
void go_on_with_service(Run& run) {
    if (run.visit().service) return begin_service(run, *run.visit().service);
    if (has_service(run.policy, Service::bills)) return list_bills(run);
    ask_what_is_due(run);
}

void keep_stories(Run& run, const his::Registrations& found) {
    auto& today = run.visit().today;
    for (const auto& registration : found.rows)
        if (const auto story = story_of(registration)) today.push_back({registration, *story});
}

void tell_by_slip(Run& run) {
    auto& visit = run.visit();
    std::erase_if(visit.today, [&](const TodayEntry& entry) {
        return run.now.civil > entry.registration.made_at + run.policy.reprint_valid;
    });
    if (visit.today.empty()) return show_notice(run, NoticeId::slip_unknown, {"retry", "end"});
    visit.patient.name = visit.today.front().registration.patient_name;
    run.await(Phase::showing_today);
}

// A slip is of a registration or of a payment: what is not found among the one may be among the other.
void go_on_by_slip(Run& run) {
    const bool may_be_payment = run.visit().today.empty() && has_service(run.policy, Service::bills) &&
                                run.s.phase == Phase::asking_today;
    return may_be_payment ? ask(run, question_of(run, Purpose::bill)) : tell_by_slip(run);
}

void count_copy(Run& run) {
    const auto& visit = run.s.visit;
    const auto& registration = visit.today.at(*visit.printing).registration;
    run.call(Phase::showing_today,
             his::Call{his::CountCopy{registration.case_id, registration.hold, visit.print_id}},
             run.policy.query_deadline);
}

// The patient's clock begins anew: there is something to read, or to take.
void printing_ended(Run& run, SlipState how) {
    auto& visit = run.visit();
    visit.today.at(*visit.printing).slip = how;
    visit.printing.reset();
    run.await(Phase::showing_today);
}

MoneyState money_of(const his::Registration& registration) {
    MoneyState money;
    if (!registration.setl_id.empty()) money.insurance = InsuranceMoney::settled;
    if (!registration.split.own.is_positive()) return money;
    money.own = registration.at_window ? OwnMoney::due_at_window : OwnMoney::taken;
    money.own_amount = registration.split.own;
    return money;
}

SlipContent slip_again(const Run& run, const TodayEntry& entry) {
    const auto& known = entry.registration;
    const bool bills = known.hold.purpose == Purpose::bill;
    auto slip = slip_about(run, bills ? SlipKind::payment : SlipKind::registration, known);
    slip.bills = known.bills;
    slip.copy_number = known.copies;
    slip.trace_number = known.case_id.value;
    slip.reprint_code = known.reprint_code;
    slip.reprint_until = (known.made_at + run.policy.reprint_valid).date_time().substr(0, 16);
    slip.queue_number = known.booking.queue_number;
    slip.people_ahead = known.booking.people_ahead;
    slip.deposited = known.booking.deposited;
    slip.money = money_of(known);
    if (known.insurance_missed) slip.claiming_back = claiming_back(run, known.bills);
    return slip;
}

// Counted before it is printed: a copy too few in the count would let two slips bear the same number.
void print_again(Run& run, const std::string& trace_number) {
    auto& visit = run.visit();
    const auto row = std::find_if(visit.today.begin(), visit.today.end(), [&](const TodayEntry& entry) {
        return entry.registration.case_id.value == trace_number;
    });
    if (row == visit.today.end()) return;
    row->slip = SlipState::printing;
    visit.printing = static_cast<std::size_t>(row - visit.today.begin());
    visit.tries = 0;
    visit.print_id = run.policy.kiosk_number + "-" + std::to_string(run.s.id.value) + "-" +
                     std::to_string(run.now.civil.unix_ms) + "-" + std::to_string(++visit.copies_asked);
    count_copy(run);
}

}  // namespace

his::FindRegistrations question_of(const Run& run, Purpose purpose) {
    const auto& visit = run.s.visit;
    his::FindRegistrations question;
    question.purpose = purpose;
    if (visit.by_slip()) {
        question.reprint_code = std::string{visit.slip_code.reveal()};
        return question;
    }
    question.day = business_day(run.now.civil, run.policy.day_boundary_minute);
    question.id_number = visit.patient.id_number;
    if (question.id_number.empty()) question.passport_number = visit.patient.passport_number;
    return question;
}

SlipContent slip_about(const Run& run, SlipKind kind, const his::Registration& known) {
    auto slip = blank_slip(run, kind);
    slip.patient_name = run.policy.full_name_on_slip ? known.patient_name : masked_name(known.patient_name);
    slip.insurance_tail = known.insurance_tail;
    slip.visit = known.visit;
    if (!known.booking.place.zh.empty()) slip.visit.place = known.booking.place;
    slip.insured = !known.setl_id.empty();
    slip.split = known.split;
    slip.payer = known.payer;
    slip.setl_id = known.setl_id;
    return slip;
}

std::optional<RegistrationStory> story_of(const his::Registration& registration) {
    using his::HoldMoney;
    if (registration.state == his::RegistrationState::booked) {
        const bool due = registration.at_window && registration.split.own.is_positive();
        return due ? RegistrationStory::pay_at_window : RegistrationStory::registered;
    }
    switch (registration.money) {
        case HoldMoney::none:
            return {};
        case HoldMoney::settling:
        case HoldMoney::settled:
        case HoldMoney::unknown:
        case HoldMoney::collecting:
        case HoldMoney::paid:
            return RegistrationStory::being_checked;
        case HoldMoney::undoing:
            return RegistrationStory::being_cancelled;
        case HoldMoney::returned:
            return RegistrationStory::money_back;
    }
    return {};
}

// Until it is booked the trace number on the screen is all there is: the HIS counts copies of slips, and what
// is being checked is told afresh whenever it is asked.
bool has_slip(RegistrationStory story) {
    return story == RegistrationStory::registered || story == RegistrationStory::pay_at_window;
}

void ask_today(Run& run) {
    auto& visit = run.visit();
    visit.today.clear();
    if (visit.patient.id_number.empty() && visit.patient.passport_number.empty())
        return go_on_with_service(run);
    ask(run, question_of(run, Purpose::registration));
}

void ask_by_slip(Run& run, const Secret& code) {
    run.visit() = Visit{};
    run.visit().slip_code = code;
    ask(run, question_of(run, Purpose::registration));
}

void on_registrations(Run& run, const Heard& heard) {
    const auto& visit = run.s.visit;
    // Whoever is asked what they came for also sees what they have paid.
    const auto told = [&] {
        if (visit.by_slip()) return go_on_by_slip(run);
        if (!visit.service && has_service(run.policy, Service::bills))
            return ask(run, question_of(run, Purpose::bill));
        // Shown before a new registration begins; on the screen of services it has its place there.
        if (visit.today.empty() || !visit.service) return go_on_with_service(run);
        run.await(Phase::showing_today);
    };
    his_outcome<his::Registrations>(heard).match(
        [&](const his::Registrations& found) { keep_stories(run, found), told(); },
        [&](const Refused& refused) {
            const bool down = visit.by_slip() && refused.reason == RefusalReason::not_sent;
            down ? show_notice(run, NoticeId::his_down, {"retry", "end"}) : told();
        },
        [&](const Unknown&) {
            visit.by_slip() ? show_notice(run, NoticeId::his_down, {"retry", "end"}) : told();
        });
}

void on_payments(Run& run, const Heard& heard) {
    const bool by_slip = run.visit().by_slip();
    const auto told = [&] { by_slip ? tell_by_slip(run) : go_on_with_service(run); };
    his_outcome<his::Registrations>(heard).match(
        [&](const his::Registrations& found) { keep_stories(run, found), told(); },
        [&](const Refused&) { told(); },
        [&](const Unknown&) {
            by_slip ? show_notice(run, NoticeId::his_down, {"retry", "end"}) : told();
        });
}

std::vector<screen::TodayRow> today_rows(const Session& session) {
    std::vector<screen::TodayRow> rows;
    for (const auto& entry : session.visit.today) {
        const auto& known = entry.registration;
        rows.push_back({known.case_id.value, known.visit, known.bills, entry.story, known.split.own,
                        known.booking.queue_number, known.booking.people_ahead, known.copies, entry.slip});
    }
    return rows;
}

void on_today_touch(Run& run, const Chosen& chosen) {
    const auto& name = chosen.name;
    constexpr std::string_view print = "print-";
    if (name.starts_with(print)) return print_again(run, name.substr(print.size()));
    if (name == "register") return list_departments(run);
    if (name == "back") return choose_service(run);
    end_visit(run);
}

void on_copy_counted(Run& run, const Heard& heard) {
    const auto again = [&] {
        if (++run.visit().tries < run.policy.query_tries) return count_copy(run);
        printing_ended(run, SlipState::failed);
    };
    his_outcome<his::CopyCounted>(heard).match(
        [&](const his::CopyCounted& counted) {
            auto& entry = run.visit().today.at(*run.visit().printing);
            entry.registration.copies = counted.number;
            run.s.print = run.send(PrintSlip{slip_again(run, entry)}, run.policy.print_deadline);
        },
        [&](const Refused&) { again(); }, [&](const Unknown&) { again(); });
}

void on_copy_printed(Run& run, bool well) {
    printing_ended(run, well ? SlipState::printed : SlipState::failed);
}

void project_today(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::Today today;
    today.patient = patient_line(at.s, at.now);
    today.by_slip = visit.by_slip();
    today.paper = at.s.printer_works;
    today.rows = today_rows(at.s);
    for (const auto& row : today.rows)
        if (has_slip(row.story) && today.paper && row.slip != screen::SlipState::printed)
            at.offer("today/print-" + row.trace_number, !visit.printing);
    at.screen.content = std::move(today);
    if (!visit.by_slip() && !visit.service) {
        at.offer("today/back", !visit.printing);
        return at.offer_exit_and_help();
    }
    const bool more = visit.service == Service::registration && !card_gone(at.s) && at.s.money_open;
    if (more) at.offer("today/register", !visit.printing);
    at.offer("today/end");
    at.offer_exit_and_help();
}

}  // namespace kiosk::journey
