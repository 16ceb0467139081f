// The core tells every event of every case, those of an earlier run among them.
#include "kiosk/app/metrics/cases.h"

#include <algorithm>

namespace kiosk::app::metrics {
namespace {

std::string closed_as(const money::Case& closed) {
    if (closed.cancels) return "given_back";  // an earlier purchase, because its patient gave it up
    if (closed.committed && !closed.aborted) return "completed";
    const auto undone = [&](Leg leg) { return closed.leg(leg) == money::LegStatus::undone; };
    return undone(Leg::insurance) || undone(Leg::own) ? "taken_back" : "nothing_moved";
}

}  // namespace

void CaseFigures::on_case_event(const money::Case& before, const money::Case& after) {
    if (after.told_unsure && !before.told_unsure) ++unsure_;
    if (!money::is_closed(after)) {
        open_.try_emplace(after.id, after.opened_at);
        return;
    }
    open_.erase(after.id);
    if (!money::is_closed(before)) ++closed_[closed_as(after)];
}

void CaseFigures::tell(Families& families, CivilTime now, std::size_t unreadable) const {
    sample(gauge(families, "kiosk_money_cases_open", "Sums of money on their way."), {},
           static_cast<double>(open_.size()));
    Millis oldest{0};
    for (const auto& [id, since] : open_) oldest = std::max(oldest, now - since);
    sample(gauge(families, "kiosk_money_case_oldest_seconds", "Age of the oldest of them; 0: there is none."),
           {}, seconds(oldest));
    sample(gauge(families, "kiosk_money_cases_unreadable",
                 "Cases of an earlier run that only people can close."),
           {}, static_cast<double>(unreadable));
    auto& closed =
        counter(families, "kiosk_money_cases_closed_total", "Sums of money at rest, by where they came to.");
    for (const auto& [how, count] : closed_) sample(closed, {{"end", how}}, static_cast<double>(count));
    sample(counter(families, "kiosk_money_unsure_total",
                   "How often a patient had to read that money is being checked."),
           {}, static_cast<double>(unsure_));
}

}  // namespace kiosk::app::metrics
