// The day's statement: 3201 compares sums, 3202 compares an uploaded file line by line, 9101 and 9102 carry
// the files. All of it is about the whole institution; which settlements count is told in ERRORS.md.
#include <fmt/format.h>

#include <charconv>
#include <set>
#include <unordered_map>

#include "services/hospital/archive.h"
#include "services/hospital/crypto.h"
#include "services/hospital/platform/refusal.h"
#include "services/hospital/platform/transactions.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t file_valid_ms = 24 * 3'600'000;

struct Line {
    std::string setl_id, mdtrt_id, psn_no;
    Fen total, fund, account;
};

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::size_t begin = 0;
    for (std::size_t tab = 0; (tab = line.find('\t', begin)) != std::string::npos; begin = tab + 1)
        cells.push_back(line.substr(begin, tab - begin));
    cells.push_back(line.substr(begin));
    return cells;
}

Fen yuan(const std::string& cell, int number) {
    const auto fen = Fen::parse_yuan(cell);
    if (!fen) refuse(fmt::format("对账文件第{}行金额格式错误", number));
    return *fen;
}

// setl_id, mdtrt_id, psn_no, medfee_sumamt, fund_pay_sumamt, acct_pay, refd_setl_flag; no header.
std::vector<Line> lines_of(const std::string& text) {
    std::vector<Line> lines;
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto cells = cells_of(text.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (cells.size() != 7) refuse(fmt::format("对账文件第{}行应为7列", number));
        if (cells[6] != "0" && cells[6] != "1") refuse(fmt::format("对账文件第{}行退费标志错误", number));
        lines.push_back({cells[0], cells[1], cells[2], yuan(cells[3], number), yuan(cells[4], number),
                         yuan(cells[5], number)});
    }
    return lines;
}

std::string keep_file(World& world, const std::string& name, const std::string& bytes) {
    const auto number = fmt::format("99F{}{:08}", world.now().compact(), world.books.next("file"));
    world.books.run("INSERT INTO files VALUES(?,?,?,?)", number, name, base64(bytes),
                    world.now().unix_ms + file_valid_ms);
    return number;
}

Json file_info(World& world, const std::string& number, const std::string& name) {
    return {{"file_qury_no", number},
            {"filename", name},
            {"dld_endtime", (world.now() + Millis{file_valid_ms}).date_time()}};
}

Json kept_file(World& world, const std::string& number) {
    auto file = world.books.row("SELECT * FROM files WHERE number = ?", number);
    refuse_if(file.is_null(), "文件查询号不存在");
    refuse_if(integer_of(file, "ends_ms") < world.now().unix_ms, "文件已过下载截止日期");
    return file;
}

void check_span(const Json& data) {
    refuse_if(text_of(data, "stmt_begndate") > text_of(data, "stmt_enddate"), "对账起止日期错误");
}

struct Sums {
    std::int64_t count = 0;
    Fen total, fund, account;
};

Sums sums_at_centre(World& world, const Json& data) {
    // Refunds count as negative lines only where they are asked for; else a cancelled pair is no line at all.
    const bool gross = text_of(data, "refd_setl_flag") == "1";
    const auto row = world.books.row(
        gross
            ? "SELECT COUNT(*) AS n, COALESCE(SUM(total),0) AS total, COALESCE(SUM(fund),0) AS fund, "
              "COALESCE(SUM(account),0) AS account FROM settlements WHERE state IN ('valid','cancelled') AND "
              "insutype = ? AND clr_type = ? AND optins = ? AND substr(at,1,10) BETWEEN ? AND ?"
            : "SELECT COUNT(*) AS n, COALESCE(SUM(total),0) AS total, COALESCE(SUM(fund),0) AS fund, "
              "COALESCE(SUM(account),0) AS account FROM settlements WHERE state = 'valid' AND kind = "
              "'settle' "
              "AND insutype = ? AND clr_type = ? AND optins = ? AND substr(at,1,10) BETWEEN ? AND ?",
        text_of(data, "insutype"), text_of(data, "clr_type"), text_of(data, "setl_optins"),
        text_of(data, "stmt_begndate"), text_of(data, "stmt_enddate"));
    return {integer_of(row, "n"), Fen{integer_of(row, "total")}, Fen{integer_of(row, "fund")},
            Fen{integer_of(row, "account")}};
}

std::string result_line(const Json& centre, const Line* line, const char* verdict, const char* refunded,
                        const char* memo) {
    if (centre.is_null())
        return fmt::format("{}\t{}\t{}\t\t{}\t{}\t{}\t\t\t\n", line->psn_no, line->mdtrt_id, line->setl_id,
                           verdict, refunded, memo);
    const auto fen = [&](const char* key) { return Fen{integer_of(centre, key)}.yuan(); };
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", text_of(centre, "psn_no"),
                       text_of(centre, "mdtrt_id"), text_of(centre, "setl_id"), text_of(centre, "msgid"),
                       verdict, refunded, memo, fen("total"), fen("fund"), fen("account"));
}

