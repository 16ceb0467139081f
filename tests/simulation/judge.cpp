// The rules (M1 to M18 as far as one kiosk can break them), checked against the hospital's own books.
#include <fmt/format.h>

#include "kiosk/base/json.h"
#include "tests/simulation/world.h"

namespace kiosk::simulation {
namespace {

// Settlements and payments of this kiosk in the books: history of other tills is not ours.
struct Net {
    int settled = 0;
    int paid = 0;
    int booked = 0;
    int pending = 0;
    int open_visits = 0;
    int open_fee_lines = 0;
    bool by_insurance = false;
    bool own_due = false;
};

std::string text(const Json& row, const char* name) {
    return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : std::string{};
}

Net net_of(const Json& books) {
    Net net;
    std::set<std::string> our_visits;
    for (const auto& row : books["appointments"]) {
        our_visits.insert(text(row, "visit"));
        const auto status = text(row, "status");
        if (status == "pending") ++net.pending;
        if (status != "booked") continue;
        ++net.booked;
        net.by_insurance = !text(row, "setl_id").empty();
        net.own_due = !text(row, "payment").empty();
    }
    std::set<std::string> ours;
    std::set<std::string> settled;
    for (const auto& row : books["visits"])
        if (our_visits.contains(text(row, "ipt_otp_no"))) ours.insert(text(row, "mdtrt_id"));
    for (const auto& row : books["settlements"]) {
        if (!ours.contains(text(row, "mdtrt_id")) || text(row, "kind") != "settle") continue;
        if (text(row, "state") != "valid") continue;
        ++net.settled;
        settled.insert(text(row, "mdtrt_id"));
    }
    for (const auto& row : books["visits"]) {
        const auto id = text(row, "mdtrt_id");
        if (ours.contains(id) && text(row, "state") == "open" && !settled.contains(id)) ++net.open_visits;
    }
    for (const auto& row : books["fee_lines"])
        if (ours.contains(text(row, "mdtrt_id")) && text(row, "setl_id").empty()) ++net.open_fee_lines;
    for (const auto& row : books["payments"])
        if (text(row, "state") == "paid" && row.value("refunded_fen", 0) == 0) ++net.paid;
    return net;
}

}  // namespace

Json World::books() {
    return Json::parse(
        hospital_.serve({.method = "GET", .path = "/control/books", .query = {}, .headers = {}, .body = ""})
            .reply.body,
        nullptr, false);
}

// M8: no sentence about money may be untrue at the moment it is shown. While a request still travels the
// books may change a moment later; then only the end is judged.
void World::check_money_words(const MoneyState& money, const std::string& where) {
    const bool says_nothing = money.insurance == InsuranceMoney::not_used &&
                              (money.own == OwnMoney::nothing_due || money.own == OwnMoney::due_at_window);
    const std::pair now{money, network_.exchanges()};
    if (says_nothing || !timeline_.world_is_quiet() || last_words_ == now) return;
    last_words_ = now;
    const auto net = net_of(books());
    const auto want = [&](bool true_sentence, const char* sentence) {
        if (!true_sentence) complain(fmt::format("M8: {} says '{}'", where, sentence));
    };
    if (money.insurance == InsuranceMoney::settled) want(net.settled == 1, "settled");
    if (money.insurance == InsuranceMoney::cancelled) want(net.settled == 0, "cancelled");
    if (money.insurance == InsuranceMoney::not_settled) want(net.settled == 0, "not settled");
    if (money.own == OwnMoney::taken) want(net.paid == 1, "taken");
    if (money.own == OwnMoney::returned) want(net.paid == 0, "returned");
    if (money.own == OwnMoney::not_taken) want(net.paid == 0, "not taken");
}

// M2 and M3: a debit's key is durable before its bytes leave, and its bytes leave once.
void World::check_write_ahead(const std::string& name, const std::string& body) {
    trace(name);
    const bool debit = name == "2207" || name == "pay";
    const auto json = Json::parse(body, nullptr, false);
    const auto key = name == "2207" ? text(json, "msgid") : name == "pay" ? text(json, "order") : "";
    if (!debit) return;
    bool written = false;
    for (const auto& fact : durable_) written = written || (fact.kind == FactKind::sent && fact.key == key);
    if (key.empty()) return complain("a debit without a key: " + body.substr(0, 200));
    if (!written) complain("M2: sent before it was durable: " + name + " " + key);
    if (++debits_[key] > 1) complain("M3: a debit's bytes went out twice: " + name + " " + key);
}

void World::on_session(const journey::Session&, Millis) {}

void World::on_report(const from_case::Report& report) {
    if (std::holds_alternative<from_case::Registered>(report)) ++successes_told_;
}

// M7: a success slip only for a registration, and one original.
void World::on_slip(const SlipContent& content, const device::PrintDocument&) {
    if (content.kind != SlipKind::registration || content.copy_number > 0) return;
    if (net_of(books()).booked != 1) complain("M7: a slip for a registration that is not there");
    if (++originals_ > 1) complain("M7: two originals");
}

void World::judge() {
    // Whatever still lay on its way has arrived by now; holds that nobody wants have run out.
    while (timeline_.run_next(clock_.monotonic() + Millis{3'600'000}) && wrong_.empty()) {
    }
    static_cast<void>(hospital_.serve({.method = "GET",
                                       .path = "/fhir/HealthcareService",
                                       .query = {{"date", clock_.civil().date()}},
                                       .headers = {},
                                       .body = ""}));
    const auto net = net_of(books());
    const auto want = [&](const char* rule, const char* what, int is, int wanted) {
        if (is != wanted) complain(fmt::format("{}: {} is {}, must be {}", rule, what, is, wanted));
    };
    want("M11", "settlements", net.settled, net.booked == 1 && net.by_insurance ? 1 : 0);
    want("M11", "payments", net.paid, net.booked == 1 && net.own_due ? 1 : 0);
    want("M14", "holds left", net.pending, 0);
    want("M18", "open visits", net.open_visits, 0);
    want("M18", "open fee lines", net.open_fee_lines, 0);
    if (net.booked > 1) complain("M1: booked twice");
    if (successes_told_ > net.booked) complain("M8: told registered, is not");
    tally_.states.insert(
        fmt::format("{}{}{}{}{}", net.settled, net.paid, net.booked, successes_told_, originals_));

    auto journal = services::Journal::open_for_reading(journal_file_);
    if (!journal) return complain("M10: the journal does not open: " + journal.error().text);
    if (const auto chain = (*journal)->verify(); !chain) complain("M10: " + chain.error().text);
    if (const auto open = (*journal)->open_cases(); !open || !open->empty())
        complain(fmt::format("M13: {} cases still open", open ? open->size() : 0));
}

}  // namespace kiosk::simulation
