// The judgement over one exchange.
#include "services/transport.h"

namespace kiosk::services {

// Pure, and run by the simulation as it is. Doubt goes to `unknown`: only a complete reply or the certainty
// that no byte of the request left is anything else.
Delivery classify(const Exchange& exchange) {
    if (exchange.curl_code == 0) return exchange.http_status > 0 ? Delivery::reply : Delivery::unknown;
    return exchange.bytes_sent == 0 ? Delivery::not_sent : Delivery::unknown;
}

}  // namespace kiosk::services
