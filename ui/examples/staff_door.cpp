// How staff come in: card, staff number, code of the day, PIN; refused and made to wait. And what they leave
// behind when they take the machine out of service.
#include "ui/examples/staff.h"

namespace kiosk::ui::example {
namespace {

screen::Staff door(const Words& lead) {
    auto staff = page("sign_in", {"维护登录", "Staff sign-in"});
    staff.subtitle = {"K001 · 门诊大厅 1 楼东", "K001, outpatient hall, ground floor east"};
    staff.lead = lead.text;
    staff.back.clear();
    return staff;
}

}  // namespace

void add_staff_door(Collector& c) {
    auto& closed = c.add("out-of-service", screen::OutOfService{}, {});
    closed.choices.clear();

    auto card = door({"请插入维护卡，芯片朝上。", "Insert your staff card, chip up."});
    card.rows = {
        fact({"读卡器", "Card reader"}, {"等待插卡", "Waiting for a card"}),
        entry("staff/by_number", {"没有卡？", "No card?"}, {"用工号登录", "Use staff number"}),
        entry("staff/by_code", {"没有工号？", "No number?"}, {"用动态码登录", "Use a code of the day"},
              {"向信息科值班室索取，报机号 K001。", "Ask IT on duty and name kiosk K001."})};
    add_page(c, "staff-sign-in-card", card);

    auto number = door({"请输入工号，然后按“下一步”。", "Type your staff number, then Next."});
    number.widget = screen::StaffDigits{6, false};
    number.actions = {action("staff/digits", {"下一步", "Next"}, true)};
    number.back = "staff/by_card";
    add_page(c, "staff-sign-in-number", number);

    auto code = door({"把质询码报给值班室，输入对方给出的应答码。",
                      "Read the challenge to IT on duty and type the answer."});
    code.rows = {fact({"质询码", "Challenge"}, "4207 1193"),
                 fact({"有效", "Valid"}, {"9 分 40 秒", "9 min 40 s"})};
    code.widget = screen::StaffDigits{8, false};
    code.back = "staff/by_card";
    add_page(c, "staff-sign-in-code", code);

    auto pin = door({"请输入维护卡 PIN。", "Type the PIN of your staff card."});
    pin.rows = {
        row(Mark::good, {"维护卡", "Staff card"}, {"证书有效至 2027-03-31", "Valid until 2027-03-31"})};
    pin.widget = screen::StaffDigits{8, true};
    pin.actions = {action("staff/digits", {"登录", "Sign in"}, true)};
    pin.back = "staff/by_card";
    add_page(c, "staff-sign-in-pin", pin);

    auto refused = door({"PIN 不正确，请等 32 秒再试。还可再试 3 次，之后卡片锁定，须到信息科解锁。",
                         "Wrong PIN. Wait 32 seconds. 3 tries are left; after that the card is locked and IT "
                         "has to unlock it."});
    refused.warns = true;
    refused.rows = {row(Mark::bad, {"第 7 次失败", "Failed attempt 7"}, "09:31:05",
                        {"已记入审计日志，并通知信息科。", "Written to the audit log; IT has been told."})};
    refused.actions = {action("staff/again", {"重新输入", "Try again"}, true)};
    refused.actions.front().enabled = false;
    refused.back = "staff/by_card";
    add_page(c, "staff-sign-in-refused", refused);
}

}  // namespace kiosk::ui::example
