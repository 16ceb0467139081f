// The bytes that go to an ESC/POS printer. Pictures only, no text and no fonts: one path for every script,
// and what was laid out is what comes out. Sources: spec/devices 4.1; Epson's ESC/POS reference for the
// commands.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/domain/device.h"

namespace kiosk::hal::esc_pos {

// ESC @: settings back to their defaults, the line buffer emptied.
[[nodiscard]] std::string initialise();
// DLE EOT n, n = 1..4: answered out of turn, also by a printer that is offline.
[[nodiscard]] std::string ask_status(int n);
// Throws away what the printer has taken and not printed: DLE ENQ 2 for one that stands in an error, DLE DC4
// 8 where it is known [M], and ESC @. `owed` NUL bytes go first and make up what is missing of an unfinished
// band: a printer that still waits for it would take orders for its size or its dots; to any other NUL means
// nothing.
[[nodiscard]] std::string clear_everything(std::size_t owed);
// GS v 0: `lines` rows of the picture from `first_line`.
[[nodiscard]] std::string raster_band(const device::Bitmap& picture, int first_line, int lines);
// GS V 66 n: feed to the cutter and n dots more, partial cut.
[[nodiscard]] std::string feed_and_cut(int feed_dots);
// GS ( H function 48: the four characters come back when what precedes has been printed.
[[nodiscard]] std::string ask_process_id(std::uint32_t id);
[[nodiscard]] std::string process_id_text(std::uint32_t id);
// GS r 1.
[[nodiscard]] std::string ask_transmit_status();
// GS a: push a status when drawer (not), online state, error or paper change.
[[nodiscard]] std::string enable_push();

}  // namespace kiosk::hal::esc_pos
