// Tests in which hands, eyes and ears take part, the run of all of them, and the report that it ends with.
#include "ui/examples/staff.h"

namespace kiosk::ui::example {
namespace {

void add_glass(Collector& c) {
    auto points = page("touch_points", {"触摸校准检查", "Touch check"});
    points.lead = {"请用指尖点十字中心。", "Touch the middle of the cross."};
    points.widget = screen::StaffTouchPoints{5, {0.8, 1.1, 0.6, 2.9, 0.4}};
    points.back = "staff/back";
    add_page(c, "staff-touch-points", points);

    auto drawing = page("drawing", {"触摸盲区检查", "Dead spots"});
    drawing.lead = {"请用手指涂满所有方格；涂不上颜色的就是盲区。请试两个以上手指。",
                    "Colour all cells with your fingers: what stays white is dead. Try two or more fingers."};
    drawing.widget = screen::StaffDrawing{};
    drawing.back = "staff/back";
    add_page(c, "staff-drawing", drawing);

    for (const auto& [name, pattern] : {std::pair{"staff-colour-red", screen::StaffPattern::red},
                                        {"staff-colour-ramps", screen::StaffPattern::ramps},
                                        {"staff-colour-text-sizes", screen::StaffPattern::text_sizes}}) {
        auto colours = page("colours", {"屏幕检查", "Display check"});
        colours.widget = screen::StaffColours{pattern};
        colours.back = "staff/back";
        add_page(c, name, colours);
    }
}

void add_sound(Collector& c) {
    auto staff = page("sound", {"声音检查", "Sound check"});
    staff.lead = {"左边在播放。听到了吗？", "The left one plays. Did you hear it?"};
    staff.widget = screen::StaffSound{"choose_department", screen::StaffSound::Side::left};
    staff.rows = {row(Mark::person, {"左声道", "Left"}, {"等待您回答", "Waiting for you"}),
                  row(Mark::none, {"右声道", "Right"}, {"尚未测试", "Not yet"}),
                  fact({"音量", "Volume"}, {"中", "Medium"}),
                  fact({"声卡", "Sound card"}, "USB Audio, hw:1,0")};
    staff.actions = {action("staff/play", {"再放一次", "Play again"}),
                     action("staff/not_heard", {"没听到", "Not heard"}),
                     action("staff/heard", {"听到了", "Heard"}, true)};
    add_page(c, "staff-sound", staff);
}

void add_run_all(Collector& c) {
    auto staff = page("run_all", {"全部自检", "All tests"});
    staff.lead = {"请插入测试卡，然后等“嘀”一声。", "Insert the test card and wait for the beep."};
    staff.progress_percent = 45;
    staff.rows = {
        row(Mark::person, {"读卡器：接触", "Card reader: contact"}, {"需要您", "Needs you"},
            {"30 秒内没有卡就跳过，并记为未测试", "Skipped and noted as not tested after 30 seconds"}),
        row(Mark::busy, {"医保平台", "Insurance platform"}, {"正在测试", "Running"}),
        row(Mark::good, {"扫码器", "Code scanner"}, {"通过", "Passed"}),
        row(Mark::bad, {"凭条打印机", "Receipt printer"}, {"失败", "Failed"}),
        row(Mark::good, {"流水账", "Journal"}, {"通过", "Passed"},
            {"链条完整，12,406 条", "Chain whole, 12,406 facts"}),
        row(Mark::none, {"另外 7 项", "7 more"}, {"等待", "Waiting"})};
    staff.actions = {action("staff/skip", {"跳过这一项", "Skip this one"}),
                     grave("staff/stop", {"停止", "Stop"})};
    staff.back.clear();
    add_page(c, "staff-run-all", staff);
}

void add_readiness(Collector& c) {
    auto passed = page("report", {"自检报告", "Readiness report"});
    passed.lead = {"本机可以服务患者。18 项全部通过。",
                   "This kiosk is ready for patients. All 18 tests passed."};
    passed.rows = {
        fact({"时间", "Time"}, "2026-11-23 09:28"),
        fact({"操作人", "Operator"}, {"赵工，工程师", "Zhao, engineer"}),
        fact({"程序", "Program"}, "1.8.0",
             "sha256 9f2c41d07b8ea5531c4ad7e0b6f98a7703d1e2c45a6b90f8d3327c1e5b4a0d96"),
        heading({"项目", "Tests"}, {"18 项通过", "18 passed"}),
        row(Mark::good, {"读卡器", "Card reader"}, {"3 项", "3"}),
        row(Mark::good, {"扫码器", "Code scanner"}, {"2 项", "2"}),
        row(Mark::good, {"打印机", "Printers"}, {"4 项", "4"}),
        row(Mark::good, {"触摸屏与屏幕", "Touch and display"}, {"4 项", "4"},
            {"触摸误差最大 1.6 毫米，允许 3.0 毫米", "Largest touch error 1.6 mm, allowed 3.0 mm"}),
        row(Mark::good, {"网络与平台", "Network and services"}, {"5 项", "5"})};
    passed.actions = {action("staff/save", {"存到 U 盘", "Save to USB"}),
                      action("staff/print", {"打印报告", "Print report"}, true)};
    add_page(c, "staff-report-passed", passed);

    auto failed = page("report", {"自检报告", "Readiness report"});
    failed.lead = {"本机不能打印凭条。16 项通过，1 项失败，1 项未测试。",
                   "This kiosk can't print slips. 16 passed, 1 failed, 1 was not tested."};
    failed.warns = true;
    failed.rows = {
        heading({"失败", "Failed"}),
        row(Mark::bad, {"凭条打印机：切刀", "Receipt printer: cutter"}, {"超时 3.0 秒", "No answer in 3.0 s"},
            {"清除卡纸；仍然失败就更换切刀组件 TP80-CUT-03。",
             "Clear the paper; if it still fails, replace cutter TP80-CUT-03."},
            "staff/part-receipt_printer"),
        heading({"未测试", "Not tested"}),
        row(Mark::unknown, {"读卡器：接触", "Card reader: contact"}, {"没有测试卡", "No test card"}, {},
            "staff/part-card_reader"),
        heading({"通过", "Passed"}, {"16 项", "16"}),
        row(Mark::good, {"扫码器", "Code scanner"}, {"2 项", "2"}),
        row(Mark::good, {"触摸屏与屏幕", "Touch and display"}, {"4 项", "4"}),
        row(Mark::good, {"网络与平台", "Network and services"}, {"5 项", "5"})};
    failed.actions = {action("staff/save", {"存到 U 盘", "Save to USB"}),
                      action("staff/print", {"打印报告", "Print report"}),
                      action("staff/failed_again", {"重测失败项", "Run failed ones again"}, true)};
    add_page(c, "staff-report-failed", failed);
}

}  // namespace

void add_staff_tests(Collector& c) {
    add_glass(c);
    add_sound(c);
    add_run_all(c);
    add_readiness(c);
}

}  // namespace kiosk::ui::example
