// Keeps what was heard until the verdict asks for it.
#include "kiosk/demo/meter.h"

#include <algorithm>
#include <iterator>

namespace kiosk::demo {

void Meter::add(const std::optional<app::StepTime>& ended) {
    if (!ended) return;
    switch (ended->step) {
        case app::MachineStep::identify:
            times_.identify += ended->took;
            return;
        case app::MachineStep::settle:
            times_.settle += ended->took;
            return;
        case app::MachineStep::print:
            times_.print += ended->took;
            return;
    }
}

void Meter::on_session(const journey::Session& session, Millis at) {
    const std::lock_guard lock{guard_};
    add(steps_.on_session(session, at));
}

void Meter::on_report(const from_case::Report& report) {
    const std::lock_guard lock{guard_};
    if (const auto* registered = std::get_if<from_case::Registered>(&report)) bought_.push_back(*registered);
    if (const auto* cancelled = std::get_if<from_case::Cancelled>(&report))
        std::erase_if(
            bought_, [&](const auto& known) { return known.trace_number == cancelled->registered_as.value; });
}

void Meter::on_device(DeviceKind kind, const device::Event& event, Millis at) {
    const std::lock_guard lock{guard_};
    add(steps_.on_device(kind, event, at));
}

void Meter::on_slip(const SlipContent& content, const device::PrintDocument& document) {
    const std::lock_guard lock{guard_};
    slips_.push_back({content.kind, content.copy_number, content.queue_number, content.reprint_code,
                      content.claiming_back.has_value(), document.pdf, document.bitmap});
}

void Meter::on_printed_report(const device::PrintDocument& document) {
    const std::lock_guard lock{guard_};
    reports_.push_back({document.pdf, document.bitmap});
}

std::vector<PrintedReport> Meter::reports() const {
    const std::lock_guard lock{guard_};
    return reports_;
}

void Meter::remember(std::vector<PrintedSlip> slips) {
    const std::lock_guard lock{guard_};
    slips_.insert(slips_.begin(), std::make_move_iterator(slips.begin()),
                  std::make_move_iterator(slips.end()));
}

void Meter::remember(const from_case::Registered& registered) {
    const std::lock_guard lock{guard_};
    std::erase_if(bought_, [&](const auto& known) { return known.trace_number == registered.trace_number; });
    bought_.push_back(registered);
}

MachineTimes Meter::times() const {
    const std::lock_guard lock{guard_};
    return times_;
}

std::vector<PrintedSlip> Meter::slips() const {
    const std::lock_guard lock{guard_};
    return slips_;
}

std::vector<from_case::Registered> Meter::bought() const {
    const std::lock_guard lock{guard_};
    return bought_;
}

}  // namespace kiosk::demo
