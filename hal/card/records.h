// What the two files hold, as text: EF05 says which card it is and anyone may read it; EF06 says whose it is
// (LD/T 32; devices 1.3, 1.4). Data that contradict themselves are a bad read and are never handed on.
#pragma once

#include "hal/card/apdu.h"

namespace kiosk::hal::card {

// Selects the environment "sx1.sh.社会保障"; answers the id of the card's algorithm (1 = SSF33, 3 = SM4) from
// its proprietary tag 9F0C, and 1 where the card says none (devices 1.2). `foreign` when there is none.
Read<int> select_environment(const Transmit& transmit);

// EF05 into `card`: identification, version, dates, number.
Read<void> read_issuer_data(const Transmit& transmit, device::CardData& card);
// EF06 into `card`: id number, name, sex, birth date.
Read<void> read_holder_data(const Transmit& transmit, device::CardData& card);

}  // namespace kiosk::hal::card
