// A maker's shared library, kept in a process of its own (kiosk_vendor_host). When the library crashes or
// hangs its process is ended and the next call gets a new one; the kiosk sees a failed call and nothing else.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "hal/vendor/message.h"
#include "kiosk/base/clock.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal::vendor {

struct HostConfig {
    std::string library;          // path of the shared library
    std::string program;          // of kiosk_vendor_host; empty = beside this program
    Millis first_pause{200};      // before a new process, after one that ended by itself or was ended
    Millis longest_pause{5'000};  // the pause doubles with each failure until a call has returned
};

struct CallFailure {
    DeviceTrouble trouble =
        DeviceTrouble::hardware;  // crashed, timed_out, hardware; none = given up on purpose
    std::string detail;
};

// One call at a time, from one thread at a time.
class VendorHost {
public:
    explicit VendorHost(HostConfig config) : config_{std::move(config)} {}
    ~VendorHost();
    VendorHost(const VendorHost&) = delete;
    VendorHost& operator=(const VendorHost&) = delete;

    // Starts a process where there is none, sends the call and waits for its answer. A process that does not
    // answer within `deadline`, or whose caller has had enough (`ended` says true), is killed: what a
    // library does cannot be stopped in any other way. `outputs` has one entry for each room of the call.
    [[nodiscard]] std::expected<Answer, CallFailure> call(const Call& call, Millis deadline,
                                                          const std::function<bool()>& ended = {});
    // A new process may not be started yet: a call now would wait for that first.
    [[nodiscard]] bool resting() const;
    // For tests and the log: the process now, or -1.
    [[nodiscard]] int process() const { return pid_; }
    // How many were started.
    [[nodiscard]] int starts() const { return starts_; }

private:
    using Steady = std::chrono::steady_clock;
    struct Waiting {
        Steady::time_point until;
        const std::function<bool()>& ended;
    };
    std::expected<void, CallFailure> make_ready(const Waiting& waiting);
    std::expected<void, CallFailure> start();
    std::expected<void, CallFailure> send(std::string_view bytes, const Waiting& waiting);
    std::expected<Answer, CallFailure> receive(const Waiting& waiting);
    std::expected<void, CallFailure> wait_for_line(short events, const Waiting& waiting);
    std::unexpected<CallFailure> give_up(DeviceTrouble trouble, std::string detail);
    [[nodiscard]] bool alive();
    std::string bury();
    void reap_left_over();

    const HostConfig config_;
    int pid_ = -1;
    int line_ = -1;
    int starts_ = 0;
    std::vector<int> unburied_;  // killed, and stuck in the kernel for the moment
    Millis pause_{0};
    Steady::time_point not_before_ = Steady::time_point::min();
};

}  // namespace kiosk::hal::vendor
