// Books against platform. 3202 says which lines differ; this says what kind of difference each is. A line
// that belongs to another kiosk or to a window is named and never touched (M17).
#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "services/reconcile/ledger.h"

namespace kiosk::services::reconcile {
namespace {

class PlatformSide {
public:
    PlatformSide(const Ledger& ledger, Report& report) : ledger_{ledger}, report_{report} {
        for (const auto& details : ledger.day.details)
            for (const auto& row : details.rows)
                if (row.verdict == CentreVerdict::centre_more) more_at_centre_.insert(row.setl_id);
    }

    void run() {
        booked_twice();
        for (const auto& details : ledger_.day.details)
            for (const auto& row : details.rows) name(row);
        for (const auto& group : ledger_.day.groups)
            if (!group.equal && !is_explained(group.key)) unexplained(group);
    }

private:
    // The same settlement on two standing bills: 3202 cannot show this by itself, it answers by setl_id.
    void booked_twice() {
        std::unordered_set<std::string> seen;
        for (const auto& row : ledger_.day.books) {
            if (row.cancelled || row.setl_id.empty() || seen.insert(row.setl_id).second) continue;
            twice_.insert(row.setl_id);
            auto difference = ledger_.difference(Kind::duplicate_settlement, &row, own_of(row));
            difference.note = "booked twice, second bill " + row.bill;
            report_.differences.push_back(std::move(difference));
        }
    }

    [[nodiscard]] const OwnCase* own_of(const BookRow& row) const {
        return ledger_.own(row.msgid, row.setl_id);
    }

    void name(const CentreRow& row) {
        switch (row.verdict) {
            case CentreVerdict::equal:
                return;
            case CentreVerdict::centre_more:
                return centre_more(row);
            case CentreVerdict::books_more:
                return books_more(row);
            case CentreVerdict::amounts_differ:
                return amounts_differ(row);
        }
    }

    void centre_more(const CentreRow& row) {
        const auto* booked = ledger_.booked(row.setl_id, row.msgid);
        const auto* own = ledger_.own(row.msgid, row.setl_id);
        Kind kind = Kind::only_at_platform;
        if (booked != nullptr)
            kind = booked->cancelled ? Kind::cancelled_in_books_only : Kind::agency_differs;
        else if (own != nullptr && own->leg == OwnLeg::cancelled)
            kind = Kind::undo_without_effect;
        else if (own == nullptr && ledger_.in_own_block(row.msgid))
            kind = Kind::unjournalled_settlement;
        else if (own == nullptr && ledger_.by_visit.contains(row.mdtrt_id))
            kind = Kind::duplicate_settlement;
        auto difference = ledger_.difference(kind, booked, own);
        const bool unwanted = booked == nullptr || booked->cancelled;
        if (unwanted && Ledger::may_reverse(own)) difference.action = Action::reverse;
        if (difference.trace.empty()) difference.trace = row.msgid.empty() ? row.setl_id : row.msgid;
        if (kind == Kind::duplicate_settlement) {
            const auto& first = *ledger_.by_visit.at(row.mdtrt_id);
            difference.note = "second settlement of a visit, first " + first.setl_id;
        }
        difference.person = masked_tail(row.psn_no);
        difference.ours = booked != nullptr && !booked->cancelled ? booked->total : Fen{};
        if (row.amounts) difference.theirs = row.amounts->total;
        report_.differences.push_back(std::move(difference));
    }

    void books_more(const CentreRow& row) {
        if (twice_.contains(row.setl_id) || more_at_centre_.contains(row.setl_id)) return;  // named already
        const auto* booked = ledger_.booked(row.setl_id, row.msgid);
        auto difference =
            ledger_.difference(row.refunded ? Kind::cancelled_at_platform_only : Kind::only_in_books, booked,
                               booked != nullptr ? own_of(*booked) : ledger_.own(row.msgid, row.setl_id));
        if (difference.trace.empty()) difference.trace = row.setl_id;
        report_.differences.push_back(std::move(difference));
    }

    void amounts_differ(const CentreRow& row) {
        const auto* booked = ledger_.booked(row.setl_id, row.msgid);
        const auto* own = booked != nullptr ? own_of(*booked) : nullptr;
        auto difference = ledger_.difference(Kind::total_differs, booked, own);
        if (difference.trace.empty()) difference.trace = row.setl_id;
        if (booked == nullptr || !row.amounts) {
            difference.note = "the platform names no amounts";
        } else if (booked->psn_no != row.psn_no || booked->mdtrt_id != row.mdtrt_id) {
            difference.kind = Kind::identity_differs;
            difference.theirs = row.amounts->total;
            difference.note = booked->psn_no != row.psn_no
                                  ? "at the platform: person " + masked_tail(row.psn_no)
                                  : "at the platform: visit " + row.mdtrt_id;
        } else if (booked->total != row.amounts->total) {
            difference.theirs = row.amounts->total;
        } else if (booked->fund != row.amounts->fund) {
            difference.kind = Kind::fund_differs;
            difference.ours = booked->fund;
            difference.theirs = row.amounts->fund;
        } else {
            difference.kind = Kind::account_differs;
            difference.ours = booked->account;
            difference.theirs = row.amounts->account;
        }
        report_.differences.push_back(std::move(difference));
    }

    // A line at the centre alone may be of any insurance; every other line is of the one in the books.
    [[nodiscard]] bool is_explained(const StatementKey& key) const {
        for (const auto& details : ledger_.day.details) {
            if (details.clr_type != key.clr_type || details.clr_optins != key.clr_optins) continue;
            for (const auto& row : details.rows) {
                const auto* booked = ledger_.booked(row.setl_id, row.msgid);
                if (row.verdict == CentreVerdict::equal) continue;
                if (booked == nullptr || booked->insutype == key.insutype) return true;
            }
        }
        return false;
    }

    void unexplained(const CentreGroup& group) {
        Difference difference;
        difference.kind = Kind::totals_unexplained;
        difference.trace =
            fmt::format("{}/{}/{}", group.key.insutype, group.key.clr_type, group.key.clr_optins);
        const auto ours = report_.totals.find(group.key);
        if (ours != report_.totals.end()) difference.ours = ours->second.total;
        difference.note = group.words;
        report_.differences.push_back(std::move(difference));
    }

    const Ledger& ledger_;
    Report& report_;
    std::unordered_set<std::string> more_at_centre_;
    std::unordered_set<std::string> twice_;
};

}  // namespace

void compare_with_platform(const Ledger& ledger, Report& report) { PlatformSide{ledger, report}.run(); }

}  // namespace kiosk::services::reconcile
