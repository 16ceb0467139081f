// The strict reader on the library's event parser, and both writers.
#include "services/json.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/json.h"
#include "kiosk/base/text.h"

namespace kiosk::services {
namespace {

// Builds the value while the text is read, so that a hostile text is refused before it fills the memory. The
// names of the functions are the library's.
class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
    Builder(Json& root, const JsonLimits& limits) : root_{root}, limits_{limits} {}

    bool null() override { return put(Json{}); }
    bool boolean(bool value) override { return put(Json::boolean(value)); }
    bool number_integer(number_integer_t value) override { return put(Json::number(value)); }
    bool number_unsigned(number_unsigned_t value) override {
        return put(Json::number(std::to_string(value)));
    }
    // The double is thrown away: only the text is exact.
    bool number_float(number_float_t, const string_t& digits) override { return put(Json::number(digits)); }
    bool string(string_t& value) override { return put(Json::text(std::move(value))); }
    bool binary(binary_t&) override { return refuse("binary"); }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (open_.back().value.find(name) != nullptr) return refuse("a member appears twice");
        names_.back() = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return refuse(fmt::format("not JSON at byte {}", position));
    }

    [[nodiscard]] const std::string& problem() const { return problem_; }

private:
    bool refuse(std::string what) {
        problem_ = std::move(what);
        return false;
    }
    bool put(Json value) {
        if (++values_ > limits_.values) return refuse("too many values");
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().value.is_array()) {
            open_.back().value.push(std::move(value));
        } else {
            open_.back().value.add(std::move(names_.back()), std::move(value));
        }
        return true;
    }
    bool open(Json value) {
        if (open_.size() >= limits_.depth) return refuse("nested too deeply");
        open_.push_back({"", std::move(value)});
        names_.emplace_back();
        return true;
    }
    bool close() {
        auto value = std::move(open_.back().value);
        open_.pop_back();
        names_.pop_back();
        return put(std::move(value));
    }

    Json& root_;
    const JsonLimits& limits_;
    std::vector<JsonMember> open_;
    std::vector<std::string> names_;
    std::size_t values_ = 0;
    std::string problem_;
};

void write_escaped_point(std::string& out, char32_t point) {
    if (point > 0xFFFF) {
        const auto rest = static_cast<unsigned>(point) - 0x10000;
        out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
    } else {
        out += fmt::format("\\u{:04x}", static_cast<unsigned>(point));
    }
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void write_text(std::string& out, const std::string& text, bool ascii) {
    out += '"';
    // Most text on this wire is plain, and looking at its code points would cost more than all the rest.
    if (std::all_of(text.begin(), text.end(), is_plain)) {
        out += text;
        out += '"';
        return;
    }
    for (const auto point : code_points(text)) {
        switch (point) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            default:
                if (point < 0x20 || (ascii && point > 0x7E))
                    write_escaped_point(out, point);
                else
                    out += to_utf8({point});
        }
    }
    out += '"';
}

void write(std::string& out, const Json& value, bool canonical);

void write_members(std::string& out, const Json& value, bool canonical) {
    std::vector<const JsonMember*> order;
    for (const auto& member : value.members()) order.push_back(&member);
    if (canonical)
        std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    out += '{';
    for (const auto* member : order) {
        if (out.back() != '{') out += ',';
        write_text(out, member->name, canonical);
        out += ':';
        write(out, member->value, canonical);
    }
    out += '}';
}

void write(std::string& out, const Json& value, bool canonical) {
    switch (value.kind()) {
        case Json::Kind::null:
            out += "null";
            return;
        case Json::Kind::boolean:
        case Json::Kind::number:
            out += value.scalar();
            return;
        case Json::Kind::text:
            write_text(out, value.scalar(), canonical);
            return;
        case Json::Kind::object:
            write_members(out, value, canonical);
            return;
        case Json::Kind::array:
            break;
    }
    out += '[';
    bool first = true;
    for (const auto& item : value.items()) {
        if (!first) out += ',';
        first = false;
        write(out, item, canonical);
    }
    out += ']';
}

}  // namespace

Json Json::boolean(bool value) {
    Json json;
    json.kind_ = Kind::boolean;
    json.scalar_ = value ? "true" : "false";
    return json;
}

Json Json::text(std::string value) {
    Json json;
    json.kind_ = Kind::text;
    json.scalar_ = std::move(value);
    return json;
}

Json Json::number(std::string digits) {
    Json json;
    json.kind_ = Kind::number;
    json.scalar_ = std::move(digits);
    return json;
}

Json Json::number(std::int64_t value) { return number(std::to_string(value)); }

Json Json::array(std::vector<Json> items) {
    Json json;
    json.kind_ = Kind::array;
    json.items_ = std::move(items);
    return json;
}

Json Json::object(std::vector<JsonMember> members) {
    Json json;
    json.kind_ = Kind::object;
    json.members_ = std::move(members);
    return json;
}

Result<Json> Json::parse(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes) return fail(ErrorKind::malformed, "JSON: too long");
    Json root;
    Builder builder{root, limits};
    if (!nlohmann::json::sax_parse(text, &builder))
        return fail(ErrorKind::malformed, "JSON: " + builder.problem());
    return root;
}

const Json* Json::find(std::string_view name) const {
    for (const auto& member : members_)
        if (member.name == name) return &member.value;
    return nullptr;
}

std::string Json::scalar_of(std::string_view name) const {
    const auto* member = find(name);
    return member == nullptr ? std::string{} : member->scalar();
}

Json& Json::add(std::string name, Json value) {
    kind_ = Kind::object;
    members_.push_back({std::move(name), std::move(value)});
    return *this;
}

Json& Json::push(Json value) {
    kind_ = Kind::array;
    items_.push_back(std::move(value));
    return *this;
}

std::string Json::dump() const {
    std::string out;
    write(out, *this, false);
    return out;
}

std::string Json::dump_canonical() const {
    std::string out;
    write(out, *this, true);
    return out;
}

Result<Fen> yuan_of(const Json& value) {
    if (!value.is_number() && !value.is_text()) return fail(ErrorKind::malformed, "no amount");
    std::string_view digits = value.scalar();
    const auto dot = digits.find('.');
    // Some regions write every amount with four decimals; zeros beyond the fen say nothing.
    while (dot != std::string_view::npos && digits.size() > dot + 3 && digits.back() == '0')
        digits.remove_suffix(1);
    return Fen::parse_yuan(digits);
}

}  // namespace kiosk::services
