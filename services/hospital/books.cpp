// Schema and the thin layer over SQLite. Amounts are integer fen, times Unix milliseconds.
#include "services/hospital/books.h"

#include <memory>
#include <stdexcept>

#include <sqlite3.h>

namespace kiosk::hospital {
namespace {

constexpr const char* schema = R"sql(
CREATE TABLE IF NOT EXISTS series(name TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS settings(key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS accounts(patient TEXT PRIMARY KEY, account INTEGER NOT NULL,
    deductible_used INTEGER NOT NULL, fund_used INTEGER NOT NULL, behaviour TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS codes(code TEXT PRIMARY KEY, kind TEXT NOT NULL, patient TEXT NOT NULL,
    issued_ms INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS tokens(token TEXT PRIMARY KEY, patient TEXT NOT NULL, purpose TEXT NOT NULL,
    issued_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sign_ins(sign_no TEXT PRIMARY KEY, opter TEXT NOT NULL, valid INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS msgids(msgid TEXT PRIMARY KEY, infno TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS visits(mdtrt_id TEXT PRIMARY KEY, psn_no TEXT NOT NULL, patient TEXT NOT NULL,
    ipt_otp_no TEXT NOT NULL UNIQUE, insutype TEXT NOT NULL, med_type TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL, opter TEXT NOT NULL, dept_code TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fee_lines(mdtrt_id TEXT NOT NULL, chrg_bchno TEXT NOT NULL,
    feedetl_sn TEXT NOT NULL,
    med_list_codg TEXT NOT NULL, total INTEGER NOT NULL, outside INTEGER NOT NULL,
    over_limit INTEGER NOT NULL,
    first_borne INTEGER NOT NULL, in_scope INTEGER NOT NULL, setl_id TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(mdtrt_id, feedetl_sn));
CREATE TABLE IF NOT EXISTS presettlements(mdtrt_id TEXT NOT NULL, chrg_bchno TEXT NOT NULL,
    terms TEXT NOT NULL,
    PRIMARY KEY(mdtrt_id, chrg_bchno));
CREATE TABLE IF NOT EXISTS settlements(setl_id TEXT PRIMARY KEY, mdtrt_id TEXT NOT NULL,
    psn_no TEXT NOT NULL,
    patient TEXT NOT NULL, chrg_bchno TEXT NOT NULL, msgid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    state TEXT NOT NULL, refers_to TEXT NOT NULL DEFAULT '', insutype TEXT NOT NULL, clr_type TEXT NOT NULL,
    opter TEXT NOT NULL, total INTEGER NOT NULL, fund INTEGER NOT NULL, account INTEGER NOT NULL,
    mutual_aid INTEGER NOT NULL, own INTEGER NOT NULL, hospital INTEGER NOT NULL,
    deductible INTEGER NOT NULL,
    basic_fund INTEGER NOT NULL, aid_from TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, output TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS slots(id TEXT PRIMARY KEY, date TEXT NOT NULL, department TEXT NOT NULL,
    doctor TEXT NOT NULL, part TEXT NOT NULL, general INTEGER NOT NULL, position INTEGER NOT NULL,
    numbers_left INTEGER NOT NULL, stopped INTEGER NOT NULL, begins_ms INTEGER NOT NULL,
    ends_ms INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1, queue INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS appointments(id TEXT PRIMARY KEY, case_id TEXT NOT NULL UNIQUE,
    slot TEXT NOT NULL,
    status TEXT NOT NULL, version INTEGER NOT NULL, visit TEXT NOT NULL, expires_ms INTEGER NOT NULL,
    person_system TEXT NOT NULL, person_value TEXT NOT NULL, person_name TEXT NOT NULL,
    gender TEXT NOT NULL DEFAULT '', birth_date TEXT NOT NULL DEFAULT '', total INTEGER NOT NULL,
    money TEXT NOT NULL DEFAULT 'none', msgid TEXT NOT NULL DEFAULT '', own INTEGER NOT NULL DEFAULT 0,
    setl_id TEXT NOT NULL DEFAULT '', mdtrt_id TEXT NOT NULL DEFAULT '', payment TEXT NOT NULL DEFAULT '',
    at_window INTEGER NOT NULL DEFAULT 0, queue_number TEXT NOT NULL DEFAULT '',
    people_ahead INTEGER NOT NULL DEFAULT 0, origin TEXT NOT NULL DEFAULT 'kiosk',
    kiosk TEXT NOT NULL DEFAULT '', reprint TEXT NOT NULL DEFAULT '', created_ms INTEGER NOT NULL DEFAULT 0,
    fund INTEGER NOT NULL DEFAULT 0, account INTEGER NOT NULL DEFAULT 0, aid INTEGER NOT NULL DEFAULT 0,
    hospital INTEGER NOT NULL DEFAULT 0, payer TEXT NOT NULL DEFAULT '', tail TEXT NOT NULL DEFAULT '',
    orders TEXT NOT NULL DEFAULT '', order_no TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '', seen INTEGER NOT NULL DEFAULT 0,
    insurance_missed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS orders(id TEXT PRIMARY KEY, patient TEXT NOT NULL, what TEXT NOT NULL,
    visit TEXT NOT NULL, mdtrt_id TEXT NOT NULL, written_ms INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'issued');
CREATE TABLE IF NOT EXISTS bookings(id TEXT PRIMARY KEY, request TEXT NOT NULL, number TEXT NOT NULL,
    slot TEXT NOT NULL, begins_ms INTEGER NOT NULL, ends_ms INTEGER NOT NULL, person_system TEXT NOT NULL,
    person_value TEXT NOT NULL, person_name TEXT NOT NULL, gender TEXT NOT NULL, birth_date TEXT NOT NULL,
    kiosk TEXT NOT NULL, created_ms INTEGER NOT NULL, status TEXT NOT NULL DEFAULT 'booked');
CREATE TABLE IF NOT EXISTS reports(id TEXT PRIMARY KEY, patient TEXT NOT NULL, what TEXT NOT NULL,
    ordered_ms INTEGER NOT NULL, issued_ms INTEGER NOT NULL, expected_ms INTEGER NOT NULL,
    file TEXT NOT NULL, prints INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS report_prints(print_id TEXT PRIMARY KEY, report TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS check_ins(id TEXT PRIMARY KEY, queue_number TEXT NOT NULL,
    people_ahead INTEGER NOT NULL, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS copies(print_id TEXT PRIMARY KEY, appointment TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS payments(order_no TEXT PRIMARY KEY, method TEXT NOT NULL,
    amount INTEGER NOT NULL,
    code TEXT NOT NULL, payer TEXT NOT NULL, payer_text TEXT NOT NULL, state TEXT NOT NULL,
    error TEXT NOT NULL,
    transaction_no TEXT NOT NULL, due_ms INTEGER NOT NULL DEFAULT 0, refunded INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS refunds(refund_no TEXT PRIMARY KEY, order_no TEXT NOT NULL,
    amount INTEGER NOT NULL,
    state TEXT NOT NULL, transaction_no TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files(number TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL,
    ends_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS patient_files(id_number TEXT PRIMARY KEY, id TEXT NOT NULL,
    visit_card TEXT NOT NULL UNIQUE, name TEXT NOT NULL, gender TEXT NOT NULL, phone TEXT NOT NULL,
    guardian_name TEXT NOT NULL, guardian_number TEXT NOT NULL, consented_at TEXT NOT NULL,
    opened_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS bills(bill TEXT PRIMARY KEY, day TEXT NOT NULL, setl_id TEXT NOT NULL,
    mdtrt_id TEXT NOT NULL,
    msgid TEXT NOT NULL, psn_no TEXT NOT NULL, insutype TEXT NOT NULL, clr_type TEXT NOT NULL,
    clr_optins TEXT NOT NULL,
    total INTEGER NOT NULL, fund INTEGER NOT NULL, account INTEGER NOT NULL, own INTEGER NOT NULL,
    channel TEXT NOT NULL, order_no TEXT NOT NULL, transaction_no TEXT NOT NULL, till_kind TEXT NOT NULL,
    till TEXT NOT NULL,
    cancelled INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS bills_of_day ON bills(day);
-- Held for a case whose money nobody knows yet: the same must not be paid once more.
CREATE VIEW IF NOT EXISTS in_doubt AS SELECT * FROM appointments WHERE status <> 'booked'
    AND money IN ('settling', 'settled', 'unknown', 'collecting', 'paid', 'undoing');
-- Paid alone while insurance could not be reached: a window settles it later, when its person comes.
CREATE VIEW IF NOT EXISTS to_settle_later AS SELECT * FROM appointments WHERE status = 'booked'
    AND insurance_missed = 1;
)sql";

// Columns that books of an earlier version do not have yet.
struct LaterColumn {
    const char* table;
    const char* name;
    const char* sql;
};
constexpr LaterColumn later_columns[]{
    {"settlements", "optins", "ALTER TABLE settlements ADD COLUMN optins TEXT NOT NULL DEFAULT '990100'"},
    {"payments", "device", "ALTER TABLE payments ADD COLUMN device TEXT NOT NULL DEFAULT ''"},
    {"appointments", "booking", "ALTER TABLE appointments ADD COLUMN booking TEXT NOT NULL DEFAULT ''"},
    {"appointments", "deposit", "ALTER TABLE appointments ADD COLUMN deposit TEXT NOT NULL DEFAULT ''"},
    {"appointments", "insurance_missed",
     "ALTER TABLE appointments ADD COLUMN insurance_missed INTEGER NOT NULL DEFAULT 0"},
    {"appointments", "arrived_ms",
     "ALTER TABLE appointments ADD COLUMN arrived_ms INTEGER NOT NULL DEFAULT 0"}};

}  // namespace

Books::Books(const std::string& path) {
    if (sqlite3_open(path.c_str(), &database_) != SQLITE_OK)
        throw std::runtime_error("cannot open " + path + ": " + sqlite3_errmsg(database_));
    // The simulated world may forget at a power cut; what it owes to nobody need not be synced.
    script("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;");
    script(schema);
    for (const auto& column : later_columns)
        if (number("SELECT COUNT(*) FROM pragma_table_info(?) WHERE name = ?", column.table, column.name) ==
            0)
            script(column.sql);
}

Books::~Books() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

void Books::script(const char* sql) {
    char* message = nullptr;
    if (sqlite3_exec(database_, sql, nullptr, nullptr, &message) == SQLITE_OK) return;
    const std::string text = message != nullptr ? message : "unknown";
    sqlite3_free(message);
    throw std::runtime_error("books: " + text);
}

// Every query runs to its end before the next begins, so one statement per text is enough.
sqlite3_stmt* Books::prepared(const char* sql, const std::vector<Value>& values) {
    auto known = statements_.find(std::string_view{sql});
    if (known == statements_.end()) {
        sqlite3_stmt* fresh = nullptr;
        if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string{"books: "} + sqlite3_errmsg(database_) + " in " + sql);
        known = statements_.emplace(sql, fresh).first;
    }
    auto* statement = known->second;
    for (int n = 0; n < static_cast<int>(values.size()); ++n) {
        const auto& value = values[static_cast<std::size_t>(n)];
        if (const auto* number = std::get_if<std::int64_t>(&value))
            sqlite3_bind_int64(statement, n + 1, *number);
        else
            sqlite3_bind_text(statement, n + 1, std::get<std::string>(value).c_str(), -1, SQLITE_TRANSIENT);
    }
    return statement;
}

std::int64_t Books::query_number(const char* sql, const std::vector<Value>& values) {
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement{prepared(sql, values),
                                                                          sqlite3_reset};
    const int step = sqlite3_step(statement.get());
    if (step == SQLITE_DONE) return 0;
    if (step != SQLITE_ROW) throw std::runtime_error(std::string{"books: "} + sqlite3_errmsg(database_));
    return sqlite3_column_type(statement.get(), 0) == SQLITE_INTEGER
               ? sqlite3_column_int64(statement.get(), 0)
               : 0;
}

std::vector<Json> Books::query(const char* sql, const std::vector<Value>& values) {
    sqlite3_stmt* raw = prepared(sql, values);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement{raw, sqlite3_reset};
    std::vector<Json> found;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(raw)) == SQLITE_ROW) {
        Json row = Json::object();
        for (int column = 0; column < sqlite3_column_count(raw); ++column) {
            auto& cell = row[sqlite3_column_name(raw, column)];
            if (sqlite3_column_type(raw, column) == SQLITE_INTEGER)
                cell = sqlite3_column_int64(raw, column);
            else if (const void* text = sqlite3_column_blob(raw, column))
                cell = std::string{static_cast<const char*>(text),
                                   static_cast<std::size_t>(sqlite3_column_bytes(raw, column))};
            else
                cell = "";
        }
        found.push_back(std::move(row));
    }
    if (step != SQLITE_DONE) throw std::runtime_error(std::string{"books: "} + sqlite3_errmsg(database_));
    return found;
}

int Books::changed() const { return sqlite3_changes(database_); }

std::int64_t Books::next(std::string_view series) {
    run("INSERT INTO series(name, last) VALUES(?, 1) ON CONFLICT(name) DO UPDATE SET last = last + 1",
        series);
    return number("SELECT last FROM series WHERE name = ?", series);
}

std::string Books::setting(std::string_view key, std::string_view otherwise) {
    const auto found = row("SELECT value FROM settings WHERE key = ?", key);
    return found.is_null() ? std::string{otherwise} : text_of(found, "value");
}

void Books::set(std::string_view key, std::string_view value) {
    run("INSERT INTO settings(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        key, value);
}

bool Books::use_up(std::string_view key) {
    return run("UPDATE settings SET value = CAST(value AS INTEGER) - 1 WHERE key = ? AND "
               "CAST(value AS INTEGER) > 0",
               key) > 0;
}

Books::Writing::Writing(Books& books) : books_{books} { books_.script("SAVEPOINT writing"); }

Books::Writing::~Writing() {
    try {
        if (!kept_) books_.script("ROLLBACK TO writing; RELEASE writing");
    } catch (const std::exception&) {
        // Only a disk that is gone comes here; the next statement will say so.
    }
}

void Books::Writing::keep() {
    books_.script("RELEASE writing");
    kept_ = true;
}

}  // namespace kiosk::hospital
