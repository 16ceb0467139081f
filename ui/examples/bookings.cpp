// Two weeks of a department, the half hours of a session, and appointments in each state.
#include <fmt/format.h>

#include "ui/examples/people.h"

namespace kiosk::ui::example {

std::vector<BookingDay> booking_days() {
    std::vector<BookingDay> days;
    for (int n = 0; n < 14; ++n) {
        BookingDay day{fmt::format("2026-{:02}-{:02}", n < 7 ? 11 : 12, n < 7 ? 24 + n : n - 6), true,
                       n % 3 == 0 ? 0 : 40 - n, 25 - n, n % 2 == 0 ? 60 : 0};
        if (n == 4) day.open = false;
        if (n == 5) day.morning_left = day.afternoon_left = day.evening_left = 0;
        days.push_back(std::move(day));
    }
    return days;
}

std::vector<BookingTime> booking_times() {
    std::vector<BookingTime> times;
    for (int n = 0; n < 8; ++n) {
        const int minute = 8 * 60 + 30 * n;
        const auto begins = at(fmt::format("2026-11-25 {:02}:{:02}:00", minute / 60, minute % 60));
        times.push_back({"T" + std::to_string(n), begins, begins + Millis{30 * 60'000}, n == 2 ? 0 : 9 - n});
    }
    return times;
}

std::vector<Appointment> appointments() {
    std::vector<Appointment> all;
    const auto add = [&](const char* id, AppointmentState state, const char* begins, Fen fee) {
        Appointment one;
        one.id = id;
        one.booking_number = "YY2039485761";
        one.state = state;
        one.department_code = "A01";
        one.visit = visit();
        one.visit.begins = at(begins);
        one.visit.ends = one.visit.begins + Millis{30 * 60'000};
        one.fee = fee;
        one.due_from = one.visit.begins + Millis{-60 * 60'000};
        one.due_until = one.visit.begins + Millis{30 * 60'000};
        all.push_back(std::move(one));
    };
    add("YD1", AppointmentState::to_collect, "2026-11-23 09:30:00", Fen{9'500});
    add("YD2", AppointmentState::to_check_in, "2026-11-23 10:00:00", Fen{});
    add("YD3", AppointmentState::checked_in, "2026-11-23 09:00:00", Fen{});
    add("YD4", AppointmentState::too_early, "2026-11-23 16:00:00", Fen{4'500});
    add("YD5", AppointmentState::too_late, "2026-11-23 08:00:00", Fen{4'500});
    add("YD6", AppointmentState::stopped, "2026-11-23 14:00:00", Fen{9'500});
    all[2].queue_number = "A027";
    all[4].visit.department = {"中西医结合风湿免疫与疼痛联合门诊", "Integrated rheumatology and pain clinic"};
    all[4].visit.doctor = {"阿卜杜热依木·吐尔逊", "Dr. Abdurehim Tursun"};
    return all;
}

}  // namespace kiosk::ui::example
