// Who is this, and does the insurance pay: 9001, 9002, the e-code front, 1101, 2001.
#include <set>

#include <fmt/format.h>

#include "services/hospital/crypto.h"
#include "services/hospital/electronic_card.h"
#include "services/hospital/phone/codes.h"
#include "services/hospital/platform/fields.h"
#include "services/hospital/platform/refusal.h"
#include "services/hospital/platform/transactions.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t token_valid_ms = 30 * 60'000;

const Json& data_of(const Call& call) { return call.input.at("data"); }

// Which steps a token from each business type opens. A settlement token cannot open a visit; a registration
// token goes the whole way unless the city separates the two ("token_purpose_strict").
bool purpose_fits(World& world, const std::string& purpose, const std::string& infno) {
    if (infno == "1101") return true;
    if (purpose == "01101") {
        const bool settles = infno == "2206" || infno == "2207";
        return !settles || world.books.setting("token_purpose_strict") != "true";
    }
    return purpose == "01301" && infno != "2201";
}

const Person* by_token(World& world, const std::string& token, const std::string& infno) {
    const auto row = world.books.row("SELECT * FROM tokens WHERE token = ?", token);
    refuse_if(row.is_null(), "电子凭证令牌无效，请重新扫码");
    const bool old = world.now().unix_ms - integer_of(row, "issued_ms") > token_valid_ms;
    refuse_if(old, "电子凭证令牌已失效，请重新扫码");
    refuse_if(!purpose_fits(world, text_of(row, "purpose"), infno), "电子凭证令牌业务类型不符，请重新扫码");
    return world.people.by_id(text_of(row, "patient"));
}

// What is wrong with this person's credential, as the table has it.
void refuse_on_demand(const Person& person, const std::string& what) {
    const auto found = person.refusals.find(what);
    if (found != person.refusals.end()) throw Refusal{found->second};
}

const Person* by_card(World& world, const Json& data, bool with_card_sn) {
    const auto* person = world.people.by_card(text_of(data, "mdtrt_cert_no"));
    if (person == nullptr) return nullptr;
    refuse_if(person->card_lost, "该社会保障卡已挂失，不能使用");
    refuse_on_demand(*person, "03");
    const auto card_sn = text_of(data, "card_sn");
    // The electronic card has no chip; its own verifier has just said whose it is.
    refuse_if(with_card_sn && card_sn.empty() && !verified_lately(world, *person),
              "入参[data.card_sn]不能为空");
    refuse_if(!card_sn.empty() && card_sn != person->card_identification, "卡识别码与卡号不匹配");
    return person;
}

const Person* bearer(World& world, const std::string& infno, const Json& data) {
    const auto type = text_of(data, "mdtrt_cert_type");
    const auto number = text_of(data, "mdtrt_cert_no");
    if (type == "01") return by_token(world, number, infno);
    if (type == "03") return by_card(world, data, infno == "1101");
    refuse_if(!is_resident_id(number), "身份证号码校验不通过");
    return world.people.by_id_number(number);
}

Json insurance_row(World& world, const Person& person, const InsuredAs& row) {
    const bool has_account = row.insutype == "310";
    const Fen balance{world.books.number("SELECT account FROM accounts WHERE patient = ?", person.id)};
    return {{"balc", amount(has_account ? balance : Fen{})},
            {"insutype", row.insutype},
            {"psn_type", row.psn_type},
            {"psn_insu_stas", row.status},
            {"psn_insu_date", row.since},
            {"paus_insu_date", row.paused_on.empty() ? Json{} : Json(row.paused_on)},
            {"cvlserv_flag", row.civil_servant ? "1" : "0"},
            {"insuplc_admdvs", row.area},
            {"emp_name", row.employer}};
}

Json e_code_reply(int code, const std::string& message, const Json& form, Json data = nullptr) {
    return {{"code", code},
            {"message", message},
            {"orgId", text_of(form, "orgId")},
            {"extra", nullptr},
            {"data", std::move(data)}};
}

}  // namespace

Json sign_in(World& world, const Call& call) {
    const auto now = world.now();
    const auto sign_no = "990100" + now.compact() + fmt::format("{:010}", world.books.next("sign_no"));
    world.books.run("INSERT INTO sign_ins VALUES(?,?,1)", sign_no,
                    text_of(call.input.at("signIn"), "opter_no"));
    return {{"signinoutb", {{"sign_time", now.date_time()}, {"sign_no", sign_no}}}};
}

Json sign_out(World& world, const Call& call) {
    const auto number = text_of(call.input.at("signOut"), "sign_no");
    const int changed =
        world.books.run("UPDATE sign_ins SET valid = 0 WHERE sign_no = ? AND valid = 1", number);
    refuse_if(changed == 0, "签到流水号无效，请重新签到");
    return {{"signoutoutb", {{"sign_time", world.now().date_time()}}}};
}

