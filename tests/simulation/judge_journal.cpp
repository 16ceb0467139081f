// M10: the journal only grows: what was once durable stands there for ever, in order, and the chain holds.
// M13: it is closed and agrees with every counterparty, by key and amount.
#include <algorithm>

#include <fmt/format.h>

#include "tests/simulation/judge.h"

namespace kiosk::simulation {
namespace {

bool same(const Fact& one, const Fact& other) {
    return one.case_id == other.case_id && one.kind == other.kind && one.leg == other.leg &&
           one.key == other.key && one.undoes == other.undoes && one.amount == other.amount &&
           one.body_hash == other.body_hash && one.detail == other.detail;
}

// What the journal says in the end about one debit.
struct Told {
    bool sent = false;
    bool done = false;
    bool refused = false;
    bool undone = false;
    Fen amount;
};

std::map<std::string, Told> told(const std::vector<Fact>& facts, Leg leg) {
    std::map<std::string, Told> by_key;
    std::string last;
    for (const auto& fact : facts) {
        if (fact.leg != leg) continue;
        if (fact.kind == FactKind::sent) {
            last = fact.key;
            by_key[last].sent = true;
            by_key[last].amount = fact.amount;
        }
        if (fact.kind == FactKind::done) by_key[fact.key].done = true;
        if (fact.kind == FactKind::refused) by_key[fact.key].refused = true;
        if (fact.kind == FactKind::undo_done) by_key[last].undone = true;
    }
    return by_key;
}

}  // namespace

void Judge::check_journal(const services::Journal& journal, const std::string& bytes) {
    if (const auto chain = journal.verify(); !chain) complain("M10: " + chain.error().text);
    std::vector<services::JournalRecord> records;
    static_cast<void>(
        journal.each([&](const services::JournalRecord& record) { records.push_back(record); }));
    auto next = records.begin();
    for (const auto& fact : durable_) {
        next = std::find_if(next, records.end(), [&](const auto& record) { return same(record.fact, fact); });
        if (next == records.end()) {
            complain("M10: a durable fact is gone or was changed: " + services::to_string(fact.kind));
            break;
        }
        ++next;
    }
    for (std::size_t n = 0; n < records.size(); ++n)
        if (records[n].sequence != static_cast<services::JournalSequence>(n) + 1)
            complain(fmt::format("M10: sequence {} at place {}", records[n].sequence, n + 1));
    std::map<std::string, std::vector<Fact>> by_case;
    for (const auto& record : records) by_case[record.fact.case_id.value].push_back(record.fact);
    for (auto& [id, facts] : by_case) {
        // What was given up tells its end in the case that gave it back.
        const auto later = by_case.find(given_back_by(id));
        auto whole = facts;
        if (later != by_case.end()) whole.insert(whole.end(), later->second.begin(), later->second.end());
        check_case_facts(id, whole);
    }
    if (!journal_told_down_)
        for (const auto& key : late_) complain("M13: a late answer about money was not written down: " + key);
    for (const auto& [id, books] : ledger_.cases(network_.served()))
        if (!by_case.contains(id)) complain("M13: the HIS has a case that the journal has not: " + id);
    check_residue(bytes, records);
}

void Judge::check_case_facts(const std::string& id, const std::vector<Fact>& facts) {
    if (facts.back().kind != FactKind::case_closed && facts.back().kind != FactKind::slip_printed)
        return complain("M13: still open: " + id);
    const auto& cases = ledger_.cases(network_.served());
    const auto found = cases.find(id);
    const CaseBooks none;
    const auto& books = found == cases.end() ? none : found->second;
    const auto compare = [&](Leg leg, const std::map<std::string, Fen>& stands) {
        for (const auto& [key, debit] : told(facts, leg)) {
            const auto there = stands.find(key);
            const auto what = services::to_string(leg) + " " + key;
            if (there == stands.end()) {
                if (!debit.refused && !debit.undone)
                    complain("M13: open or done in the journal only: " + what);
            } else if (!debit.sent || !debit.done || debit.undone || debit.refused) {
                complain("M13: stands at the counterparty only: " + what);
            } else if (debit.amount != there->second) {
                complain(fmt::format("M13: {}: {} in the journal, {} there", what, debit.amount.yuan(),
                                     there->second.yuan()));
            }
        }
        for (const auto& [key, amount] : stands)
            if (!told(facts, leg).contains(key)) complain("M13: unknown to the journal: " + key);
    };
    std::map<std::string, Fen> settled;
    for (const auto& one : books.settlements) settled[one.msgid] = one.fund + one.account;
    std::map<std::string, Fen> paid;
    for (const auto& one : books.payments) paid[one.order] = one.amount;
    compare(Leg::insurance, settled);
    compare(Leg::own, paid);
    bool confirmed = false;
    bool aborted = false;
    bool given_up = false;
    bool committed = false;
    bool refused = false;
    for (const auto& fact : facts) {
        given_up = given_up || (fact.kind == FactKind::undo_done && fact.leg == Leg::booking);
        committed = committed || fact.kind == FactKind::commit;
        refused = refused || (fact.kind == FactKind::refused && fact.leg == Leg::booking);
        if (fact.kind == FactKind::abort && committed && !refused && !given_up)
            complain("M13: turned back after Commit although the HIS refused nothing: " + id);
        if (fact.detail.find("\"late\":true") != std::string::npos) late_.erase(fact.key);
        confirmed = confirmed || (fact.kind == FactKind::done && fact.leg == Leg::booking);
        aborted = aborted || fact.kind == FactKind::abort;
    }
    if (confirmed && aborted && !given_up) complain("M13: confirmed and turned back: " + id);
    if (books.booked() != (confirmed && !given_up))
        complain("M13: journal and HIS differ about the registration " + id);
}

}  // namespace kiosk::simulation
