// In the order of the enumerations; a name too many or too few does not compile.
#include "kiosk/app/metrics/names.h"

#include <array>
#include <string_view>

namespace kiosk::app::metrics {
namespace {

constexpr std::array device_labels{"card_reader", "id_card_reader", "code_scanner", "receipt_printer",
                                   "pin_pad",     "card_terminal",  "face_camera",  "document_printer"};
static_assert(device_labels.size() == static_cast<std::size_t>(DeviceKind::document_printer) + 1);

constexpr std::array state_labels{"absent", "opening", "ready", "busy", "faulty"};
static_assert(state_labels.size() == static_cast<std::size_t>(DeviceState::faulty) + 1);

constexpr std::array trouble_labels{
    "none",      "daemon_dead", "unplugged",      "paper_out", "paper_low", "paper_jam", "cover_open",
    "cutter",    "offline",     "unreachable",    "no_frames", "dark",      "head_hot",  "no_security_module",
    "timed_out", "crashed",     "out_of_service", "hardware"};
static_assert(trouble_labels.size() == static_cast<std::size_t>(DeviceTrouble::hardware) + 1);

}  // namespace

std::string device_label(DeviceKind kind) { return device_labels[static_cast<std::size_t>(kind)]; }
std::string state_label(DeviceState state) { return state_labels[static_cast<std::size_t>(state)]; }
std::string trouble_label(DeviceTrouble trouble) { return trouble_labels[static_cast<std::size_t>(trouble)]; }

}  // namespace kiosk::app::metrics
