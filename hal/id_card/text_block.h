// The 256 bytes of text that a resident ID card's reader gives (GA 450; the layout as public SDK headers and
// code show it): UTF-16LE, fixed widths, padded with spaces.
//
//   offset bytes  field              offset bytes  field
//        0    30  name                  158    30  authority 签发机关
//       30     2  sex 0 1 2 9           188    16  valid from yyyyMMdd
//       32     4  nation 01..56 97 98   204    16  valid until yyyyMMdd or 长期
//       36    16  birth yyyyMMdd        220    36  other cards' fields
//       52    70  address               248     2  kind: space, I foreign resident, J residence permit
//      122    36  id number
//
// The block comes from a foreign library over a foreign device, so nothing in it is believed unseen.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "kiosk/domain/device.h"

namespace kiosk::hal::id_card {

inline constexpr std::size_t text_block_bytes = 256;

// CardFailed(malformed): wrong length, broken UTF-16, a control character, a field that cannot be, or fields
// that contradict each other (check digit, birth date, sex, dates in the wrong order). CardFailed(foreign): a
// foreign resident's card (kind I), whose fields lie elsewhere. The detail never holds data.
[[nodiscard]] std::expected<device::IdCardData, device::CardFailed> read_text_block(std::string_view block);

// The other way round, for the twin and for tests; what does not fit is cut.
[[nodiscard]] std::string text_block_of(const device::IdCardData& card);

}  // namespace kiosk::hal::id_card
