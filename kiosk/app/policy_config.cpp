// [kiosk] and [policy]: the hospital's choices and every wait, with its bounds.
#include <algorithm>

#include "kiosk/app/config.h"

namespace kiosk::app {
namespace {

constexpr Millis second{1'000};
constexpr Millis minute{60'000};
constexpr Millis hour{3'600'000};

void read_deposits(ConfigTable& table, Policy& policy) {
    constexpr int yuan_max = 1'000'000;
    const auto yuan = [&](const char* key, int value, const char* why) {
        return static_cast<int>(table.integer(key, value, 1, yuan_max, why));
    };
    policy.deposit_least_yuan =
        yuan("deposit_least_yuan", policy.deposit_least_yuan, "the smallest deposit for a stay");
    policy.deposit_most_yuan = yuan("deposit_most_yuan", policy.deposit_most_yuan,
                                    "the largest; more than open_amount_max_yuan in doubt closes the kiosk");
    if (policy.deposit_most_yuan < policy.deposit_least_yuan)
        table.problem("deposit_most_yuan", "must not be less than deposit_least_yuan");
    const auto keys = table.integers("deposit_keys_yuan", policy.deposit_keys_yuan, policy.deposit_least_yuan,
                                     policy.deposit_most_yuan, "the amounts that have a key");
    constexpr std::size_t keys_most = 4;
    if (keys.size() > keys_most) table.problem("deposit_keys_yuan", "at most four have room");
    policy.deposit_keys_yuan = keys;
}

void read_choices(ConfigTable& table, Policy& policy) {
    policy.self_pay_allowed = table.flag("self_pay_allowed", policy.self_pay_allowed,
                                         "whether a patient may pay everything without insurance");
    policy.pay_at_window_allowed = table.flag("pay_at_window_allowed", policy.pay_at_window_allowed,
                                              "whether the own part may be paid at the window");
    policy.wallet_enabled =
        table.flag("wallet_enabled", policy.wallet_enabled, "payment codes by the scanner");
    policy.terminal_enabled =
        table.flag("terminal_enabled", policy.terminal_enabled, "the certified card terminal");
    policy.full_name_on_slip =
        table.flag("full_name_on_slip", policy.full_name_on_slip, "false: masked on the slip too");
    policy.visit_card_prefix = table.text("visit_card_prefix", policy.visit_card_prefix,
                                          "how the codes of the hospital's visit cards begin");
    policy.electronic_card_prefix =
        table.text("electronic_card_prefix", policy.electronic_card_prefix,
                   "how this area's codes of the electronic social-security card begin; empty: not known");
    policy.booking_prefix =
        table.text("booking_prefix", policy.booking_prefix, "how the hospital's booking codes begin");
    policy.reprint_valid = table.millis("reprint_valid_ms", policy.reprint_valid, minute, hour * 24 * 366,
                                        "how long the slip's QR can fetch the slip again");
    policy.reports_on_slip_paper =
        table.flag("reports_on_slip_paper", policy.reports_on_slip_paper,
                   "where no document printer works: reports scaled to the width of the slip");
    policy.invoice_days = static_cast<int>(table.integer("invoice_days", policy.invoice_days, 1, 3650,
                                                         "how far back invoices and charges are listed"));
    read_deposits(table, policy);
    policy.open_cases_max =
        static_cast<int>(table.integer("open_cases_max", policy.open_cases_max, 1, 1000,
                                       "cases in doubt before the kiosk takes no more money"));
    policy.keep_personal_days = static_cast<int>(
        table.integer("keep_personal_days", policy.keep_personal_days, 1, 3650,
                      "days until the journal forgets who a closed case belonged to; its amounts stay"));
    policy.open_amount_max = table.yuan("open_amount_max_yuan", policy.open_amount_max,
                                        "own money in doubt before the kiosk takes no more");
}

void read_patients_time(ConfigTable& table, Policy& policy) {
    const auto wait = [&](const char* key, Millis& value, const char* why) {
        value = table.millis(key, value, second, minute * 30, why);
    };
    wait("idle_after_ms", policy.idle_after, "quiet time before the warning");
    wait("idle_warning_ms", policy.idle_warning, "how long the warning stays; at least 20 s for patients");
    wait("pay_after_ms", policy.pay_after, "waiting for a payment code or for the e-code shown again");
    wait("done_after_ms", policy.done_after, "how long the last screen stays");
    wait("notice_after_ms", policy.notice_after, "how long a notice stays");
    wait("card_reminder_after_ms", policy.card_reminder_after,
         "a card left in the slot: until it is asked for again");
    wait("card_alarm_after_ms", policy.card_alarm_after, "then until the alarm");
    wait("card_given_up_after_ms", policy.card_given_up_after,
         "then until the start screen comes back and says that a card is in the slot");
    wait("slow_after_ms", policy.slow_after, "when the machine says that it is slower than usual");
    wait("patient_wait_ms", policy.patient_wait, "when the patient is told that the result is being checked");
}

void read_deadlines(ConfigTable& table, Policy& policy) {
    const auto wait = [&](const char* key, Millis& value, Millis lowest, const char* why) {
        value = table.millis(key, value, lowest, hour, why);
    };
    wait("query_deadline_ms", policy.query_deadline, second, "one question to platform, HIS or acquirer");
    wait("upload_deadline_ms", policy.upload_deadline, second, "2204, 2205, 2206");
    wait("settle_deadline_ms", policy.settle_deadline, second, "2207, 2208, 2601");
    wait("payment_deadline_ms", policy.payment_deadline, second, "one payment message");
    wait("device_deadline_ms", policy.device_deadline, second, "one command to a device");
    wait("print_deadline_ms", policy.print_deadline, second, "one slip");
    wait("pin_deadline_ms", policy.pin_deadline, second, "entering a PIN");
    wait("quarantine_ms", policy.quarantine, Millis{100},
         "how long a request can still live at the platform after we gave it up: a contract term");
    wait("undo_retry_ms", policy.undo_retry, Millis{100}, "first wait before an undo is repeated; doubles");
    wait("undo_retry_max_ms", policy.undo_retry_max, second, "longest wait between repeats of an undo");
    wait("confirm_retry_ms", policy.confirm_retry, Millis{100}, "first wait before the HIS is told again");
    wait("payer_poll_ms", policy.payer_poll, Millis{100},
         "how often a payer who types a password is asked for");
    wait("payer_typing_max_ms", policy.payer_typing_max, Millis{100},
         "when the order of such a payer is closed");
    wait("hold_margin_ms", policy.hold_margin, Millis{0},
         "never settle with less hold left than settle_deadline + this");
    policy.query_tries =
        static_cast<int>(table.integer("query_tries", policy.query_tries, 1, 5, "tries of a question"));
}

std::vector<Hours> read_opening(ConfigTable& table) {
    std::vector<Hours> hours;
    for (const auto& text :
         table.texts("hours", {}, "when it is open every day, as \"07:30-11:30\"; empty: always"))
        if (const auto read = parse_hours(text))
            hours.push_back(*read);
        else
            table.problem("hours", read.error().text);
    return hours;
}

// The order and choice stand in `shown`; what is said of each has a table of its own.
void read_menu(ConfigTable& root, Policy& policy) {
    auto table = root.table("menu", "what the kiosk offers");
    std::vector<std::string> names;
    for (const auto& entry : policy.menu) names.emplace_back(service_name(entry.service));
    const auto shown =
        table.texts("shown", names,
                    "the services in their order, of: register, bills, book, check_in, cancel,\n"
                    "new_file, insurance, reports, pharmacy, invoices, deposit");
    std::vector<MenuEntry> menu;
    for (const auto& name : shown) {
        const auto service = service_named(name);
        if (!service)
            table.problem("shown", "no such service: " + name);
        else if (std::any_of(menu.begin(), menu.end(), [&](const auto& e) { return e.service == *service; }))
            table.problem("shown", name + " stands twice");
        else
            menu.push_back({*service, {}, {}, {}});
    }
    if (shown.empty()) table.problem("shown", "must name at least one service");
    for (const auto& known : service_names) {
        auto own = table.table(known.name, "hours and words of this service");
        MenuEntry entry{known.service, read_opening(own), {}, {}};
        entry.name.zh = own.text("name_zh", "", "its name in Chinese; empty: the usual one");
        entry.name.en = own.text("name_en", "", "its name in English");
        entry.note.zh = own.text("note_zh", "", "the line below its name in Chinese; empty: the usual one");
        entry.note.en = own.text("note_en", "", "the line below its name in English");
        for (auto& one : menu)
            if (one.service == known.service) one = entry;
    }
    if (!menu.empty()) policy.menu = std::move(menu);
    policy.hidden_departments = table.texts("hidden_departments", {}, "codes not to be registered for here");
    policy.booking_days_most = static_cast<int>(table.integer("booking_days_most", policy.booking_days_most,
                                                              1, 14, "how many days ahead one may book"));
    for (auto& row : table.tables("guidance", "complaints, and the department that treats them")) {
        screen::Guidance guidance;
        guidance.words.zh = row.required_text("zh", "the complaint in Chinese");
        guidance.words.en = row.text("en", "", "the complaint in English");
        guidance.department_code = row.required_text("department", "its code");
        policy.guidance.push_back(std::move(guidance));
    }
}

}  // namespace

void read_policy(ConfigTable& root, Policy& policy) {
    auto kiosk = root.table("kiosk", "this machine and its hospital");
    policy.kiosk_number =
        kiosk.text("number", policy.kiosk_number, "unique in the hospital; part of every case number");
    policy.hospital_name.zh =
        kiosk.text("hospital_zh", policy.hospital_name.zh, "the hospital's name in Chinese");
    policy.hospital_name.en =
        kiosk.text("hospital_en", policy.hospital_name.en, "the hospital's name in English");
    auto hospital = root.table("hospital", "the house around the kiosk");
    policy.guide_desk.zh = hospital.text("guide_desk_zh", policy.guide_desk.zh,
                                         "where the guide desk is, in Chinese; empty: no row about it");
    policy.guide_desk.en =
        hospital.text("guide_desk_en", policy.guide_desk.en, "where the guide desk is, in English");
    policy.insurance_window.zh = hospital.text(
        "insurance_window_zh", policy.insurance_window.zh,
        "where a bill paid while insurance was down is settled later, in Chinese; empty: nowhere");
    policy.insurance_window.en =
        hospital.text("insurance_window_en", policy.insurance_window.en, "the same in English");
    policy.day_boundary_minute = static_cast<int>(kiosk.integer(
        "day_boundary_minute", 0, 0, 720, "minute after midnight at which the hospital's day begins"));
    constexpr std::size_t number_characters_max = 8;  // the case number must fit the acquirer's order number
    const bool plain =
        policy.kiosk_number.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string::npos;
    if (policy.kiosk_number.empty() || policy.kiosk_number.size() > number_characters_max || !plain)
        kiosk.problem("number", "must be 1 to 8 characters A-Z and 0-9");

    read_menu(root, policy);
    auto table = root.table("policy", "the hospital's choices, waits and limits");
    read_choices(table, policy);
    read_patients_time(table, policy);
    read_deadlines(table, policy);
}

}  // namespace kiosk::app
