// The one home of JSON in this room. A value keeps the text of its numbers, so an amount goes from the wire
// into Fen without ever being a double, and it keeps the order of its members, so that what we write is what
// we meant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/fen.h"
#include "kiosk/base/result.h"

namespace kiosk::services {

struct JsonMember;

// What a counterparty may make us hold; more is Error(malformed).
struct JsonLimits {
    std::size_t bytes = 4U << 20;
    std::size_t depth = 32;
    std::size_t values = 100'000;
};

class Json {
public:
    enum class Kind { null, boolean, number, text, array, object };

    Json() = default;
    static Json boolean(bool value);
    static Json text(std::string value);
    // `digits` is written as it is and must be a JSON number: "128.60".
    static Json number(std::string digits);
    static Json number(std::int64_t value);
    static Json yuan(Fen amount) { return number(amount.yuan()); }
    static Json array(std::vector<Json> items = {});
    static Json object(std::vector<JsonMember> members = {});

    // Strict: one value, valid UTF-8, no duplicate member, no NaN, inside `limits`.
    static Result<Json> parse(std::string_view text, const JsonLimits& limits = {});

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
    [[nodiscard]] bool is_text() const { return kind_ == Kind::text; }
    [[nodiscard]] bool is_number() const { return kind_ == Kind::number; }
    [[nodiscard]] bool is_array() const { return kind_ == Kind::array; }
    [[nodiscard]] bool is_object() const { return kind_ == Kind::object; }

    // Tolerant reading of a scalar (specification 1.4): text, the digits of a number, "true", "false"; ""
    // otherwise.
    [[nodiscard]] const std::string& scalar() const { return scalar_; }
    [[nodiscard]] const std::vector<Json>& items() const { return items_; }
    [[nodiscard]] const std::vector<JsonMember>& members() const { return members_; }
    // Null where this is no object or has no such member.
    [[nodiscard]] const Json* find(std::string_view name) const;
    // scalar() of a member; "" where it is missing.
    [[nodiscard]] std::string scalar_of(std::string_view name) const;

    Json& add(std::string name, Json value);
    Json& add(std::string name, std::string value) { return add(std::move(name), text(std::move(value))); }
    Json& push(Json value);

    // Compact, members in their own order, UTF-8.
    [[nodiscard]] std::string dump() const;
    // Compact, members sorted by name at every level, everything beyond ASCII as \uXXXX (specification 1.6).
    [[nodiscard]] std::string dump_canonical() const;

private:
    Kind kind_ = Kind::null;
    std::string scalar_;
    std::vector<Json> items_;
    std::vector<JsonMember> members_;
};

struct JsonMember {
    std::string name;
    Json value;
};

// Yuan as the counterparties write them, number or text: "128.60", "128.6", "-54.00", "50.0000". An exponent,
// a blank, a fraction of a fen or more than 14 digits of yuan is Error(malformed), and so is nothing at all.
Result<Fen> yuan_of(const Json& value);

}  // namespace kiosk::services
