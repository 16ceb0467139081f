// Reads a city's TOML file, key by key.
#include "services/settlement/city.h"

#include <fmt/format.h>

namespace kiosk::services {
namespace {

using Meaning = TextPattern::Meaning;

struct NamedMeaning {
    Meaning meaning = Meaning::refused;
    RefusalReason reason = RefusalReason::business;
    friend bool operator==(const NamedMeaning&, const NamedMeaning&) = default;
};

const std::vector<std::pair<std::string_view, NamedMeaning>>& meanings() {
    using enum RefusalReason;
    constexpr auto no = Meaning::refused;
    static const std::vector<std::pair<std::string_view, NamedMeaning>> all{
        {"business", {no, business}},
        {"not_insured", {no, not_insured}},
        {"waiting_period", {no, waiting_period}},
        {"coverage_paused", {no, coverage_paused}},
        {"coverage_ended", {no, coverage_ended}},
        {"inpatient_now", {no, inpatient_now}},
        {"no_filing", {no, no_filing}},
        {"not_activated", {no, not_activated}},
        {"code_expired", {no, code_expired}},
        {"code_wrong_kind", {no, code_wrong_kind}},
        {"code_unknown", {no, code_unknown}},
        {"card_lost", {no, card_lost}},
        {"code_frozen", {no, code_frozen}},
        {"coverage_frozen", {no, coverage_frozen}},
        {"wrong_place", {no, wrong_place}},
        {"card_not_activated", {no, card_not_activated}},
        {"account_not_activated", {no, account_not_activated}},
        {"disease_not_filed", {no, disease_not_filed}},
        {"face_not_verified", {no, face_not_verified}},
        {"token_rejected", {no, token_rejected}},
        {"password_wrong", {no, password_wrong}},
        {"password_blocked", {no, password_blocked}},
        {"duplicate", {no, duplicate}},
        {"already_undone", {no, already_undone}},
        {"nothing_to_undo", {no, nothing_to_undo}},
        {"visit_in_use", {no, visit_in_use}},
        {"sign_in_needed", {no, sign_in_needed}},
        {"unknown", {Meaning::unknown, business}},
        {"done", {Meaning::done, business}},
    };
    return all;
}

void read_gateway(ConfigTable& t, CityDialect& city) {
    city.url_style = t.choice("url_style", city.url_style,
                              {{"number_appended", UrlStyle::number_appended},
                               {"one_url", UrlStyle::one_url},
                               {"service_path", UrlStyle::service_path}},
                              "how the address of a transaction is made (specification 1.1, styles 1, 2, 3)");
    city.signature = t.choice("signature", city.signature,
                              {{"none", GatewaySignature::none},
                               {"tif", GatewaySignature::tif},
                               {"csb", GatewaySignature::csb},
                               {"api_key", GatewaySignature::api_key}},
                              "headers that the gateway demands (1.5: tif = A, csb = B, api_key = C)");
    city.timestamp_in_ms = t.flag("timestamp_in_ms", city.timestamp_in_ms,
                                  "gateway timestamps in milliseconds instead of seconds");
    city.nonce_length = static_cast<int>(
        t.integer("nonce_length", city.nonce_length, 6, 32, "length of the gateway's random text"));
    city.service_id = t.text("service_id", city.service_id, "x-tif-serviceId; empty = not sent");
    city.api_name = t.text("api_name", city.api_name, "_api_name of the csb gateway");
    city.api_version = t.text("api_version", city.api_version, "_api_version of the csb gateway");
    city.content_type = t.text("content_type", city.content_type, "Content-Type of every request");
    city.body_encryption = t.flag("body_encryption", city.body_encryption,
                                  "bodies encrypted with SM4 and signed with SM2 (1.6)");
    for (auto& row : t.tables("path", "service_path only: a path that differs from the table of 1.7"))
        city.paths[row.required_text("transaction", "infno")] =
            row.required_text("path", "path below the base address, begins with /");
}

void read_envelope(ConfigTable& t, CityDialect& city) {
    city.area = t.required_text("area", "insurance area of the place of care, 6 digits (mdtrtarea_admvs)");
    if (city.area.size() != 6) t.problem("area", "must have 6 digits");
    city.receiver = t.text("receiver", city.receiver, "receiver system code (recer_sys_code)");
    city.interface_version =
        t.text("interface_version", city.interface_version, "interface version (infver)");
    city.sign_type = t.text("sign_type", city.sign_type, "declared signature type (signtype), may be empty");
    city.use_sign_in =
        t.flag("use_sign_in", city.use_sign_in, "sign in daily with 9001 and send sign_no (2.1)");
    for (auto& row : t.tables("extra", "local members of the envelope with fixed text (1.2)"))
        city.extra_envelope[row.required_text("name", "member")] = row.text("value", "", "its text");
}

void read_credentials(ConfigTable& t, CityDialect& city) {
    city.decode_form =
        t.choice("decode_form", city.decode_form,
                 {{"local_front", DecodeForm::local_front}, {"transaction", DecodeForm::transaction}},
                 "an e-code is decoded by the local front's ec.query, or by transaction 1162 (3.1)");
    city.business_type =
        t.text("business_type", city.business_type, "businessType of a decoded e-code (3.1)");
    city.cainfo = t.choice(
        "cainfo", city.cainfo,
        {{"empty", CainfoUse::empty}, {"pad_block", CainfoUse::pad_block}, {"rsa", CainfoUse::rsa}},
        "password in cainfo of 2207: none, the PIN pad's own block, or RSA over password and token (1.6)");
    city.password_across_provinces =
        t.flag("password_across_provinces", city.password_across_provinces,
               "send the password for persons insured in another province as well");
    city.plain_settle_path = t.flag("plain_settle_path", city.plain_settle_path,
                                    "service_path: a 2207 without password goes to the path of 2207A (1.7)");
    city.credential_check = t.choice("credential_check", city.credential_check,
                                     {{"none", CredentialCheck::none},
                                      {"card_pin", CredentialCheck::card_pin},
                                      {"ecode_password", CredentialCheck::ecode_password},
                                      {"both", CredentialCheck::both}},
                                     "which password the patient must type before settling");
}

void read_rules(ConfigTable& t, CityDialect& city) {
    city.med_type = t.text("med_type", city.med_type, "care type of a registration (6.3: 11 or 12)");
    city.settle_way = t.text("settle_way", city.settle_way, "psn_setlway: 01 by item, 02 fixed quota");
    city.money_order =
        t.choice("money_order", city.money_order,
                 {{"insurance_first", MoneyOrder::insurance_first}, {"own_first", MoneyOrder::own_first}},
                 "which part of the money moves first (5.7)");
    city.check_benefit = t.flag("check_benefit", city.check_benefit, "ask 2001 before a visit is opened");
    city.describe_visit = t.flag("describe_visit", city.describe_visit, "send 2203A after 2201");
    for (auto& row :
         t.tables("diagnosis", "diagnoses of 2203A, as the insurance office decides; none = no diseinfo"))
        city.diagnoses.push_back({row.text("type", "1", "1 western, 2 TCM disease, 3 TCM syndrome"),
                                  row.required_text("code", "insurance diagnosis code"),
                                  row.required_text("name", "diagnosis name")});
    city.hospital_approval = t.text("hospital_approval", city.hospital_approval,
                                    "hosp_appr_flag of every fee line, local meaning");
    city.mutual_aid_inside_account =
        t.flag("mutual_aid_inside_account", city.mutual_aid_inside_account,
               "acct_mulaid_pay is part of acct_pay (true) or stands beside it (false) (2.13)");
    city.account_used = t.text("account_used", city.account_used, "acct_used_flag for yes");
    city.account_not_used = t.text("account_not_used", city.account_not_used, "acct_used_flag for no");
    city.message_echo_needed =
        t.flag("message_echo_needed", city.message_echo_needed,
               "a settlement counts only if medins_setl_id is there; a wrong one never counts");
    city.references_unique = t.flag("references_unique", city.references_unique,
                                    "an inf_refmsgid that has answered another message decides nothing");
    city.statement_equal = t.texts("statement_equal", city.statement_equal,
                                   "stmt_rslt of 3201 and 3202 that means equal (2.10)");
    city.file_as_bytes =
        t.flag("file_as_bytes", city.file_as_bytes, "9101 sends `in` as a list of bytes, not as Base64");
}

void read_questions(ConfigTable& t, CityDialect& city) {
    for (auto& row : t.tables("accumulation", "what a cum_type_code of 5206 means here; others are not told"))
        city.accumulations.push_back(
            {row.required_text("code", "cum_type_code"),
             row.choice("meaning", AccumulationMeaning::deductible_used,
                        {{"deductible_used", AccumulationMeaning::deductible_used},
                         {"fund_paid", AccumulationMeaning::fund_paid}},
                        "what the patient reads; several codes of one meaning are added up")});
    city.spending_transaction =
        t.text("spending_transaction", city.spending_transaction,
               "infno of the local list of settlements (2.11); empty = visits by 5201, without amounts");
    city.visit_med_type =
        t.text("visit_med_type", city.visit_med_type, "care type asked for with 5201 where there is no list");
    for (auto& row : t.tables("area_name", "insured places in words; one that is not named shows its code")) {
        AreaName area{row.required_text("code", "6 digits, or their beginning"), {}};
        area.name.zh = row.required_text("zh", "its name");
        area.name.en = row.text("en", area.name.zh, "its name in English");
        city.areas.push_back(std::move(area));
    }
}

void read_wording(ConfigTable& t, CityDialect& city) {
    city.unknown_words =
        t.texts("unknown_words",
                {"超时", "网络", "系统异常", "系统错误", "系统繁忙", "服务不可用", "连接失败", "连接异常",
                 "timeout", "timed out", "time out", "network", "connection"},
                "an error text naming one of these leaves the outcome unknown (5.1)");
    for (auto& row : t.tables("pattern", "meaning of error texts (5.2), first match wins")) {
        TextPattern pattern;
        pattern.text = row.required_text("text", "part of the error text");
        pattern.transaction = row.text("transaction", "", "infno, ec, or empty = any");
        const auto meaning = row.choice("reason", NamedMeaning{}, meanings(), "what it means");
        pattern.meaning = meaning.meaning;
        pattern.reason = meaning.reason;
        if (pattern.meaning == Meaning::done && pattern.transaction.starts_with("2207"))
            row.problem("reason", "no text can make a settlement done");
        city.patterns.push_back(std::move(pattern));
    }
    for (auto& row : t.tables("alias", "local spellings of reply fields")) {
        const auto official = row.required_text("official", "name in the specification");
        city.aliases[official] = row.texts("seen", {}, "names used here");
    }
}

}  // namespace

CityDialect read_city(ConfigTable& table) {
    CityDialect city;
    city.name = table.text("name", "", "the city, for staff and log");
    read_gateway(table, city);
    read_envelope(table, city);
    read_credentials(table, city);
    read_rules(table, city);
    read_questions(table, city);
    read_wording(table, city);
    const bool asks = city.credential_check != CredentialCheck::none;
    if (asks && city.cainfo == CainfoUse::empty)
        table.problem("cainfo", "must carry the password that credential_check asks for");
    if (city.signature == GatewaySignature::csb && (city.api_name.empty() || city.api_version.empty()))
        table.problem("api_name", "csb needs api_name and api_version");
    return city;
}

Result<CityDialect> load_city(const std::string& path) {
    auto table = TRY(ConfigTable::from_file(path));
    auto city = read_city(table);
    std::string all;
    for (const auto& problem : table.problems()) all += (all.empty() ? "" : "\n") + problem.text();
    if (!all.empty()) return fail(ErrorKind::configuration, all);
    return city;
}

void apply_to(Policy& policy, const CityDialect& city) {
    policy.med_type = city.med_type;
    policy.money_order = city.money_order;
    policy.credential_check = city.credential_check;
    policy.ecode_business_type = city.business_type;
    policy.check_benefit = city.check_benefit;
    policy.care_area = city.area;
    policy.areas = city.areas;
}

}  // namespace kiosk::services
