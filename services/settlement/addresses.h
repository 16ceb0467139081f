// Where a transaction goes (specification 1.1 and 1.7) and which headers the gateway wants with it (1.5).
#pragma once

#include <string>
#include <vector>

#include "services/settlement.h"

namespace kiosk::services::settlement {

// Error(configuration) where style 3 has no path for the transaction. `infno` may be 2207A.
Result<std::string> address_of(const SettlementConfig& config, const std::string& infno);

// Content type and signature. They carry the time and a nonce, so they are made when a message is sent.
[[nodiscard]] std::vector<Header> gateway_headers(const SettlementConfig& config, CivilTime now,
                                                  const std::string& nonce);

// Unix time as this city's gateway counts it.
[[nodiscard]] std::string unix_time(const CityDialect& city, CivilTime now);

}  // namespace kiosk::services::settlement
