// One row of the table is [name, type, required, code table]; types are explained in data/fields.json.
#include "services/hospital/platform/fields.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"
#include "services/hospital/data/tables.h"
#include "services/hospital/platform/refusal.h"

namespace kiosk::hospital {
namespace {

const Json& fields() {
    static const auto table = data::read(data::fields_json);
    return table;
}

const Json& codes() {
    static const auto table = data::read(data::codes_json);
    return table;
}

void check_text(const std::string& name, const std::string& text, std::size_t length_max) {
    if (!is_valid_utf8(text)) refuse(fmt::format("字段[{}]不是UTF-8编码", name));
    const auto length = code_points(text).size();
    if (length > length_max) refuse(fmt::format("字段[{}]长度{}超过最大长度{}", name, length, length_max));
}

void check_decimal(const std::string& name, const Json& value, std::string_view type) {
    const auto comma = type.find(',');
    const int precision = std::atoi(std::string{type.substr(0, comma)}.c_str());
    const int scale = std::atoi(std::string{type.substr(comma + 1)}.c_str());
    const auto number = scaled(value, scale);
    if (!number) refuse(fmt::format("字段[{}]不是有效的数值({},{})", name, precision, scale));
    if (std::to_string(std::abs(*number)).size() > static_cast<std::size_t>(precision))
        refuse(fmt::format("字段[{}]超出数值范围({},{})", name, precision, scale));
}

void check_time(const std::string& name, const std::string& text, bool with_time) {
    const auto at = CivilTime::parse(with_time ? text : text + " 00:00:00");
    const bool good = at && (with_time ? at->date_time() : at->date()) == text;
    if (!good)
        refuse(
            fmt::format("字段[{}]格式错误，应为{}", name, with_time ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd"));
}

// A file: Base64 text, or a list of bytes, signed as Java writes them or not.
void check_bytes(const std::string& name, const Json& value) {
    const bool listed = value.is_array() && std::ranges::all_of(value, [](const Json& byte) {
                            return byte.is_number_integer() && byte >= -128 && byte <= 255;
                        });
    if (!value.is_string() && !listed) refuse(fmt::format("字段[{}]应为Base64或字节数组", name));
}

void check_field(const std::string& node, const Json& object, const Json& rule) {
    const auto key = rule[0].get<std::string>();
    const auto name = node.empty() ? key : node + "." + key;
    const auto type = rule[1].get<std::string>();
    const auto& value = member(object, key);
    if (value.is_null() || value == "") {
        if (rule[2] == "Y") refuse(fmt::format("入参[{}]不能为空", name));
        return;
    }
    if (type == "bytes") return check_bytes(name, value);
    if (type.find(',') != std::string::npos) return check_decimal(name, value, type);
    if (!value.is_string()) refuse(fmt::format("字段[{}]类型错误，应为字符型", name));
    const auto text = value.get<std::string>();
    if (type == "date" || type == "datetime") return check_time(name, text, type == "datetime");
    check_text(name, text, static_cast<std::size_t>(std::atoi(type.c_str())));
    if (rule.size() > 3 && !is_known_code(rule[3].get<std::string>(), text))
        refuse(fmt::format("字段[{}]的值[{}]不在字典范围内", name, text));
}

void check_node(const std::string& node, const Json& object, const Json& rules) {
    if (!object.is_object()) refuse(fmt::format("入参节点[{}]不能为空", node));
    for (const auto& rule : rules) check_field(node, object, rule);
}

}  // namespace

bool is_known_code(std::string_view table, std::string_view code) {
    for (const auto& entry : member(codes(), table)) {
        const auto text = entry.get<std::string>();
        if (text.ends_with('*') ? code.starts_with(std::string_view{text}.substr(0, text.size() - 1))
                                : code == text)
            return true;
    }
    return false;
}

bool knows_transaction(std::string_view infno) { return infno != "envelope" && fields().contains(infno); }

void check_envelope(const Json& envelope) {
    refuse_if(!envelope.is_object(), "报文不是JSON对象");
    for (const auto& rule : fields()["envelope"][""]) check_field("", envelope, rule);
    refuse_if(!member(envelope, "input").is_object(), "入参[input]不能为空");
    const bool carries_file = text_of(envelope, "infno") == "9101";
    refuse_if(!carries_file && envelope["input"].dump().size() > 120'000, "字段[input]长度超过最大长度40000");
}

void check_input(std::string_view infno, const Json& input) {
    for (const auto& [node, rules] : member(fields(), infno).items()) {
        if (!node.ends_with("[]")) {
            check_node(node, member(input, node), rules);
            continue;
        }
        const auto name = node.substr(0, node.size() - 2);
        const auto& rows = member(input, name);
        if (!rows.is_array() || rows.empty())
            refuse(name == "feedetail" ? "费用明细List不能为空" : fmt::format("入参节点[{}]不能为空", name));
        for (const auto& row : rows) check_node(name, row, rules);
    }
}

}  // namespace kiosk::hospital
