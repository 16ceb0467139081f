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
    void submit(EffectId id, const device::Command& command) override;
    void cancel(EffectId id) override;

protected:
    Driver(DeviceKind kind, Millis idle_interval) : kind_{kind}, idle_interval_{idle_interval} {}
    // A derived class calls stop() in its own destructor: its virtual functions run until then.
    ~Driver() override = default;

    // All of these run on the driver's thread.
    virtual void opened() {}
    virtual void idle() {}  // every idle_interval, and after wake()
    virtual device::Completion perform(const device::Command& command) = 0;
    virtual void closed() {}
    // Runs on the caller's thread: shakes loose what perform() or idle() may be blocked in.
    virtual void interrupt() {}

    // For perform(): the command was cancelled, or the driver is being stopped.
    [[nodiscard]] bool ended() const;
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
        bool cancelled = false;
    };
    void run();
    void serve(Order order);
    std::optional<Order> next_order(std::unique_lock<std::mutex>& lock);
    void complete(EffectId id, device::Completion completion);

    const DeviceKind kind_;
    const Millis idle_interval_;
    Post post_;
    std::thread thread_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Order> queue_;
    std::optional<EffectId> current_;
    bool current_cancelled_ = false;
    bool stopping_ = false;
    bool woken_ = false;

    mutable std::mutex post_mutex_;  // streams come from a driver's helper threads as well
    bool silent_ = true;
    std::optional<DeviceStatus> told_;
};

// What a command gets that was cancelled before it began.
[[nodiscard]] device::Completion cancelled_completion(const device::Command& command);

}  // namespace kiosk::hal
