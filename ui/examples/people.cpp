// Rows are written out as a hospital would have them on a Monday morning.
#include "ui/examples/people.h"

namespace kiosk::ui::example {
namespace {

ClinicSession session(const char* slot, LocalizedText doctor, LocalizedText title, DayPart part,
                      const char* begins, const char* ends, Fen fee, int left, SessionState state) {
    ClinicSession s;
    s.slot_id = slot;
    s.general_clinic = doctor.zh.empty();
    s.doctor_name = std::move(doctor);
    s.doctor_title = std::move(title);
    s.part = part;
    s.begins = at(begins);
    s.ends = at(ends);
    s.fee = fee;
    s.numbers_left = left;
    s.state = state;
    return s;
}

FeeLine fee(LocalizedText name, Fen amount, std::int64_t count, CatalogueClass catalogue, int first_borne) {
    FeeLine line;
    line.name = std::move(name);
    line.amount = amount;
    line.count_e4 = count * 10'000;
    line.catalogue = catalogue;
    line.first_borne_percent = first_borne;
    return line;
}

Bill bill(const char* id, BillKind kind, LocalizedText place, std::vector<FeeLine> lines) {
    Bill b;
    b.id = id;
    b.kind = kind;
    b.visit_number = "MZ1";
    b.department = {"心血管内科", "Cardiology"};
    b.doctor = {"周明远", "Dr. Zhou Mingyuan"};
    b.place = std::move(place);
    b.ordered_at = at("2026-11-23 09:12:00");
    for (const auto& line : lines) b.total += line.amount;
    b.lines = std::move(lines);
    return b;
}

}  // namespace

std::vector<screen::ServiceTile> menu() {
    return {{Service::registration, true, "", {}, {}},
            {Service::bills, true, "", {}, {}},
            {Service::cancel, true, "", {}, {}},
            {Service::new_file, true, "", {}, {}},
            {Service::insurance, true, "", {}, {}}};
}

PatientLine patient() { return {"张*三", "990*************15", "1", 68, true}; }

VisitLine visit() {
    return {{"心血管内科", "Cardiology"},
            false,
            {"周明远", "Dr. Zhou Mingyuan"},
            {"主任医师", "Chief physician"},
            DayPart::morning,
            at("2026-11-23 08:00:00"),
            at("2026-11-23 12:00:00"),
            {"3 楼 A 区", "3F Area A"}};
}

Split split() {
    Split s;
    s.total = Fen{10'000};
    s.fund = Fen{3'150};
    s.account = Fen{1'000};
    s.mutual_aid = Fen{300};
    s.own = Fen{5'850};
    return s;
}

MoneyState money(InsuranceMoney insurance, OwnMoney own) { return {insurance, own, Fen{5'850}}; }

std::vector<Department> departments() {
    struct Row {
        const char *code, *zh, *en;
        DepartmentGroup group;
        const char *place_zh, *place_en;
        int left;
    };
    using G = DepartmentGroup;
    const Row rows[] = {
        {"A01", "心血管内科", "Cardiology", G::internal_medicine, "3 楼 A 区", "3F Area A", 26},
        {"A02", "呼吸内科", "Respiratory medicine", G::internal_medicine, "3 楼 B 区", "3F Area B", 14},
        {"A03", "消化内科", "Gastroenterology", G::internal_medicine, "3 楼 B 区", "3F Area B", 9},
        {"A04", "神经内科", "Neurology", G::internal_medicine, "3 楼 C 区", "3F Area C", 3},
        {"A05", "内分泌科", "Endocrinology", G::internal_medicine, "3 楼 C 区", "3F Area C", 0},
        {"B01", "普通外科", "General surgery", G::surgery, "2 楼 A 区", "2F Area A", 11},
        {"B02", "骨科", "Orthopaedics", G::surgery, "2 楼 B 区", "2F Area B", 18},
        {"B03", "泌尿外科", "Urology", G::surgery, "2 楼 B 区", "2F Area B", 7},
        {"C01", "妇产科", "Obstetrics and gynaecology", G::women_and_children, "4 楼 A 区", "4F Area A", 12},
        {"C02", "儿科", "Paediatrics", G::women_and_children, "1 楼 C 区", "1F Area C", 31},
        {"D01", "眼科", "Ophthalmology", G::senses, "5 楼 A 区", "5F Area A", 8},
        {"D02", "耳鼻咽喉科", "Ear, nose and throat", G::senses, "5 楼 B 区", "5F Area B", 5},
        {"D03", "口腔科", "Dentistry", G::senses, "5 楼 C 区", "5F Area C", 2},
        {"E01", "中医科", "Traditional Chinese medicine", G::chinese_medicine, "6 楼 A 区", "6F Area A", 16},
        {"F01", "康复医学科", "Rehabilitation", G::other, "6 楼 B 区", "6F Area B", 10},
        {"F02", "全科医学科", "General practice", G::other, "1 楼 A 区", "1F Area A", 40}};
    std::vector<Department> out;
    for (const auto& row : rows)
        out.push_back({row.code, {row.zh, row.en}, row.group, {row.place_zh, row.place_en}, row.left});
    return out;
}

std::vector<ClinicSession> sessions() {
    constexpr auto *eight = "2026-11-23 08:00:00", *noon = "2026-11-23 12:00:00",
                   *two = "2026-11-23 14:00:00", *half = "2026-11-23 17:30:00", *six = "2026-11-23 18:00:00",
                   *nine = "2026-11-23 20:30:00";
    const LocalizedText chief{"主任医师", "Chief physician"},
        deputy{"副主任医师", "Associate chief physician"};
    return {session("S2", {"周明远", "Dr. Zhou Mingyuan"}, chief, DayPart::morning, eight, noon, Fen{10'000},
                    4, SessionState::open),
            session("S1", {}, {}, DayPart::morning, eight, noon, Fen{2'500}, 22, SessionState::open),
            session("S3", {"李𬱖", "Dr. Li Wei"}, deputy, DayPart::morning, eight, noon, Fen{6'000}, 0,
                    SessionState::full),
            session("S4", {"陈思齐", "Dr. Chen Siqi"}, deputy, DayPart::afternoon, two, half, Fen{6'000}, 9,
                    SessionState::open),
            session("S5", {"吴建国", "Dr. Wu Jianguo"}, chief, DayPart::afternoon, two, half, Fen{10'000}, 0,
                    SessionState::stopped),
            session("S6", {}, {}, DayPart::afternoon, two, half, Fen{2'500}, 35, SessionState::open),
            session("S7", {}, {}, DayPart::evening, six, nine, Fen{2'500}, 12, SessionState::open)};
}

screen::TodayRow today_row(const char* trace, screen::RegistrationStory story) {
    screen::TodayRow row;
    row.trace_number = trace;
    row.visit = visit();
    row.story = story;
    return row;
}

std::vector<Bill> bills() {
    using C = CatalogueClass;
    auto massage = bill("FY4", BillKind::treatment, {"1 楼 D 区治疗室", "1F Area D, treatment room"},
                        {fee({"推拿治疗", "Massage therapy"}, Fen{6'000}, 1, C::c, 100)});
    massage.visit_number = "MZ2";
    massage.department = {"康复医学科", "Rehabilitation"};
    auto drugs = bill("FY3", BillKind::drugs, {"1 楼西药房 3 号窗口", "1F Pharmacy, window 3"},
                      {fee({"阿莫西林胶囊 0.25g×24", "Amoxicillin capsules"}, Fen{2'500}, 2, C::a, 0),
                       fee({"盐酸氨溴索片 30mg×20", "Ambroxol tablets"}, Fen{1'860}, 1, C::b, 10),
                       fee({"复方甘草口服溶液（无糖型）150ml", "Compound liquorice oral solution"},
                           Fen{3'250}, 3, C::c, 100)});
    drugs.disease_name = "慢性阻塞性肺疾病";
    return {bill("FY1", BillKind::laboratory, {"2 楼检验科 1 号窗口", "2F Laboratory, window 1"},
                 {fee({"血常规", "Blood count"}, Fen{2'500}, 1, C::a, 0),
                  fee({"C反应蛋白", "C-reactive protein"}, Fen{2'000}, 1, C::b, 10)}),
            bill("FY2", BillKind::examination, {"1 楼放射科", "1F Radiology"},
                 {fee({"胸部CT平扫", "Chest CT, plain"}, Fen{22'000}, 1, C::b, 20)}),
            drugs, massage};
}

}  // namespace kiosk::ui::example
