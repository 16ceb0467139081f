// SQLite in the little that the journal needs of it, with every return code turned into a Result. sqlite3.h
// is included by database.cpp alone.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kiosk/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kiosk::services::journal {

// Statements that nobody uses now, by their text: the same dozen is asked for every fact, and reading it anew
// would cost more than carrying it out. A lock, because workers draw message ids while the core reads.
class IdleStatements {
public:
    IdleStatements() = default;
    IdleStatements(const IdleStatements&) = delete;
    IdleStatements& operator=(const IdleStatements&) = delete;
    ~IdleStatements();
    // Null where none is idle.
    sqlite3_stmt* take(std::string_view sql);
    void give_back(sqlite3_stmt* statement);

private:
    std::mutex lock_;
    std::unordered_multimap<std::string, sqlite3_stmt*> idle_;
};

class Statement {
public:
    Statement(sqlite3* database, sqlite3_stmt* statement, IdleStatements& home);
    // Places are counted from 1, columns from 0: SQLite's own way.
    Statement& number(int place, std::int64_t value);
    Statement& text(int place, std::string_view value);
    Statement& blob(int place, std::string_view value);
    // True while there is a row.
    Result<bool> step();
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string bytes(int column) const;  // text or blob; NULL is empty
    [[nodiscard]] bool is_null(int column) const;

private:
    struct Ends {
        IdleStatements* home;
        void operator()(sqlite3_stmt* statement) const;
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Ends> statement_;
    int bound_ = 0;  // first code of a bind that failed; step() reports it
};

class Database {
public:
    enum class Access { read, write };
    static Result<Database> open(const std::string& path, Access access, const std::string& vfs);

    Result<Statement> prepare(std::string_view sql) const;
    Result<void> run(const char* sql) const;
    // The first column of the first row.
    Result<std::string> ask(std::string_view sql) const;

    // Frames now in the write-ahead log, as of the last commit.
    [[nodiscard]] int log_frames() const { return *frames_; }
    // Moves the log into the database. Busy readers only delay it; everything else is an error, because a
    // checkpoint whose fsync failed must not be tried again on the same file handle.
    Result<bool> checkpoint(bool truncate) const;
    // Whether the call that failed just now failed for want of room: nothing is damaged then.
    [[nodiscard]] bool out_of_room() const;
    void close() {
        idle_.reset();
        handle_.reset();
    }

private:
    struct Ends {
        void operator()(sqlite3* database) const;
    };
    explicit Database(sqlite3* handle);
    std::unique_ptr<sqlite3, Ends> handle_;
    std::unique_ptr<int> frames_;
    std::unique_ptr<IdleStatements> idle_;  // ends before the handle does
};

// One state of the database for several questions, while another process may be writing.
class ReadView {
public:
    explicit ReadView(const Database& database) : database_{database}, begun_{database.run("BEGIN")} {}
    ReadView(const ReadView&) = delete;
    ReadView& operator=(const ReadView&) = delete;
    ~ReadView() { static_cast<void>(database_.run("ROLLBACK")); }
    [[nodiscard]] const Result<void>& begun() const { return begun_; }

private:
    const Database& database_;
    Result<void> begun_;
};

}  // namespace kiosk::services::journal
