// A visit ends when its session's number changes, or when staff take the machine over.
#include "kiosk/app/metrics/visits.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kiosk::app::metrics {
namespace {

using journey::Phase;

bool nobody_there(Phase phase) {
    constexpr std::array idle_phases{Phase::home, Phase::showing_more, Phase::card_left,
                                     Phase::out_of_service, Phase::staff_at_work};
    return std::ranges::find(idle_phases, phase) != idle_phases.end();
}

struct Reached {
    Phase phase;
    std::string_view outcome;
};
constexpr std::array achievements{
    Reached{Phase::file_opened, "file_opened"}, Reached{Phase::showing_cancelled, "cancelled"},
    Reached{Phase::showing_booked, "booked"},   Reached{Phase::showing_checked_in, "checked_in"},
    Reached{Phase::pharmacy_queued, "queued"},
};
constexpr std::array shown{Phase::showing_today,        Phase::showing_insurance, Phase::showing_spending,
                           Phase::showing_reports,      Phase::showing_invoice,   Phase::showing_costs,
                           Phase::choosing_prescription};

bool is_served(const std::string& outcome) {
    return outcome != "refused" && outcome != "unsure" && outcome != "left" && outcome != "idle";
}

const std::vector<double> duration_bounds{15, 30, 60, 120, 180, 300, 600};
const std::vector<double> step_bounds{0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 60};

}  // namespace

void VisitFigures::on_session(const journey::Session& session, Millis at, CivilTime civil) {
    add(steps_.on_session(session, at));
    // The timer of the warning ended it, and no finger.
    const bool idle = visit_ && before_.overlay == journey::Overlay::idle_warning &&
                      session.overlay == journey::Overlay::none && before_.deadline &&
                      at >= *before_.deadline;
    if (idle) visit_->idle = true;
    const bool taken_over = session.phase == Phase::staff_at_work && before_.phase != Phase::staff_at_work;
    if (session.id != session_ || taken_over) finish(at, civil);
    session_ = session.id;

    if (!nobody_there(session.phase)) note_phase(session, at);
    if (session.overlay == journey::Overlay::help && before_.overlay != journey::Overlay::help) ++help_;
    const bool reads_notice = session.phase == Phase::notice;
    const auto notice = reads_notice ? std::optional{session.visit.notice.id} : std::nullopt;
    if (notice && notice != before_.notice) note_notice(*notice);
    before_ = {session.phase, session.overlay, notice, session.deadline};

    out_of_service_ = session.out_of_service;
    staff_at_work_ = session.phase == Phase::staff_at_work;
    in_visit_ = visit_.has_value();
    journal_failed_ = !session.money_open && session.closed_because == NoticeId::journal_down;
    too_many_open_ = !session.money_open && session.closed_because == NoticeId::too_many_open;
}

void VisitFigures::note_phase(const journey::Session& session, Millis at) {
    if (!visit_) visit_ = Visit{.began = at};
    if (session.visit.service) visit_->service = service_name(*session.visit.service);
    if (session.phase == before_.phase) return;
    for (const auto& reached : achievements)
        if (reached.phase == session.phase) visit_->achieved = reached.outcome;
    if (std::ranges::find(shown, session.phase) != shown.end()) {
        visit_->minor = "shown";
        visit_->notice.clear();
    }
}

void VisitFigures::note_notice(NoticeId id) {
    const std::string name{notice_name(id)};
    ++notices_[name];
    if (!visit_ || id == NoticeId::cancelled_by_patient) return;
    visit_->minor = id == NoticeId::unsure ? "unsure" : "refused";
    visit_->notice = id == NoticeId::unsure ? "" : name;
}

void VisitFigures::on_report(const from_case::Report& report) {
    const auto* registered = std::get_if<from_case::Registered>(&report);
    if (registered == nullptr || !visit_) return;
    const bool bill = registered->hold.purpose == Purpose::bill;
    if (visit_->service == service_name(Service::deposit))
        visit_->achieved = "deposited";
    else if (!registered->insured)
        visit_->achieved = "self_pay";
    else
        visit_->achieved = bill ? "paid" : "registered";
}

void VisitFigures::on_device(DeviceKind kind, const device::Event& event, Millis at) {
    add(steps_.on_device(kind, event, at));
    const auto* completed = std::get_if<device::Completed>(&event);
    const auto* printed = completed ? std::get_if<device::Printed>(&completed->completion) : nullptr;
    // With a notice comes a slip about what is in doubt: that is no service.
    if (printed == nullptr || printed->end != device::PrintEnd::printed || !visit_ ||
        before_.phase == Phase::notice)
        return;
    visit_->minor = "printed";
    visit_->notice.clear();
}

void VisitFigures::finish(Millis at, CivilTime civil) {
    if (!visit_) return;
    auto outcome = visit_->achieved;
    if (outcome.empty()) outcome = visit_->minor;
    if (outcome.empty()) outcome = visit_->idle ? "idle" : "left";
    const auto notice = outcome == "refused" ? visit_->notice : "";
    ++outcomes_[{visit_->service, outcome, notice}];
    if (is_served(outcome)) last_served_ = civil;
    durations_.try_emplace(visit_->service, duration_bounds)
        .first->second.observe(seconds(at - visit_->began));
    visit_.reset();
}

void VisitFigures::add(const std::optional<StepTime>& ended) {
    if (!ended) return;
    step_times_.try_emplace(ended->step, step_bounds).first->second.observe(seconds(ended->took));
}

void VisitFigures::tell(Families& families) const {
    auto& visits = counter(families, "kiosk_visits_total",
                           "Visits that went beyond the start screen, by what became of them.");
    for (const auto& [what, count] : outcomes_) {
        const auto& [service, outcome, notice] = what;
        sample(visits, {{"service", service}, {"outcome", outcome}, {"notice", notice}},
               static_cast<double>(count));
    }
    auto& durations = histogram(families, "kiosk_visit_duration_seconds",
                                "From the start screen and back to it, by what the patient came for.");
    for (const auto& [service, times] : durations_)
        durations.samples.push_back(times.told({{"service", service}}));
    auto& steps = histogram(families, "kiosk_machine_step_seconds",
                            "How long the machine made a patient wait in one step.");
    for (const auto& [step, times] : step_times_)
        steps.samples.push_back(times.told({{"step", std::string{machine_step_name(step)}}}));
    auto& notices = counter(families, "kiosk_notices_total", "Notices that patients have read.");
    for (const auto& [name, count] : notices_)
        sample(notices, {{"notice", name}}, static_cast<double>(count));
    sample(counter(families, "kiosk_help_opened_total", "How often somebody opened help."), {},
           static_cast<double>(help_));
    auto& served = gauge(families, "kiosk_last_served_timestamp_seconds",
                         "When a visit last ended with what the patient came for.");
    if (last_served_) sample(served, {}, seconds(*last_served_));

    const auto yes_or_no = [&](const char* name, const char* help, bool value) {
        sample(gauge(families, name, help), {}, value ? 1 : 0);
    };
    yes_or_no("kiosk_out_of_service", "1: staff have taken the kiosk out of service.", out_of_service_);
    yes_or_no("kiosk_staff_at_work", "1: the screen is the staff's, who have been let in or are at the door.",
              staff_at_work_);
    yes_or_no("kiosk_visit_open", "1: a patient is being served.", in_visit_);
    yes_or_no("kiosk_journal_failed", "1: the journal cannot be written and no money is taken.",
              journal_failed_);
    yes_or_no("kiosk_money_limit_reached", "1: too much money is in doubt to take more.", too_many_open_);
}

}  // namespace kiosk::app::metrics
