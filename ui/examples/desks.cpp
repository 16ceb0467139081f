// Long names are in it on purpose.
#include "ui/examples/desks.h"

#include "ui/examples/people.h"

namespace kiosk::ui::example {
namespace {

screen::ReportRow report(const char* id, ReportKind kind, LocalizedText name, bool ready, const char* when) {
    Report r;
    r.id = id;
    r.kind = kind;
    r.name = std::move(name);
    r.department = {"检验科", "Laboratory"};
    r.ordered_at = at("2026-11-23 08:40:00");
    r.ready = r.may_print = ready;
    r.at = at(when);
    return {std::move(r), false, screen::ReportPrint::none};
}

Prescription prescription(const char* number, PrescriptionState state, LocalizedText first) {
    Prescription p;
    p.number = number;
    p.written_at = at("2026-11-23 09:12:00");
    p.department = {"中西医结合风湿免疫与疼痛联合门诊", "Integrated rheumatology and pain clinic"};
    p.doctor = {"周明远", "Dr. Zhou Mingyuan"};
    p.window = {"1 楼西药房 3 号窗口", "1F Pharmacy, window 3"};
    p.drugs = {{std::move(first), {"每次 2 粒，每日 3 次", "2 capsules, 3 times a day"}, {"2 盒", "2 boxes"}},
               {{"盐酸氨溴索片 30mg×20", "Ambroxol tablets"}, {"每次 1 片", "1 tablet"}, {"1 盒", "1 box"}}};
    p.state = state;
    if (state == PrescriptionState::waiting || state == PrescriptionState::ready) {
        p.queue_number = "Y108";
        p.people_ahead = state == PrescriptionState::waiting ? 3 : 0;
    }
    return p;
}

EInvoice invoice(const char* number, LocalizedText kind, const char* when, Fen total) {
    return {"99060126",      number,
            "8f31c2",        std::string{"https://invoice.example/check?code=99060126&number="} + number,
            std::move(kind), at(when),
            total,           total - Fen{2'000},
            Fen{1'000},      Fen{1'000}};
}

}  // namespace

std::vector<screen::ReportRow> reports() {
    auto opened =
        report("BG000002", ReportKind::laboratory,
               {"血清肿瘤标志物七项联合检测（化学发光法）", "Tumour markers, seven, by chemiluminescence"},
               true, "2026-11-23 11:05:00");
    opened.open = true;
    return {
        report("BG000001", ReportKind::laboratory, {"血常规", "Blood count"}, true, "2026-11-23 09:30:00"),
        opened,
        report("BG000003", ReportKind::imaging, {"胸部CT平扫", "Chest CT, plain"}, true,
               "2026-11-23 10:12:00"),
        report("BG000004", ReportKind::other, {"心电图", "ECG"}, false, "2026-11-23 14:00:00")};
}

std::vector<Prescription> prescriptions() {
    return {
        prescription("CF000001", PrescriptionState::paid, {"阿莫西林胶囊 0.25g×24", "Amoxicillin capsules"}),
        prescription("CF000002", PrescriptionState::waiting, {"复方甘草酸苷片", "Compound glycyrrhizin"}),
        prescription("CF000003", PrescriptionState::ready, {"苯磺酸氨氯地平片", "Amlodipine besylate"}),
        prescription("CF000004", PrescriptionState::unpaid, {"布洛芬缓释胶囊", "Ibuprofen"}),
        prescription("CF000005", PrescriptionState::collected, {"维生素B12片", "Vitamin B12"})};
}

std::vector<EInvoice> invoices() {
    return {
        invoice("2026000042", {"门诊收费电子票据", "Outpatient invoice"}, "2026-11-23 09:48:00", Fen{32'220}),
        invoice("2026000031", {"挂号收费电子票据", "Registration invoice"}, "2026-11-23 08:12:00",
                Fen{5'000})};
}

std::vector<Charge> charges() {
    std::vector<Charge> all;
    for (const auto& bill : bills())
        for (const auto& line : bill.lines) all.push_back({bill.ordered_at, bill.kind, line, true});
    all.back().paid = false;
    return all;
}

}  // namespace kiosk::ui::example
