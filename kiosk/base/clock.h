// The only source of time. Monotonic time measures waits; civil time (UTC+8, as the platform and the patient
// count) stamps messages and slips. Tests and the simulation bring their own.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace kiosk {

using Millis = std::chrono::milliseconds;

// A moment of civil time in China (UTC+8, no summer time), kept as Unix milliseconds.
struct CivilTime {
    std::int64_t unix_ms = 0;

    [[nodiscard]] std::string date_time() const;    // 2026-11-22 09:30:15
    [[nodiscard]] std::string date() const;         // 2026-11-22
    [[nodiscard]] std::string time_of_day() const;  // 09:30
    [[nodiscard]] std::string compact() const;      // 20261122093015
    [[nodiscard]] std::string rfc3339() const;      // 2026-11-22T09:30:15+08:00 (FHIR instant)
    [[nodiscard]] int weekday() const;              // 0 = Sunday
    [[nodiscard]] int minute_of_day() const;        // 0..1439
    // Reads "2026-11-22 09:30:15" and "2026-11-22T09:30:15+08:00".
    static Result<CivilTime> parse(std::string_view text);

    friend auto operator<=>(CivilTime, CivilTime) = default;
    friend CivilTime operator+(CivilTime at, Millis wait) { return {at.unix_ms + wait.count()}; }
    friend Millis operator-(CivilTime later, CivilTime earlier) {
        return Millis{later.unix_ms - earlier.unix_ms};
    }
};

// The hospital's day may begin after midnight (night emergency): `boundary` is the minute of the day it
// begins.
[[nodiscard]] std::string business_day(CivilTime at, int boundary_minute);

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Millis monotonic() const = 0;  // since an arbitrary start, never goes back
    [[nodiscard]] virtual CivilTime civil() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Millis monotonic() const override;
    [[nodiscard]] CivilTime civil() const override;
};

// Stands still until told.
class ManualClock final : public Clock {
public:
    explicit ManualClock(CivilTime start) : start_{start} {}
    [[nodiscard]] Millis monotonic() const override { return elapsed_; }
    [[nodiscard]] CivilTime civil() const override { return start_ + elapsed_ + step_; }
    void advance(Millis by) { elapsed_ += by; }
    // Civil time jumps, monotonic time does not: somebody set the clock.
    void step_civil(Millis by) { step_ += by; }

private:
    CivilTime start_;
    Millis elapsed_{0};
    Millis step_{0};
};

}  // namespace kiosk
