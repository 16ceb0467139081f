// Our calls as FHIR requests and FHIR's answers as ours (PROFILE.md). Pure.
#pragma once

#include <string>
#include <vector>

#include "services/his.h"
#include "services/json.h"

namespace kiosk::services::fhir {

struct Message {
    std::string method;  // GET, POST, PUT
    std::string path;    // below the base address, begins with /
    std::string body;
    std::vector<Header> headers;  // If-Match, If-None-Exist
};

// Error(malformed): something that the profile demands is missing.
Result<Message> message_of(const his::Call& call, const HisConfig& config);

// `status` 200 or 201.
Outcome<his::Reply> read_success(const his::Call& call, const Json& body, const HisConfig& config);
// Any other status. Only a 4xx that brings an OperationOutcome is a refusal.
Outcome<his::Reply> read_error(const his::Call& call, int status, const Json* body);

}  // namespace kiosk::services::fhir
