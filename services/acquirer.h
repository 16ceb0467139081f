// The acquirer and the card terminal as a port (services/acquirer/PROTOCOL.md). A payment goes out once; an
// answer whose signature, nonce, order or amount does not fit is no answer.
#pragma once

#include <memory>

#include "kiosk/base/config.h"
#include "services/ports.h"
#include "services/transport.h"

namespace kiosk::services {

struct AcquirerConfig {
    std::string base_url;  // https://HOST:PORT, without / at the end
    std::string merchant;
    Secret key;            // of the signature
    std::string device;    // this kiosk, as the acquirer knows it
    std::string terminal;  // the card terminal beside it
    Millis connect_timeout{5'000};
};

// Reads [acquirer].
[[nodiscard]] AcquirerConfig read_acquirer_config(ConfigTable& table);

// Thread safe. Outcomes: Refused(not_sent) = no byte left. Pay: user_paying is Done with that state;
// system_error, and any answer that cannot be trusted, is Unknown; the terminal's `abandoned` is
// Refused(payment_abandoned).
[[nodiscard]] std::unique_ptr<AcquirerPort> make_acquirer(AcquirerConfig config, Transport& transport,
                                                          const Clock& clock);

}  // namespace kiosk::services
