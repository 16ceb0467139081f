// The encrypted and signed form of a body (specification 1.6), as the city's switch `body_encryption` asks
// for it: the whole envelope travels inside `encData`, and the reply comes back the same way under the
// platform's key.
#pragma once

#include <string>

#include "services/crypto/keys.h"
#include "services/json.h"
#include "services/settlement.h"

namespace kiosk::services::settlement {

class BodyCrypto {
public:
    // Error(configuration) where a key or a secret is missing.
    static Result<BodyCrypto> make(const SettlementConfig& config);

    Result<std::string> wrap(const Json& envelope, const std::string& timestamp) const;
    // The envelope's text. Error(malformed): not this form, another application's, or the signature does not
    // fit.
    Result<std::string> unwrap(const std::string& body) const;

private:
    BodyCrypto(std::string app_id, Secret app_secret, Secret body_key, crypto::Key ours,
               crypto::Key platform);
    [[nodiscard]] Secret signed_text(const Json& outer, const std::string& data) const;

    std::string app_id_;
    Secret app_secret_;
    Secret body_key_;
    crypto::Key ours_;
    crypto::Key platform_;
};

}  // namespace kiosk::services::settlement
