// The tables of version 1 and what was added since. WITHOUT ROWID is avoided on purpose: `sqlite3 journal.db
// .dump` stays readable.
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

// Format 2: the open cases in a table of their own, so that starting does not search a year's records.
// Triggers keep it, so a program of format 1 that writes here keeps it as well, without knowing.
constexpr const char* additions_of_format_2 = R"sql(
    CREATE TABLE open_case (case_id TEXT PRIMARY KEY, opened_sequence INTEGER NOT NULL);
    INSERT INTO open_case SELECT case_id, min(sequence) FROM record AS opened WHERE kind = 'case_opened' AND
        NOT EXISTS (SELECT 1 FROM record WHERE kind = 'case_closed' AND case_id = opened.case_id)
        GROUP BY case_id;
    CREATE TRIGGER case_opens AFTER INSERT ON record WHEN NEW.kind = 'case_opened' BEGIN
        INSERT OR IGNORE INTO open_case SELECT NEW.case_id, NEW.sequence WHERE NOT EXISTS
            (SELECT 1 FROM record WHERE kind = 'case_closed' AND case_id = NEW.case_id);
    END;
    CREATE TRIGGER case_closes AFTER INSERT ON record WHEN NEW.kind = 'case_closed' BEGIN
        DELETE FROM open_case WHERE case_id = NEW.case_id;
    END;
    INSERT OR REPLACE INTO meta (name, value) VALUES ('format', '2');
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

namespace {

// In the caller's transaction.
Result<void> make_tables(const Database& database) {
    TRY_VOID(database.run(tables));
    const auto journal_id = TRY(random_bytes(16));
    auto insert = TRY(database.prepare("INSERT INTO meta (name, value) VALUES ('journal_id', ?)"));
    TRY(insert.blob(1, journal_id).step());
    return database.run(fmt::format("PRAGMA user_version={}", schema_version).c_str());
}

}  // namespace

Result<Opened> prepare_schema(const Database& database) {
    const auto version = TRY(database.ask("PRAGMA user_version"));
    const auto objects = TRY(database.ask("SELECT count(*) FROM sqlite_schema"));
    const bool is_new = version == "0" && objects == "0";
    if (!is_new) {
        const auto opened = TRY(check_schema(database));
        if (opened.format >= 2) return opened;
    }
    TRY_VOID(database.run("BEGIN IMMEDIATE"));
    if (is_new) TRY_VOID(make_tables(database));
    TRY_VOID(database.run(additions_of_format_2));
    TRY_VOID(database.run("COMMIT"));
    return check_schema(database);
}

Result<Opened> check_schema(const Database& database) {
    const auto version = TRY(database.ask("PRAGMA user_version"));
    if (version != std::to_string(schema_version))
        return fail(
            ErrorKind::refused,
            fmt::format("the journal has schema version {}, this program knows {}", version, schema_version));
    Opened opened{TRY(database.ask("SELECT value FROM meta WHERE name = 'journal_id'")), 1};
    auto format = TRY(database.prepare("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'format'"));
    if (TRY(format.step())) opened.format = static_cast<int>(format.number(0));
    return opened;
}

}  // namespace kiosk::services::journal
