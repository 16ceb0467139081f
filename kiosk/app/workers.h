// Threads that wait for the network and draw slips, so that the core never does. Work posted after stop() is
// dropped; stop() waits for what is running.
#pragma once

#include <functional>
#include <thread>
#include <vector>

#include "kiosk/app/mailbox.h"

namespace kiosk::app {

class Workers {
public:
    explicit Workers(int threads);
    ~Workers();
    void run(std::function<void()> work) { queue_.post(std::move(work)); }
    void stop();

private:
    Mailbox<std::function<void()>> queue_;
    std::vector<std::thread> threads_;
};

}  // namespace kiosk::app
