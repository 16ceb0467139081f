// What a camera sees of a phone that is held before it: perspective, light, lens, hand and noise. Pure; the
// same seed and number give the same frame.
#pragma once

#include "hal/code_scanner.h"

namespace kiosk::hal {

// `screen`: what the phone shows, square or not, over its whole width of 65 mm.
// `exposure`: 1 = a screen of brightness 1 comes out as it was drawn.
[[nodiscard]] GreyImage photograph(const GreyImage& screen, const PhoneView& view, double exposure,
                                   std::uint64_t frame_number, std::uint64_t seed);
// The room without a phone, with the camera's noise.
[[nodiscard]] GreyImage photograph_room(double exposure, std::uint64_t frame_number, std::uint64_t seed);

}  // namespace kiosk::hal
