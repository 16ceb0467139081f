// The product's journal with the mishaps that a disk and a power supply bring at its door: before a record is
// durable, after it, and an error instead of it. What happens inside SQLite's own writes is the cut-power
// table's.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "services/journal.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/timeline.h"

namespace kiosk::simulation {

inline constexpr std::array<std::string_view, 4> journal_ways{"durable", "power_before_journal",
                                                              "journal_write_error", "power_after_journal"};
[[nodiscard]] inline Choices journal_fault_kinds() { return Choices{journal_ways}.subspan(1); }

class JournalAtRisk : public services::Journal {
public:
    // `durable` collects the facts that are on disk, over all reopenings.
    JournalAtRisk(std::unique_ptr<services::Journal> journal, Chooser& chooser, std::vector<Fact>& durable,
                  const bool& healed)
        : journal_{std::move(journal)}, chooser_{chooser}, durable_{durable}, healed_{healed} {}

    Result<void> reserve() override { return journal_->reserve(); }
    Result<services::JournalSequence> append(std::span<const Fact> facts) override {
        const int fault = healed_ ? 0 : chooser_.pick("journal", journal_ways);
        if (fault == 1) throw PowerCut{};
        if (fault == 2) failed_ = true;
        if (failed_) return fail(ErrorKind::unavailable, "disk I/O error");
        auto written = journal_->append(facts);
        if (written) durable_.insert(durable_.end(), facts.begin(), facts.end());
        if (fault == 3) throw PowerCut{};
        return written;
    }
    Result<std::vector<services::JournalRecord>> read_case(const CaseId& id) const override {
        return journal_->read_case(id);
    }
    Result<void> each(const std::function<void(const services::JournalRecord&)>& visit) const override {
        return journal_->each(visit);
    }
    Result<std::vector<CaseId>> open_cases() const override { return journal_->open_cases(); }
    Result<void> verify() const override { return journal_->verify(); }
    Result<CaseId> next_case_id(const std::string& kiosk_number, CivilTime now) override {
        if (failed_) return fail(ErrorKind::unavailable, "disk I/O error");
        return journal_->next_case_id(kiosk_number, now);
    }
    Result<Msgid> next_msgid(const std::string& institution, int first, int last, CivilTime now) override {
        if (failed_) return fail(ErrorKind::unavailable, "disk I/O error");
        return journal_->next_msgid(institution, first, last, now);
    }
    Result<int> purge_personal(CivilTime before) override { return journal_->purge_personal(before); }

private:
    std::unique_ptr<services::Journal> journal_;
    Chooser& chooser_;
    std::vector<Fact>& durable_;
    const bool& healed_;
    bool failed_ = false;
};

}  // namespace kiosk::simulation
