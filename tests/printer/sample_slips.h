// Slips for the tests: one patient of each kind, with every figure different from every other.
#pragma once

#include "kiosk/domain/slip.h"

namespace kiosk {

inline SlipContent sample_slip(SlipKind kind = SlipKind::registration, Language language = Language::zh) {
    SlipContent slip;
    slip.kind = kind;
    slip.language = language;
    slip.hospital = {"示例市第一医院", "City First Hospital"};
    slip.kiosk_number = "K001";
    slip.patient_name = "张三丰";
    slip.insurance_tail = "*0015";
    slip.visit.department = {"心血管内科", "Cardiology"};
    slip.visit.doctor = {"王建国", "Wang Jianguo"};
    slip.visit.doctor_title = {"主任医师", "Chief physician"};
    slip.visit.begins = *CivilTime::parse("2026-11-22 09:30:00");
    slip.visit.ends = *CivilTime::parse("2026-11-22 10:00:00");
    slip.visit.place = {"门诊楼 3 楼 A 区 12 诊室", "Clinic building, 3F area A, room 12"};
    slip.queue_number = "A027";
    slip.people_ahead = 3;
    slip.split.total = Fen{5000};
    slip.split.fund = Fen{2750};
    slip.split.account = Fen{1020};
    slip.split.mutual_aid = Fen{210};
    slip.split.hospital = Fen{30};
    slip.split.own = Fen{1200};
    slip.split.account_balance_after = Fen{98765};
    slip.money = {InsuranceMoney::settled, OwnMoney::taken, Fen{1200}};
    slip.payer = "微信支付";
    slip.trace_number = "K001-20261122-0042";
    slip.setl_id = "SETL30000000000123456";
    slip.reprint_code = "R7K2M9QX4TB8WZ3N";
    slip.reprint_until = "2026-11-23 09:12";
    slip.printed_at = *CivilTime::parse("2026-11-22 09:12:44");
    slip.version = "1.0.0";
    if (kind == SlipKind::pharmacy)
        slip.prescription = {"CF20261122007",
                             "MZ1",
                             *CivilTime::parse("2026-11-22 09:02:00"),
                             slip.visit.department,
                             slip.visit.doctor,
                             {"1 楼西药房 3 号窗口", "1F Pharmacy, window 3"},
                             {{{"阿莫西林胶囊 0.25g×24", "Amoxicillin capsules"},
                               {"每次 2 粒，每日 3 次", "2 capsules, 3 times a day"},
                               {"2 盒", "2 boxes"}}},
                             PrescriptionState::waiting,
                             "Y108",
                             4};
    if (kind == SlipKind::invoice)
        slip.invoice = {"99060126",
                        "2026000042",
                        "8f31c2",
                        "https://invoice.example/check?code=99060126&number=2026000042&check=8f31c2",
                        {"门诊收费电子票据", "Outpatient invoice"},
                        *CivilTime::parse("2026-11-22 09:10:00"),
                        Fen{5000},
                        Fen{2750},
                        Fen{1020},
                        Fen{1200}};
    if (kind == SlipKind::cost_list) {
        FeeLine blood, ct;
        blood.name = {"血常规", "Blood count"};
        blood.amount = Fen{2500};
        ct.name = {"胸部CT平扫", "Chest CT, plain"};
        ct.amount = Fen{22'000};
        ct.count_e4 = 20'000;
        slip.charges = {{slip.printed_at, BillKind::laboratory, blood, true},
                        {slip.printed_at, BillKind::examination, ct, false}};
    }
    if (kind == SlipKind::payment) {
        const auto bill = [](BillKind what, LocalizedText place, LocalizedText name, Fen amount, int count) {
            Bill one;
            one.kind = what;
            one.place = std::move(place);
            one.lines.resize(1);
            one.lines.front().name = std::move(name);
            one.lines.front().count_e4 = count * 10'000;
            one.lines.front().amount = one.total = amount;
            return one;
        };
        slip.bills = {bill(BillKind::laboratory, {"2 楼检验科", "2F Laboratory"}, {"血常规", "Blood count"},
                           Fen{2500}, 1),
                      bill(BillKind::drugs, {"1 楼西药房", "1F Pharmacy"},
                           {"阿莫西林胶囊", "Amoxicillin capsules"}, Fen{2500}, 2)};
    }
    if (kind == SlipKind::appointment) {
        slip.booking_number = "YY2039485761";
        slip.collect_from = *CivilTime::parse("2026-11-22 08:30:00");
        slip.collect_until = *CivilTime::parse("2026-11-22 10:00:00");
        slip.fee = Fen{9500};
        slip.hint = {"请带身份证或医保卡", "Bring your ID or insurance card"};
    }
    if (kind == SlipKind::check_in) slip.hint = {"请在 3 楼 A 区候诊，等候叫号", "Please wait at 3F area A"};
    if (kind == SlipKind::appointment || kind == SlipKind::check_in) {
        slip.split = {};
        slip.money = {};
        slip.payer = slip.trace_number = slip.setl_id = slip.reprint_code = "";
    }
    if (kind == SlipKind::new_file) slip.visit_card = "990069000001";
    if (kind == SlipKind::being_checked) slip.money = {InsuranceMoney::settled, OwnMoney::unknown, Fen{1200}};
    if (kind == SlipKind::cancelled)
        slip.money = {InsuranceMoney::being_cancelled, OwnMoney::being_returned, Fen{1200}};
    return slip;
}

}  // namespace kiosk
