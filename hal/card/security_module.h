// A security module (PSAM) in the reader's second slot: holds the issuer's master keys and computes what the
// issuer would, so that no network is needed (devices 1.5, "PSAM").
//
// Its two commands are local. LD/T 33 reaches a PSAM only through the reader maker's library, and the makers'
// commands are not public; these follow the habit of Chinese PSAMs (80 1A loads a key diversified by card
// data, 80 FA computes with it) and are answered by VirtualSecurityModule:
//   80 1A <key> <algorithm> 10 <card identification, 16>   key 01: internal authentication, 02: RKSSSE
//         9000; 6A81 the module has not this algorithm (-2202), 6A88 it has not this key (-2203)
//   80 FA 00 00 10 <process, 8><source, 8>                 result of 8 bytes for key 01, of 16 for key 02
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "hal/card/apdu.h"
#include "hal/card/authentication.h"

namespace kiosk::hal::card {

class SecurityModule {
public:
    explicit SecurityModule(Transmit transmit) : transmit_{std::move(transmit)} {}

    // The bytes, or in words why this module cannot: the issuer is asked instead, as LD/T 33 wants it for the
    // codes -2201 to -2203. `identification` in hex, as in CardData.
    using Computed = std::expected<std::string, std::string>;
    [[nodiscard]] Computed internal_result(int algorithm, std::string_view identification,
                                           const Factors& factors) const;
    [[nodiscard]] Computed external_token(int algorithm, std::string_view identification,
                                          const Factors& factors) const;

private:
    [[nodiscard]] Computed compute(int key, int algorithm, std::string_view identification,
                                   const Factors& factors, std::size_t size) const;
    Transmit transmit_;
};

}  // namespace kiosk::hal::card
