// Where money moves: 2206 shows the division, 2207 makes it true, 2208 takes it back, 2601 takes back a
// message. Every settlement in the books keeps what it did to the person's accounts, so that undoing is
// exact.
#include <fmt/format.h>

#include "services/hospital/platform/policy.h"
#include "services/hospital/platform/refusal.h"
#include "services/hospital/platform/transactions.h"

namespace kiosk::hospital {
namespace {

constexpr int hospital_level = 3;

struct Prepared {
    const Person* person = nullptr;
    const InsuredAs* coverage = nullptr;
    Json visit;
    std::string batch;
    Bill bill;
    Division division;
    bool deductible_by_year = true;
};

Bill bill_of(World& world, const std::string& mdtrt_id, const std::string& batch) {
    const auto sums = world.books.row(
        "SELECT COUNT(*) AS lines, COALESCE(SUM(total),0) AS total, COALESCE(SUM(outside),0) AS outside, "
        "COALESCE(SUM(over_limit),0) AS over_limit, COALESCE(SUM(first_borne),0) AS first_borne, "
        "COALESCE(SUM(in_scope),0) AS in_scope FROM fee_lines WHERE mdtrt_id = ? AND chrg_bchno = ? AND "
        "setl_id = ''",
        mdtrt_id, batch);
    refuse_if(integer_of(sums, "lines") == 0, "该批次没有未结算的费用明细");
    return {Fen{integer_of(sums, "total")}, Fen{integer_of(sums, "outside")},
            Fen{integer_of(sums, "over_limit")}, Fen{integer_of(sums, "first_borne")},
            Fen{integer_of(sums, "in_scope")}};
}

Fen aid_available(World& world, const Person& person) {
    return Fen{world.books.number("SELECT account FROM accounts WHERE patient = ?", person.mutual_aid_from)};
}

Standing standing_of(World& world, const Person& person, const InsuredAs& coverage, bool use_account) {
    const auto row = world.books.row("SELECT * FROM accounts WHERE patient = ?", person.id);
    return {.deductible_used = Fen{integer_of(row, "deductible_used")},
            .fund_used = Fen{integer_of(row, "fund_used")},
            .account = coverage.insutype == "310" ? Fen{integer_of(row, "account")} : Fen{},
            .mutual_aid = aid_available(world, person),
            .use_account = use_account,
            .civil_servant = coverage.civil_servant,
            .assistance_percent = person.assistance_percent,
            .age = person.age(world.now())};
}

// The checks and the calculation that 2206 and 2207 share.
Prepared prepare(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    Prepared out;
    out.person = &person_of(world, data);
    check_credential(world, call, data, *out.person);
    out.visit = visit_of(world, data);
    out.batch = text_of(data, "chrg_bchno");
    const auto insutype = text_of(data, "insutype");
    refuse_if(insutype != text_of(out.visit, "insutype"), "险种类型与就诊登记不一致");
    refuse_if(text_of(out.visit, "med_type").empty(), "请先上传就诊信息");
    refuse_if(text_of(out.visit, "med_type") != text_of(data, "med_type"), "医疗类别与就诊信息不一致");
    if (auto reason = benefit_refusal(*out.person, insutype, world.now()); !reason.empty())
        refuse(std::move(reason));
    refuse_if(world.books.number("SELECT COUNT(*) FROM fee_lines WHERE mdtrt_id = ? AND chrg_bchno = ? AND "
                                 "setl_id <> ''",
                                 text_of(out.visit, "mdtrt_id"), out.batch) > 0,
              "该批次费用已结算，请勿重复结算");
    out.bill = bill_of(world, text_of(out.visit, "mdtrt_id"), out.batch);
    refuse_if(fen_of(data["medfee_sumamt"]) != out.bill.total, "医疗费总额与上传明细合计不一致");
    out.coverage = out.person->covered_as(insutype);
    const auto* policy =
        find_policy(insutype, out.coverage->psn_type, text_of(data, "med_type"), hospital_level);
    refuse_if(policy == nullptr, "未查询到待遇政策");
    out.deductible_by_year = policy->deductible_by_year;
    out.division =
        divide(*policy, out.bill,
               standing_of(world, *out.person, *out.coverage, text_of(data, "acct_used_flag") == "1"));
    return out;
}

Json person_echo(World& world, const Call& call, const Prepared& prepared) {
    const auto& person = *prepared.person;
    const auto& data = call.input.at("data");
    return {{"mdtrt_id", data["mdtrt_id"]},
            {"psn_no", person.psn_no},
            {"psn_name", person.name},
            {"psn_cert_type", "01"},
            {"certno", person.id_number},
            {"gend", person.gender == "male" ? "1" : "2"},
            {"naty", "01"},
            {"brdy", person.birth_date},
            {"age", decimal(std::to_string(person.age(world.now())) + ".0")},
            {"insutype", data["insutype"]},
            {"psn_type", prepared.coverage->psn_type},
            {"cvlserv_flag", prepared.coverage->civil_servant ? "1" : "0"},
            {"mdtrt_cert_type", data["mdtrt_cert_type"]},
            {"med_type", data["med_type"]},
            {"medins_setl_id", call.msgid}};
}

// `sign` is -1 for the record of a refund.
Json amounts(const Bill& bill, const Division& division, bool employee, int sign) {
    const auto signed_amount = [sign](Fen fen) { return amount(fen * sign); };
    return {{"medfee_sumamt", signed_amount(bill.total)},
            {"fulamt_ownpay_amt", signed_amount(bill.outside)},
            {"overlmt_selfpay", signed_amount(bill.over_limit)},
            {"preselfpay_amt", signed_amount(bill.first_borne)},
            {"inscp_scp_amt", signed_amount(bill.in_scope)},
            {"act_pay_dedc", signed_amount(division.deductible)},
            {"hifp_pay", signed_amount(division.basic_fund)},
            {"pool_prop_selfpay",
             decimal(fmt::format("{}.{:02}00", division.fund_percent / 100, division.fund_percent % 100))},
            {"cvlserv_pay", signed_amount(division.civil_servant)},
            {"hifes_pay", amount(Fen{})},
            {"hifmi_pay", signed_amount(employee ? Fen{} : division.large_amount)},
            {"hifob_pay", signed_amount(employee ? division.large_amount : Fen{})},
            {"maf_pay", signed_amount(division.assistance)},
            {"oth_pay", amount(Fen{})},
            {"fund_pay_sumamt", signed_amount(division.fund)},
            {"psn_part_amt", signed_amount(division.person)},
            {"acct_pay", signed_amount(division.account)},
            {"psn_cash_pay", signed_amount(division.own)},
            {"hosp_part_amt", signed_amount(division.hospital)},
            {"balc", amount(division.account_after)},
            {"acct_mulaid_pay", signed_amount(division.mutual_aid)}};
}

Json fund_rows(const Bill& bill, const Division& division, bool employee, int sign) {
    Json rows = Json::array();
    const auto add = [&](const char* type, const char* name, Fen paid) {
        if (!paid.is_zero())
            rows.push_back({{"fund_pay_type", type},
                            {"fund_pay_type_name", name},
                            {"inscp_scp_amt", amount(bill.in_scope * sign)},
                            {"crt_payb_lmt_amt", nullptr},
                            {"fund_payamt", amount(paid * sign)},
                            {"setl_proc_info", nullptr}});
    };
    add(employee ? "310100" : "390100",
        employee ? "职工基本医疗保险统筹基金" : "城乡居民基本医疗保险统筹基金", division.basic_fund);
    add(employee ? "330100" : "390200", employee ? "职工大额医疗费用补助基金" : "城乡居民大病保险基金",
        division.large_amount);
    add("320100", "公务员医疗补助基金", division.civil_servant);
    add("610100", "医疗救助基金", division.assistance);
    add("310200", "职工基本医疗保险个人账户基金", division.account);
    return rows;
}

Json output_of(World& world, const Call& call, const Prepared& prepared, const std::string& setl_id) {
    const bool employee = prepared.coverage->insutype == "310";
    Json info = person_echo(world, call, prepared);
    info.update(amounts(prepared.bill, prepared.division, employee, 1));
    const bool settled = !setl_id.empty();
    info["setl_id"] = setl_id;
    info["setl_time"] = settled ? world.now().date_time() : "";
    info["clr_optins"] = settled ? prepared.coverage->area : "";
    info["clr_way"] = settled ? "1" : "";
    info["clr_type"] = "11";
    return {{"setlinfo", info}, {"setldetail", fund_rows(prepared.bill, prepared.division, employee, 1)}};
}

// Takes out of (sign 1) or puts back into (sign -1) the accounts what a settlement moved.
void move_accounts(World& world, const Json& settlement, int sign) {
    const auto fen = [&](const char* key) { return integer_of(settlement, key) * sign; };
    world.books.run(
        "UPDATE accounts SET account = account - ?, deductible_used = deductible_used + ?, "
        "fund_used = fund_used + ? WHERE patient = ?",
        fen("account") - fen("mutual_aid"), fen("deductible"), fen("basic_fund"),
        text_of(settlement, "patient"));
    world.books.run("UPDATE accounts SET account = account - ? WHERE patient = ?", fen("mutual_aid"),
                    text_of(settlement, "aid_from"));
}

void book(World& world, const Call& call, const Prepared& prepared, const std::string& setl_id,
          const Json& output) {
    const auto& division = prepared.division;
    const auto mdtrt_id = text_of(prepared.visit, "mdtrt_id");
    world.books.run(
        "INSERT INTO settlements(setl_id, mdtrt_id, psn_no, patient, chrg_bchno, msgid, kind, state, "
        "insutype, "
        "clr_type, opter, total, fund, account, mutual_aid, own, hospital, deductible, basic_fund, aid_from, "
        "at, "
        "output, optins) VALUES(?,?,?,?,?,?,'settle','valid',?,'11',?,?,?,?,?,?,?,?,?,?,?,?,?)",
        setl_id, mdtrt_id, prepared.person->psn_no, prepared.person->id, prepared.batch, call.msgid,
        prepared.coverage->insutype, call.opter, prepared.bill.total, division.fund, division.account,
        division.mutual_aid, division.own, division.hospital,
        prepared.deductible_by_year ? division.deductible : Fen{}, division.basic_fund,
        prepared.person->mutual_aid_from, world.now().date_time(), output.dump(), prepared.coverage->area);
    world.books.run("UPDATE fee_lines SET setl_id = ? WHERE mdtrt_id = ? AND chrg_bchno = ?", setl_id,
                    mdtrt_id, prepared.batch);
    move_accounts(world, world.books.row("SELECT * FROM settlements WHERE setl_id = ?", setl_id), 1);
}

Json terms_of(const Bill& bill) {
    return {bill.outside.fen(), bill.over_limit.fen(), bill.first_borne.fen(), bill.in_scope.fen()};
}

// The policy changed between showing and settling: one yuan less from the fund, one more from the patient.
void change_policy(Division& division) {
    const Fen less = std::min(Fen{100}, division.basic_fund);
    division.basic_fund -= less;
    division.fund -= less;
    division.person += less;
    division.own += less;
}

std::string new_setl_id(World& world) { return fmt::format("99000002{:08}", world.books.next("setl_id")); }

// A settlement is gone: the accounts get back what it took and its lines are open again.
void take_back(World& world, const Json& settlement, const char* state) {
    world.books.run("UPDATE settlements SET state = ? WHERE setl_id = ?", state,
                    text_of(settlement, "setl_id"));
    world.books.run("UPDATE fee_lines SET setl_id = '' WHERE setl_id = ?", text_of(settlement, "setl_id"));
    move_accounts(world, settlement, -1);
}

// Every amount of a booked output with the opposite sign.
Json negated(const Json& value, const std::string& key = "") {
    if (value.is_object() || value.is_array()) {
        Json out = value;
        for (auto& [name, part] : out.items()) part = negated(part, value.is_object() ? name : key);
        return out;
    }
    const bool is_amount = value.is_string() && text_of({{"v", value}}, "v").starts_with('\x01');
    if (!is_amount || key == "balc" || key == "age" || key == "pool_prop_selfpay") return value;
    return amount(Fen{} - fen_of_text(value.get<std::string>().substr(1)));
}

Json reverse_settlement(World& world, const Json& settlement) {
    refuse_if(text_of(settlement, "state") == "cancelled", "该笔结算已撤销，请勿重复办理");
    refuse_if(text_of(settlement, "state") != "valid", "未查询到原交易记录");
    take_back(world, settlement, "reversed");
    return nullptr;
}

// Undoing an undo: the settlement stands again, if the account can still carry it.
Json reverse_cancellation(World& world, const Json& refund) {
    refuse_if(text_of(refund, "state") != "valid", "未查询到原交易记录");
    const auto original =
        world.books.row("SELECT * FROM settlements WHERE setl_id = ?", text_of(refund, "refers_to"));
    const auto balance =
        world.books.number("SELECT account FROM accounts WHERE patient = ?", text_of(original, "patient"));
    const auto needed = integer_of(original, "account") - integer_of(original, "mutual_aid");
    refuse_if(balance < needed, "个人账户余额不足，不能冲正");
    const auto lines = world.books.run(
        "UPDATE fee_lines SET setl_id = ? WHERE mdtrt_id = ? AND chrg_bchno = ?",
        text_of(original, "setl_id"), text_of(original, "mdtrt_id"), text_of(original, "chrg_bchno"));
    refuse_if(lines == 0, "费用明细已撤销，不能冲正");
    world.books.run("UPDATE settlements SET state = 'reversed' WHERE setl_id = ?",
                    text_of(refund, "setl_id"));
    world.books.run("UPDATE settlements SET state = 'valid' WHERE setl_id = ?", text_of(original, "setl_id"));
    move_accounts(world, original, 1);
    return nullptr;
}

}  // namespace

Json presettle(World& world, const Call& call) {
    const auto prepared = prepare(world, call);
    world.books.run(
        "INSERT INTO presettlements VALUES(?,?,?) ON CONFLICT DO UPDATE SET terms = excluded.terms",
        text_of(prepared.visit, "mdtrt_id"), prepared.batch, terms_of(prepared.bill).dump());
    return output_of(world, call, prepared, "");
}

Json settle(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    refuse_if(world.books.setting("password_required") == "true" && call.cainfo.empty(),
              "请输入医保电子凭证或社会保障卡密码");
    auto prepared = prepare(world, call);
    const auto shown =
        world.books.row("SELECT terms FROM presettlements WHERE mdtrt_id = ? AND chrg_bchno = ?",
                        text_of(prepared.visit, "mdtrt_id"), prepared.batch);
    refuse_if(shown.is_null(), "请先进行预结算");
    const Json sent{scaled(data["fulamt_ownpay_amt"], 2).value(), scaled(data["overlmt_selfpay"], 2).value(),
                    scaled(data["preselfpay_amt"], 2).value(), scaled(data["inscp_scp_amt"], 2).value()};
    refuse_if(sent.dump() != text_of(shown, "terms") || sent != terms_of(prepared.bill),
              "结算金额与预结算结果不一致，请重新预结算");
    if (world.books.use_up("policy_change_after_2206")) change_policy(prepared.division);
    const auto setl_id = new_setl_id(world);
    const auto output = output_of(world, call, prepared, setl_id);
    book(world, call, prepared, setl_id, output);
    return output;
}

Json cancel_settlement(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    const auto settlement = world.books.row(
        "SELECT * FROM settlements WHERE setl_id = ? AND mdtrt_id = ? AND psn_no = ? AND kind = 'settle'",
        text_of(data, "setl_id"), text_of(data, "mdtrt_id"), text_of(data, "psn_no"));
    refuse_if(settlement.is_null() || text_of(settlement, "state") == "reversed", "未查询到该笔结算信息");
    refuse_if(text_of(settlement, "state") == "cancelled", "该笔结算已撤销，请勿重复办理");
    take_back(world, settlement, "cancelled");
    const auto setl_id = new_setl_id(world);
    auto output = negated(Json::parse(text_of(settlement, "output")));
    const Fen balance{
        world.books.number("SELECT account FROM accounts WHERE patient = ?", text_of(settlement, "patient"))};
    auto& info = output["setlinfo"];
    info["setl_id"] = setl_id;
    info["setl_time"] = world.now().date_time();
    info["medins_setl_id"] = call.msgid;
    info["balc"] = amount(text_of(settlement, "insutype") == "310" ? balance : Fen{});
    world.books.run(
        "INSERT INTO settlements(setl_id, mdtrt_id, psn_no, patient, chrg_bchno, msgid, kind, state, "
        "refers_to, "
        "insutype, clr_type, opter, total, fund, account, mutual_aid, own, hospital, deductible, basic_fund, "
        "aid_from, "
        "at, output, optins) SELECT ?, mdtrt_id, psn_no, patient, chrg_bchno, ?, 'refund', 'valid', setl_id, "
        "insutype, "
        "clr_type, ?, -total, -fund, -account, -mutual_aid, -own, -hospital, -deductible, -basic_fund, "
        "aid_from, ?, ?, optins "
        "FROM settlements WHERE setl_id = ?",
        setl_id, call.msgid, call.opter, world.now().date_time(), output.dump(),
        text_of(settlement, "setl_id"));
    return output;
}

Json reverse_message(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    const auto infno = text_of(data, "oinfno");
    refuse_if(infno != "2207" && infno != "2208", "该交易不支持冲正");
    const auto record = world.books.row(
        "SELECT * FROM settlements WHERE msgid = ? AND psn_no = ? AND kind = ?", text_of(data, "omsgid"),
        text_of(data, "psn_no"), infno == "2207" ? "settle" : "refund");
    const bool gone = record.is_null() || text_of(record, "state") == "reversed";
    if (gone && world.books.setting("reversal_of_unseen") == "ok") return nullptr;
    refuse_if(gone, "未查询到原交易记录");
    return infno == "2207" ? reverse_settlement(world, record) : reverse_cancellation(world, record);
}

}  // namespace kiosk::hospital
