// The patient waits while the session is in a phase in which only the machine can act.
#include "kiosk/demo/meter.h"

namespace kiosk::demo {

Meter::Waiting Meter::waiting_in(journey::Phase phase) {
    switch (phase) {
        case journey::Phase::reading_card:
        case journey::Phase::asking_issuer:
        case journey::Phase::proving_card:
        case journey::Phase::decoding_code:
        case journey::Phase::querying_person:
        case journey::Phase::finding_patient:
        case journey::Phase::asking_today:
        case journey::Phase::asking_payments:
        case journey::Phase::listing_departments:
        case journey::Phase::listing_bills:
            return Waiting::identify;
        case journey::Phase::listing_sessions:
        case journey::Phase::opening_case:
        case journey::Phase::decoding_again:
        case journey::Phase::processing:
            return Waiting::settle;
        case journey::Phase::home:
        case journey::Phase::identifying:
        case journey::Phase::typing_passport:
        case journey::Phase::showing_today:
        case journey::Phase::choosing_service:
        case journey::Phase::choosing_bills:
        case journey::Phase::showing_details:
        case journey::Phase::choosing_department:
        case journey::Phase::choosing_session:
        case journey::Phase::checking:
        case journey::Phase::entering_password:
        case journey::Phase::showing_code_again:
        case journey::Phase::paying:
        case journey::Phase::done:
        case journey::Phase::notice:
            return Waiting::no;
    }
    return Waiting::no;
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
                      document.pdf, document.bitmap});
}

void Meter::remember(std::vector<PrintedSlip> slips) {
    const std::lock_guard lock{guard_};
    slips_.insert(slips_.begin(), std::make_move_iterator(slips.begin()),
                  std::make_move_iterator(slips.end()));
}

void Meter::remember(const from_case::Registered& registered) {
    const std::lock_guard lock{guard_};
    std::erase_if(bought_,
                  [&](const auto& known) { return known.trace_number == registered.trace_number; });
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
