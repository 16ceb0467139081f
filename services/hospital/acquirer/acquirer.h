// The acquirer and its card terminal (services/acquirer/PROTOCOL.md): orders that are paid, still being
// typed, closed or refunded, and payers who behave as /control/set says.
#pragma once

#include <string>
#include <string_view>

#include "services/hospital/http.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

inline constexpr std::string_view acquirer_key = "DEMO_ACQUIRER_KEY";

// Upper-case hex of the HMAC over all non-empty members but `sign`, sorted.
[[nodiscard]] std::string acquirer_sign(const Json& message, std::string_view key);

class Acquirer {
public:
    explicit Acquirer(World& world) : world_{world} {}

    [[nodiscard]] static bool serves(std::string_view path);
    // "pay", "query" … and "terminal/pay" …: for counting and for faults.
    [[nodiscard]] static std::string name_of(const Request& request);
    // `later` of a terminal's reply takes the world's lock through `guard`.
    Reply handle(const Request& request);
    // A refusal on demand, well signed: nothing is processed.
    Reply refusal(const Request& request, const std::string& error, const std::string& text);
    void falsify_next() { falsify_ = true; }

private:
    struct Asked {
        Json body;
        bool terminal = false;
        std::string call;
    };
    Json process(const Asked& asked, Reply& reply);
    Json pay(const Asked& asked, Reply& reply);
    Json repeated_pay(const Asked& asked, const Json& order);
    Json query(const Asked& asked);
    Json reverse(const Asked& asked);
    Json refund(const Asked& asked);
    Json refund_query(const Asked& asked);
    Json bill(const Asked& asked);
    Json answer_of(const Json& order);
    // Time passed: a payer who was typing has finished.
    Json settle_due(Json order);
    Json order_row(const Asked& asked);
    std::string behaviour_of(const std::string& payer);
    Reply signed_reply(const Asked& asked, Json answer);

    World& world_;
    bool falsify_ = false;
};

}  // namespace kiosk::hospital
