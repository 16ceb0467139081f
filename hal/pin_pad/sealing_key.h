// The twin's RSA key. Its private half is thrown away as soon as it is made, so that nothing in this process
// can open a block; OpenSSL is included by sealing_key.cpp alone.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk::hal {

class SealingKey {
public:
    virtual ~SealingKey() = default;
    // RSA-OAEP in hex; never twice the same for the same digits.
    [[nodiscard]] virtual Result<std::string> seal(const Secret& digits,
                                                   const std::string& card_sn) const = 0;
    static Result<std::unique_ptr<SealingKey>> make();
};

}  // namespace kiosk::hal
