// Writing of values, and the body they are put into.
#include "services/his_mapped/values.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/his_mapped/patterns.h"

namespace kiosk::services::mapped {
namespace {

constexpr std::string_view list_mark = "[]";

std::unexpected<Error> unsayable(const Field& field, std::string_view why) {
    return fail(ErrorKind::malformed, fmt::format("{} {}", field.name, why));
}

Result<std::string> code_of(const Mapping& mapping, const Field& field, std::string_view word) {
    const auto table = mapping.codes.find(field.table);
    if (table == mapping.codes.end()) return unsayable(field, "has no code table");
    const auto code = table->second.theirs.find(word);
    if (code == table->second.theirs.end()) return unsayable(field, "has no code of the hospital's");
    return code->second;
}

Result<std::string> written_text(const Mapping& mapping, const Field& field, const std::string& text) {
    if (text.empty()) return text;
    if (field.kind == Kind::word) return code_of(mapping, field, text);
    if (field.kind == Kind::instant) {
        const auto at = CivilTime::parse(text);
        if (!at) return unsayable(field, "is no time");
        return written_by(mapping.formats.instant, *at);
    }
    if (field.kind != Kind::day) return text;
    const auto at = CivilTime::parse(text + " 00:00:00");
    if (!at) return unsayable(field, "is no day");
    return written_by(mapping.formats.day, *at);
}

bool has_flag_table(const Mapping& mapping) {
    const auto table = mapping.codes.find("flag");
    return table != mapping.codes.end() && !table->second.theirs.empty();
}

struct Writer {
    const Mapping& mapping;
    const Field& field;

    Result<std::string> operator()(const std::string& text) const {
        return written_text(mapping, field, text);
    }
    Result<std::string> operator()(Fen amount) const {
        return mapping.formats.money == Formats::Money::yuan ? amount.yuan() : std::to_string(amount.fen());
    }
    Result<std::string> operator()(bool flag) const {
        if (!has_flag_table(mapping)) return std::string{flag ? "true" : "false"};
        return code_of(mapping, field, flag ? "yes" : "no");
    }
    Result<std::string> operator()(std::int64_t number) const { return std::to_string(number); }
    Result<std::string> operator()(const std::vector<std::string>& texts) const {
        return fmt::format("{}", fmt::join(texts, ","));
    }
};

bool is_number(std::string_view text) {
    return !text.empty() && (text == "0" || text.front() != '0') &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Json json_of(const Mapping& mapping, const Field& field, std::string text) {
    const auto& formats = mapping.formats;
    const auto as = [&](Formats::Written form, bool fits) {
        return form == Formats::Written::as_number && fits ? Json::number(text) : Json::text(text);
    };
    switch (field.kind) {
        case Kind::money:
            return as(formats.amounts, true);
        case Kind::whole:
            return as(formats.counts, true);
        case Kind::word:
            return as(formats.codes, is_number(text));
        case Kind::flag:
            if (!has_flag_table(mapping)) return Json::boolean(text == "true");
            return as(formats.codes, is_number(text));
        case Kind::text:
        case Kind::decimal:
        case Kind::instant:
        case Kind::day:
        case Kind::texts:
        case Kind::rows:
            break;
    }
    return Json::text(std::move(text));
}

}  // namespace

Result<std::string> written(const Mapping& mapping, const Field& field, const Value& value) {
    return std::visit(Writer{mapping, field}, value);
}

bool has_nothing(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
    const auto* texts = std::get_if<std::vector<std::string>>(&value);
    return texts != nullptr && texts->empty();
}

Result<void> Body::put(std::string_view path, Json value) {
    auto* members = &members_;
    for (auto rest = path;;) {
        const auto dot = rest.find('.');
        const bool inner = dot != std::string_view::npos;
        const auto name = rest.substr(0, dot);
        auto found = std::ranges::find(*members, name, &Node::name);
        if (found == members->end())
            found = members->insert(found, Node{std::string{name}, {}, inner, {}});
        else if (!inner || !found->inner)
            return fail(ErrorKind::malformed, fmt::format("{} is taken by another field", path));
        if (!inner) {
            found->leaf = std::move(value);
            return {};
        }
        members = &found->members;
        rest.remove_prefix(dot + 1);
    }
}

Result<void> Body::put_each(std::string_view path, const std::vector<std::string>& values) {
    const auto mark = path.find(list_mark);
    const auto rest = path.substr(mark + list_mark.size());
    std::vector<Json> items;
    for (const auto& value : values) {
        if (rest.empty()) {
            items.push_back(Json::text(value));
            continue;
        }
        Body one;
        TRY_VOID(one.put(rest.substr(1), Json::text(value)));
        items.push_back(one.json());
    }
    return put(path.substr(0, mark), Json::array(std::move(items)));
}

Json Body::json() const {
    const auto object_of = [](const auto& self, const std::vector<Node>& members) -> Json {
        Json object = Json::object();
        for (const auto& member : members)
            object.add(member.name, member.inner ? self(self, member.members) : member.leaf);
        return object;
    };
    return object_of(object_of, members_);
}

Result<void> put_field(const Mapping& mapping, Body& body, const std::string& their_path, const Field& field,
                       const Value& value) {
    const auto* texts = std::get_if<std::vector<std::string>>(&value);
    if (texts != nullptr && their_path.find(list_mark) != std::string::npos)
        return body.put_each(their_path, *texts);
    if (has_nothing(value) && mapping.formats.empty == Formats::Empty::left_out) return {};
    auto text = TRY(written(mapping, field, value));
    return body.put(their_path,
                    has_nothing(value) ? Json::text("") : json_of(mapping, field, std::move(text)));
}

const Json* at_path(const Json& json, std::string_view path) {
    const auto* found = &json;
    while (found != nullptr && !path.empty()) {
        const auto dot = std::min(path.find('.'), path.size());
        found = found->find(path.substr(0, dot));
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return found;
}

}  // namespace kiosk::services::mapped
