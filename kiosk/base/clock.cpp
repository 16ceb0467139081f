// Civil time by arithmetic on Unix milliseconds: China has one zone and no summer time, so no zone data.
#include "kiosk/base/clock.h"

#include <cstdio>

#include <fmt/format.h>

namespace kiosk {
namespace {

using namespace std::chrono;

constexpr std::int64_t china_offset_ms = 8LL * 3600 * 1000;

struct Fields {
    year_month_day day;
    hh_mm_ss<milliseconds> time{milliseconds{0}};
    weekday of_week;
};

Fields fields(CivilTime at) {
    const sys_time<milliseconds> local{milliseconds{at.unix_ms + china_offset_ms}};
    const auto midnight = floor<days>(local);
    return {year_month_day{midnight}, hh_mm_ss<milliseconds>{local - midnight}, weekday{midnight}};
}

int year_of(const Fields& f) { return static_cast<int>(f.day.year()); }
unsigned month_of(const Fields& f) { return static_cast<unsigned>(f.day.month()); }
unsigned day_of(const Fields& f) { return static_cast<unsigned>(f.day.day()); }
std::string hms(const Fields& f, std::string_view separator) {
    return fmt::format("{:02}{}{:02}{}{:02}", f.time.hours().count(), separator, f.time.minutes().count(),
                       separator, f.time.seconds().count());
}

}  // namespace

std::string CivilTime::date() const {
    const auto f = fields(*this);
    return fmt::format("{:04}-{:02}-{:02}", year_of(f), month_of(f), day_of(f));
}

std::string CivilTime::date_time() const { return date() + " " + hms(fields(*this), ":"); }

std::string CivilTime::time_of_day() const { return hms(fields(*this), ":").substr(0, 5); }

std::string CivilTime::compact() const {
    const auto f = fields(*this);
    return fmt::format("{:04}{:02}{:02}", year_of(f), month_of(f), day_of(f)) + hms(f, "");
}

std::string CivilTime::rfc3339() const { return date() + "T" + hms(fields(*this), ":") + "+08:00"; }

int CivilTime::weekday() const { return static_cast<int>(fields(*this).of_week.c_encoding()); }

int CivilTime::minute_of_day() const {
    const auto f = fields(*this);
    return static_cast<int>(f.time.hours().count() * 60 + f.time.minutes().count());
}

Result<CivilTime> CivilTime::parse(std::string_view text) {
    int year_number = 0;
    unsigned month_number = 0;
    unsigned day_number = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    char separator = 0;
    char zone[8] = "+08:00";
    const std::string copy{text};
    const int read = std::sscanf(copy.c_str(), "%4d-%2u-%2u%c%2d:%2d:%2d%7s", &year_number, &month_number,
                                 &day_number, &separator, &hour, &minute, &second, zone);
    const year_month_day day{year{year_number}, month{month_number}, std::chrono::day{day_number}};
    const bool form = read >= 7 && (separator == ' ' || separator == 'T') && day.ok() && hour < 24 &&
                      minute < 60 && second < 61;
    if (!form || std::string_view{zone} != "+08:00")
        return fail(ErrorKind::malformed, fmt::format("not a time of UTC+8: '{}'", text));
    const auto local = sys_days{day} + hours{hour} + minutes{minute} + seconds{second};
    return CivilTime{duration_cast<milliseconds>(local.time_since_epoch()).count() - china_offset_ms};
}

std::string business_day(CivilTime at, int boundary_minute) {
    return CivilTime{at.unix_ms - boundary_minute * 60'000LL}.date();
}

Millis SystemClock::monotonic() const {
    return duration_cast<Millis>(steady_clock::now().time_since_epoch());
}

CivilTime SystemClock::civil() const {
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace kiosk
