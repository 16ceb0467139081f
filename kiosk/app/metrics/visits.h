// What became of each visit, how long it took and how long the machine made people wait: counted from the
// sessions that the core shows, by closed lists of words alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "kiosk/app/machine_steps.h"
#include "kiosk/app/metrics/family.h"

namespace kiosk::app::metrics {

// Outcomes, one for each visit that went beyond the start screen. Whatever was achieved last counts:
//   registered, paid, self_pay, deposited, cancelled, booked, checked_in, file_opened, queued (pharmacy),
// where none of these, what was read or printed last:
//   printed, shown, unsure, refused (and by which notice),
// and else how the patient went:
//   left, idle (the kiosk ended the visit after its warning).
class VisitFigures {
public:
    // `civil`: the same moment.
    void on_session(const journey::Session& session, Millis at, CivilTime civil);
    void on_report(const from_case::Report& report);
    void on_device(DeviceKind kind, const device::Event& event, Millis at);
    void tell(Families& families) const;

private:
    struct Visit {
        Millis began{0};
        std::string service = "none";
        std::string achieved;
        std::string minor;   // printed, shown, unsure, refused
        std::string notice;  // of refused
        bool idle = false;
    };
    struct Seen {
        journey::Phase phase = journey::Phase::home;
        journey::Overlay overlay = journey::Overlay::none;
        std::optional<NoticeId> notice;
        std::optional<Millis> deadline;
    };
    void note_phase(const journey::Session& session, Millis at);
    void note_notice(NoticeId id);
    void finish(Millis at, CivilTime civil);
    void add(const std::optional<StepTime>& ended);

    SessionId session_{0};
    std::optional<Visit> visit_;
    Seen before_;
    MachineSteps steps_;

    std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t>
        outcomes_;  // service, …, notice
    std::map<std::string, std::uint64_t> notices_;
    std::uint64_t help_ = 0;
    std::map<std::string, Histogram> durations_;  // by service
    std::map<MachineStep, Histogram> step_times_;
    std::optional<CivilTime> last_served_;
    // the machine as the session sees it
    bool out_of_service_ = false;
    bool staff_at_work_ = false;
    bool in_visit_ = false;
    bool journal_failed_ = false;
    bool too_many_open_ = false;
};

}  // namespace kiosk::app::metrics
