// The questions and what each choice does to the disk below SQLite.
#include "tests/simulation/journal.h"

#include <fmt/format.h>

namespace kiosk::simulation {
namespace {

constexpr std::array<std::string_view, 8> appending{"durable",
                                                    "power_before_journal",
                                                    "power_before_sync",
                                                    "power_before_sync_all_lost",
                                                    "power_after_journal",
                                                    "journal_write_error",
                                                    "journal_sync_error",
                                                    "disk_full"};
// A number that was drawn is a record as well, but of less: a few ways are enough.
constexpr std::array<std::string_view, 4> drawing{"drawn", "power_before_sync", "power_before_sync_all_lost",
                                                  "journal_write_error"};
constexpr std::array<std::string_view, 3> reserving{"kept back", "power_before_sync", "disk_full"};
constexpr std::array<std::string_view, 2> opening_cut{"opened", "power_at_opening"};
constexpr std::array<std::string_view, 5> writes{"write_kept", "unsynced_write_lost", "unsynced_write_torn",
                                                 "unsynced_write_torn_otherwise", "unsynced_write_garbled"};
constexpr std::array<std::string_view, 2> file_names{"name_kept", "unsynced_name_lost"};

// As in CutDisk's answers to "kept, lost, torn" and, of a sector, "kept, lost, garbage".
constexpr unsigned kept = 0, lost = 1, torn = 2, garbage = 2;

}  // namespace

std::vector<std::string_view> journal_fault_kinds() {
    std::vector<std::string_view> kinds;
    for (const Choices names : {Choices{appending}, Choices{drawing}, Choices{reserving},
                                Choices{opening_cut}, Choices{writes}, Choices{file_names}})
        kinds.insert(kinds.end(), names.begin() + 1, names.end());
    return kinds;
}

unsigned DiskLuck::decide(unsigned choices, std::string_view question) {
    if (loses_all_) return choices == 2 || question.starts_with("unsynced") ? lost : kept;
    if (question.starts_with("sector")) return decide_sector();
    if (calm_) return kept;
    if (question.starts_with("unsynced write")) return decide_write();
    if (question.starts_with("unsynced change of a name"))
        return static_cast<unsigned>(chooser_.pick("disk name", file_names));
    // Which garbage it is does not matter, and the log is cut short only when a purge is done, which no run
    // does.
    return kept;
}

unsigned DiskLuck::decide_write() {
    way_of_tearing_ = chooser_.pick("disk write", writes);
    sector_ = 0;
    return std::min(static_cast<unsigned>(way_of_tearing_), torn);
}

// Every other sector, so that each torn write is both there and not.
unsigned DiskLuck::decide_sector() {
    const bool even = sector_++ % 2 == 0;
    constexpr int otherwise = 3, garbled = 4;
    if (way_of_tearing_ == garbled) return even ? kept : garbage;
    return even == (way_of_tearing_ == otherwise) ? lost : kept;
}

void JournalAtRisk::befall(std::string_view fault) {
    if (fault == "power_before_journal") throw PowerCut{};
    if (fault == "power_before_sync_all_lost") luck_.lose_all();
    if (fault.starts_with("power_before_sync")) disk_.set({.cut_at_sync = 1});
    if (fault == "journal_write_error") disk_.set({.fail_at_write = 1});
    if (fault == "journal_sync_error") disk_.set({.fail_at_sync = 1});
    if (fault == "disk_full") disk_.set({.room_bytes_max = disk_.used_bytes()});
}

void JournalAtRisk::go_dark_with(const CutDisk& disk) const {
    if (!disk.has_power()) throw PowerCut{};
}

std::string JournalAtRisk::take_stock() {
    std::vector<Fact> found;
    if (const auto read = journal_->each([&](const auto& record) { found.push_back(record.fact); }); !read)
        return "M10: the journal cannot be read: " + read.error().text;
    if (found.size() < durable_.size())
        return fmt::format("M10: {} facts were acknowledged, {} are there", durable_.size(), found.size());
    for (std::size_t n = 0; n < durable_.size(); ++n)
        if (found[n] != durable_[n]) return fmt::format("M10: fact {} is not the one acknowledged", n + 1);
    durable_ = std::move(found);
    return {};
}

Result<void> JournalAtRisk::reserve() {
    const auto fault = calm_
                           ? reserving[0]
                           : reserving[static_cast<std::size_t>(chooser_.pick("journal reserve", reserving))];
    befall(fault);
    auto kept = journal_->reserve();
    go_dark_with(disk_);
    // Nothing is written where the room has been kept already: then nothing happens.
    if (fault == "power_before_sync") disk_.set({});
    return kept;
}

Result<services::JournalSequence> JournalAtRisk::append(std::span<const Fact> facts) {
    const auto fault =
        calm_ ? appending[0] : appending[static_cast<std::size_t>(chooser_.pick("journal", appending))];
    befall(fault);
    auto written = journal_->append(facts);
    if (written) durable_.insert(durable_.end(), facts.begin(), facts.end());
    go_dark_with(disk_);
    if (fault == "power_after_journal") throw PowerCut{};
    return written;
}

Result<CaseId> JournalAtRisk::next_case_id(const std::string& kiosk_number, CivilTime now) {
    if (!calm_) befall(drawing[static_cast<std::size_t>(chooser_.pick("journal case id", drawing))]);
    auto drawn = journal_->next_case_id(kiosk_number, now);
    go_dark_with(disk_);
    return drawn;
}

Result<Msgid> JournalAtRisk::next_msgid(const std::string& institution, int first, int last, CivilTime now) {
    if (!calm_) befall(drawing[static_cast<std::size_t>(chooser_.pick("journal msgid", drawing))]);
    auto drawn = journal_->next_msgid(institution, first, last, now);
    go_dark_with(disk_);
    return drawn;
}

void befall_opening(CutDisk& disk, Chooser& chooser, bool calm) {
    constexpr int while_it_reads = 3;
    if (!calm && chooser.pick("journal opening", opening_cut) != 0) disk.set({.cut_at = while_it_reads});
}

}  // namespace kiosk::simulation
