// Members in the order of the specification; every amount from Fen to text and back, never by a double.
#include "services/settlement/statements.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "services/crypto/encode.h"

namespace kiosk::services::settlement {
namespace {

std::string without_end_of_line(std::string line) {
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == by)
            parts.emplace_back();
        else
            parts.back().push_back(c);
    }
    return parts;
}

Result<reconcile::CentreVerdict> verdict_of(const std::string& code, const CityDialect& city) {
    const auto& equal = city.statement_equal;
    if (std::ranges::find(equal, code) != equal.end()) return reconcile::CentreVerdict::equal;
    if (code == "1") return reconcile::CentreVerdict::centre_more;
    if (code == "2") return reconcile::CentreVerdict::books_more;
    if (code == "3") return reconcile::CentreVerdict::amounts_differ;
    return fail(ErrorKind::malformed, "stmt_rslt has no agreed meaning: " + printable(code));
}

Result<reconcile::CentreRow> row_of(const std::vector<std::string>& cells, const CityDialect& city) {
    constexpr std::size_t old_columns = 7;
    constexpr std::size_t new_columns = 10;
    if (cells.size() != old_columns && cells.size() != new_columns)
        return fail(ErrorKind::malformed, fmt::format("{} columns", cells.size()));
    reconcile::CentreRow row{
        .psn_no = cells[0], .mdtrt_id = cells[1], .setl_id = cells[2], .msgid = cells[3]};
    row.verdict = TRY(verdict_of(cells[4], city));
    row.refunded = cells[5] == "1";
    row.memo = printable(cells[6]);
    if (row.setl_id.empty()) return fail(ErrorKind::malformed, "no setl_id");
    const bool has_amounts = cells.size() == new_columns && !cells[7].empty();
    if (has_amounts) {
        const auto total = TRY(Fen::parse_yuan(cells[7]));
        const auto fund = TRY(Fen::parse_yuan(cells[8]));
        const auto account = TRY(Fen::parse_yuan(cells[9]));
        row.amounts = reconcile::CentreAmounts{total, fund, account};
    }
    return row;
}

}  // namespace

Transaction totals_transaction(const std::string& day, const reconcile::StatementKey& key,
                               const reconcile::StatementTotals& totals) {
    Json data = Json::object();
    data.add("insutype", key.insutype).add("clr_type", key.clr_type).add("setl_optins", key.clr_optins);
    data.add("stmt_begndate", day).add("stmt_enddate", day);
    data.add("medfee_sumamt", Json::yuan(totals.total)).add("fund_pay_sumamt", Json::yuan(totals.fund));
    data.add("acct_pay", Json::yuan(totals.account));
    data.add("fixmedins_setl_cnt", Json::number(totals.count)).add("refd_setl_flag", "0");
    return {.infno = "3201", .input = Json::object({{"data", std::move(data)}}), .query = true};
}

Transaction upload_transaction(const std::string& archive, const std::string& file_name,
                               const SettlementConfig& config) {
    Json node = Json::object();
    if (config.city.file_as_bytes) {
        std::vector<Json> bytes;
        for (const char byte : archive)
            bytes.push_back(Json::number(static_cast<std::int64_t>(static_cast<unsigned char>(byte))));
        node.add("in", Json::array(std::move(bytes)));
    } else {
        node.add("in", crypto::to_base64(archive));
    }
    node.add("filename", file_name).add("fixmedins_code", config.institution_code);
    return {.infno = "9101", .input = Json::object({{"fsUploadIn", std::move(node)}}), .query = true};
}

Transaction details_transaction(const std::string& day, const std::string& clr_type,
                                const std::string& clr_optins, const std::vector<reconcile::BookRow>& rows,
                                const std::string& file_number) {
    reconcile::StatementTotals sum;
    for (const auto& row : rows) {
        sum.total += row.total;
        sum.fund += row.fund;
        sum.own += row.own;
    }
    Json data = Json::object();
    data.add("setl_optins", clr_optins).add("file_qury_no", file_number);
    data.add("stmt_begndate", day).add("stmt_enddate", day);
    data.add("medfee_sumamt", Json::yuan(sum.total)).add("fund_pay_sumamt", Json::yuan(sum.fund));
    data.add("cash_payamt", Json::yuan(sum.own));
    data.add("fixmedins_setl_cnt", Json::number(static_cast<std::int64_t>(rows.size())));
    data.add("clr_type", clr_type).add("refd_setl_flag", "0");
    return {.infno = "3202", .input = Json::object({{"data", std::move(data)}}), .query = true};
}

Transaction download_transaction(const FileNumber& file, const SettlementConfig& config) {
    Json node = Json::object();
    node.add("file_qury_no", file.number).add("filename", file.name);
    node.add("fixmedins_code", config.institution_code);
    return {.infno = "9102", .input = Json::object({{"fsDownloadIn", std::move(node)}}), .query = true};
}

std::string statement_file(const std::vector<reconcile::BookRow>& rows) {
    std::string text;
    for (const auto& row : rows)
        text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t0\n", row.setl_id, row.mdtrt_id, row.psn_no,
                            row.total.yuan(), row.fund.yuan(), row.account.yuan());
    return text;
}

Outcome<reconcile::CentreGroup> read_totals(const reconcile::StatementKey& key, const Success& reply,
                                            const CityDialect& city) {
    const auto info = reply.output.node_or_self("stmtinfo");
    const auto agency = info.text("setl_optins");
    if (!agency.empty() && agency != key.clr_optins) return Unknown{"3201 answered for another agency"};
    const auto verdict = verdict_of(info.text("stmt_rslt"), city);
    if (!verdict) return Unknown{"3201: " + verdict.error().text};
    return done(reconcile::CentreGroup{key, *verdict == reconcile::CentreVerdict::equal,
                                       printable(info.text("stmt_rslt_dscr"))});
}

Outcome<FileNumber> read_file_number(const Success& reply, const std::string& infno) {
    const auto info = reply.output.node_or_self("fileinfo");
    FileNumber file{info.text("file_qury_no"), info.text("filename")};
    if (file.number.empty()) return Unknown{infno + " answered without file_qury_no"};
    return done(std::move(file));
}

Result<std::vector<reconcile::CentreRow>> read_result_file(const std::string& text, const CityDialect& city) {
    std::vector<reconcile::CentreRow> rows;
    int number = 0;
    for (auto& raw : split(text, '\n')) {
        ++number;
        const auto line = without_end_of_line(std::move(raw));
        if (line.empty()) continue;
        auto row = row_of(split(line, '\t'), city);
        if (!row) return fail_in(fmt::format("result file, line {}", number), row.error());
        rows.push_back(std::move(*row));
    }
    return rows;
}

}  // namespace kiosk::services::settlement
