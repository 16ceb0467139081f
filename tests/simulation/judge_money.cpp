// At rest: all or nothing (M11), nothing left open (M14, M18), sums (M6), one person throughout (M9), rows of
// others as they were (M17), and whoever came second was served (M16).
#include <fmt/format.h>

#include "tests/simulation/judge.h"

namespace kiosk::simulation {

void Judge::complain(std::string what) {
    constexpr std::size_t enough = 20;
    if (wrong_.size() < enough) wrong_.push_back(std::move(what));
}

void Judge::at_rest(Result<std::unique_ptr<services::Journal>> journal, const std::string& bytes,
                    bool printer_lied) {
    std::map<std::string, int> booked_of;  // patient
    ledger_.forget();
    for (const auto& [id, books] : ledger_.cases(network_.served())) {
        check_case(books);
        check_sums(books);
        check_identity(books);
        const auto guest = patient_of_.find(id);
        const auto patient = guest == patient_of_.end() ? std::string{"?"} : guest->second;
        if (books.booked() && ++booked_of[patient] > 1) complain("M1: booked twice for " + patient);
        const auto given_back = given_back_by(id);
        const bool given_up =
            !given_back.empty() && is_durable(FactKind::undo_done, Leg::booking, given_back);
        if (told_registered_.contains(id) && !books.booked() && !given_up)
            complain("M8: told registered, is not: " + id);
        if (given_up && books.booked()) complain("M8: given up, and still booked: " + id);
        end_ += fmt::format("{}{}{}{}{} ", books.status, books.settlements.size(), books.payments.size(),
                            papers_[id], told_registered_.contains(id) ? 1 : 0);
    }
    if (const auto order = ledger_.order_left_held(); !order.empty())
        complain("M14: an order is held and nobody pays for it: " + order);
    if (const auto booking = ledger_.booking_gone_astray(); !booking.empty())
        complain("M14: a booking is neither free nor paid for: " + booking);
    if (const auto row = ledger_.foreign_row_touched(); !row.empty())
        complain("M17: a row of another till changed: " + row);
    for (const auto& [id, originals] : papers_)
        if (originals > 1) complain("M7: two originals on paper for " + id);
    for (const auto& id : told_printed_)
        if (papers_[id] == 0 && !printer_lied) complain("M7: the screen says that the slip is there: " + id);
    for (const auto& fact : durable_)
        if (fact.kind == FactKind::slip_printed && papers_[fact.case_id.value] == 0 && !printer_lied)
            complain("M7: the journal says that a slip was printed, and no paper came");
    if (!journal) return complain("M10: the journal does not open: " + journal.error().text);
    check_journal(**journal, bytes);
}

// M1 and M5 hold at every moment, not only in the end.
void Judge::arrived(const std::string& name) {
    if (matter_of(name) == Matter::reading || matter_of(name) == Matter::opening) return;
    for (const auto& [id, books] : ledger_.cases(network_.served())) {
        if (books.settlements.size() > 1) complain("M1: settled twice: " + id);
        if (books.payments.size() > 1) complain("M1: paid twice: " + id);
        const bool insured = books.setl_id.empty() || books.settlements.size() == 1;
        const bool collected = books.payment.empty() || books.payments.size() == 1;
        if (books.booked() && !(insured && collected)) complain("M5: booked without its money: " + id);
    }
}

void Judge::check_case(const CaseBooks& books) {
    const auto want = [&](const char* rule, const char* what, std::size_t is, std::size_t wanted) {
        if (is != wanted)
            complain(fmt::format("{}: {} of {}: {}, must be {}", rule, what, books.id, is, wanted));
    };
    const bool insured = books.booked() && !books.setl_id.empty();
    const bool collected = books.booked() && !books.payment.empty();
    if (books.settlements.size() > 1) complain("M1: settled twice: " + books.id);
    if (books.payments.size() > 1) complain("M1: paid twice: " + books.id);
    want("M11", "settlements", books.settlements.size(), insured ? 1 : 0);
    want("M11", "payments", books.payments.size(), collected ? 1 : 0);
    want("M14", "holds left", books.status == "pending" ? 1 : 0, 0);
    want("M18", "open visits", static_cast<std::size_t>(books.open_visits), 0);
    want("M18", "open fee lines", static_cast<std::size_t>(books.open_fee_lines), 0);
}

// M6: what the patient confirmed is what each counterparty has, to the fen.
void Judge::check_sums(const CaseBooks& books) {
    const auto guest = patient_of_.find(books.id);
    if (!books.booked() || guest == patient_of_.end()) return;
    const auto confirmed = confirmed_.find(guest->second);
    if (confirmed == confirmed_.end()) return complain("M6: booked without a check screen: " + books.id);
    const auto& split = confirmed->second;
    Fen insured;
    Fen own = books.total;
    for (const auto& one : books.settlements) {
        // Mutual aid is a part of the account's.
        insured = one.fund + one.account + one.hospital;
        own = one.own;
        for (const auto part : {one.fund, one.account, one.mutual_aid, one.own, one.hospital})
            if (part < Fen{}) complain("M6: a negative amount in " + one.setl_id);
        if (one.fund != split.fund || one.account != split.account || one.hospital != split.hospital)
            complain("M6: settled otherwise than confirmed: " + one.setl_id);
    }
    if (insured + own != books.total)
        complain(fmt::format("M6: {}: {} insured and {} own are not {}", books.id, insured.yuan(), own.yuan(),
                             books.total.yuan()));
    if (split.total != books.total) complain("M6: the total changed after it was confirmed: " + books.id);
    Fen paid;
    for (const auto& one : books.payments) paid += one.amount;
    if (!books.at_window && paid != own)
        complain(fmt::format("M6: {}: paid {}, own part {}", books.id, paid.yuan(), own.yuan()));
    if (books.at_window && paid != Fen{}) complain("M6: paid here and due at the window: " + books.id);
}

// M9: who stood before the machine when the number was held is who was settled, booked and paid for.
void Judge::check_identity(const CaseBooks& books) {
    const auto guest = patient_of_.find(books.id);
    if (guest == patient_of_.end()) return complain("M9: a case that nobody opened: " + books.id);
    const auto* person = people_.by_id(guest->second);
    if (person == nullptr) return;
    if (books.person_name != person->name) complain("M9: booked for another person: " + books.id);
    for (const auto& insured : books.insured)
        if (insured != person->id) complain("M9: a visit of another person: " + books.id);
    for (const auto& one : books.settlements)
        if (one.patient != person->id) complain("M9: settled for another person: " + one.setl_id);
    for (const auto& one : books.payments)
        if (one.payer != person->id && one.payer != "terminal")
            complain("M9: another person's money: " + one.order);
}

const CaseBooks* Judge::case_of_guest(const std::string& patient) {
    const CaseBooks* last = nullptr;
    for (const auto& [id, books] : ledger_.cases(network_.served())) {
        const auto guest = patient_of_.find(id);
        if (guest != patient_of_.end() && guest->second == patient) last = &books;
    }
    return last;
}

void Judge::must_be_served(const std::string& patient) {
    const auto* books = case_of_guest(patient);
    if (books == nullptr || !books->booked()) complain("M16: the next patient was not served: " + patient);
}

}  // namespace kiosk::simulation
