// Every timeout, limit and choice of the hospital. Comes from the configuration; no magic number stays in a
// flow.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/fen.h"
#include "kiosk/base/text.h"
#include "kiosk/domain/screen.h"
#include "kiosk/domain/service.h"

namespace kiosk {

enum class MoneyOrder { insurance_first, own_first };
enum class CredentialCheck { none, card_pin, ecode_password, both };

struct AreaName {
    std::string code;  // 6 digits, or the beginning of it
    LocalizedText name;
    friend bool operator==(const AreaName&, const AreaName&) = default;
};

struct Policy {
    // the hospital
    LocalizedText hospital_name{"示例市第一医院", "City First Hospital"};
    std::string kiosk_number = "K001";
    std::string version;
    Language language = Language::zh;  // what each visit begins with
    int day_boundary_minute = 0;       // when the business day begins
    std::vector<MenuEntry> menu{{Service::registration, {}, {}, {}}, {Service::bills, {}, {}, {}},
                                {Service::book_ahead, {}, {}, {}},   {Service::check_in, {}, {}, {}},
                                {Service::pharmacy, {}, {}, {}},     {Service::reports, {}, {}, {}},
                                {Service::cancel, {}, {}, {}},       {Service::new_file, {}, {}, {}},
                                {Service::deposit, {}, {}, {}},      {Service::insurance, {}, {}, {}},
                                {Service::invoices, {}, {}, {}}};  // in this order; never empty
    std::vector<std::string> hidden_departments;                   // codes: never registered for here
    int booking_days_most = 14;  // how far ahead one may book, from tomorrow on
    // Where those are helped who do not know which department; empty: the row is not shown.
    LocalizedText guide_desk{"一楼大厅导诊台", "Guide desk in the ground-floor hall"};
    // Where a bill is settled with insurance that was paid alone while insurance could not be reached; empty:
    // the slip tells only how to claim it back.
    LocalizedText insurance_window{"一楼大厅医保窗口", "Insurance window in the ground-floor hall"};
    std::string institution_code;  // 定点医药机构编码: the settlement platform's name of this hospital
    std::vector<screen::Guidance> guidance;  // complaints, and the department that treats them

    // the city
    MoneyOrder money_order = MoneyOrder::insurance_first;
    CredentialCheck credential_check = CredentialCheck::none;
    std::string med_type = "12";                // registration (specification 6.3; 11 in some places)
    std::string ecode_business_type = "01101";  // registration (3.1)
    bool check_benefit = true;                  // ask 2001 before 2201
    std::string care_area;                      // of this hospital (mdtrtarea_admvs); empty: not known
    std::vector<AreaName> areas;                // insured places in words; the longest that fits
    bool token_rescan_allowed = true;

    // the hospital's choices
    bool self_pay_allowed = true;
    bool pay_at_window_allowed = true;
    bool wallet_enabled = true;
    bool terminal_enabled = true;
    bool full_name_on_slip = true;
    std::string visit_card_prefix = "VC";  // how the hospital's own codes begin
    std::string booking_prefix = "BK";
    // Codes of the electronic social-security card (specification 3.3): their form is local; empty = not
    // known here. The platform does not decode them, so the patient is asked for the insurance e-code.
    std::string electronic_card_prefix;
    Millis reprint_valid{24 * 3600 * 1000};
    // Where no document printer works: reports scaled to the slip's width.
    bool reports_on_slip_paper = false;
    int invoice_days = 90;  // how far back invoices and charges are listed
    // Deposits for a stay: whole yuan.
    std::vector<std::int64_t> deposit_keys_yuan{1000, 2000, 5000};
    int deposit_least_yuan = 100;
    int deposit_most_yuan = 50'000;

    // the patient's time: quiet for `idle_after`, then a warning for `idle_warning`, then the end
    Millis idle_after{45'000};
    Millis idle_warning{20'000};
    Millis pay_after{120'000};  // waiting for a payment code
    Millis done_after{20'000};  // the last screen
    Millis notice_after{30'000};
    // a card that stays in the slot after the visit: asked for, reminded of, an alarm, then the start screen
    Millis card_reminder_after{10'000};
    Millis card_alarm_after{20'000};
    Millis card_given_up_after{60'000};
    Millis slow_after{15'000};    // "slower than usual"
    Millis patient_wait{40'000};  // after that the third state

    // how long one call may take before its deadline passes (specification 5.3)
    Millis query_deadline{30'000};
    Millis upload_deadline{60'000};
    Millis settle_deadline{120'000};
    Millis payment_deadline{60'000};
    Millis device_deadline{20'000};
    Millis print_deadline{60'000};
    Millis pin_deadline{60'000};

    // money in doubt
    Millis quarantine{180'000};  // longer than a request can live at the counterparty
    Millis undo_retry{5'000};    // first wait before an undo is repeated; doubles up to undo_retry_max
    Millis undo_retry_max{600'000};
    Millis confirm_retry{2'000};
    Millis payer_poll{2'000};         // USERPAYING: ask again
    Millis payer_typing_max{60'000};  // then reverse
    Millis hold_margin{30'000};       // never settle with less hold left than settle_deadline + this
    int query_tries = 2;
    int open_cases_max = 5;  // bounded exposure
    Fen open_amount_max{2'000'00};
    int keep_personal_days = 180;  // then a closed case forgets who it was; its amounts stay

    friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace kiosk
