// The product's journal on a disk at risk: before a record is written, when it is written and not yet synced,
// when it is durable; an error or a full disk instead. A power cut asks what became of each write that was
// not synced.
//
// Syncs that lie are left out on purpose: a disk that lies forgets the last records and shows an older
// journal that is whole, so no rule about money could hold. tests/simulation/disk measures such disks; only
// records that the counterparties keep as well (reconciliation) bring it to light.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/journal.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/disk/cut_disk.h"
#include "tests/simulation/timeline.h"

namespace kiosk::simulation {

// Every kind of fault that the questions of this file can inject.
[[nodiscard]] std::vector<std::string_view> journal_fault_kinds();

// What becomes of unsynced changes when the power goes. Nothing is asked in a calm world: all is kept.
class DiskLuck {
public:
    DiskLuck(Chooser& chooser, const bool& calm) : chooser_{chooser}, calm_{calm} {}
    // As CutDisk asks it.
    unsigned decide(unsigned choices, std::string_view question);
    // At the next cut nothing unsynced is kept, and nothing is asked.
    void lose_all() { loses_all_ = true; }
    void restarted() { loses_all_ = false; }

private:
    unsigned decide_write();
    unsigned decide_sector();

    Chooser& chooser_;
    const bool& calm_;
    bool loses_all_ = false;
    int way_of_tearing_ = 0;
    int sector_ = 0;
};

class JournalAtRisk : public services::Journal {
public:
    // `durable`: the facts on the disk, over all reopenings.
    JournalAtRisk(std::unique_ptr<services::Journal> journal, CutDisk& disk, DiskLuck& luck, Chooser& chooser,
                  std::vector<Fact>& durable, const bool& calm)
        : journal_{std::move(journal)},
          disk_{disk},
          luck_{luck},
          chooser_{chooser},
          durable_{durable},
          calm_{calm} {}

    // Once after opening: what was acknowledged must be there, and what is there counts from now on, even
    // where the power went before anybody heard of it. Empty, or what is missing.
    [[nodiscard]] std::string take_stock();

    Result<void> reserve() override;
    Result<services::JournalSequence> append(std::span<const Fact> facts) override;
    Result<std::vector<services::JournalRecord>> read_case(const CaseId& id) const override {
        return journal_->read_case(id);
    }
    Result<void> each(const std::function<void(const services::JournalRecord&)>& visit) const override {
        return journal_->each(visit);
    }
    Result<std::vector<CaseId>> open_cases() const override { return journal_->open_cases(); }
    Result<void> verify() const override { return journal_->verify(); }
    Result<CaseId> next_case_id(const std::string& kiosk_number, CivilTime now) override;
    Result<Msgid> next_msgid(const std::string& institution, int first, int last, CivilTime now) override;
    Result<int> purge_personal(CivilTime before) override { return journal_->purge_personal(before); }

private:
    // The disk becomes what was chosen; throws where the power goes before anything is written.
    void befall(std::string_view fault);
    // After a call: the power is gone, and with it the kiosk.
    void go_dark_with(const CutDisk& disk) const;

    std::unique_ptr<services::Journal> journal_;
    CutDisk& disk_;
    DiskLuck& luck_;
    Chooser& chooser_;
    std::vector<Fact>& durable_;
    const bool& calm_;
};

// Opening reads back what was written and may write as well: the power may go there, too.
void befall_opening(CutDisk& disk, Chooser& chooser, bool calm);

}  // namespace kiosk::simulation