// Every uploaded line and every settlement that no line names, with the centre's verdict.
std::string compared(World& world, const Json& data, const std::vector<Line>& lines) {
    std::unordered_map<std::string, Json> here;
    const auto settlements = world.books.rows(
        "SELECT setl_id, mdtrt_id, psn_no, msgid, state, total, fund, account FROM settlements WHERE kind = "
        "'settle' AND optins = ? AND (? = '' OR clr_type = ?) AND substr(at,1,10) BETWEEN ? AND ? ORDER BY "
        "rowid",
        text_of(data, "setl_optins"), text_of(data, "clr_type"), text_of(data, "clr_type"),
        text_of(data, "stmt_begndate"), text_of(data, "stmt_enddate"));
    for (const auto& row : settlements) here[text_of(row, "setl_id")] = row;
    std::string result;
    std::set<std::string> named;
    for (const auto& line : lines) {
        const auto found = here.find(line.setl_id);
        const bool stands = found != here.end() && text_of(found->second, "state") == "valid";
        if (!named.insert(line.setl_id).second) {
            result += result_line(nullptr, &line, "2", "0", "重复上传");
        } else if (!stands) {
            const bool refunded = found != here.end() && text_of(found->second, "state") == "cancelled";
            result += result_line(nullptr, &line, "2", refunded ? "1" : "0",
                                  refunded ? "中心已撤销" : "中心无此结算");
        } else {
            const auto& row = found->second;
            const bool same =
                text_of(row, "mdtrt_id") == line.mdtrt_id && text_of(row, "psn_no") == line.psn_no &&
                Fen{integer_of(row, "total")} == line.total && Fen{integer_of(row, "fund")} == line.fund &&
                Fen{integer_of(row, "account")} == line.account;
            result += result_line(row, &line, same ? "0" : "3", "0", same ? "" : "信息或金额不一致");
        }
    }
    for (const auto& row : settlements)
        if (text_of(row, "state") == "valid" && !named.contains(text_of(row, "setl_id")))
            result += result_line(row, nullptr, "1", "0", "医疗机构无此结算");
    return result;
}

}  // namespace

Json compare_totals(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    check_span(data);
    const auto centre = sums_at_centre(world, data);
    const auto count = scaled(data["fixmedins_setl_cnt"], 0).value();
    const bool same = fen_of(data["medfee_sumamt"]) == centre.total &&
                      fen_of(data["fund_pay_sumamt"]) == centre.fund &&
                      fen_of(data["acct_pay"]) == centre.account && count == centre.count;
    const char* verdict = same ? "0" : centre.count > count ? "1" : centre.count < count ? "2" : "3";
    return {{"stmtinfo",
             {{"setl_optins", data["setl_optins"]},
              {"stmt_rslt", verdict},
              {"stmt_rslt_dscr", same ? "对账一致" : fmt::format("对账不平，中心结算{}笔", centre.count)}}}};
}

Json compare_details(World& world, const Call& call) {
    const auto& data = call.input.at("data");
    check_span(data);
    const auto file = kept_file(world, text_of(data, "file_qury_no"));
    const auto text = open_zip(from_base64(text_of(file, "content")).value_or(""));
    refuse_if(!text, "对账文件不是有效的压缩文件");
    const auto lines = lines_of(*text);
    Fen total;
    Fen fund;
    for (const auto& line : lines) {
        total += line.total;
        fund += line.fund;
    }
    const bool fits = fen_of(data["medfee_sumamt"]) == total && fen_of(data["fund_pay_sumamt"]) == fund &&
                      scaled(data["fixmedins_setl_cnt"], 0) == static_cast<std::int64_t>(lines.size());
    refuse_if(!fits, "对账文件与汇总数据不一致");
    const auto name = "result" + world.now().compact() + ".zip";
    const auto number = keep_file(world, name, make_zip("result.txt", compared(world, data, lines)));
    return {{"fileinfo", file_info(world, number, name)}};
}

Json upload_file(World& world, const Call& call) {
    const auto& node = call.input.at("fsUploadIn");
    std::string bytes;
    if (node["in"].is_array()) {
        for (const auto& byte : node["in"]) bytes.push_back(static_cast<char>(byte.get<int>()));
    } else {
        const auto decoded = from_base64(text_of(node, "in"));
        refuse_if(!decoded, "文件内容不是Base64编码");
        bytes = *decoded;
    }
    const auto name = text_of(node, "filename");
    auto info = file_info(world, keep_file(world, name, bytes), name);
    info["fixmedins_code"] = node["fixmedins_code"];
    return info;
}

Json download_file(World& world, const Call& call) {
    const auto& node = call.input.at("fsDownloadIn");
    const auto file = kept_file(world, text_of(node, "file_qury_no"));
    refuse_if(text_of(file, "name") != text_of(node, "filename"), "文件名与文件查询号不一致");
    return from_base64(text_of(file, "content")).value_or("");
}

}  // namespace kiosk::hospital
