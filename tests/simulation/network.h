// The network and its mishaps between the product's own wire codecs and the simulated hospital's own. What
// each mishap looks like to the transport (curl code, bytes sent, status) is what real libcurl says of it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "services/hospital/hospital.h"
#include "services/transport.h"
#include "tests/simulation/chooser.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/timeline.h"

namespace kiosk::simulation {

// "2207", "PUT Appointment booked", "pay": what a message is, for labels.
[[nodiscard]] std::string name_of(const services::Request& request);

class Network : public services::Transport {
public:
    // What is late lands `late_by` after the kiosk has given up. While `calm` only undoing meets mishaps, and
    // only if somebody stands there next.
    Network(Chooser& chooser, Timeline& timeline, hospital::Hospital& hospital, Millis late_by,
            const bool& calm);

    services::Exchange exchange(const services::Request& request) override;
    // How long the answer to the last exchange is on its way.
    [[nodiscard]] Millis take_answer_delay();
    // The answer to the exchange under way takes this much longer.
    void answer_takes(Millis longer) { answer_delay_ += longer; }
    // From now on nothing goes wrong any more.
    void heal();
    // From now on only what is being taken back meets mishaps: somebody else stands before the machine.
    void spare_all_but_undo() { only_undo_ = true; }

    // Told before a message leaves, whatever becomes of it.
    std::function<void(const std::string& name, const services::Request& request)> on_leaving;
    // Told when the hospital has dealt with it, in time or late.
    std::function<void(const std::string& name)> on_arrived;
    // Mishaps of the machine itself: its clock, its sleep, its keeper. Told when the answer has been written.
    std::function<void(Mishap)> on_machine;
    // An answer to a debit has arrived although nobody waits for it any more.
    std::function<void(const std::string& name, const services::Request& request)> on_late_answer;
    // How often the books may have changed.
    [[nodiscard]] int served() const { return served_; }
    // Until when a mishap that lasts goes on.
    [[nodiscard]] Millis trouble_until() const { return trouble_until_; }

private:
    services::Exchange serve(const services::Request& request);
    services::Exchange with_mishap(const services::Request& request, Mishap mishap);
    services::Exchange without_connection(const services::Request& request, Mishap mishap);
    services::Exchange lost_on_its_way(const services::Request& request, Mishap mishap);
    services::Exchange with_false_reply(const services::Request& request, Mishap mishap);
    services::Exchange by_troubled_server(const services::Request& request, Mishap mishap);
    Mishap ask(const std::string& name);
    void last(Millis time);

    Chooser& chooser_;
    Timeline& timeline_;
    hospital::Hospital& hospital_;
    Millis late_by_;
    const bool& calm_;
    Millis answer_delay_{0};
    bool healed_ = false;
    bool only_undo_ = false;
    int served_ = 0;
    Millis trouble_until_{0};
    Millis slow_until_{0};
    std::map<std::string, Millis> down_until_;  // by counterparty
    services::Exchange previous_;
};

// --- replies.cpp: replies that lie ---
// The key that the answer echoes is another one; nothing else changed.
[[nodiscard]] std::string names_another(const std::string& reply);
// A whole and well-signed answer about somebody else's order.
[[nodiscard]] std::string of_other_order(const std::string& reply);

}  // namespace kiosk::simulation
