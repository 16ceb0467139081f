// Configuration from TOML. Rooms read their own keys; every key is read with its default and one sentence of
// documentation, so that the list of keys (`kiosk check-config --keys`) cannot differ from the code. Problems
// are collected, each with file, line and key, and a key that nobody read is one of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/fen.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk {

struct ConfigProblem {
    std::string file;
    int line = 0;                            // 0: the file as a whole
    std::string key;                         // dotted
    std::string what;                        // "must be between 1 and 65535, is 70000"
    [[nodiscard]] std::string text() const;  // "kiosk.toml:12: settlement.port: must be …"
};

struct ConfigKey {
    std::string key;
    std::string kind;  // "text", "integer", "milliseconds", …
    std::string default_value;
    std::string explanation;
    std::string value = {};  // as the file has it; empty: not there, or a table
};

class ConfigTable {
public:
    // Syntax errors come back as Error "file:line: …".
    static Result<ConfigTable> from_file(const std::string& path);
    static Result<ConfigTable> from_text(std::string_view toml, std::string name);

    // A named sub-table; absent means empty, so every default applies.
    ConfigTable table(std::string_view key, std::string_view explanation);
    // [[key]]: one ConfigTable for each element.
    std::vector<ConfigTable> tables(std::string_view key, std::string_view explanation);

    std::string text(std::string_view key, std::string_view default_value, std::string_view explanation);
    // A problem where the key is missing or empty.
    std::string required_text(std::string_view key, std::string_view explanation);
    // Reads the value from the file that the key names (one line), so that no secret stands in a
    // configuration; a key that is absent gives an empty secret. Relative paths count from the
    // configuration's folder.
    Secret secret_file(std::string_view key, std::string_view explanation);
    // Resolved against the configuration's folder; empty stays empty.
    std::string path(std::string_view key, std::string_view default_value, std::string_view explanation);
    std::int64_t integer(std::string_view key, std::int64_t default_value, std::int64_t lowest,
                         std::int64_t highest, std::string_view explanation);
    bool flag(std::string_view key, bool default_value, std::string_view explanation);
    Millis millis(std::string_view key, Millis default_value, Millis lowest, Millis highest,
                  std::string_view explanation);
    Fen yuan(std::string_view key, Fen default_value,
             std::string_view explanation);  // written as text "12.30"
    std::vector<std::string> texts(std::string_view key, std::vector<std::string> default_value,
                                   std::string_view explanation);
    std::vector<std::int64_t> integers(std::string_view key, std::vector<std::int64_t> default_value,
                                       std::int64_t lowest, std::int64_t highest,
                                       std::string_view explanation);

    template <class Enum>
    Enum choice(std::string_view key, Enum default_value,
                std::vector<std::pair<std::string_view, Enum>> names, std::string_view explanation) {
        std::vector<std::string> allowed;
        std::string_view default_name;
        for (const auto& [name, value] : names) {
            allowed.emplace_back(name);
            if (value == default_value) default_name = name;
        }
        const auto chosen = one_of(key, default_name, allowed, explanation);
        for (const auto& [name, value] : names)
            if (name == chosen) return value;
        return default_value;
    }

    // The keys that stand here, in file order: for tables whose keys are somebody else's words. Each must
    // still be read.
    [[nodiscard]] std::vector<std::string> names() const;

    // A room's own finding about one of its keys, reported with that key's line.
    void problem(std::string_view key, std::string what);
    // What was found in a file that this one names; told after this file's own.
    void add_problems(const std::vector<ConfigProblem>& found);

    // To be asked of the root after every room has read: all problems, unknown keys among them, file by file
    // in the order of their lines.
    [[nodiscard]] std::vector<ConfigProblem> problems() const;
    [[nodiscard]] std::vector<ConfigKey> keys() const;
    [[nodiscard]] std::string folder() const;

private:
    struct Document;
    struct Node;
    ConfigTable(std::shared_ptr<Document> document, std::shared_ptr<Node> node);
    std::string one_of(std::string_view key, std::string_view default_value,
                       const std::vector<std::string>& allowed, std::string_view explanation);

    std::shared_ptr<Document> document_;
    std::shared_ptr<Node> node_;
};

}  // namespace kiosk
