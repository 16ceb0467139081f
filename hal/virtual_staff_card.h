// A staff card made of data: a PIV application (NIST SP 800-73-4) with the certificate and key 9A, and a PIN
// that it counts itself. For the twin of the card reader, the demo and the vpcd cards of the tests.
#pragma once

#include <memory>
#include <string>

#include "hal/virtual_card.h"
#include "kiosk/base/result.h"

namespace kiosk::hal {

struct VirtualStaffCardTraits {
    int pin_tries = 10;              // left, 15 at most; so many again after a good PIN
    bool block_protocol = false;     // speaks T=1, as cards with both interfaces do; otherwise T=0
    bool compressed = false;         // its certificate is stored packed (CertInfo bit 0)
    bool replays_signature = false;  // answers every challenge with the signature of its first one
    bool wrong_key = false;          // holds another key than its certificate's
    int pulled_at_apdu = 0;          // gone at the n-th command, 0 = never
    Millis slow{0};
};
// `certificate_pem`, `key_pem`: P-256 or RSA 2048, both alike. `pin`: 6 to 8 digits. Error(malformed): they
// are neither. The chip keeps its counter of tries for as long as it lives, in whatever slot it lies.
[[nodiscard]] Result<std::shared_ptr<VirtualChip>> make_virtual_staff_card(
    const std::string& certificate_pem, const std::string& key_pem, const std::string& pin,
    VirtualStaffCardTraits traits = {});

}  // namespace kiosk::hal
