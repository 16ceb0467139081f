// Watches the slot of one reader on a thread and a context of its own, for as long as it lives: finds the
// service, finds the reader, tells what comes and goes, and starts over when either is lost.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "hal/card/pcsc.h"
#include "kiosk/base/clock.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

class SlotWatcher {
public:
    struct Wanted {
        std::string reader;           // part of the reader's name; empty = the first that is no module
        std::string security_module;  // part of the module's reader's name; empty = none
        Millis probe_interval;
    };
    // Names of readers as the service spells them; empty = not there.
    struct Sight {
        std::string reader;
        std::string module_reader;
        bool module_in = false;  // a chip is in the module's slot
        friend bool operator==(const Sight&, const Sight&) = default;
    };
    // All are called from the watcher's thread.
    struct Tell {
        std::function<void(const Sight&)> ready;  // again whenever it changed
        std::function<void(DeviceTrouble, const std::string& detail)> lost;
        std::function<void()> card_in;
        std::function<void()> card_out;
    };

    SlotWatcher(Wanted wanted, pcsc::ContextMaker make_context, Tell tell)
        : wanted_{std::move(wanted)}, make_context_{std::move(make_context)}, tell_{std::move(tell)} {}
    ~SlotWatcher() { stop(); }
    SlotWatcher(const SlotWatcher&) = delete;
    SlotWatcher& operator=(const SlotWatcher&) = delete;

    void start();
    void stop();
    void look_again();  // from any thread: asks for the list of readers at once

private:
    void watch();
    bool watch_context(pcsc::Context& context);
    bool watch_reader(pcsc::Context& context, const Sight& first);
    void wait_for_reader(pcsc::Context& context, bool& died);
    [[nodiscard]] Sight sight(pcsc::Context& context, const std::vector<std::string>& readers) const;
    void see(const pcsc::Slot& slot);
    [[nodiscard]] Millis patience();
    void pause(Millis time);
    [[nodiscard]] bool stopping() const;

    const Wanted wanted_;
    const pcsc::ContextMaker make_context_;
    const Tell tell_;
    std::thread thread_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    pcsc::Context* watching_ = nullptr;  // while the thread may be blocked in it
    bool stopping_ = false;
    bool look_ = false;
    bool ended_ = false;

    // The thread's own
    bool present_ = false;
    std::uint32_t event_count_ = 0;
};

}  // namespace kiosk::hal
