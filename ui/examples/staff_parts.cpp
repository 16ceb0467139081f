// The overview and pages of single parts: what they say of themselves, what was found, what to do.
#include "ui/examples/staff.h"

namespace kiosk::ui::example {
namespace {

void add_overview(Collector& c) {
    auto staff = page("overview", {"设备总览", "Overview"});
    staff.lead = {"1 个部件有故障，2 个需要留意。", "1 part has failed, 2 need attention."};
    staff.warns = true;
    staff.back.clear();
    const auto part = [&](Mark mark, const char* choice, const Words& label, const Words& value,
                          const Words& note) { staff.rows.push_back(row(mark, label, value, note, choice)); };
    staff.rows.push_back(heading({"设备", "Devices"}));
    part(Mark::bad, "staff/part-receipt_printer", {"凭条打印机", "Receipt printer"},
         {"切刀卡住", "Cutter jammed"},
         {"09:21 起 · 今天第 2 次 · 患者可改去窗口打印",
          "Since 09:21, second time today; patients print at a window"});
    part(Mark::warning, "staff/part-scanner", {"扫码器", "Code scanner"}, {"识别变慢", "Slower than usual"},
         {"解码 340 毫秒，平时 60 毫秒：请擦拭窗口", "340 ms a code instead of 60: wipe the window"});
    part(Mark::good, "staff/part-card_reader", {"读卡器", "Card reader"}, {"正常", "Ready"},
         {"今天 214 张卡，失败 1 次", "214 cards today, 1 unread"});
    part(Mark::good, "staff/part-pin_pad", {"密码键盘", "PIN pad"}, {"正常", "Ready"}, {});
    part(Mark::unknown, "staff/part-face_camera", {"人脸摄像头", "Face camera"}, {"未测试", "Not tested"},
         {});
    part(Mark::busy, "staff/part-document_printer", {"报告打印机", "Report printer"},
         {"正在预热", "Warming up"}, {});
    staff.rows.push_back(heading({"连接与数据", "Links and data"}));
    part(Mark::good, "staff/network", {"网络与平台", "Network and services"},
         {"5 个全部连通", "All 5 reachable"}, {});
    part(Mark::warning, "staff/cases", {"未决交易", "Open cases"}, "2",
         {"最早的一笔已 3 小时", "The oldest for 3 hours"});
    part(Mark::good, "staff/journal", {"流水账与磁盘", "Journal and disk"}, {"已用 18%", "18 % used"}, {});
    staff.rows.push_back(heading({"本机", "This kiosk"}));
    part(Mark::none, "staff/services", {"统计、日志、设置、升级", "Statistics, logs, settings, update"}, {},
         {});
    staff.rows.push_back(
        fact({"程序", "Program"}, "1.8.0", {"已运行 12 天 4 小时", "Up for 12 days 4 hours"}));
    staff.actions = {action("staff/touch", {"触摸屏与屏幕", "Touch and display"}),
                     grave("staff/close", {"暂停服务", "Out of service"}),
                     action("staff/run_all", {"运行全部自检", "Run all tests"}, true)};
    add_page(c, "staff-overview", staff);
}

void add_failed_part(Collector& c) {
    auto staff = page("part", {"凭条打印机", "Receipt printer"});
    staff.lead = {
        "切刀没有回到原位。请断电、开盖、清除卡纸，再重新测试。",
        "The cutter did not return home. Switch it off, open the cover, clear the paper, test again."};
    staff.warns = true;
    staff.rows = {
        row(Mark::bad, {"切刀", "Cutter"}, {"超时 3.0 秒", "No answer in 3.0 s"},
            {"1. 关闭打印机背后的电源。\n2. 打开上盖，转动切刀旁的绿色旋钮，直到刀片退回。\n3. "
             "取出碎纸，装好纸卷，合上盖子。\n4. 通电后重新测试；仍然失败就更换切刀组件。",
             "1. Switch the printer off at its back.\n2. Open the cover and turn the green knob beside the "
             "cutter until the blade is in.\n3. Take out scraps, put the roll back, close the cover.\n4. "
             "Switch "
             "on and test again; if it still fails, replace the cutter assembly."}),
        row(Mark::good, {"打印头", "Print head"}, "31 °C", {"允许 5–60 °C", "Allowed: 5 to 60 °C"}),
        row(Mark::warning, {"纸张", "Paper"}, {"将尽", "Near its end"},
            {"约剩 40 张凭条", "About 40 slips left"}),
        heading({"备件与型号", "Part and model"}),
        fact({"型号", "Model"}, "Example TP-80C",
             {"固件 2.14，USB 04b8:0202", "Firmware 2.14, USB 04b8:0202"}),
        fact({"切刀组件", "Cutter assembly"}, "TP80-CUT-03"),
        heading({"计数", "Counters"}),
        fact({"切纸次数", "Cuts"}, {"412,806 次", "412,806"}, {"寿命 1,000,000 次", "Built for 1,000,000"}),
        fact({"打印长度", "Printed"}, {"61.4 千米", "61.4 km"}),
        fact({"上次更换纸卷", "Last new roll"}, "2026-11-22 15:40")};
    staff.actions = {action("staff/feed", {"走纸", "Feed"}), action("staff/cut", {"切纸", "Cut"}),
                     action("staff/new_roll", {"已换纸卷", "New roll is in"}),
                     action("staff/test", {"重新测试", "Test again"}, true)};
    add_page(c, "staff-part-failed", staff);
}

void add_printer(Collector& c) {
    auto staff = page("part", {"凭条打印机", "Receipt printer"});
    staff.lead = {"测试页已打印。请看：中文和英文都清楚，没有竖条白线，切口平整？",
                  "The test page is out. Chinese and English clear, no white lines, a clean cut?"};
    staff.rows = {row(Mark::person, {"看测试页", "Look at the test page"}, {"等待您回答", "Waiting for you"}),
                  row(Mark::good, {"状态", "State"}, {"就绪", "Ready"}),
                  row(Mark::good, {"纸张", "Paper"}, {"充足", "Plenty"}),
                  fact({"传感器原始值", "Raw sensor bits"}, "0x12 0x00 0x00 0x0F")};
    staff.actions = {action("staff/no_lines", {"有白线", "White lines"}),
                     action("staff/no_cut", {"没切断", "Not cut"}),
                     action("staff/no_page", {"没有纸出来", "Nothing came out"}),
                     action("staff/again", {"再打一张", "Print once more"}),
                     action("staff/skip", {"跳过", "Skip"}),
                     action("staff/ok", {"都正常", "All is well"}, true)};
    add_page(c, "staff-part-printer", staff);
}

void add_cameras(Collector& c) {
    auto scanner = page("scanner", {"扫码器", "Code scanner"});
    scanner.lead = {"请把任意二维码放到窗口前，慢慢移动。",
                    "Hold any code before the window and move it slowly."};
    scanner.widget = scanner_picture();
    scanner.rows = {row(Mark::good, {"识别", "Decoded"}, {"二维码，25 × 25 格", "QR, 25 by 25"},
                        {"内容不显示，长度 28", "Contents are not shown; 28 characters"}),
                    row(Mark::good, {"用时", "Time"}, {"61 毫秒", "61 ms"}),
                    fact({"画面", "Picture"}, {"640 × 480，每秒 10 帧", "640 by 480, 10 a second"}),
                    row(Mark::warning, {"亮度", "Light"}, "212 / 255",
                        {"偏亮，请检查顶灯反光", "Bright: look for glare"})};
    scanner.actions = {action("staff/light", {"补光灯：开", "Light: on"}),
                       action("staff/done", {"完成", "Done"}, true)};
    add_page(c, "staff-scanner", scanner);

    auto face = page("face", {"人脸摄像头", "Face camera"});
    face.lead = {"请站在脚印处，看镜头。画面不保存。",
                 "Stand on the footprints and look up. No picture is kept."};
    face.widget = face_picture();
    face.rows = {row(Mark::good, {"找到人脸", "Face found"}, {"1 张", "1"}),
                 row(Mark::good, {"清晰度", "Sharpness"}, "0.82"),
                 row(Mark::busy, {"活体检测", "Liveness"}, {"进行中", "Running"})};
    face.actions = {action("staff/done", {"完成", "Done"}, true)};
    add_page(c, "staff-face", face);

    auto none = page("face", {"人脸摄像头", "Face camera"});
    none.lead = {"摄像头没有应答。请检查 USB 线，再重新打开。",
                 "The camera does not answer. Check its USB cable, then open it again."};
    none.warns = true;
    none.widget = screen::StaffCamera{};
    none.rows = {row(Mark::bad, {"设备", "Device"}, {"已断开", "Unplugged"},
                     "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:4:1.0-video-index0")};
    none.actions = {action("staff/open", {"重新打开", "Open again"}, true)};
    add_page(c, "staff-camera-none", none);
}

void add_network(Collector& c) {
    auto staff = page("network", {"网络与平台", "Network and services"});
    staff.rows = {
        heading({"本机网络", "This kiosk"}),
        row(Mark::good, {"网线 enp1s0", "Cable enp1s0"}, "1000 Mbit/s"),
        fact({"地址", "Address"}, "10.24.8.41 / 24",
             {"网关 10.24.8.1，域名服务器 10.24.0.2", "Gateway 10.24.8.1, DNS 10.24.0.2"}),
        row(Mark::good, {"时钟", "Clock"}, {"偏差 4 毫秒", "4 ms off"}),
        heading({"平台", "Services"}),
        row(Mark::good, {"医院 HIS", "Hospital HIS"}, {"18 毫秒", "18 ms"},
            {"证书还有 212 天", "Certificate: 212 days left"}),
        row(Mark::warning, {"医保平台", "Insurance platform"}, {"1,480 毫秒", "1,480 ms"},
            {"慢，平时 90 毫秒。证书还有 11 天：请换证",
             "Slow; 90 ms usually. Certificate: 11 days left, renew it"}),
        row(Mark::bad, {"收单", "Acquirer"}, {"拒绝连接", "Refused"},
            {"10.24.0.70:8443 · 防火墙或对方停机。患者现在只能刷医保或到窗口付款。",
             "10.24.0.70:8443, firewall or the other side is down. Patients can't pay their own part here."}),
        row(Mark::good, {"发票平台", "E-invoices"}, {"44 毫秒", "44 ms"}),
        row(Mark::unknown, {"远程管理", "Fleet server"}, {"未配置", "Not configured"})};
    staff.actions = {action("staff/network_again", {"重新检查", "Check again"}, true)};
    add_page(c, "staff-network", staff);
}

}  // namespace

void add_staff_parts(Collector& c) {
    add_overview(c);
    add_failed_part(c);
    add_printer(c);
    add_cameras(c);
    add_network(c);
}

}  // namespace kiosk::ui::example
