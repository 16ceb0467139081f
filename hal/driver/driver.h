// The part that every driver shares: one thread, a queue of commands, exactly one completion for each, and
// status that is told only when it changed. A driver adds what it does with a command and while it waits.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "hal/device.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

class Driver : public Device {
public:
    [[nodiscard]] DeviceKind kind() const override { return kind_; }
    void start(Post post) override;
    void stop() override;
    void submit(EffectId id, const device::Command& command, Millis deadline) override;
    void cancel(EffectId id) override;
    void look_again() override { wake(); }
    [[nodiscard]] DeviceStatistics statistics() const override;

protected:
    using Steady = std::chrono::steady_clock;

    Driver(DeviceKind kind, Millis idle_interval) : kind_{kind}, idle_interval_{idle_interval} {}
    // A derived class calls stop() in its own destructor: its virtual functions run until then.
    ~Driver() override = default;

    // All of these run on the driver's thread.
    virtual void opened() {}
    // Every idle_interval, and after wake(); with an interval of zero again and again: it waits by itself.
    virtual void idle() {}
    virtual device::Completion perform(const device::Command& command) = 0;
    virtual void closed() {}
    // Runs on the caller's thread: shakes loose what perform() or idle() may be blocked in.
    virtual void interrupt() {}

    // For perform(): the command was cancelled, ran into its deadline, or the driver is being stopped.
    [[nodiscard]] bool ended() const;
    // What the command that ended() should be answered with, where it has nothing better to say.
    [[nodiscard]] device::Unable ended_early() const;
    // Waits, and says at once when the command ended meanwhile.
    bool wait(Millis time);
    // Waits until wake() or the time; for perform() too.
    void wait_for_wake(Millis time);
    void wake();
    [[nodiscard]] bool stopping() const;

    void post(device::Event event);
    void status(DeviceState state, DeviceTrouble trouble = DeviceTrouble::none, std::string detail = "");
    [[nodiscard]] DeviceStatus status_now() const;

private:
    struct Order {
        EffectId id;
        device::Command command;
        Steady::time_point until;  // max(): no deadline
        bool cancelled = false;
    };
    void run();
    void serve(Order order);
    device::Completion perform_safely(const device::Command& command);
    std::optional<Order> next_order(std::unique_lock<std::mutex>& lock);
    void complete(EffectId id, device::Completion completion);
    void count(const device::Completion& completion);
    [[nodiscard]] bool ended_locked() const;

    const DeviceKind kind_;
    const Millis idle_interval_;
    Post post_;
    std::thread thread_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Order> queue_;
    std::optional<EffectId> current_;
    Steady::time_point current_until_ = Steady::time_point::max();
    bool current_cancelled_ = false;
    bool stopping_ = false;
    bool woken_ = false;

    mutable std::mutex post_mutex_;  // streams come from a driver's helper threads as well
    bool silent_ = true;
    std::optional<DeviceStatus> told_;
    DeviceStatistics statistics_;
};

// What a command gets that ended before it began.
[[nodiscard]] device::Completion unbegun_completion(const device::Command& command, device::Unable why);
// What a command gets of which nobody knows how far it came: paper and money are uncertain then.
[[nodiscard]] device::Completion begun_completion(const device::Command& command, device::Unable why);
// The device's own failure, not a patient's wrong card or declined payment.
[[nodiscard]] bool is_failure(const device::Completion& completion);

}  // namespace kiosk::hal
