// SQLite's only door. Automatic checkpoints are off: SQLite swallows their errors, and an fsync error that
// nobody saw is how a journal loses money.
#include "services/journal/database.h"

#include <sqlite3.h>

namespace kiosk::services::journal {
namespace {

std::unexpected<Error> sql_error(sqlite3* database, int code) {
    const int basic = code & 0xFF;
    const auto kind = basic == SQLITE_CORRUPT || basic == SQLITE_NOTADB ? ErrorKind::corrupt
                      : basic == SQLITE_MISUSE || basic == SQLITE_RANGE ? ErrorKind::bug
                                                                        : ErrorKind::unavailable;
    const char* words = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return fail(kind, std::string{"journal storage: "} + words + " (" +
                          std::to_string(database != nullptr ? sqlite3_extended_errcode(database) : code) +
                          ")");
}

int note_frames(void* frames, sqlite3*, const char*, int count) {
    *static_cast<int*>(frames) = count;
    return SQLITE_OK;
}

}  // namespace

IdleStatements::~IdleStatements() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
}

sqlite3_stmt* IdleStatements::take(std::string_view sql) {
    const std::lock_guard held{lock_};
    const auto found = idle_.find(std::string{sql});
    if (found == idle_.end()) return nullptr;
    auto* statement = found->second;
    idle_.erase(found);
    return statement;
}

void IdleStatements::give_back(sqlite3_stmt* statement) {
    // Bound values may be personal data or keys: they do not wait here for the next use.
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    const std::lock_guard held{lock_};
    idle_.emplace(sqlite3_sql(statement), statement);
}

Statement::Statement(sqlite3* database, sqlite3_stmt* statement, IdleStatements& home)
    : database_{database}, statement_{statement, Ends{&home}} {}

void Statement::Ends::operator()(sqlite3_stmt* statement) const { home->give_back(statement); }

Statement& Statement::number(int place, std::int64_t value) {
    const int code = sqlite3_bind_int64(statement_.get(), place, value);
    if (bound_ == SQLITE_OK) bound_ = code;
    return *this;
}

Statement& Statement::text(int place, std::string_view value) {
    const int code = sqlite3_bind_text(statement_.get(), place, value.data(), static_cast<int>(value.size()),
                                       SQLITE_TRANSIENT);
    if (bound_ == SQLITE_OK) bound_ = code;
    return *this;
}

Statement& Statement::blob(int place, std::string_view value) {
    const int code = sqlite3_bind_blob(statement_.get(), place, value.data(), static_cast<int>(value.size()),
                                       SQLITE_TRANSIENT);
    if (bound_ == SQLITE_OK) bound_ = code;
    return *this;
}

Result<bool> Statement::step() {
    if (bound_ != SQLITE_OK) return sql_error(database_, bound_);
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return sql_error(database_, code);
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr ? std::string{}
                           : std::string{static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Database::Database(sqlite3* handle)
    : handle_{handle}, frames_{std::make_unique<int>(0)}, idle_{std::make_unique<IdleStatements>()} {}

void Database::Ends::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Result<Database> Database::open(const std::string& path, Access access, const std::string& vfs) {
    sqlite3* handle = nullptr;
    const int flags =
        access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
    Database database{handle};
    if (code != SQLITE_OK) return sql_error(handle, code);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    // Replaces SQLite's own hook, which would checkpoint by itself.
    sqlite3_wal_hook(handle, note_frames, database.frames_.get());
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
    if (auto* idle = idle_->take(sql)) return Statement{handle_.get(), idle, *idle_};
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) return sql_error(handle_.get(), code);
    return Statement{handle_.get(), statement, *idle_};
}

Result<void> Database::run(const char* sql) const {
    const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sql_error(handle_.get(), code);
    return {};
}

Result<std::string> Database::ask(std::string_view sql) const {
    auto statement = TRY(prepare(sql));
    if (!TRY(statement.step())) return fail(ErrorKind::not_found, "journal storage: no row");
    auto answer = statement.bytes(0);
    // To the end: a pragma that changes the file commits after its last row, and only step() tells if it
    // failed.
    bool more = true;
    while (more) more = TRY(statement.step());
    return answer;
}

bool Database::out_of_room() const { return (sqlite3_errcode(handle_.get()) & 0xFF) == SQLITE_FULL; }

Result<bool> Database::checkpoint(bool truncate) const {
    const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int frames = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, mode, &frames, &moved);
    if ((code & 0xFF) == SQLITE_BUSY) return false;
    if (code != SQLITE_OK) return sql_error(handle_.get(), code);
    return moved == frames;
}

}  // namespace kiosk::services::journal
