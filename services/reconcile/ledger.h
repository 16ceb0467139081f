// What the three comparisons share: the books indexed by every handle, whose a settlement is, and the one
// place that decides whether a message may be taken back (M17).
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "services/reconcile.h"

namespace kiosk::services::reconcile {

struct Ledger {
    explicit Ledger(const Day& day);

    const Day& day;
    std::unordered_map<std::string, const BookRow*> by_settlement;  // standing before cancelled
    std::unordered_map<std::string, const BookRow*> by_message;
    std::unordered_map<std::string, const BookRow*> by_visit;  // standing only
    std::unordered_map<std::string, const OwnCase*> own_by_message;
    std::unordered_map<std::string, const OwnCase*> own_by_settlement;
    std::unordered_map<std::string, const OwnCase*> own_by_case;
    std::unordered_map<std::string, TillKind> tills;

    [[nodiscard]] const BookRow* booked(const std::string& setl_id, const std::string& msgid) const;
    [[nodiscard]] const OwnCase* own(const std::string& msgid, const std::string& setl_id) const;
    [[nodiscard]] bool in_own_block(const std::string& msgid) const;
    // 2601 may name this message: it is in the own journal, and its leg is unknown or only reversed on trust.
    [[nodiscard]] static bool may_reverse(const OwnCase* own);

    // Owner and till filled in from whatever is known; the rest is the caller's.
    [[nodiscard]] Difference difference(Kind kind, const BookRow* row, const OwnCase* own) const;
    [[nodiscard]] Difference at_till(Kind kind, const std::string& till) const;
};

[[nodiscard]] std::vector<TillLine> tills_of(const Day& day);
void compare_with_platform(const Ledger& ledger, Report& report);
void compare_with_acquirer(const Ledger& ledger, Report& report);
void compare_with_journal(const Ledger& ledger, Report& report);

}  // namespace kiosk::services::reconcile
