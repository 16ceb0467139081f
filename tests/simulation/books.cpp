// Rows joined by the hospital's own keys: case -> appointment -> visit number -> visit -> settlements, and
// the case id that every order number begins with.
#include "tests/simulation/books.h"

#include <set>

namespace kiosk::simulation {
namespace {

std::string text(const Json& row, const char* name) {
    return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : std::string{};
}
Fen fen(const Json& row, const char* name) { return Fen{row.value(name, std::int64_t{0})}; }

Settled settled(const Json& row) {
    return {text(row, "setl_id"),       text(row, "msgid"),   text(row, "patient"),
            fen(row, "total_fen"),      fen(row, "fund_fen"), fen(row, "account_fen"),
            fen(row, "mutual_aid_fen"), fen(row, "own_fen"),  fen(row, "hospital_fen")};
}

// Several cases may settle in one visit, each under its own charge batch. What bears a batch that nobody
// knows counts for every case of the visit, so that it is noticed.
void add_platform(const Json& books, const std::set<std::string>& batches, CaseBooks& one) {
    const auto of_another = [&](const Json& row) {
        const auto batch = text(row, "chrg_bchno");
        return batch != one.id && batches.contains(batch);
    };
    std::set<std::string> ours;
    for (const auto& row : books["visits"])
        if (!one.visit.empty() && text(row, "ipt_otp_no") == one.visit) {
            ours.insert(text(row, "mdtrt_id"));
            one.mdtrt_id = text(row, "mdtrt_id");
            one.insured.push_back(text(row, "patient"));
        }
    std::set<std::string> paid_for;
    for (const auto& row : books["settlements"]) {
        const bool stands = text(row, "kind") == "settle" && text(row, "state") == "valid";
        if (!stands || !ours.contains(text(row, "mdtrt_id"))) continue;
        paid_for.insert(text(row, "mdtrt_id"));
        if (of_another(row)) continue;
        one.settlements.push_back(settled(row));
    }
    for (const auto& row : books["visits"]) {
        const auto id = text(row, "mdtrt_id");
        if (ours.contains(id) && text(row, "state") == "open" && !paid_for.contains(id)) ++one.open_visits;
    }
    for (const auto& row : books["fee_lines"])
        if (ours.contains(text(row, "mdtrt_id")) && text(row, "setl_id").empty() && !of_another(row))
            ++one.open_fee_lines;
}

void add_payments(const Json& books, CaseBooks& one) {
    for (const auto& row : books["payments"]) {
        const bool moved = text(row, "state") == "paid" || text(row, "state") == "refunded";
        if (!moved || !text(row, "order").starts_with(one.id + "-P")) continue;
        const auto net = fen(row, "amount_fen") - fen(row, "refunded_fen");
        if (net != Fen{}) one.payments.push_back({text(row, "order"), text(row, "payer"), net});
    }
}

}  // namespace

void Ledger::read(int served) {
    if (served == served_) return;
    served_ = served;
    books_ = hospital_.report();
    cases_.clear();
    auto batches = foreign_batches_;
    for (const auto& row : books_["appointments"])
        if (text(row, "origin") == "kiosk") batches.insert(text(row, "case"));
    for (const auto& row : books_["appointments"]) {
        if (text(row, "origin") != "kiosk") continue;
        CaseBooks one;
        one.id = text(row, "case");
        one.appointment = text(row, "id");
        one.person_name = text(row, "person_name");
        one.status = text(row, "status");
        one.visit = text(row, "visit");
        one.setl_id = text(row, "setl_id");
        one.payment = text(row, "payment");
        one.queue_number = text(row, "queue_number");
        one.at_window = row.value("at_window", 0) != 0;
        one.total = fen(row, "total_fen");
        add_platform(books_, batches, one);
        add_payments(books_, one);
        cases_.emplace(one.id, std::move(one));
    }
}

const std::map<std::string, CaseBooks>& Ledger::cases(int served) { return read(served), cases_; }

bool Ledger::is_own_settlement(int served, const std::string& msgid_or_setl_id) {
    read(served);
    for (const auto& row : books_["settlements"]) {
        if (text(row, "msgid") != msgid_or_setl_id && text(row, "setl_id") != msgid_or_setl_id) continue;
        for (const auto& [id, one] : cases_)
            if (text(row, "chrg_bchno") == id) return true;
    }
    return false;
}

void Ledger::remember_foreign() {
    read(0);
    for (const auto& row : books_["settlements"]) foreign_batches_.insert(text(row, "chrg_bchno"));
    for (const auto* table : {"settlements", "visits", "fee_lines", "payments", "appointments"})
        for (const auto& row : books_[table]) foreign_.emplace_back(table, row.dump());
    served_ = -1;
}

std::string Ledger::order_left_held() {
    for (const auto& row : books_["orders"])
        if (text(row, "state") == "held") return text(row, "id");
    return {};
}

std::string Ledger::booking_gone_astray() {
    for (const auto& booking : books_["bookings"]) {
        bool paid = false;
        for (const auto& row : books_["appointments"])
            paid = paid || (text(row, "booking") == text(booking, "id") && text(row, "status") == "booked");
        if (text(booking, "status") != (paid ? "collected" : "booked")) return text(booking, "id");
    }
    return {};
}

std::string Ledger::foreign_row_touched() {
    for (const auto& [table, row] : foreign_) {
        bool found = false;
        for (const auto& now : books_[table]) found = found || now.dump() == row;
        if (!found) return table + " " + row;
    }
    return {};
}

}  // namespace kiosk::simulation
