// What staff look up, change and hand on: cases, logs, support, settings, update, statistics, power.
#include "ui/examples/staff.h"

namespace kiosk::ui::example {
namespace {

void add_cases(Collector& c) {
    auto list = page("cases", {"未决交易", "Open cases"});
    list.lead = {"只能查看和催办。钱的去向由系统和对账决定，不能在这里删除。",
                 "Look and retry only. Where the money goes is decided by the kiosk and by reconciliation."};
    list.rows = {row(Mark::warning, "K001-20261123-0042", {"等待撤销医保结算", "Settlement being reversed"},
                     {"已 3 小时 12 分 · 下次重试 09:34", "For 3 h 12 min, next try 09:34"},
                     "staff/case-K001-20261123-0042"),
                 row(Mark::busy, "K001-20261123-0051", {"等待 HIS 确认", "Waiting for the HIS"},
                     {"已 2 分钟 · 患者在机器前", "For 2 minutes, the patient is waiting"},
                     "staff/case-K001-20261123-0051")};
    list.actions = {action("staff/retry_all", {"现在全部重试", "Retry all now"}, true)};
    add_page(c, "staff-cases", list);

    auto one = page("case", "K001-20261123-0042");
    one.lead = {
        "医保结算应答丢失，正在撤销。请告诉患者：不要再付，凭流水号到 3 号窗口查询。",
        "The settlement's answer was lost; it is being reversed. Tell the patient not to pay again and to "
        "ask at window 3 with this number."};
    one.warns = true;
    one.rows = {
        row(Mark::warning, {"医保部分", "Insurance part"}, {"结果未知", "Unknown"},
            {"2601 第 1 次 06:21，第 2 次待发，隔离期至 09:51", "2601 sent 06:21, second one after 09:51"}),
        row(Mark::good, {"自付部分", "Own part"}, {"没有收取", "Not taken"}),
        row(Mark::busy, {"预约号源", "Slot"}, {"正在释放", "Being released"}),
        fact({"开始", "Opened"}, "2026-11-23 06:20:58")};
    one.actions = {action("staff/print_case", {"给窗口打印", "Print for the window"}),
                   action("staff/retry", {"现在重试", "Retry now"}, true)};
    one.back = "staff/cases";
    add_page(c, "staff-case", one);
}

void add_logs(Collector& c) {
    auto staff = page("logs", {"日志", "Log"});
    staff.subtitle = {"全部部件 · 警告以上 · 个人信息已隐去",
                      "All parts, warnings and worse, personal data masked"};
    const auto line = [&](Mark mark, const Words& when, const Words& words) {
        staff.rows.push_back(row(mark, when, {}, words));
    };
    line(Mark::bad, "09:21:44 hal",
         "receipt_printer: cutter did not answer within 3000 ms (status 0x18), faulty(cutter_jam)");
    line(Mark::warning, "09:20:02 services",
         "settlement 2206: answered after 1480 ms, trace K001-20261123-0049");
    line(Mark::warning, "09:05:31 hal", "scanner: 340 ms to decode, mean of the last 50");
    line(Mark::warning, "08:58:10 app", "journal: fsync took 212 ms");
    line(Mark::bad, "06:21:03 services",
         "settlement 2207: no answer within 30000 ms, bytes sent 2114, outcome unknown");
    line(Mark::warning, "06:20:59 ui", "no installed font has U+3FFFD; shown as a box");
    staff.actions = {action("staff/component", {"部件：全部", "Part: all"}),
                     action("staff/level", {"级别：警告", "Level: warning"}),
                     action("staff/export", {"导出到 U 盘", "Export to USB"}),
                     action("staff/upload", {"发送给技术支持", "Send to support"}, true)};
    add_page(c, "staff-logs", staff);
}

void add_support(Collector& c) {
    auto staff = page("support", {"技术支持包", "Support bundle"});
    staff.lead = {"已生成并加密，只有厂家能打开。不含患者信息。",
                  "Made and encrypted for the maker alone. It has no data of patients."};
    staff.rows = {row(Mark::good, {"文件", "File"}, "kiosk-support-K001-20261123-093012.zip.enc",
                      {"2.4 MB · 日志 7 天、自检、配置（密码已隐去）",
                       "2.4 MB: log of 7 days, tests, configuration without secrets"}),
                  row(Mark::good, {"个人信息检查", "Personal data check"}, {"0 处", "0 found"}),
                  row(Mark::unknown, {"U 盘", "USB stick"}, {"未插入", "Not there"},
                      {"请插入已登记的 U 盘", "Insert a registered stick"})};
    staff.actions = {action("staff/to_usb", {"存到 U 盘", "Save to USB"}),
                     action("staff/upload", {"上传", "Upload"}, true)};
    staff.actions.front().enabled = false;
    add_page(c, "staff-support", staff);
}

void add_settings(Collector& c) {
    auto staff = page("settings", {"设置", "Settings"});
    staff.rows = {heading({"本机", "This kiosk"}),
                  entry("staff/set-number", {"机号", "Kiosk number"}, "K001"),
                  entry("staff/set-place", {"位置", "Place"},
                        {"门诊大厅 1 楼东", "Outpatient hall, ground floor east"}),
                  entry("staff/set-pitch", {"像素间距", "Pixel pitch"}, {"0.248 毫米", "0.248 mm"}),
                  entry("staff/set-volume", {"音量", "Volume"}, {"中", "Medium"}),
                  heading({"业务", "Services"}),
                  entry("staff/set-registration", {"当日挂号", "Register for today"}, {"开", "On"}),
                  entry("staff/set-deposit", {"住院预交金", "Inpatient deposit"}, {"关", "Off"},
                        {"11-20 由李工关闭", "Switched off by Li on 11-20"}),
                  entry("staff/set-hours", {"服务时间", "Hours"}, "07:00 – 17:30")};
    staff.actions = {action("staff/review", {"检查 2 项修改", "Review 2 changes"}, true)};
    add_page(c, "staff-settings", staff);

    auto apply = page("settings_apply", {"应用设置", "Apply settings"});
    apply.lead = {
        "应用后程序重新启动，约 8 秒。60 秒内没有确认就自动恢复。",
        "The program restarts, about 8 seconds. Without your confirmation it goes back after 60 seconds."};
    apply.warns = true;
    apply.rows = {fact({"音量", "Volume"}, {"中 → 高", "Medium → high"}),
                  fact({"住院预交金", "Inpatient deposit"}, {"关 → 开", "Off → on"}),
                  row(Mark::good, {"配置检查", "Configuration check"}, {"通过", "Passed"})};
    apply.actions = {action("staff/discard", {"放弃修改", "Discard"}),
                     grave("staff/apply", {"应用并重启", "Apply and restart"}, true)};
    apply.back = "staff/settings";
    add_page(c, "staff-settings-apply", apply);
}

void add_update(Collector& c) {
    auto staff = page("update", {"升级", "Update"});
    staff.rows = {fact({"现在运行", "Running"}, "1.8.0",
                       {"系统 A · 2026-10-02 安装", "System A, installed 2026-10-02"}),
                  row(Mark::good, {"可以安装", "Available"}, "1.8.2",
                      {"签名有效 · 系统 B · 412 MB", "Signature valid, system B, 412 MB"}),
                  fact({"可以退回", "Can go back to"}, "1.7.5"),
                  row(Mark::warning, {"未决交易", "Open cases"}, "2",
                      {"升级会等它们到达静止点，最长 10 分钟",
                       "The update waits until they rest, 10 minutes at most"})};
    staff.actions = {grave("staff/roll_back", {"退回 1.7.5", "Back to 1.7.5"}),
                     grave("staff/install", {"安装 1.8.2", "Install 1.8.2"}, true)};
    add_page(c, "staff-update", staff);
}

void add_statistics(Collector& c) {
    auto staff = page("statistics", {"今日统计", "Today"});
    staff.subtitle = {"2026-11-23 06:30 起", "Since 2026-11-23 06:30"};
    staff.rows = {
        heading({"业务", "Services"}, {"成功 / 全部 · 中位用时", "Done / all, median time"}),
        fact({"当日挂号", "Register for today"}, "86 / 91 · 48 s"),
        fact({"门诊缴费", "Pay bills"}, "131 / 140 · 39 s"),
        fact({"打印报告", "Print reports"}, "57 / 57 · 15 s"),
        fact({"医保查询", "Ask insurance"}, "22 / 24 · 21 s"),
        heading({"没有办成", "Not done"}, "16"),
        fact({"患者离开", "Patient left"}, "7"),
        fact({"付款未成功", "Payment declined"}, "4"),
        fact({"平台没有应答", "No answer from a service"}, "3"),
        fact({"其他", "Other"}, "2"),
        fact({"求助", "Calls for help"}, "5", {"“选择科室”3 次", "3 of them on “choose a department”"})};
    add_page(c, "staff-statistics", staff);
}

void add_power(Collector& c) {
    auto staff = page("power", {"重启与关机", "Power"});
    staff.rows = {row(Mark::good, {"没有患者在办理", "No patient is being served"}),
                  row(Mark::warning, {"未决交易 2 笔", "2 open cases"}, {},
                      {"会在重启后继续", "They go on after the restart"})};
    staff.actions = {action("staff/restart_program", {"重启程序", "Restart the program"}),
                     grave("staff/restart", {"重启机器", "Restart the machine"}),
                     grave("staff/shut_down", {"关机", "Shut down"})};
    add_page(c, "staff-power", staff);

    auto confirm = page("power_confirm", {"确认关机？", "Shut down?"});
    confirm.lead = {"关机后只能在机器背后按电源键开机。",
                    "After that it starts only by the switch at its back."};
    confirm.warns = true;
    confirm.actions = {action("staff/power", {"不关机", "Don't"}),
                       grave("staff/shut_down_now", {"现在关机", "Shut down now"}, true)};
    confirm.back.clear();
    add_page(c, "staff-power-confirm", confirm);
    c.deadline(c.last(), 42);
}

}  // namespace

void add_staff_services(Collector& c) {
    add_cases(c);
    add_logs(c);
    add_support(c);
    add_settings(c);
    add_update(c);
    add_statistics(c);
    add_power(c);
}

}  // namespace kiosk::ui::example
