// Indexes and ownership.
#include "services/reconcile/ledger.h"

#include <algorithm>
#include <charconv>

#include "kiosk/base/text.h"

namespace kiosk::services::reconcile {
namespace {

constexpr std::size_t institution_characters = 12;
constexpr std::size_t message_characters = 30;
constexpr std::size_t serial_digits = 4;

template <class Map>
auto found(const Map& map, const std::string& key) {
    const auto at = key.empty() ? map.end() : map.find(key);
    return at == map.end() ? nullptr : at->second;
}

}  // namespace

Ledger::Ledger(const Day& of) : day{of} {
    // A standing row goes before a cancelled one: a bill that was cancelled and booked anew stands.
    const auto note = [](auto& map, const std::string& key, const BookRow& row) {
        if (key.empty()) return;
        auto& place = map[key];
        if (place == nullptr || (place->cancelled && !row.cancelled)) place = &row;
    };
    for (const auto& row : day.books) {
        note(by_settlement, row.setl_id, row);
        note(by_message, row.msgid, row);
        if (!row.cancelled && !row.setl_id.empty()) note(by_visit, row.mdtrt_id, row);
        if (!row.till.empty()) tills[row.till] = row.till_kind;
    }
    for (const auto& own_case : day.journal) {
        own_by_message[own_case.msgid] = &own_case;
        own_by_case[own_case.case_id] = &own_case;
        if (!own_case.setl_id.empty()) own_by_settlement[own_case.setl_id] = &own_case;
    }
}

const BookRow* Ledger::booked(const std::string& setl_id, const std::string& msgid) const {
    const auto* row = found(by_settlement, setl_id);
    return row != nullptr ? row : found(by_message, msgid);
}

const OwnCase* Ledger::own(const std::string& msgid, const std::string& setl_id) const {
    const auto* own_case = found(own_by_message, msgid);
    return own_case != nullptr ? own_case : found(own_by_settlement, setl_id);
}

bool Ledger::in_own_block(const std::string& msgid) const {
    const auto& machine = day.own_machine;
    if (msgid.size() != message_characters || msgid.substr(0, institution_characters) != machine.institution)
        return false;
    int serial = 0;
    const auto* begin = msgid.data() + message_characters - serial_digits;
    const auto [end, problem] = std::from_chars(begin, begin + serial_digits, serial);
    return problem == std::errc{} && end == begin + serial_digits && serial >= machine.first_serial &&
           serial <= machine.last_serial;
}

bool Ledger::may_reverse(const OwnCase* own) {
    return own != nullptr && (own->leg == OwnLeg::unknown || own->leg == OwnLeg::reversal_unproved);
}

Difference Ledger::at_till(Kind kind, const std::string& till) const {
    Difference difference;
    difference.kind = kind;
    difference.till = till;
    const auto known = tills.find(till);
    if (till.empty())
        difference.owner = Owner::nobody_known;
    else if (till == day.own_machine.till || till == day.own_machine.device)
        difference.owner = Owner::this_kiosk;
    else if (known != tills.end())
        difference.owner = known->second == TillKind::kiosk ? Owner::other_kiosk : Owner::window;
    return difference;
}

Difference Ledger::difference(Kind kind, const BookRow* row, const OwnCase* own) const {
    auto made = at_till(kind, row != nullptr ? row->till : std::string{});
    if (row != nullptr) {
        made.trace = !row->msgid.empty() ? row->msgid : !row->setl_id.empty() ? row->setl_id : row->bill;
        made.person = masked_tail(row->psn_no);
        made.ours = row->total;
    }
    if (own != nullptr) {
        made.owner = Owner::this_kiosk;
        made.till = day.own_machine.till;
        made.case_id = own->case_id;
        made.trace = own->msgid;
    }
    return made;
}

std::map<StatementKey, StatementTotals> totals_of(const std::vector<BookRow>& books,
                                                  const std::vector<StatementKey>& always) {
    std::map<StatementKey, StatementTotals> totals;
    for (const auto& key : always) totals[key];
    for (const auto& row : books) {
        if (row.setl_id.empty() || row.cancelled) continue;
        auto& sum = totals[{row.insutype, row.clr_type, row.clr_optins}];
        sum.total += row.total;
        sum.fund += row.fund;
        sum.account += row.account;
        sum.own += row.own;
        ++sum.count;
    }
    return totals;
}

std::vector<BookRow> rows_of(const std::vector<BookRow>& books, const std::string& clr_type,
                             const std::string& clr_optins) {
    std::vector<BookRow> rows;
    std::ranges::copy_if(books, std::back_inserter(rows), [&](const BookRow& row) {
        return !row.setl_id.empty() && !row.cancelled && row.clr_type == clr_type &&
               row.clr_optins == clr_optins;
    });
    return rows;
}

Report compare(const Day& day) {
    const Ledger ledger{day};
    Report report;
    report.date = day.date;
    report.groups = day.groups;
    report.totals = totals_of(day.books);
    report.tills = tills_of(day);
    report.bills = static_cast<int>(day.books.size());
    for (const auto& [key, sum] : report.totals) report.settlements += sum.count;
    compare_with_platform(ledger, report);
    compare_with_acquirer(ledger, report);
    compare_with_journal(ledger, report);
    return report;
}

}  // namespace kiosk::services::reconcile
