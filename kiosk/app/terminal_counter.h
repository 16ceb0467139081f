// Between callers who wait for a device's answer, and the device's thread, which brings it.
#pragma once

#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "hal/device.h"

namespace kiosk::app {

// Thread safe. Asks with numbers of its own, far from the driver's, which submits to the same device.
class TerminalCounter {
public:
    explicit TerminalCounter(std::unique_ptr<hal::Device> terminal) : terminal_{std::move(terminal)} {}
    [[nodiscard]] hal::Device& terminal() { return *terminal_; }

    // Blocks. Nothing: it was sent, or may have been, and no answer came.
    std::optional<device::Completion> ask(const device::Command& command, Millis wait);
    // True: the event was an answer to one of ours, even where nobody waits for it any more.
    bool took(const device::Event& event);

    // Before open() and after close() nothing is asked: Unable. What is under way at close() ends unknown.
    void open();
    void close();

private:
    std::unique_ptr<hal::Device> terminal_;
    std::mutex mutex_;
    bool open_ = false;
    static constexpr std::uint64_t first_number = std::uint64_t{1} << 62;
    std::uint64_t next_ = first_number;
    std::map<std::uint64_t, std::promise<device::Completion>> waiting_;
};

}  // namespace kiosk::app
