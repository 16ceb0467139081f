// The file of staff's door, "staff.db": counters of tries, codes that were used, and the audit log, in SQLite
// with the journal's demands on durability. Several processes may have it open (the kiosk, and the console
// that unlocks somebody), so nothing of it is kept in memory between two transactions.
#pragma once

#include <string>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "services/journal/database.h"

namespace kiosk::services::staff {

class Store {
public:
    // Makes file, key file ("<path>.key") and tables where they are missing. Refuses unless SQLite confirms
    // WAL and synchronous=FULL, and another program's database.
    static Result<Store> open(const std::string& path);
    // On an SQLite VFS with a key from elsewhere: the simulated disk of the tests has no files beside it.
    static Result<Store> open_on(const std::string& path, const std::string& vfs, Secret key);
    // Makes nothing; key() is empty where the key file is not there.
    static Result<Store> open_for_reading(const std::string& path);

    [[nodiscard]] const journal::Database& database() const { return database_; }
    [[nodiscard]] const Secret& key() const { return key_; }

    // Runs `work` in a transaction that is on the disk when this returns. After a write that failed for
    // another reason than a full disk nothing is written any more until the file is opened anew: a failed
    // fsync must not be tried again.
    template <class Work>
    auto durable(Work&& work) -> decltype(work()) {
        if (auto begun = begin(); !begun) return std::unexpected{begun.error()};
        auto result = work();
        if (!result) return std::unexpected{undone(result.error())};
        if (auto ended = end(); !ended) return std::unexpected{ended.error()};
        return result;
    }

private:
    Store(journal::Database database, Secret key) : database_{std::move(database)}, key_{std::move(key)} {}
    [[nodiscard]] Result<void> begin() const;
    Result<void> end();
    Error undone(Error why);

    journal::Database database_;
    Secret key_;
    std::string closed_because_;
};

}  // namespace kiosk::services::staff
