// The patient waits while the session is in a phase in which only the machine can act.
#include "kiosk/app/machine_steps.h"

#include <algorithm>
#include <array>

#include "kiosk/journey/phases.h"

namespace kiosk::app {

std::string_view machine_step_name(MachineStep step) {
    switch (step) {
        case MachineStep::identify:
            return "identify";
        case MachineStep::settle:
            return "settle";
        case MachineStep::print:
            break;
    }
    return "print";
}

std::optional<MachineStep> waiting_in(journey::Phase phase) {
    using enum journey::Phase;
    constexpr std::array settles{listing_days,     listing_times, booking,        checking_in,
                                 listing_sessions, opening_case,  decoding_again, processing};
    if (std::ranges::find(settles, phase) != settles.end()) return MachineStep::settle;
    // While a password is entered the pad acts, and waits for the patient's digits; nobody waits before a
    // machine that serves nobody.
    constexpr std::array nobody_waits{entering_password, out_of_service, staff_at_work};
    if (std::ranges::find(nobody_waits, phase) != nobody_waits.end()) return {};
    if (journey::rules_of(phase).acts != journey::Acts::machine) return {};
    return MachineStep::identify;
}

std::optional<StepTime> MachineSteps::on_session(const journey::Session& session, Millis at) {
    if (session.print.value != 0 && session.print != print_) print_since_ = at;
    print_ = session.print;
    const auto waiting = waiting_in(session.phase);
    if (waiting == waiting_) return {};
    std::optional<StepTime> ended;
    if (waiting_) ended = {*waiting_, at - since_};
    waiting_ = waiting;
    since_ = at;
    return ended;
}

std::optional<StepTime> MachineSteps::on_device(DeviceKind kind, const device::Event& event, Millis at) {
    if (kind != DeviceKind::receipt_printer || !print_since_) return {};
    const bool taken = std::holds_alternative<device::PrintAccepted>(event) ||
                       std::holds_alternative<device::Completed>(event);
    if (!taken) return {};
    const StepTime ended{MachineStep::print, at - *print_since_};
    print_since_.reset();
    return ended;
}

}  // namespace kiosk::app
