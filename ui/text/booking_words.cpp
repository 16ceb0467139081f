// Days and times of bookings, as short as they can be said.
#include "ui/text/booking_words.h"

#include <fmt/format.h>

#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {

std::string day_words(const std::string& day, Language language) {
    const auto noon = CivilTime::parse(day + " 12:00:00");
    return noon ? date_words(*noon, language) : day;
}

std::string numbers_of_day_words(const BookingDay& day, Language language) {
    if (!day.open) return words::no_clinic.in(language);
    if (day.left() == 0) return words::booked_out.in(language);
    std::string all;
    const auto add = [&](const Phrase& part, int left) {
        if (left == 0) return;
        all += (all.empty() ? "" : "  ") + part.in(language) + " " + std::to_string(left);
    };
    add(words::morning_short, day.morning_left);
    add(words::afternoon_short, day.afternoon_left);
    add(words::evening_short, day.evening_left);
    return all;
}

std::string hours_words(CivilTime begins, CivilTime ends) {
    return begins.time_of_day() + "–" + ends.time_of_day();
}

std::string when_words(const VisitLine& visit, Language language) {
    return date_words(visit.begins, language) + "  " + hours_words(visit.begins, visit.ends);
}

std::string collect_words(CivilTime from, CivilTime until, Language language) {
    return date_words(from, language) + "  " + hours_words(from, until);
}

std::string state_words(const Appointment& appointment, Language language) {
    switch (appointment.state) {
        case AppointmentState::to_collect:
            return words::collect_now.in(language) + "  " + amount_words(appointment.fee, language);
        case AppointmentState::to_check_in:
            return words::due_check_in.in(language);
        case AppointmentState::checked_in:
            return words::is_checked_in.in(language) +
                   (appointment.queue_number.empty() ? "" : "  " + appointment.queue_number);
        case AppointmentState::too_early:
            return words::collect_from.in(language, appointment.due_from.time_of_day());
        case AppointmentState::too_late:
            return words::is_too_late.in(language);
        case AppointmentState::stopped:
            return words::is_stopped.in(language);
    }
    return {};
}

}  // namespace kiosk::ui
