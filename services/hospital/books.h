// The books of the simulated world: one SQLite file with everything that must survive a restart. Rows come
// back as JSON objects. A broken statement is our own mistake and throws; nothing leaves a half-written book.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "kiosk/base/fen.h"
#include "services/hospital/wire.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kiosk::hospital {

class Books {
public:
    using Value = std::variant<std::int64_t, std::string>;

    explicit Books(const std::string& path);  // ":memory:" for unit tests
    ~Books();
    Books(const Books&) = delete;
    Books& operator=(const Books&) = delete;

    template <class... Args>
    std::vector<Json> rows(const char* sql, const Args&... args) {
        return query(sql, {value(args)...});
    }
    // The first row, or null.
    template <class... Args>
    Json row(const char* sql, const Args&... args) {
        auto found = query(sql, {value(args)...});
        return found.empty() ? Json{} : std::move(found.front());
    }
    // Runs a statement; how many rows it changed.
    template <class... Args>
    int run(const char* sql, const Args&... args) {
        query(sql, {value(args)...});
        return changed();
    }
    // The first column of the first row as a number; 0 where there is none.
    template <class... Args>
    std::int64_t number(const char* sql, const Args&... args) {
        return query_number(sql, {value(args)...});
    }

    // Next value of a named series, for ever growing.
    std::int64_t next(std::string_view series);
    // Switches of the world that /control/set turns.
    [[nodiscard]] std::string setting(std::string_view key, std::string_view otherwise = "");
    void set(std::string_view key, std::string_view value);
    // True as often as the counter under `key` was set to; counts down.
    bool use_up(std::string_view key);

    // All or nothing: what was written since is rolled back unless kept.
    class Writing {
    public:
        explicit Writing(Books& books);
        ~Writing();
        Writing(const Writing&) = delete;
        Writing& operator=(const Writing&) = delete;
        void keep();

    private:
        Books& books_;
        bool kept_ = false;
    };

private:
    static Value value(Fen fen) { return fen.fen(); }
    static Value value(const std::string& text) { return text; }
    static Value value(const char* text) { return std::string{text}; }
    static Value value(std::string_view text) { return std::string{text}; }
    template <std::integral T>
    static Value value(T number) {
        return static_cast<std::int64_t>(number);
    }
    std::vector<Json> query(const char* sql, const std::vector<Value>& values);
    std::int64_t query_number(const char* sql, const std::vector<Value>& values);
    sqlite3_stmt* prepared(const char* sql, const std::vector<Value>& values);
    [[nodiscard]] int changed() const;
    void script(const char* sql);

    sqlite3* database_ = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> statements_;  // each is read once and used again
};

}  // namespace kiosk::hospital
