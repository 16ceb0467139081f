// From an opened visit to its uploaded fees and back: 2201 to 2205.
#include <set>

#include <fmt/format.h>

#include "services/hospital/data/tables.h"
#include "services/hospital/platform/catalogue.h"
#include "services/hospital/platform/refusal.h"
#include "services/hospital/platform/transactions.h"

namespace kiosk::hospital {
namespace {

constexpr std::size_t lines_per_call_max = 100;

// What transaction 3401 would have uploaded: departments with their specialty, and all doctors.
struct Filed {
    std::map<std::string, std::string> specialty_of_department;
    std::set<std::string> doctors;
};

const Filed& filed() {
    static const auto known = [] {
        Filed read;
        const auto clinic = data::read(data::clinic_json);
        for (const auto& department : clinic["departments"]) {
            read.specialty_of_department[text_of(department, "code")] = text_of(department, "caty");
            read.doctors.insert(text_of(department["general"], "code"));
            for (const auto& doctor : department["doctors"]) read.doctors.insert(text_of(doctor, "code"));
        }
        return read;
    }();
    return known;
}

void check_place(const Json& data) {
    const auto found = filed().specialty_of_department.find(text_of(data, "dept_code"));
    refuse_if(found == filed().specialty_of_department.end(), "科室编码未备案");
    refuse_if(found->second != text_of(data, "caty"), "科别与科室备案信息不一致");
    refuse_if(!filed().doctors.contains(text_of(data, "atddr_no")), "医师编码未备案");
}

// Quantity times price must be the line's total, rounded half up to fen.
bool adds_up(const Json& line) {
    const auto total = *scaled(line["det_item_fee_sumamt"], 2);
    const auto product = *scaled(line["cnt"], 4) * *scaled(line["pric"], 6);  // 10^-10 yuan
    return total > 0 && (product + 50'000'000) / 100'000'000 == total;
}

void upload_line(World& world, const Json& line, const Json& visit, const std::string& batch) {
    const auto number = text_of(line, "feedetl_sn");
    const auto* item = find_item(text_of(line, "med_list_codg"));
    if (item == nullptr) refuse(fmt::format("医保目录编码[{}]不存在", text_of(line, "med_list_codg")));
    if (!adds_up(line)) refuse(fmt::format("明细[{}]的金额与单价、数量不符", number));
    if (text_of(line, "mdtrt_id") != text_of(visit, "mdtrt_id") ||
        text_of(line, "psn_no") != text_of(visit, "psn_no") || text_of(line, "chrg_bchno") != batch)
        refuse("同一批次的费用明细必须属于同一次就诊");
    refuse_if(!filed().specialty_of_department.contains(text_of(line, "bilg_dept_codg")), "科室编码未备案");
    const auto bill =
        divide_line(*item, Fen{*scaled(line["det_item_fee_sumamt"], 2)}, *scaled(line["cnt"], 4));
    const auto inserted = world.books.run("INSERT OR IGNORE INTO fee_lines VALUES(?,?,?,?,?,?,?,?,?,'')",
                                          text_of(line, "mdtrt_id"), batch, number, item->code, bill.total,
                                          bill.outside, bill.over_limit, bill.first_borne, bill.in_scope);
    if (inserted == 0) refuse(fmt::format("费用明细流水号[{}]重复", number));
}

Json line_result(const Json& line) {
    const auto& item = *find_item(text_of(line, "med_list_codg"));
    const auto bill =
        divide_line(item, Fen{*scaled(line["det_item_fee_sumamt"], 2)}, *scaled(line["cnt"], 4));
    return {{"feedetl_sn", line["feedetl_sn"]},
            {"det_item_fee_sumamt", amount(bill.total)},
            {"cnt", line["cnt"]},
            {"pric", line["pric"]},
            {"pric_uplmt_amt", decimal(item.ceiling ? item.ceiling->yuan() + "0000" : "999999.000000")},
            {"selfpay_prop", decimal(fmt::format("{}.{:02}00", item.first_borne_percent / 100,
                                                 item.first_borne_percent % 100))},
            {"fulamt_ownpay_amt", amount(bill.outside)},
            {"overlmt_amt", amount(bill.over_limit)},
            {"preselfpay_amt", amount(bill.first_borne)},
            {"inscp_scp_amt", amount(bill.in_scope)},
            {"chrgitm_lv", item.level},
            {"med_chrgitm_type", "01"},
            {"bas_medn_flag", "0"},
            {"hi_nego_drug_flag", "0"},
            {"chld_medc_flag", "0"},
            {"list_sp_item_flag", "0"},
            {"lmt_used_flag", "0"},
            {"drt_reim_flag", "0"},
            {"memo", nullptr}};
}

}  // namespace

Json visit_of(World& world, const Json& data) {
    const auto visit = world.books.row("SELECT * FROM visits WHERE mdtrt_id = ? AND psn_no = ?",
                                       text_of(data, "mdtrt_id"), text_of(data, "psn_no"));
    refuse_if(visit.is_null(), "未查询到该就诊登记信息");
    refuse_if(text_of(visit, "state") == "cancelled", "该就诊登记已撤销");
    return visit;
}

Json open_visit(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    const auto& person = person_of(world, data);
    check_credential(world, call, data, person);
    check_place(data);
    if (auto reason = benefit_refusal(person, text_of(data, "insutype"), world.now()); !reason.empty())
        refuse(std::move(reason));
    const auto reply = [&](const std::string& id) {
        return Json{{"data",
                     {{"mdtrt_id", id},
                      {"psn_no", person.psn_no},
                      {"ipt_otp_no", data["ipt_otp_no"]},
                      {"exp_content", nullptr}}}};
    };
    // A repeat under the same visit number finds its own open visit again, unless the city refuses repeats.
    const auto there =
        world.books.row("SELECT * FROM visits WHERE ipt_otp_no = ?", text_of(data, "ipt_otp_no"));
    if (!there.is_null()) {
        const bool same = text_of(there, "psn_no") == person.psn_no && text_of(there, "state") == "open";
        refuse_if(!same || world.books.setting("duplicate_visit") == "refuse",
                  "该门诊号已登记，请勿重复登记");
        return reply(text_of(there, "mdtrt_id"));
    }
    const auto id = fmt::format("99000001{:08}", world.books.next("mdtrt_id"));
    world.books.run(
        "INSERT INTO visits(mdtrt_id, psn_no, patient, ipt_otp_no, insutype, state, opter, dept_code, at) "
        "VALUES(?,?,?,?,?,'open',?,?,?)",
        id, person.psn_no, person.id, text_of(data, "ipt_otp_no"), text_of(data, "insutype"), call.opter,
        text_of(data, "dept_code"), world.now().date_time());
    return reply(id);
}

Json cancel_visit(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    const auto visit = visit_of(world, data);
    const auto id = text_of(visit, "mdtrt_id");
    refuse_if(text_of(visit, "ipt_otp_no") != text_of(data, "ipt_otp_no"), "门诊号与就诊登记不一致");
    refuse_if(
        world.books.number("SELECT COUNT(*) FROM settlements WHERE mdtrt_id = ? AND kind = 'settle' AND "
                           "state = 'valid'",
                           id) > 0,
        "该次就诊存在未撤销的结算，不能撤销登记");
    refuse_if(world.books.number("SELECT COUNT(*) FROM fee_lines WHERE mdtrt_id = ?", id) > 0,
              "该次就诊存在未撤销的费用明细，不能撤销登记");
    world.books.run("UPDATE visits SET state = 'cancelled' WHERE mdtrt_id = ?", id);
    return nullptr;
}

Json list_visits(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    const auto& person = person_of(world, data);
    const auto asked = text_of(data, "mdtrt_id");
    Json rows = Json::array();
    for (const auto& visit : world.books.rows(
             "SELECT * FROM visits WHERE psn_no = ? AND at >= ? AND at <= ? AND state = 'open' ORDER BY at",
             person.psn_no, text_of(data, "begntime"), text_of(data, "endtime"))) {
        // A visit that 2203 has not described yet has no medical type.
        const auto type = text_of(visit, "med_type");
        if (!type.empty() && type != text_of(data, "med_type")) continue;
        if (!asked.empty() && asked != text_of(visit, "mdtrt_id")) continue;
        rows.push_back({{"mdtrt_id", visit["mdtrt_id"]},
                        {"psn_no", person.psn_no},
                        {"insutype", visit["insutype"]},
                        {"med_type", type},
                        {"begntime", visit["at"]},
                        {"ipt_otp_no", visit["ipt_otp_no"]}});
    }
    return {{"mdtrtinfo", rows}};
}

Json describe_visit(World& world, const Call& call) {
    const auto& info = call.input.at("mdtrtinfo");
    const auto visit = visit_of(world, info);
    const auto med_type = text_of(info, "med_type");
    refuse_if(med_type.starts_with('2') || med_type.starts_with("41"), "医疗类别与门诊业务不符");
    check_disease(person_of(world, info), med_type, text_of(info, "dise_codg"), world.now());
    world.books.run("UPDATE visits SET med_type = ? WHERE mdtrt_id = ?", med_type,
                    text_of(visit, "mdtrt_id"));
    return nullptr;
}

Json upload_fees(World& world, const Call& call) {
    const auto& lines = call.input.at("feedetail");
    refuse_if(lines.size() > lines_per_call_max, "单次上传费用明细不能超过100条");
    const auto visit = visit_of(world, lines.front());
    const auto batch = text_of(lines.front(), "chrg_bchno");
    refuse_if(world.books.number("SELECT COUNT(*) FROM fee_lines WHERE mdtrt_id = ? AND chrg_bchno = ? AND "
                                 "setl_id <> ''",
                                 text_of(visit, "mdtrt_id"), batch) > 0,
              "该批次费用已结算，不能再上传明细");
    Json results = Json::array();
    for (const auto& line : lines) {
        refuse_if(text_of(visit, "med_type").starts_with("14") && text_of(line, "dise_codg").empty(),
                  "慢特病费用明细必须填写病种编码");
        upload_line(world, line, visit, batch);
        results.push_back(line_result(line));
    }
    return {{"result", results}};
}

Json cancel_fees(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    const auto id = text_of(visit_of(world, data), "mdtrt_id");
    const auto batch = text_of(data, "chrg_bchno");
    const int removed =
        batch == "0000"
            ? world.books.run("DELETE FROM fee_lines WHERE mdtrt_id = ? AND setl_id = ''", id)
            : world.books.run("DELETE FROM fee_lines WHERE mdtrt_id = ? AND chrg_bchno = ? AND setl_id = ''",
                              id, batch);
    refuse_if(removed == 0, "未查询到任何有效相关的记录");
    world.books.run("DELETE FROM presettlements WHERE mdtrt_id = ?", id);
    return nullptr;
}

}  // namespace kiosk::hospital