Json query_e_code(World& world, const Json& form) {
    const auto data = member(form, "data").is_string() ? Json::parse(text_of(form, "data"), nullptr, false)
                                                       : member(form, "data");
    if (text_of(form, "transType") != "ec.query") return e_code_reply(500101, "transType不支持", form);
    if (text_of(form, "orgId").empty()) return e_code_reply(500102, "入参[orgId]不能为空", form);
    try {
        check_input("ec.query", {{"data", data}});
    } catch (const Refusal& refusal) {
        return e_code_reply(500102, refusal.text, form);
    }
    const auto scanned = text_of(data, "ecQrCode");
    const auto redeemed = redeem_code(world, CodeKind::e_code, scanned);
    switch (redeemed.verdict) {
        case CodeVerdict::wrong_kind:
            return e_code_reply(500159, "请使用医保电子凭证二维码", form);
        case CodeVerdict::unknown:
            return e_code_reply(500160, "医保电子凭证二维码无效", form);
        case CodeVerdict::expired:
            return e_code_reply(500161, "医保电子凭证二维码已过期，请刷新后重试", form);
        case CodeVerdict::used:
            return e_code_reply(500162, "医保电子凭证二维码已使用，请刷新后重试", form);
        case CodeVerdict::good:
            break;
    }
    const auto& person = *redeemed.person;
    if (!person.activated) return e_code_reply(500163, "医保电子凭证未激活", form);
    if (person.e_code_refusal != 0)
        return e_code_reply(person.e_code_refusal, person.refusals.at("ec"), form);
    // Whoever is not insured may still hold a code: it says who they are, and 1101 says that nothing pays.
    const auto area = person.coverage.empty() ? std::string{"990100"} : person.active()->area;
    const auto token = area + "ec" + random_hex(32);
    world.books.run("INSERT INTO tokens VALUES(?,?,?,?)", token, person.id, text_of(data, "businessType"),
                    world.now().unix_ms);
    auto birthday = person.birth_date;
    for (char& c : birthday)
        if (c == '-') c = '.';
    return e_code_reply(0, "成功", form,
                        {{"userName", person.name},
                         {"idNo", person.id_number},
                         {"idType", "01"},
                         {"ecToken", token},
                         {"insuOrg", area},
                         {"ecIndexNo", "0000" + person.id + "DEMO"},
                         {"ecQrCode", scanned},
                         {"gender", person.gender == "male" ? "1" : "2"},
                         {"birthday", birthday},
                         {"nationality", "01"},
                         {"email", nullptr},
                         {"chnlId", "DEMO"},
                         {"authNo", nullptr},
                         {"extra", nullptr}});
}

Json query_person(World& world, const Call& call) {
    const auto& data = data_of(call);
    const auto* person = bearer(world, "1101", data);
    refuse_if(person == nullptr, "该人员基本信息为空");
    refuse_if(person->coverage.empty(), "该参保人的参保信息为空");
    refuse_on_demand(*person, "1101");
    const auto name = text_of(data, "psn_name");
    const auto number = text_of(data, "certno");
    refuse_if((!name.empty() && name != person->name) || (!number.empty() && number != person->id_number),
              "姓名或证件号码与参保登记信息不一致");
    const auto now = world.now();
    Json rows = Json::array();
    for (const auto& row : person->coverage) rows.push_back(insurance_row(world, *person, row));
    const Json local{{"inhosp_stas", person->inpatient_now ? "1" : "0"},
                     {"trt_chk_rslt", person->inpatient_now ? "该参保人正在住院，不能办理门诊业务" : ""}};
    return {{"baseinfo",
             {{"psn_no", person->psn_no},
              {"psn_cert_type", "01"},
              {"certno", person->id_number},
              {"psn_name", person->name},
              {"gend", person->gender == "male" ? "1" : "2"},
              {"naty", "01"},
              {"brdy", person->birth_date},
              {"age", decimal(std::to_string(person->age(now)) + ".0")},
              {"exp_content", local.dump()}}},
            {"insuinfo", rows},
            {"idetinfo", Json::array()}};
}

std::string benefit_refusal(const Person& person, const std::string& insutype, CivilTime now) {
    const auto* row = person.covered_as(insutype);
    if (row == nullptr) return "未查询到该险种的参保信息";
    if (row->status == "2") return "该参保人已暂停参保，不能享受医保待遇";
    if (row->status == "4") return "该参保人已终止参保，不能享受医保待遇";
    if (row->status != "1") return "该参保人未参保";
    if (person.inpatient_now) return "该参保人正在住院，不能办理门诊业务";
    if (!row->waiting_until.empty() && now.date() < row->waiting_until)
        return "该参保人处于待遇等待期，" + row->waiting_until + "后享受待遇";
    if (!row->area.starts_with("99") && !person.filed) return "该参保人未办理异地就医备案";
    return {};
}

Json check_benefit(World& world, const Call& call) {
    const auto& data = data_of(call);
    const auto& person = person_of(world, data);
    const auto reason = benefit_refusal(person, text_of(data, "insutype"), world.now());
    check_disease(person, text_of(data, "med_type"), text_of(data, "dise_codg"), world.now());
    const auto year = world.now().date().substr(0, 4);
    return {{"trtinfo", Json::array({Json{{"psn_no", person.psn_no},
                                          {"trt_chk_type", "01"},
                                          {"fund_pay_type", text_of(data, "insutype") + "100"},
                                          {"trt_enjymnt_flag", reason.empty() ? "1" : "0"},
                                          {"begndate", year + "-01-01"},
                                          {"enddate", year + "-12-31"},
                                          {"trt_chk_rslt", reason}}})}};
}

void check_disease(const Person& person, const std::string& med_type, const std::string& disease,
                   CivilTime now) {
    if (!med_type.starts_with("14")) return;
    refuse_if(disease.empty(), "慢特病就诊必须填写病种编码");
    const auto day = now.date();
    for (const auto& filed : person.diseases)
        if (filed.code == disease && filed.since <= day && day <= filed.until) return;
    refuse("该参保人未办理该病种的门诊慢特病备案");
}

const Person& person_of(World& world, const Json& data) {
    const auto* person = world.people.by_psn_no(text_of(data, "psn_no"));
    refuse_if(person == nullptr, "人员编号不存在");
    return *person;
}

void check_credential(World& world, const Call& call, const Json& data, const Person& person) {
    const auto* shown = bearer(world, call.infno, data);
    refuse_if(shown != &person, "就诊凭证与人员编号不一致");
}

}  // namespace kiosk::hospital
