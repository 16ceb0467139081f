// The three counterparties as the driver sees them. A call is prepared first (message fully written, nothing
// sent), so that its key, amount and body hash can be journalled before a byte leaves, and sent second. Ports
// block; the driver calls them on worker threads, several calls at once.
#pragma once

#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/outcome.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/acquirer_calls.h"
#include "kiosk/domain/his_calls.h"
#include "kiosk/domain/insurance_calls.h"

namespace kiosk::services {

struct Prepared {
    std::string name;    // "2207", "PUT Appointment", "his/mark_number", "acquirer/pay": for log and journal
    std::string method;  // GET, POST, PUT
    std::string url;
    std::string body;          // final bytes; headers that carry time and signature are added when sending
    std::string body_hash;     // SM3 of body, 64 hex digits
    bool moves_money = false;  // goes out once, on a fresh connection
};

template <class Call, class Reply>
class Port {
public:
    virtual ~Port() = default;
    // Fails only for calls that could never be sent (a field too long, a missing setting).
    virtual Result<Prepared> prepare(const Call& call) = 0;
    // Sends once and waits at most `wait`. Never repeats a message that moves money.
    virtual Outcome<Reply> send(const Call& call, const Prepared& prepared, Millis wait) = 0;
};

using InsurancePort = Port<insurance::Call, insurance::Reply>;
using HisPort = Port<his::Call, his::Reply>;
using AcquirerPort = Port<acquirer::Call, acquirer::Reply>;

// For calls that need no journal: prepare and send in one go.
template <class Call, class Reply>
Outcome<Reply> ask(Port<Call, Reply>& port, const Call& call, Millis wait) {
    const auto prepared = port.prepare(call);
    if (!prepared) return Refused{RefusalReason::not_sent, "", prepared.error().text};
    return port.send(call, *prepared, wait);
}

}  // namespace kiosk::services
