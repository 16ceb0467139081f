// The patient waits while the session is in a phase in which only the machine can act.
#include "kiosk/demo/meter.h"

#include <algorithm>
#include <array>

#include "kiosk/journey/phases.h"

namespace kiosk::demo {

Meter::Waiting Meter::waiting_in(journey::Phase phase) {
    using enum journey::Phase;
    constexpr std::array settles{listing_days,     listing_times, booking,        checking_in,
                                 listing_sessions, opening_case,  decoding_again, processing};
    if (std::find(settles.begin(), settles.end(), phase) != settles.end()) return Waiting::settle;
    // While a password is entered the pad acts, and waits for the patient's digits.
    const bool machine =
        journey::rules_of(phase).acts == journey::Acts::machine && phase != entering_password;
    return machine ? Waiting::identify : Waiting::no;
}

void Meter::on_session(const journey::Session& session, Millis at) {
    const std::lock_guard lock{guard_};
    const auto waiting = waiting_in(session.phase);
    if (waiting_ == Waiting::identify) times_.identify += at - since_;
    if (waiting_ == Waiting::settle) times_.settle += at - since_;
    waiting_ = waiting;
    since_ = at;
    if (session.print.value != 0 && session.print != print_) print_since_ = at;
    print_ = session.print;
}

void Meter::on_report(const from_case::Report& report) {
    const std::lock_guard lock{guard_};
    if (const auto* registered = std::get_if<from_case::Registered>(&report)) bought_.push_back(*registered);
    if (const auto* cancelled = std::get_if<from_case::Cancelled>(&report))
        std::erase_if(
            bought_, [&](const auto& known) { return known.trace_number == cancelled->registered_as.value; });
}

void Meter::on_device(DeviceKind kind, const device::Event& event, Millis at) {
    if (kind != DeviceKind::receipt_printer) return;
    const bool taken = std::holds_alternative<device::PrintAccepted>(event) ||
                       std::holds_alternative<device::Completed>(event);
    const std::lock_guard lock{guard_};
    if (!taken || !print_since_) return;
    times_.print += at - *print_since_;
    print_since_.reset();
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
