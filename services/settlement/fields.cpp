// Tolerant reader, strict length table.
#include "services/settlement/fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/text.h"

namespace kiosk::services::settlement {
namespace {

// Text that holds JSON becomes what it holds.
Json unfolded(Json value) {
    if (!value.is_text()) return value;
    const auto& text = value.scalar();
    if (!text.starts_with('{') && !text.starts_with('[')) return value;
    auto inner = Json::parse(text);
    return inner ? std::move(*inner) : value;
}

// Longest texts of specification 1.2 and 2. The institution's name and code have the newer editions' lengths.
struct Longest {
    std::string_view name;
    std::size_t characters;
};
constexpr Longest longest[]{{"infno", 6},
                            {"msgid", 30},
                            {"mdtrtarea_admvs", 6},
                            {"insuplc_admdvs", 6},
                            {"recer_sys_code", 10},
                            {"dev_no", 100},
                            {"dev_safe_info", 2000},
                            {"cainfo", 1024},
                            {"signtype", 10},
                            {"infver", 6},
                            {"opter_type", 3},
                            {"opter", 30},
                            {"opter_name", 50},
                            {"inf_time", 19},
                            {"fixmedins_code", 30},
                            {"fixmedins_name", 200},
                            {"sign_no", 30},
                            {"opter_no", 20},
                            {"mac", 20},
                            {"ip", 20},
                            {"mdtrt_cert_type", 3},
                            {"mdtrt_cert_no", 50},
                            {"card_sn", 32},
                            {"begntime", 19},
                            {"psn_cert_type", 6},
                            {"certno", 50},
                            {"psn_name", 50},
                            {"psn_no", 30},
                            {"insutype", 6},
                            {"med_type", 6},
                            {"ipt_otp_no", 30},
                            {"atddr_no", 30},
                            {"dr_name", 50},
                            {"dept_code", 30},
                            {"dept_name", 100},
                            {"caty", 6},
                            {"mdtrt_id", 30},
                            {"chrg_bchno", 30},
                            {"diag_type", 3},
                            {"diag_code", 20},
                            {"diag_name", 100},
                            {"diag_dept", 50},
                            {"dise_dor_no", 30},
                            {"dise_dor_name", 50},
                            {"diag_time", 19},
                            {"vali_flag", 3},
                            {"feedetl_sn", 30},
                            {"dise_codg", 30},
                            {"cum_ym", 6},
                            {"rxno", 30},
                            {"rx_circ_flag", 3},
                            {"fee_ocur_time", 19},
                            {"med_list_codg", 50},
                            {"medins_list_codg", 150},
                            {"bilg_dept_codg", 30},
                            {"bilg_dept_name", 100},
                            {"bilg_dr_codg", 30},
                            {"bilg_dr_name", 50},
                            {"hosp_appr_flag", 3},
                            {"psn_setlway", 6},
                            {"acct_used_flag", 3},
                            {"invono", 20},
                            {"setl_id", 30},
                            {"omsgid", 30},
                            {"oinfno", 4},
                            {"clr_type", 6},
                            {"setl_optins", 6},
                            {"refd_setl_flag", 3},
                            {"file_qury_no", 30},
                            {"filename", 200},
                            {"orgId", 40},
                            {"businessType", 5},
                            {"operatorId", 20},
                            {"operatorName", 30},
                            {"officeId", 20},
                            {"officeName", 30},
                            {"deviceType", 30},
                            {"termId", 64},
                            {"termIp", 64},
                            {"ecQrCode", 512}};

Result<void> check_one(const std::string& name, const Json& value) {
    if (value.is_text()) {
        if (!is_valid_utf8(value.scalar())) return fail(ErrorKind::malformed, name + ": not valid UTF-8");
        const auto* limit = std::find_if(std::begin(longest), std::end(longest),
                                         [&](const Longest& row) { return row.name == name; });
        const auto length = code_points(value.scalar()).size();
        if (limit != std::end(longest) && length > limit->characters)
            return fail(ErrorKind::malformed, fmt::format("{}: {} characters, at most {} are allowed", name,
                                                          length, limit->characters));
    }
    for (const auto& item : value.items()) TRY_VOID(check_one(name, item));
    for (const auto& member : value.members()) TRY_VOID(check_one(member.name, member.value));
    return {};
}

}  // namespace

Fields::Fields(Json node, const Aliases& aliases) : node_{unfolded(std::move(node))}, aliases_{&aliases} {}

const Json* Fields::find(const std::string& name) const {
    const Json* object = &node_;
    if (node_.is_array() && !node_.items().empty()) object = &node_.items().front();
    const auto present = [&](const std::string& spelling) -> const Json* {
        const auto* value = object->find(spelling);
        return value != nullptr && !value->is_null() ? value : nullptr;
    };
    if (const auto* value = present(name)) return value;
    const auto others = aliases_->find(name);
    if (others == aliases_->end()) return nullptr;
    for (const auto& spelling : others->second)
        if (const auto* value = present(spelling)) return value;
    return nullptr;
}

std::string Fields::text(const std::string& name) const {
    const auto* value = find(name);
    return value == nullptr ? std::string{} : value->scalar();
}

Result<Fen> Fields::yuan(const std::string& name) const {
    const auto* value = find(name);
    if (value == nullptr) return fail(ErrorKind::malformed, name + " is missing");
    auto amount = yuan_of(*value);
    if (!amount) return fail_in(name, amount.error());
    return amount;
}

Result<Fen> Fields::yuan_or_zero(const std::string& name) const {
    const auto* value = find(name);
    if (value == nullptr || (value->is_text() && value->scalar().empty())) return Fen{};
    return yuan(name);
}

Fields Fields::node(const std::string& name) const {
    const auto* value = find(name);
    return {value == nullptr ? Json::object() : *value, *aliases_};
}

Fields Fields::node_or_self(const std::string& name) const { return has(name) ? node(name) : *this; }

std::vector<Fields> Fields::rows(const std::string& name) const {
    const auto below = node(name).node_;
    std::vector<Fields> all;
    for (const auto& item : below.items()) all.emplace_back(item, *aliases_);
    if (below.is_object() && !below.members().empty()) all.emplace_back(below, *aliases_);
    return all;
}

std::vector<Fields> Fields::rows_having(const std::string& mark) const {
    std::vector<Fields> all;
    const auto collect = [&](const Json& value) {
        for (const auto& item : value.items())
            if (item.find(mark) != nullptr) all.emplace_back(item, *aliases_);
        if (value.find(mark) != nullptr) all.emplace_back(value, *aliases_);
    };
    collect(node_);
    for (const auto& member : node_.members()) collect(unfolded(member.value));
    return all;
}

Result<void> check_lengths(const Json& envelope) {
    TRY_VOID(check_one("message", envelope));
    constexpr std::size_t input_characters_max = 40'000;
    const auto* input = envelope.find("input");
    if (envelope.scalar_of("infno") == "9101") return {};  // carries a file
    if (input != nullptr && code_points(input->dump()).size() > input_characters_max)
        return fail(ErrorKind::malformed, "input: longer than 40000 characters");
    return {};
}

}  // namespace kiosk::services::settlement
