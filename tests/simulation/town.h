// What every run finds on its morning, made once per thread: the books of the simulated hospital and a
// kiosk's disk with an empty journal. A run works in a transaction of the books that is never kept and on a
// copy of the disk, so the next one finds the town as it was.
#pragma once

#include <stdexcept>
#include <string>

#include "kiosk/base/clock.h"
#include "services/hospital/hospital.h"
#include "services/journal.h"
#include "tests/simulation/disk/cut_disk.h"

namespace kiosk::simulation {

inline const CivilTime morning = *CivilTime::parse("2026-11-22 09:30:15");

inline constexpr const char* journal_file = "journal.db";

class Town {
public:
    // SQLite finds disks by their names: one town per name at a time.
    explicit Town(const std::string& name)
        : disk_{"town " + name, [](unsigned, const char*) { return 0U; }}, run_disk_{"run " + name} {
        const ManualClock clock{morning};
        hospital::Hospital::furnish(books_, clock, 0);
        // Whoever asks first makes the sessions of a day.
        hospital::Hospital first{{.data_folder = "", .seed = 0, .delay_ms = 0, .keys = {}, .books = &books_},
                                 clock};
        static_cast<void>(first.serve({.method = "GET",
                                       .path = "/fhir/HealthcareService",
                                       .query = {{"date", morning.date()}},
                                       .headers = {},
                                       .body = ""}));
        const auto journal = services::Journal::open(journal_file, clock, disk_.vfs_name());
        if (!journal) throw std::runtime_error{journal.error().text};
    }
    [[nodiscard]] hospital::Books& books() { return books_; }
    [[nodiscard]] const CutDisk& disk() const { return disk_; }
    // For the copy.
    [[nodiscard]] const std::string& run_disk() const { return run_disk_; }

private:
    CutDisk disk_;
    std::string run_disk_;
    hospital::Books books_{":memory:"};
};

}  // namespace kiosk::simulation
