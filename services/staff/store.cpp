// Opening, tables and transactions of staff.db. The head of the audit log is made with its table, sealed, so
// that a log without a head is always a damaged one and never a new one.
#include "services/staff/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "services/journal/chain.h"
#include "services/journal/files.h"
#include "services/journal/schema.h"
#include "services/staff/link.h"

namespace kiosk::services::staff {
namespace {

using journal::Database;

constexpr int log_frames_most = 1000;
constexpr const char* application = "1263752262";  // "KSTF": not the money journal, not somebody else's file
constexpr const char* version = "1";

constexpr const char* tables = R"sql(
    CREATE TABLE audit (sequence INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, who TEXT NOT NULL,
        action TEXT NOT NULL, detail TEXT NOT NULL, link BLOB NOT NULL);
    CREATE TABLE audit_head (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL,
        link BLOB NOT NULL, seal BLOB NOT NULL);
    CREATE TABLE tries (subject TEXT PRIMARY KEY, failures INTEGER NOT NULL);
    CREATE TABLE used_code (subject TEXT PRIMARY KEY, step INTEGER NOT NULL);
)sql";

// By name, not by descriptor: closing one would drop the locks that SQLite holds on this file elsewhere in
// this process.
Result<void> only_for_its_owner(const std::string& path) {
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made >= 0) ::close(made);
    if (::chmod(path.c_str(), S_IRUSR | S_IWUSR) == 0) return {};
    return fail(ErrorKind::unavailable, path + ": " + std::strerror(errno));
}

Result<void> make_tables(const Database& database, const Secret& key) {
    TRY_VOID(database.run(tables));
    const auto head = TRY(first_head(key));
    TRY_VOID(write_head(database, key, head));
    TRY_VOID(database.run(fmt::format("PRAGMA application_id={}", application).c_str()));
    return database.run(fmt::format("PRAGMA user_version={}", version).c_str());
}

Result<void> check_kind(const Database& database) {
    const auto kind = TRY(database.ask("PRAGMA application_id"));
    if (kind != application) return fail(ErrorKind::refused, "this is not the file of staff's door");
    const auto found = TRY(database.ask("PRAGMA user_version"));
    if (found == version) return {};
    return fail(ErrorKind::refused,
                fmt::format("staff.db has version {}, this program knows {}", found, version));
}

Result<bool> is_empty(const Database& database) {
    return TRY(database.ask("SELECT count(*) FROM sqlite_schema")) == "0";
}

}  // namespace

Result<Store> Store::open(const std::string& path) {
    auto key = TRY(journal::load_or_make_key(path, !journal::exists_with_content(path)));
    TRY_VOID(only_for_its_owner(path));
    return open_on(path, "", std::move(key));
}

Result<Store> Store::open_on(const std::string& path, const std::string& vfs, Secret key) {
    Store store{TRY(Database::open(path, Database::Access::write, vfs)), std::move(key)};
    TRY_VOID(journal::demand_durability(store.database_));
    if (TRY(is_empty(store.database_))) {
        const auto made = store.durable([&]() -> Result<void> {
            // Another process may have made them while this one waited for its turn.
            if (!TRY(is_empty(store.database_))) return {};
            return make_tables(store.database_, store.key_);
        });
        if (!made) return std::unexpected{made.error()};
    }
    TRY_VOID(check_kind(store.database_));
    return store;
}

Result<Store> Store::open_for_reading(const std::string& path) {
    if (!journal::exists_with_content(path)) return fail(ErrorKind::not_found, path + ": no such file");
    Store store{TRY(Database::open(path, Database::Access::read, "")), journal::load_key(path)};
    TRY_VOID(check_kind(store.database_));
    return store;
}

Result<void> Store::begin() const {
    if (closed_because_.empty()) return database_.run("BEGIN IMMEDIATE");
    return fail(ErrorKind::unavailable, "staff.db is closed for good: " + closed_because_);
}

Error Store::undone(Error why) {
    const bool only_full = database_.out_of_room();
    static_cast<void>(database_.run("ROLLBACK"));
    if (!only_full) {
        closed_because_ = why.text;
        log::error("staff", "staff.db is closed for good: {}", why.text);
    }
    return why;
}

// What is committed is durable whatever becomes of the checkpoint; one that fails says that the disk does.
Result<void> Store::end() {
    if (auto committed = database_.run("COMMIT"); !committed)
        return std::unexpected{undone(committed.error())};
    if (database_.log_frames() < log_frames_most) return {};
    const auto moved = database_.checkpoint(false);
    if (!moved && !database_.out_of_room()) closed_because_ = moved.error().text;
    return {};
}

}  // namespace kiosk::services::staff
