// A line from the kiosk's clients into the simulated hospital without a network. It can lose an answer, spoil
// it, or put another in its place.
#pragma once

#include <deque>
#include <functional>
#include <string>

#include "services/hospital/hospital.h"
#include "services/transport.h"

namespace kiosk::his_test {

class DirectLine final : public services::Transport {
public:
    explicit DirectLine(hospital::Hospital& hospital) : hospital_{hospital} {}

    services::Exchange exchange(const services::Request& request) override;

    // What becomes of the next answers, one after the other; none: nothing.
    using Mishap = std::function<void(services::Exchange&)>;
    void plan(Mishap mishap) { planned_.push_back(std::move(mishap)); }

    [[nodiscard]] const services::Request& last() const { return last_; }

private:
    hospital::Hospital& hospital_;
    std::deque<Mishap> planned_;
    services::Request last_;
};

}  // namespace kiosk::his_test
