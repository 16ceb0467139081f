// The power cut of a journey: armed beforehand, it strikes at a moment of a message or of the slip. The
// process that is the kiosk gets SIGKILL, so nothing is tidied up: no destructor, no last write, no goodbye
// on the network. What the journal has synced by then is all that is left; what a disk may lose besides is
// cut by tests/simulation/disk.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "kiosk/base/result.h"
#include "services/transport.h"

namespace kiosk::demo {

struct CutAt {
    enum class Moment {
        before_leaving,  // the journal has it, not a byte has left
        after_arrival,   // it is at the counterparty, the kiosk has heard nothing
        after_answer,    // the answer is in the machine, the journal does not know it
        before_slip,     // drawn, not yet printed
    };
    Moment moment = Moment::before_leaving;
    std::string message;  // as in faults: "2207", "pay", "PUT Appointment booked"
    friend bool operator==(const CutAt&, const CutAt&) = default;
};
// "before 2207 leaves", "after 2207 arrives", "after 2207 is answered", "before the slip is printed".
[[nodiscard]] Result<CutAt> parse_cut(const std::string& words);

class Fuse {
public:
    // Any thread.
    void arm(CutAt at);
    // Ends this process if the power is to be cut here.
    void reach(CutAt::Moment moment, const std::string& message);
    [[nodiscard]] bool armed_for(CutAt::Moment moment, const std::string& message) const;

private:
    mutable std::mutex guard_;
    std::optional<CutAt> at_;
};

// How many messages of this name have reached the hospital so far.
using Arrivals = std::function<std::int64_t(const std::string& message)>;
// The kiosk's transport with the fuse in its line.
[[nodiscard]] std::unique_ptr<services::Transport> behind_fuse(std::unique_ptr<services::Transport> transport,
                                                               Fuse& fuse, Arrivals arrivals);

}  // namespace kiosk::demo
