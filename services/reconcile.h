// The day closed three ways: the institution's merged books against the settlement platform, against the
// acquirer, and against this kiosk's own journal. Pure: plain data in, a list of named differences out; what
// to do about each follows from whose it is and from nothing else.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/fen.h"

namespace kiosk::services::reconcile {

enum class TillKind { kiosk, window };
enum class Channel { none, wallet, card, cash };  // how the own part was collected

// One bill in the books that the HIS keeps of all kiosks and windows.
struct BookRow {
    std::string bill;     // the HIS's number
    std::string setl_id;  // empty: self-paid
    std::string mdtrt_id;
    std::string msgid;
    std::string psn_no;
    std::string insutype;
    std::string clr_type;
    std::string clr_optins;
    Fen total;
    Fen fund;
    Fen account;
    Fen own;
    Channel channel = Channel::none;
    std::string order;        // ours at the acquirer; may be empty
    std::string transaction;  // the acquirer's
    TillKind till_kind = TillKind::kiosk;
    std::string till;
    bool cancelled = false;
    friend bool operator==(const BookRow&, const BookRow&) = default;
};

// One question of 3201.
struct StatementKey {
    std::string insutype;
    std::string clr_type;
    std::string clr_optins;
    friend auto operator<=>(const StatementKey&, const StatementKey&) = default;
};
struct StatementTotals {
    Fen total;
    Fen fund;
    Fen account;
    Fen own;
    int count = 0;
    friend bool operator==(const StatementTotals&, const StatementTotals&) = default;
};
struct CentreGroup {
    StatementKey key;
    bool equal = false;
    std::string words;  // stmt_rslt_dscr
    friend bool operator==(const CentreGroup&, const CentreGroup&) = default;
};

enum class CentreVerdict { equal, centre_more, books_more, amounts_differ };
struct CentreAmounts {
    Fen total;
    Fen fund;
    Fen account;
    friend bool operator==(const CentreAmounts&, const CentreAmounts&) = default;
};
// One line of the result file of 3202, with the centre's values.
struct CentreRow {
    std::string psn_no;
    std::string mdtrt_id;
    std::string setl_id;
    std::string msgid;
    CentreVerdict verdict = CentreVerdict::equal;
    bool refunded = false;  // at the centre
    std::string memo;
    std::optional<CentreAmounts> amounts;  // older editions send none
    friend bool operator==(const CentreRow&, const CentreRow&) = default;
};
// All lines of one 3202: it asks by clearing agency and kind, not by insurance.
struct CentreDetails {
    std::string clr_type;
    std::string clr_optins;
    std::vector<CentreRow> rows;
};

struct AcquirerRow {
    bool refund = false;
    std::string order;
    std::string refund_number;
    std::string transaction;
    Fen amount;  // positive for both kinds
    Channel channel = Channel::wallet;
    std::string device;
    friend bool operator==(const AcquirerRow&, const AcquirerRow&) = default;
};

// What this kiosk's journal knows about its own insurance legs.
enum class OwnLeg {
    unknown,            // sent, no answer that decides
    reversal_unproved,  // was unknown; 2601 answered, which proves nothing (specification 5.4)
    settled,
    cancelled,    // a known success taken back by 2208
    not_settled,  // refused
};
struct OwnCase {
    std::string case_id;
    std::string msgid;  // of the 2207
    std::string setl_id;
    OwnLeg leg = OwnLeg::unknown;
    bool closed = false;
    std::string insutype;       // "" where the personal data are purged
    std::string insured_place;  // insuplc_admdvs
    std::string clr_type;       // of a known settlement
    std::string clr_optins;
    Fen total;
    Fen insured;  // fund + account
    friend bool operator==(const OwnCase&, const OwnCase&) = default;
};

// This kiosk's own handles: what it may call its own.
struct OwnMachine {
    std::string till;         // its number in the HIS's books
    std::string device;       // its number at the acquirer
    std::string institution;  // the first 12 characters of a msgid
    int first_serial = 1;     // its block of serials, the last 4
    int last_serial = 9999;
};

struct Day {
    std::string date;  // yyyy-MM-dd
    OwnMachine own_machine;
    std::vector<BookRow> books;
    std::vector<CentreGroup> groups;
    std::vector<CentreDetails> details;  // of agencies with a group that is not equal
    std::vector<AcquirerRow> bill;
    std::vector<OwnCase> journal;
};

enum class Kind {
    // books and platform
    only_at_platform,
    only_in_books,
    total_differs,
    fund_differs,
    account_differs,
    identity_differs,            // same settlement, other person or visit
    agency_differs,              // booked under another clearing agency or kind
    cancelled_at_platform_only,  // the books still count it
    cancelled_in_books_only,     // the platform still counts it
    duplicate_settlement,        // booked twice, or a second settlement of one visit
    unjournalled_settlement,     // a msgid of this kiosk's block that its journal does not have
    totals_unexplained,          // 3201 differs, 3202 names nothing
    // books and acquirer
    own_money_without_registration,
    own_money_twice,  // a second payment for a bill that is paid
    registration_without_own_money,
    own_amount_differs,
    wrong_channel,
    refund_missing,   // cancelled, and the payer has not got everything back
    refund_unbooked,  // paid back, and the books still count it
    // this kiosk's journal
    unknown_settled,      // the leg was unknown; platform and books have it
    unknown_absent,       // the leg was unknown; neither has it
    undo_without_effect,  // taken back, and the platform still counts it
    journal_only,         // settled by the journal, in nobody's books
    journal_disagrees,    // books and journal name other amounts
};
inline constexpr int kind_count = static_cast<int>(Kind::journal_disagrees) + 1;

enum class Owner { this_kiosk, other_kiosk, window, nobody_known };

enum class Action {
    reverse,          // 2601 with this msgid; only ever for an unknown leg of the own journal
    adopt,            // the leg is settled: platform and books agree
    close_as_absent,  // the leg never happened: neither has it
    people,
};

struct Difference {
    Kind kind = Kind::only_at_platform;
    Owner owner = Owner::nobody_known;
    std::string till;  // where known
    Action action = Action::people;
    std::string trace;    // msgid, setl_id, order number, or the key of a group
    std::string case_id;  // this kiosk's, where it is one
    std::string person;   // masked
    Fen ours;             // in the books (or the journal)
    Fen theirs;           // at the platform or the acquirer
    std::string note;
    friend bool operator==(const Difference&, const Difference&) = default;
};

// One line of finance's sheet: standing bills of a till by the way their own part came.
struct TillLine {
    std::string till;
    Channel channel = Channel::none;
    int count = 0;
    Fen total;
    Fen fund;
    Fen account;
    Fen own;
    int cancelled = 0;
    Fen at_acquirer;  // kept by the acquirer's bill; zero for cash
    friend bool operator==(const TillLine&, const TillLine&) = default;
};

struct Report {
    std::string date;
    std::vector<CentreGroup> groups;
    std::map<StatementKey, StatementTotals> totals;  // the books' own
    std::vector<TillLine> tills;                     // by till and channel
    int bills = 0;                                   // rows of the books
    int settlements = 0;                             // of them insured and standing
    int payments = 0;                                // orders in the acquirer's bill
    int reversals_proved = 0;                        // own 2601 whose settlement is really gone
    std::vector<Difference> differences;
    [[nodiscard]] bool balanced() const { return differences.empty(); }
};

// The books' standing settlements by the keys of 3201. `always` are keys to ask even where the books have
// none, because the platform may have what the books forgot.
[[nodiscard]] std::map<StatementKey, StatementTotals> totals_of(const std::vector<BookRow>& books,
                                                                const std::vector<StatementKey>& always = {});
// Those of one 3202, in the books' order.
[[nodiscard]] std::vector<BookRow> rows_of(const std::vector<BookRow>& books, const std::string& clr_type,
                                           const std::string& clr_optins);

[[nodiscard]] Report compare(const Day& day);

[[nodiscard]] std::string to_string(Kind kind);
[[nodiscard]] std::string to_string(Owner owner);
[[nodiscard]] std::string to_string(Action action);
[[nodiscard]] std::string to_string(Channel channel);
[[nodiscard]] std::string words_of(Kind kind);  // for finance, Chinese

}  // namespace kiosk::services::reconcile
