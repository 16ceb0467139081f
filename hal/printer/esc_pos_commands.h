// The few ESC/POS commands that a slip needs, as bytes. Everything is raster: one path for all scripts, and
// no rare name depends on a font in the printer. Source: Epson ESC/POS reference (devices 4.1).
#pragma once

#include <string>
#include <string_view>

#include "kiosk/domain/device.h"

namespace kiosk::hal::esc_pos {

// DLE EOT n, n = 1 … 4: answered at once, even by a printer that is offline.
[[nodiscard]] std::string ask_status(int n);
// DLE DC4 function 8 clears both buffers, in the middle of a picture too, and is answered by 37 25 00;
// nothing may follow before the answer.
[[nodiscard]] std::string clear_buffers();
// DLE ENQ 2 ends an error and clears, where the former is not known.
[[nodiscard]] std::string recover_and_clear();
// ESC @, and no automatic status (GS a 0).
[[nodiscard]] std::string initialise();
// GS v 0 for the lines first … first + count - 1 of the bitmap. Dots that would read as a real-time command
// (DLE with EOT, ENQ or DC4 behind it) get one dot more: printers look for those inside pictures too.
[[nodiscard]] std::string raster(const device::Bitmap& bitmap, int first, int count);
// GS V 66: feeds the slip to the cutter, `feed_dots` further, and cuts all but a bridge.
[[nodiscard]] std::string feed_and_cut(int feed_dots);
// GS ( H function 48; `id` is 4 characters, 0x20 … 0x7E.
[[nodiscard]] std::string ask_process(std::string_view id);
// GS r 1.
[[nodiscard]] std::string ask_transmitted();

}  // namespace kiosk::hal::esc_pos
