// Booking ahead, collecting a booking, checking in.
#include "ui/examples/collector.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {

void add_booking(Collector& c) {
    using namespace screen;
    c.steps = 6;
    const LocalizedText department{"心血管内科", "Cardiology"};
    Guide guide{{"一楼大厅导诊台", "Guide desk in the ground-floor hall"},
                {{{"胸闷、心慌、血压高", "Tight chest, palpitations, high blood pressure"}, department},
                 {{"咳嗽、发烧", "Cough, fever"}, {"呼吸内科", "Respiratory medicine"}},
                 {{"肚子疼、反酸", "Stomach ache, heartburn"}, {"消化内科", "Gastroenterology"}},
                 {{"腰腿疼、扭伤", "Back or leg pain, sprain"}, {"骨科", "Orthopedics"}}}};
    c.add("guide", guide, {"guide/0", "guide/1", "guide/2", "guide/3", "guide/back", "common/exit"}, 2);
    guide.rows.clear();
    c.add("guide-desk-alone", guide, {"guide/back", "common/exit"}, 2);
    BookingDays days{patient(), department, booking_days()};
    std::vector<std::string> ids{"booking_days/back", "common/exit"};
    for (const auto& day : days.rows)
        if (day.open && day.left() > 0) ids.push_back("booking_days/" + day.day);
    c.add("booking-days", days, ids, 3);
    Sessions rows{patient(), department, sessions(), "2026-11-25"};
    ids = {"sessions/back", "common/exit"};
    for (const auto& row : rows.rows)
        if (row.state == SessionState::open) ids.push_back("sessions/" + row.slot_id);
    c.add("sessions-ahead", rows, ids, 4);
    Times times{patient(), department, sessions().at(1), booking_times()};
    ids = {"times/back", "common/exit"};
    for (const auto& time : times.rows)
        if (time.numbers_left > 0) ids.push_back("times/" + time.id);
    c.add("times", times, ids, 5);
    times.rows.resize(4);
    ids.resize(5);
    c.add("times-few", times, ids, 5);
    auto line = appointments().front().visit;
    c.add("booking-check", BookingCheck{patient(), line, Fen{9'500}},
          {"booking_check/confirm", "booking_check/back", "common/exit"}, 6);
    Booked booked{patient(),
                  line,
                  Fen{9'500},
                  "YY2039485761",
                  appointments().front().due_from,
                  appointments().front().due_until,
                  {"请带身份证或医保卡，提前到任一自助机取号",
                   "Bring your ID or insurance card and collect your number at any kiosk"},
                  SlipState::printed,
                  true};
    c.deadline(c.add("booked", booked, {"booked/finish"}), 18);
    booked.slip = SlipState::failed;
    booked.card_inside = false;
    c.add("booked-no-slip", booked, {"booked/finish"});
    c.steps = 4;
}

void add_on_the_day(Collector& c) {
    using namespace screen;
    c.steps = 3;
    const auto all = appointments();
    c.add("appointments", Appointments{patient(), all},
          {"appointments/YD1", "appointments/YD2", "appointments/back", "common/exit"}, 2);
    c.add("appointments-none-due", Appointments{patient(), {all[3], all[5]}},
          {"appointments/back", "common/exit"}, 2);
    c.add("appointment-collect", AppointmentCheck{patient(), all[0]},
          {"appointment/confirm", "appointment/others", "appointment/back", "common/exit"}, 2);
    auto by_code = patient();
    by_code.insured = false;
    c.add("appointment-by-code", AppointmentCheck{by_code, all[0]},
          {"appointment/confirm", "appointment/back", "common/exit"}, 2);
    c.add("appointment-check-in", AppointmentCheck{patient(), all[1]},
          {"appointment/confirm", "appointment/back", "common/exit"}, 2);
    CheckedIn arrived{patient(),
                      all[1].visit,
                      "A027",
                      5,
                      {"请在 3 楼 A 区候诊，等候叫号", "Please wait at 3F Area A to be called"},
                      SlipState::printed,
                      true};
    c.deadline(c.add("checked-in", arrived, {"checked_in/finish"}), 18);
    c.steps = 4;
}

}  // namespace kiosk::ui::example
