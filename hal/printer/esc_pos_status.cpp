// One table, the worst first.
#include "hal/printer/esc_pos_status.h"

#include <array>

namespace kiosk::hal::esc_pos {
namespace {

struct Meaning {
    std::uint8_t Status::*byte;
    std::uint8_t bits;  // any of them
    DeviceTrouble trouble;
};
constexpr std::array meanings{
    Meaning{&Status::offline_cause, 0x04, DeviceTrouble::cover_open},
    Meaning{&Status::error_cause, 0x20, DeviceTrouble::hardware},   // unrecoverable: power off and on
    Meaning{&Status::error_cause, 0x08, DeviceTrouble::cutter},     //
    Meaning{&Status::error_cause, 0x04, DeviceTrouble::paper_jam},  // mechanical, where a model has it
    Meaning{&Status::offline_cause, 0x20, DeviceTrouble::paper_out},
    Meaning{&Status::paper, 0x60, DeviceTrouble::paper_out},
    Meaning{&Status::error_cause, 0x40, DeviceTrouble::head_hot},
    Meaning{&Status::offline_cause, 0x40, DeviceTrouble::hardware},  // an error without a name
    Meaning{&Status::printer, 0x08, DeviceTrouble::offline},         // and without a cause
    Meaning{&Status::paper, 0x0C, DeviceTrouble::paper_low},
};

}  // namespace

DeviceTrouble trouble_of(const Status& status) {
    for (const auto& [byte, bits, trouble] : meanings)
        if ((status.*byte & bits) != 0) return trouble;
    return DeviceTrouble::none;
}

DeviceTrouble trouble_of_transmitted(std::uint8_t byte) {
    if ((byte & 0x0C) != 0) return DeviceTrouble::paper_out;
    return (byte & 0x03) != 0 ? DeviceTrouble::paper_low : DeviceTrouble::none;
}

}  // namespace kiosk::hal::esc_pos
