// A money sentence says first what the insurer has done, then what happened to the patient's own money.
#include "ui/text/sentences.h"

#include <fmt/format.h>

#include <array>

#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

std::string insurance_part(InsuranceMoney state, Language language) {
    switch (state) {
        case InsuranceMoney::not_used:
            return {};
        case InsuranceMoney::not_settled:
            return words::insurance_not_charged.in(language);
        case InsuranceMoney::settling:
            return words::insurance_being_settled.in(language);
        case InsuranceMoney::settled:
            return words::insurance_settled.in(language);
        case InsuranceMoney::being_cancelled:
            return words::insurance_being_cancelled.in(language);
        case InsuranceMoney::cancelled:
            return words::insurance_cancelled.in(language);
        case InsuranceMoney::unknown:
            return words::insurance_being_checked.in(language);
    }
    return {};
}

std::string own_part(const MoneyState& money, Language language) {
    const auto sum = amount_words(money.own_amount, language);
    switch (money.own) {
        case OwnMoney::nothing_due:
            return {};
        case OwnMoney::not_taken:
            return words::own_not_taken.in(language);
        case OwnMoney::taking:
            return words::own_being_taken.in(language, sum);
        case OwnMoney::taken:
            return words::own_taken.in(language, sum);
        case OwnMoney::being_returned:
            return words::own_being_returned.in(language, sum);
        case OwnMoney::returned:
            return words::own_returned.in(language, sum);
        case OwnMoney::unknown:
            return words::own_being_checked.in(language, sum);
        case OwnMoney::due_at_window:
            return words::own_due_at_window.in(language, sum);
    }
    return {};
}

}  // namespace

std::string amount_words(Fen amount, Language language) { return words::amount.in(language, amount.yuan()); }

std::string money_words(const MoneyState& money, Language language) {
    const auto insurance = insurance_part(money.insurance, language);
    const auto own = own_part(money, language);
    if (!insurance.empty() && !own.empty())
        return chinese(language) ? insurance + own : insurance + " " + own;
    if (!insurance.empty() || !own.empty()) return insurance + own;
    return words::nothing_charged.in(language);
}

std::string done_words(const screen::Done& done, Language language) {
    const auto sum = amount_words(done.money.own_amount, language);
    switch (done.money.own) {
        case OwnMoney::nothing_due:
            return words::nothing_more_to_pay.in(language);
        case OwnMoney::taken:
            return words::paid_sum.in(language, sum);
        case OwnMoney::due_at_window:
            return words::pay_sum_at_window.in(language, sum);
        case OwnMoney::not_taken:
        case OwnMoney::taking:
        case OwnMoney::being_returned:
        case OwnMoney::returned:
        case OwnMoney::unknown:
            return money_words(done.money, language);
    }
    return {};
}

std::string hint_words(Hint hint, Language language) {
    switch (hint) {
        case Hint::none:
            return {};
        case Hint::code_unread:
            return words::hint_code_unread.in(language);
        case Hint::code_wrong_kind:
            return words::hint_code_wrong_kind.in(language);
        case Hint::code_of_electronic_card:
            return words::hint_code_of_electronic_card.in(language);
        case Hint::code_expired:
            return words::hint_code_expired.in(language);
        case Hint::card_turn_over:
            return words::hint_card_turn_over.in(language);
        case Hint::payment_code_invalid:
            return words::hint_payment_code_invalid.in(language);
        case Hint::payment_code_wrong_kind:
            return words::hint_payment_code_wrong_kind.in(language);
        case Hint::payment_declined:
            return words::hint_payment_declined.in(language);
        case Hint::payment_given_up:
            return words::hint_payment_given_up.in(language);
    }
    return {};
}

std::string patient_words(const PatientLine& patient, Language language) {
    std::string out = patient.name;
    const bool zh = chinese(language);
    const auto add = [&](const std::string& part) {
        if (!part.empty()) out += (zh ? "  " : ", ") + part;
    };
    if (patient.gender == "1") add(words::male.in(language));
    if (patient.gender == "2") add(words::female.in(language));
    if (patient.age_years >= 0) add(words::age_years.in(language, patient.age_years));
    return out;
}

std::string part_words(DayPart part, Language language) {
    switch (part) {
        case DayPart::morning:
            return words::morning.in(language);
        case DayPart::afternoon:
            return words::afternoon.in(language);
        case DayPart::evening:
            return words::evening.in(language);
    }
    return {};
}

std::string time_words(DayPart part, CivilTime begins, CivilTime ends, Language language) {
    return fmt::format("{} {}–{}", part_words(part, language), begins.time_of_day(), ends.time_of_day());
}

std::string doctor_words(const VisitLine& visit, Language language) {
    if (visit.general_clinic) return words::general_clinic.in(language);
    const auto name = in(visit.doctor, language), title = in(visit.doctor_title, language);
    if (title.empty()) return name;
    return chinese(language) ? name + "  " + title : name + ", " + title;
}

std::string date_words(CivilTime at, Language language) {
    using namespace words;
    constexpr std::array weekdays{weekday_sunday,   weekday_monday, weekday_tuesday, weekday_wednesday,
                                  weekday_thursday, weekday_friday, weekday_saturday};
    constexpr std::array months{month_january,   month_february, month_march,    month_april,
                                month_may,       month_june,     month_july,     month_august,
                                month_september, month_october,  month_november, month_december};
    const auto day = at.date();
    const auto month = static_cast<std::size_t>(std::stoi(day.substr(5, 2)));
    return date.in(language, weekdays[static_cast<std::size_t>(at.weekday())].in(language),
                   months[month - 1].in(language), std::stoi(day.substr(8, 2)));
}

// Progress is told in both languages: it is how somebody who helps finds the place.
std::string step_words(int step, int steps, Language language) {
    const auto english = words::step_of.in(Language::en, step, steps);
    return chinese(language) ? words::step_of.in(language, step, steps) + " · " + english : english;
}

std::string left_words(int numbers, Language language) { return words::numbers_left.in(language, numbers); }

std::string ahead_words(int people, Language language) {
    return people <= 0 ? words::people_ahead_none.in(language) : words::people_ahead.in(language, people);
}

std::string listed_words(const std::vector<std::string>& members, Language language) {
    return fmt::format("{}", fmt::join(members, words::list_comma.in(language)));
}

std::string story_words(const screen::TodayRow& row, Language language) {
    using screen::RegistrationStory;
    const auto own = amount_words(row.own, language);
    const bool paid = !row.bills.empty();
    switch (row.story) {
        case RegistrationStory::registered:
            return paid ? words::story_paid.in(language) : words::story_registered.in(language);
        case RegistrationStory::pay_at_window:
            return (paid ? words::story_noted_pay_at_window : words::story_registered_pay_at_window)
                .in(language, own);
        case RegistrationStory::being_checked:
            return words::story_being_checked.in(language);
        case RegistrationStory::being_cancelled:
            return paid ? words::story_payment_being_cancelled.in(language)
                        : words::story_registration_being_cancelled.in(language);
        case RegistrationStory::money_back:
            return paid ? words::story_payment_cancelled.in(language)
                        : words::story_registration_cancelled.in(language);
    }
    return {};
}

std::string tries_words(int tries, Language language) { return words::pin_tries_left.in(language, tries); }

std::string seconds_words(const Phrase& after, std::int64_t seconds, Language language) {
    return fmt::format("{} {}", seconds, after.in(language));
}

}  // namespace kiosk::ui
