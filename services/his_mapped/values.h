// One value on its way: ours into the form in which the hospital writes it, and back. Also where in a body it
// stands: members by name, one below the other, "a.b.c"; in what we send "a[]" is a list and "a[].b" a list
// of objects with one member each.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/base/text.h"
#include "services/his_mapped/mapping.h"
#include "services/json.h"

namespace kiosk::services::mapped {

// Text also stands for a word, for a day (yyyy-MM-dd) and for an instant (yyyy-MM-dd HH:mm:ss).
using Value = std::variant<std::string, Fen, bool, std::int64_t, std::vector<std::string>>;
using Values = std::map<std::string, Value, std::less<>>;

// As it stands in a path, not yet escaped. Error(malformed): it cannot be said to this hospital.
[[nodiscard]] Result<std::string> written(const Mapping& mapping, const Field& field, const Value& value);
[[nodiscard]] bool has_nothing(const Value& value);

// A body under construction.
class Body {
public:
    // Error(malformed) where another value stands there, or in the way.
    Result<void> put(std::string_view path, Json value);
    Result<void> put_each(std::string_view path, const std::vector<std::string>& values);
    [[nodiscard]] Json json() const;

private:
    struct Node;
    std::vector<Node> members_;
};
struct Body::Node {
    std::string name;
    Json leaf;
    bool inner = false;
    std::vector<Node> members;
};

// Puts a field of ours where the mapping says.
Result<void> put_field(const Mapping& mapping, Body& body, const std::string& their_path, const Field& field,
                       const Value& value);

// The value at a path; null where it is missing, or something on the way is no object.
[[nodiscard]] const Json* at_path(const Json& json, std::string_view path);

// One object of an answer, read field by field. A missing field gives "", zero or an Error(malformed) where
// its kind has no such thing.
class Row {
public:
    Row(const Mapping& mapping, const Paths& paths, const Json& json)
        : mapping_{mapping}, paths_{paths}, json_{json} {}

    [[nodiscard]] std::string text(std::string_view field) const;  // printable
    [[nodiscard]] LocalizedText both(std::string_view field, std::string_view english) const;
    [[nodiscard]] Result<Fen> money(std::string_view field) const;
    [[nodiscard]] Result<Fen> money_or_none(std::string_view field) const;  // nothing where it is not told
    [[nodiscard]] Result<CivilTime> instant(std::string_view field) const;
    [[nodiscard]] Result<std::string> day(std::string_view field) const;  // yyyy-MM-dd; empty where missing
    [[nodiscard]] int whole(std::string_view field) const;
    [[nodiscard]] Result<std::int64_t> decimal(std::string_view field, int places) const;
    [[nodiscard]] Result<bool> flag(std::string_view field) const;  // false where missing
    // Our word; empty where the field is missing, Error where the hospital's code stands in no table.
    [[nodiscard]] Result<std::string> word(std::string_view field, std::string_view table) const;
    [[nodiscard]] Result<std::vector<Row>> rows(std::string_view field, std::string_view form) const;

private:
    [[nodiscard]] const Json* find(std::string_view field) const;
    const Mapping& mapping_;
    const Paths& paths_;
    const Json& json_;
};

}  // namespace kiosk::services::mapped
