// The tables of version 1. WITHOUT ROWID is avoided on purpose: `sqlite3 journal.db .dump` stays readable.
#include "services/journal/schema.h"

#include <fmt/format.h>

#include "services/journal/chain.h"
#include "services/journal/crypto.h"

namespace kiosk::services::journal {
namespace {

constexpr const char* tables = R"sql(
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE record (
        sequence INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL,
        leg TEXT NOT NULL, key TEXT NOT NULL, undoes TEXT NOT NULL, amount_fen INTEGER NOT NULL,
        body_hash TEXT NOT NULL, detail TEXT NOT NULL, sealed BLOB NOT NULL, hash BLOB NOT NULL);
    CREATE INDEX record_of_case ON record (case_id, sequence);
    CREATE INDEX record_of_kind ON record (kind, case_id);
    CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL,
        seal BLOB NOT NULL);
    CREATE TABLE case_key (case_id TEXT PRIMARY KEY, wrapped BLOB, purged_at_ms INTEGER);
    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
)sql";

Result<void> demand(const Database& database, const char* pragma, const char* wanted) {
    const auto answer = TRY(database.ask(pragma));
    if (answer == wanted) return {};
    return fail(ErrorKind::refused,
                fmt::format("journal storage is not durable: '{}' answers '{}', must be '{}'", pragma, answer,
                            wanted));
}

}  // namespace

Result<void> demand_durability(const Database& database) {
    TRY_VOID(demand(database, "PRAGMA journal_mode=WAL", "wal"));
    TRY_VOID(demand(database, "PRAGMA journal_mode", "wal"));
    TRY_VOID(database.run("PRAGMA synchronous=FULL"));
    TRY_VOID(demand(database, "PRAGMA synchronous", "2"));
    // A destroyed key must not survive in a free corner of a page.
    TRY_VOID(demand(database, "PRAGMA secure_delete=ON", "1"));
    return database.run("PRAGMA cell_size_check=ON");
}

Result<Opened> prepare_schema(const Database& database) {
    const auto version = TRY(database.ask("PRAGMA user_version"));
    const auto objects = TRY(database.ask("SELECT count(*) FROM sqlite_schema"));
    if (version != "0" || objects != "0") return check_schema(database);
    const auto journal_id = TRY(random_bytes(16));
    TRY_VOID(database.run("BEGIN IMMEDIATE"));
    TRY_VOID(database.run(tables));
    auto insert = TRY(database.prepare("INSERT INTO meta (name, value) VALUES ('journal_id', ?)"));
    TRY(insert.blob(1, journal_id).step());
    TRY_VOID(database.run(fmt::format("PRAGMA user_version={}", schema_version).c_str()));
    TRY_VOID(database.run("COMMIT"));
    return Opened{journal_id};
}

Result<Opened> check_schema(const Database& database) {
    const auto version = TRY(database.ask("PRAGMA user_version"));
    if (version != std::to_string(schema_version))
        return fail(
            ErrorKind::refused,
            fmt::format("the journal has schema version {}, this program knows {}", version, schema_version));
    return Opened{TRY(database.ask("SELECT value FROM meta WHERE name = 'journal_id'"))};
}

}  // namespace kiosk::services::journal
