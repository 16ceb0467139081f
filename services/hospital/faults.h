// Faults on request: rules that say which request meets which mishap, how often. `--faults` writes them as
// compact text, /control/faults as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "services/hospital/wire.h"

namespace kiosk::hospital {

enum class FaultKind {
    delay,            // the request lies around for `ms`, then it is processed, whoever still waits
    delay_after,      // processed at once, answered after `ms`
    drop_before,      // discarded and cut, nothing processed
    drop_after,       // processed, then cut without a reply
    duplicate,        // delivered twice; the first answer comes back
    garble,           // processed, the reply is damaged
    half_close,       // processed, half of the reply, then closed
    http_500,         // nothing processed, status 500
    http_500_after,   // processed, status 502
    restart,          // cut; everything closes for `ms` (default 500) and comes back with its books
    close_keepalive,  // cut a connection that has already served a request, right after it sent another
    wrong_amount,     // processed, one amount in the reply is one fen off
    business_error,   // nothing processed, a clear no with `code` and `text`
};

struct FaultRule {
    std::string match;  // "2207", "pay", "PUT Appointment", "PUT Appointment booked", "*"
    FaultKind kind = FaultKind::delay;
    std::int64_t ms = 0;
    std::int64_t times = -1;  // left; negative: for ever
    std::string code;
    std::string text;
};

// "2207=drop_after*1,pay=delay:3000": match=fault, then *times and :ms where wanted.
[[nodiscard]] Result<std::vector<FaultRule>> parse_faults(std::string_view spec);
[[nodiscard]] Result<FaultRule> fault_from_json(const Json& json);
[[nodiscard]] Json fault_to_json(const FaultRule& rule);

class Faults {
public:
    void add(FaultRule rule) { rules_.push_back(std::move(rule)); }
    void clear() { rules_.clear(); }
    [[nodiscard]] const std::vector<FaultRule>& rules() const { return rules_; }
    // The first rule for this request, used up by one.
    std::optional<FaultRule> take(std::string_view name, bool connection_reused);

private:
    std::vector<FaultRule> rules_;
};

}  // namespace kiosk::hospital
