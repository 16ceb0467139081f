// A state is told as one series for each that there is, so that an alert can name it.
#include "kiosk/app/metrics/devices.h"

#include "kiosk/app/metrics/names.h"

namespace kiosk::app::metrics {
namespace {

// Nothing where the status says nothing of paper: with its cover open a printer does not feel any.
std::optional<int> paper_of(const DeviceStatus& status) {
    if (status.trouble == DeviceTrouble::paper_out) return 0;
    if (status.trouble == DeviceTrouble::paper_low) return 1;
    if (status.usable()) return 2;
    return {};
}

bool is_printer(DeviceKind kind) {
    return kind == DeviceKind::receipt_printer || kind == DeviceKind::document_printer;
}

void tell_counts(Families& families, const DeviceCounts& counts) {
    struct Counted {
        const char* name;
        const char* help;
        std::uint64_t DeviceStatistics::*value;
    };
    for (const auto& counted :
         {Counted{"kiosk_device_commands_total", "Commands that a device was given.",
                  &DeviceStatistics::commands},
          Counted{"kiosk_device_failures_total", "Commands that ended in the device's own failure.",
                  &DeviceStatistics::failures},
          Counted{"kiosk_device_losses_total", "How often a device left a usable state.",
                  &DeviceStatistics::losses},
          Counted{"kiosk_device_restarts_total", "How often a driver had to be started again.",
                  &DeviceStatistics::restarts}}) {
        auto& family = counter(families, counted.name, counted.help);
        for (const auto& [kind, count] : counts)
            sample(family, {{"device", device_label(kind)}}, static_cast<double>(count.*counted.value));
    }
    auto& success = gauge(families, "kiosk_device_last_success_timestamp_seconds",
                          "When a device last did what it was told.");
    for (const auto& [kind, count] : counts)
        if (count.last_success_unix_ms > 0)
            sample(success, {{"device", device_label(kind)}}, seconds(CivilTime{count.last_success_unix_ms}));
}

}  // namespace

void DeviceFigures::on_device(DeviceKind kind, const device::Event& event) {
    const auto* changed = std::get_if<device::StatusChanged>(&event);
    if (changed == nullptr) return;
    auto& known = devices_[kind];
    known.status = changed->status;
    if (known.status.trouble != DeviceTrouble::none) known.troubles.insert(known.status.trouble);
    if (!is_printer(kind)) return;
    if (const auto paper = paper_of(known.status)) known.paper = paper;
}

DeviceFigures::Known DeviceFigures::known(DeviceKind kind) const {
    const auto found = devices_.find(kind);
    return found == devices_.end() ? Known{} : found->second;
}

void DeviceFigures::tell(Families& families, const DeviceCounts& counts) const {
    auto& states = gauge(families, "kiosk_device_state", "1 for the state that a device is in.");
    for (const auto& [kind, count] : counts)
        for (int n = 0; n < device_states; ++n) {
            const auto state = static_cast<DeviceState>(n);
            sample(states, {{"device", device_label(kind)}, {"state", state_label(state)}},
                   known(kind).status.state == state ? 1 : 0);
        }
    auto& troubles =
        gauge(families, "kiosk_device_trouble", "1 for the trouble that a device has; 0 once it is over.");
    for (const auto& [kind, count] : counts)
        for (const auto trouble : known(kind).troubles)
            sample(troubles, {{"device", device_label(kind)}, {"trouble", trouble_label(trouble)}},
                   known(kind).status.trouble == trouble ? 1 : 0);
    auto& paper =
        gauge(families, "kiosk_paper_state", "Paper as the printer last felt it: 0 none, 1 low, 2 plenty.");
    for (const auto& [kind, count] : counts)
        if (const auto felt = known(kind).paper) sample(paper, {{"device", device_label(kind)}}, *felt);
    tell_counts(families, counts);
}

}  // namespace kiosk::app::metrics
