// What a person may ask about themselves: 5206, 5301, 5304 and this city's list of settlements, all out of
// the books, so that what was settled in this world shows in the next answer.
#include <fmt/format.h>

#include "services/hospital/platform/refusal.h"
#include "services/hospital/platform/transactions.h"

namespace kiosk::hospital {
namespace {

// What the funds have paid beside the basic one, whose yearly sum the account keeps.
Fen other_funds(World& world, const Person& person, const std::string& year) {
    return Fen{world.books.number(
        "SELECT COALESCE(SUM(fund - basic_fund),0) FROM settlements WHERE patient = ? AND state = 'valid' "
        "AND kind = 'settle' AND at >= ?",
        person.id, year + "-01-01")};
}

// A city's filing of somebody insured elsewhere: for the year, at any institution here.
Json filing_of(const Person& person, const InsuredAs& row, const std::string& year) {
    return {{"psn_no", person.psn_no},      {"insutype", row.insutype},  {"out_flag", "1"},
            {"refl_date", year + "-01-05"}, {"reflin_medins_no", ""},    {"reflin_medins_name", ""},
            {"begndate", year + "-01-05"},  {"enddate", year + "-12-31"}};
}

}  // namespace

Json query_accumulations(World& world, const Call& call) {
    const auto& person = person_of(world, call.input.at("data"));
    const auto* covered = person.active();
    Json rows = Json::array();
    const auto year = world.now().date().substr(0, 4);
    if (covered == nullptr) return {{"cuminfo", rows}};
    const auto standing = world.books.row("SELECT * FROM accounts WHERE patient = ?", person.id);
    const auto visits = world.books.number(
        "SELECT COUNT(*) FROM settlements WHERE patient = ? AND state = 'valid' AND kind = 'settle' AND at "
        ">= ?",
        person.id, year + "-01-01");
    const auto add = [&](const std::string& code, Json sum) {
        rows.push_back({{"insutype", covered->insutype},
                        {"year", year},
                        {"cum_ym", year + world.now().date().substr(5, 2)},
                        {"cum_type_code", code},
                        {"cum", std::move(sum)}});
    };
    const bool employee = covered->insutype == "310";
    add("Q0000", amount(Fen{integer_of(standing, "deductible_used")}));
    add(employee ? "D310100" : "D390100", amount(Fen{integer_of(standing, "fund_used")}));
    if (const auto more = other_funds(world, person, year); more.is_positive())
        add(employee ? "D320100" : "D610100", amount(more));
    add("C0000", decimal(fmt::format("{}.00", visits)));
    add("C0000_BIZ11", decimal(fmt::format("{}.00", visits)));
    return {{"cuminfo", rows}};
}

Json query_disease_filings(World& world, const Call& call) {
    const auto& person = person_of(world, call.input.at("data"));
    Json rows = Json::array();
    for (const auto& filed : person.diseases)
        rows.push_back({{"psn_no", person.psn_no},
                        {"opsp_dise_code", filed.code},
                        {"opsp_dise_name", filed.name},
                        {"begndate", filed.since},
                        {"enddate", filed.until}});
    return {{"feedetail", rows}};
}

Json query_filings(World& world, const Call& call) {
    const auto& person = person_of(world, call.input.at("data"));
    const auto* covered = person.active();
    Json rows = Json::array();
    const bool elsewhere = covered != nullptr && !covered->area.starts_with("99");
    if (elsewhere && person.filed)
        rows.push_back(filing_of(person, *covered, world.now().date().substr(0, 4)));
    return {{"refmedin", rows}};
}

Json list_settlements(World& world, const Call& call) {
    refuse_if(world.books.setting("settlement_list") == "off", "交易编号不存在");
    const auto& data = call.input.at("data");
    const auto& person = person_of(world, data);
    Json rows = Json::array();
    for (const auto& settled : world.books.rows(
             "SELECT * FROM settlements WHERE patient = ? AND kind = 'settle' AND state = 'valid' AND at >= "
             "? AND at <= ? ORDER BY at",
             person.id, text_of(data, "begntime"), text_of(data, "endtime")))
        rows.push_back({{"setl_id", settled["setl_id"]},
                        {"mdtrt_id", settled["mdtrt_id"]},
                        {"psn_no", person.psn_no},
                        {"insutype", settled["insutype"]},
                        {"setl_time", settled["at"]},
                        {"fixmedins_name", "示例市第一医院"},
                        {"medfee_sumamt", amount(Fen{integer_of(settled, "total")})},
                        {"fund_pay_sumamt", amount(Fen{integer_of(settled, "fund")})},
                        {"acct_pay", amount(Fen{integer_of(settled, "account")})},
                        {"acct_mulaid_pay", amount(Fen{integer_of(settled, "mutual_aid")})},
                        {"cash_payamt", amount(Fen{integer_of(settled, "own")})}});
    return {{"setlinfo", rows}};
}

}  // namespace kiosk::hospital
