// Both tables are built once as cells; CSV and PDF only write them down.
#include "kiosk/app/finance_sheet.h"

#include <fmt/format.h>

#include "printer/sheet.h"

namespace kiosk::app {
namespace {

namespace reconcile = services::reconcile;

std::string channel_words(reconcile::Channel channel) {
    switch (channel) {
        case reconcile::Channel::wallet:
            return "扫码";
        case reconcile::Channel::card:
            return "刷卡";
        case reconcile::Channel::cash:
            return "现金";
        case reconcile::Channel::none:
            break;
    }
    return "无自付";
}

std::string owner_words(reconcile::Owner owner) {
    switch (owner) {
        case reconcile::Owner::this_kiosk:
            return "本机";
        case reconcile::Owner::other_kiosk:
            return "其他自助机";
        case reconcile::Owner::window:
            return "窗口";
        case reconcile::Owner::nobody_known:
            break;
    }
    return "不明";
}

std::string action_words(reconcile::Action action) {
    switch (action) {
        case reconcile::Action::reverse:
            return "由本机冲正";
        case reconcile::Action::adopt:
            return "按已结算入账";
        case reconcile::Action::close_as_absent:
            return "按未结算关闭";
        case reconcile::Action::people:
            break;
    }
    return "转人工";
}

std::vector<std::string> cells_of(const reconcile::TillLine& line, const std::string& till,
                                  const std::string& channel) {
    return {till,
            channel,
            std::to_string(line.count),
            line.total.yuan(),
            line.fund.yuan(),
            line.account.yuan(),
            line.own.yuan(),
            line.at_acquirer.yuan(),
            std::to_string(line.cancelled)};
}

SheetTable tills_table(const reconcile::Report& report) {
    SheetTable table;
    table.title = "各终端各渠道汇总（元）";
    table.headings = {"终端",     "渠道",           "笔数",         "医疗费总额", "基金支付",
                      "个人账户", "自付（医院账）", "自付（收单）", "撤销笔数"};
    table.widths_mm = {32, 24, 20, 35, 35, 35, 35, 35, 20};
    table.right = {false, false, true, true, true, true, true, true, true};
    reconcile::TillLine sum;
    for (const auto& line : report.tills) {
        table.rows.push_back(cells_of(line, line.till, channel_words(line.channel)));
        sum.count += line.count;
        sum.cancelled += line.cancelled;
        sum.total += line.total;
        sum.fund += line.fund;
        sum.account += line.account;
        sum.own += line.own;
        sum.at_acquirer += line.at_acquirer;
    }
    table.rows.push_back(cells_of(sum, "合计", ""));
    table.last_row_is_sum = true;
    return table;
}

SheetTable differences_table(const reconcile::Report& report) {
    SheetTable table;
    table.title = fmt::format("差异（{}笔）", report.differences.size());
    table.headings = {"差异", "归属", "终端", "处理", "流水号", "人员", "医院账", "对方账"};
    table.widths_mm = {62, 24, 22, 30, 66, 17, 26, 26};
    table.right = {false, false, false, false, false, false, true, true};
    for (const auto& one : report.differences)
        table.rows.push_back({reconcile::words_of(one.kind), owner_words(one.owner), one.till,
                              action_words(one.action), one.trace, one.person, one.ours.yuan(),
                              one.theirs.yuan()});
    return table;
}

// A cell that an office program would take for a formula gets an apostrophe; a number that is longer than it
// can count is left as it is, quoted.
std::string csv_cell(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view{"=+@"}.find(text.front()) != std::string_view::npos;
    std::string cell = formula ? "'" : "";
    for (const char c : text) cell += c == '"' ? std::string{"\"\""} : std::string{c};
    return "\"" + cell + "\"";
}

std::string csv_of(const SheetTable& table) {
    std::string text = "\xEF\xBB\xBF";
    const auto add = [&](const std::vector<std::string>& cells) {
        for (std::size_t n = 0; n < cells.size(); ++n) text += (n == 0 ? "" : ",") + csv_cell(cells[n]);
        text += "\r\n";
    };
    add(table.headings);
    for (const auto& row : table.rows) add(row);
    return text;
}

}  // namespace

std::string sheet_csv(const reconcile::Report& report) { return csv_of(tills_table(report)); }
std::string differences_csv(const reconcile::Report& report) { return csv_of(differences_table(report)); }

Result<std::string> sheet_pdf(const reconcile::Report& report, const std::string& hospital,
                              CivilTime made_at) {
    Sheet sheet;
    sheet.title = "自助机日结  " + report.date;
    sheet.subtitle = fmt::format("{}    医院账{}笔，医保结算{}笔，收单{}笔    {}    制表 {}", hospital,
                                 report.bills, report.settlements, report.payments,
                                 report.balanced() ? "三方相符" : "有差异", made_at.date_time());
    sheet.tables = {tills_table(report), differences_table(report)};
    sheet.made_at = made_at;
    return printer::render_sheet(sheet);
}

}  // namespace kiosk::app
