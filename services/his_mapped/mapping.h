// A hospital's mapping as read from its file (MAPPED.md): where our calls go, under which names and in which
// form our fields travel, and what the hospital's codes mean. Everything that could be wrong with it was told
// when it was read; whoever holds one may use it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/config.h"
#include "kiosk/base/outcome.h"
#include "services/his_mapped/vocabulary.h"

namespace kiosk::services::mapped {

struct Formats {
    enum class Money { yuan, fen };
    enum class Written { as_text, as_number };
    enum class Empty { left_out, sent };
    std::string instant = "yyyy-MM-dd HH:mm:ss";
    std::string day = "yyyy-MM-dd";
    Money money = Money::yuan;
    Written amounts = Written::as_text;
    Written codes = Written::as_text;
    Written counts = Written::as_number;
    Empty empty = Empty::left_out;
};

// What one of the hospital's result codes says about a call.
struct Meaning {
    enum class Kind { refused, nothing, unknown } kind = Kind::refused;
    RefusalReason reason = RefusalReason::business;
};

// How an answer says whether it is a yes.
struct Envelope {
    std::string code;  // path
    std::vector<std::string> good;
    std::string words;  // path
    std::string trace;  // path; of the case whose money is in doubt
    std::map<std::string, Meaning> meanings;
};

// Two directions of one table. Where two of the hospital's codes mean the same, the first is written.
struct Codes {
    std::map<std::string, std::string, std::less<>> ours;
    std::map<std::string, std::string, std::less<>> theirs;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;
// Our field -> path below the object.
using Paths = std::map<std::string, std::string, std::less<>>;

struct MappedCall {
    std::string method;
    std::string path;   // may bear {our_field}
    Pairs sends;        // their path -> our field
    Pairs always;       // their path -> fixed text
    std::string at;     // where in the answer the object or the list lies
    std::string total;  // list_books: where the number of all rows stands
    Paths reads;        // the form of the answer
    std::map<std::string, Meaning> meanings;
};

struct Mapping {
    Formats formats;
    Envelope envelope;
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<std::pair<std::string, Secret>> secret_headers;
    std::map<std::string, Codes, std::less<>> codes;
    std::map<std::string, Paths, std::less<>> forms;
    std::map<std::string, MappedCall, std::less<>> calls;
};

// All problems with file, line and key; a mapping that has any must not be used.
struct MappingReading {
    Mapping mapping;
    std::vector<ConfigProblem> problems;
};
[[nodiscard]] MappingReading read_mapping(const std::string& path);
[[nodiscard]] MappingReading read_mapping_text(std::string_view toml, const std::string& name);

}  // namespace kiosk::services::mapped
