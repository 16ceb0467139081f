// Messages of the acquirer's protocol: written and signed, checked and read (PROTOCOL.md). Pure but for the
// nonce that the caller gives.
#pragma once

#include <string>

#include "services/acquirer.h"
#include "services/json.h"

namespace kiosk::services::acquirer_protocol {

// "/acquirer/v1/pay", "/terminal/v1/refund-query" …
[[nodiscard]] std::string path_of(const acquirer::Call& call);

// Upper-case hex of HMAC-SHA256 over the other non-empty members sorted by name. Error(malformed): a member
// is no scalar, so nothing can have signed it.
Result<std::string> signature_of(const Json& message, const Secret& key);

// Signed request. Error(malformed): an order number, code or amount that the protocol cannot carry.
Result<Json> request_of(const acquirer::Call& call, const AcquirerConfig& config, const std::string& nonce,
                        CivilTime now);

// `sent` is the request that is answered.
Outcome<acquirer::Reply> read_reply(const acquirer::Call& call, const Json& sent, const std::string& text,
                                    const Secret& key);

}  // namespace kiosk::services::acquirer_protocol
