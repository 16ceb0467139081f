// The network and its mishaps between the product's own wire codecs and the simulated hospital's own. What
// each mishap looks like to the transport (curl code, bytes sent, status) is what real libcurl says of it.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "services/hospital/hospital.h"
#include "services/transport.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/timeline.h"

namespace kiosk::simulation {

enum class NetworkFault {
    none,
    connection_refused,
    name_not_resolved,
    tls_failed,
    connect_hangs,
    request_dropped,
    request_late,        // lands while the kiosk waits before it takes things back
    request_duplicated,  // now and late
    response_dropped,
    response_half_closed,
    response_garbled,
    response_late,
    response_swapped,   // valid, but of another exchange
    server_busy,        // 503, nothing done
    error_after_doing,  // done, answered 502
    wrong_amount,       // one amount in the reply is a fen off
    power_before_send,
    power_after_arrival,
    kinds
};
[[nodiscard]] std::string_view name_of(NetworkFault fault);

class Network : public services::Transport {
public:
    Network(Chooser& chooser, Timeline& timeline, hospital::Hospital& hospital, Millis late_by);

    services::Exchange exchange(const services::Request& request) override;
    // How long the answer to the last exchange is on its way.
    [[nodiscard]] Millis take_answer_delay();
    // From now on nothing goes wrong any more.
    void heal() { healed_ = true; }

    // Asked before a message that moves money leaves: is its key durable? (M2)
    std::function<void(const std::string& name, const std::string& body)> on_money_message;
    [[nodiscard]] int exchanges() const { return exchanges_; }

private:
    services::Exchange serve(const services::Request& request);
    services::Exchange with_fault(const services::Request& request, NetworkFault fault);

    Chooser& chooser_;
    Timeline& timeline_;
    hospital::Hospital& hospital_;
    Millis late_by_;
    Millis answer_delay_{0};
    bool healed_ = false;
    int exchanges_ = 0;
    services::Exchange previous_;
};

// "2207", "PUT Appointment booked", "pay": what a message is, for labels.
[[nodiscard]] std::string name_of(const services::Request& request);

}  // namespace kiosk::simulation
