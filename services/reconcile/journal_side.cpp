// This kiosk's journal against what books and platform together prove. An unknown leg ends here: platform and
// books have it (adopt), neither has it (close), or the platform alone has it, which platform_side named.
#include "services/reconcile/ledger.h"

namespace kiosk::services::reconcile {
namespace {

class JournalSide {
public:
    JournalSide(const Ledger& ledger, Report& report) : ledger_{ledger}, report_{report} {
        for (const auto& difference : report.differences) named_.insert(difference.trace);
        for (const auto& details : ledger.day.details)
            for (const auto& row : details.rows)
                if (row.verdict == CentreVerdict::centre_more) at_centre_alone_.insert(row.msgid);
    }

    void run() {
        for (const auto& own : ledger_.day.journal) look_at(own);
    }

private:
    void look_at(const OwnCase& own) {
        if (at_centre_alone_.contains(own.msgid)) return;
        const auto* booked = ledger_.booked(own.setl_id, own.msgid);
        const bool stands = booked != nullptr && !booked->cancelled && !named_.contains(own.msgid);
        switch (own.leg) {
            case OwnLeg::unknown:
                if (stands) return add(Kind::unknown_settled, own, booked, Action::adopt);
                if (!named_.contains(own.msgid))
                    add(Kind::unknown_absent, own, booked, Action::close_as_absent);
                return;
            case OwnLeg::reversal_unproved:
                // Somebody booked what this kiosk had taken back: no machine may decide who is right.
                if (stands) return add(Kind::undo_without_effect, own, booked, Action::people);
                ++report_.reversals_proved;
                return;
            case OwnLeg::cancelled:
                if (stands) add(Kind::undo_without_effect, own, booked, Action::people);
                return;
            case OwnLeg::settled:
                if (booked == nullptr) return add(Kind::journal_only, own, booked, Action::people);
                if (stands && (booked->total != own.total || booked->fund + booked->account != own.insured))
                    add(Kind::journal_disagrees, own, booked, Action::people);
                return;
            case OwnLeg::not_settled:
                if (stands) add(Kind::journal_disagrees, own, booked, Action::people);
                return;
        }
    }

    void add(Kind kind, const OwnCase& own, const BookRow* booked, Action action) {
        auto difference = ledger_.difference(kind, booked, &own);
        difference.action = action;
        difference.ours = own.total;
        difference.theirs = booked != nullptr ? booked->total : Fen{};
        report_.differences.push_back(std::move(difference));
    }

    const Ledger& ledger_;
    Report& report_;
    std::unordered_set<std::string> named_;
    std::unordered_set<std::string> at_centre_alone_;
};

}  // namespace

void compare_with_journal(const Ledger& ledger, Report& report) { JournalSide{ledger, report}.run(); }

}  // namespace kiosk::services::reconcile
