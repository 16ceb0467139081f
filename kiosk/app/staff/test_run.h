// Tests that run on a thread of their own while a page shows how far they are, and the person at the glass
// whom they ask: the question waits here until the page brings the answer.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "kiosk/diagnostics/checks.h"

namespace kiosk::app::staff {

class TestRun final : private diagnostics::Person {
public:
    // `changed` is called from the run's thread whenever a page should look again.
    TestRun(diagnostics::Station& station, std::function<void()> changed)
        : station_{station}, changed_{std::move(changed)} {}
    ~TestRun() override { stop(); }

    // One at a time: ends the one before.
    void start(std::vector<diagnosis::Part> parts);
    void stop();  // waits until it has ended

    struct Seen {
        bool running = false;
        std::vector<diagnosis::Part> parts;
        std::optional<diagnosis::Part> current;
        std::vector<diagnosis::Finding> findings;
        std::optional<diagnostics::Request> request;  // waits for an answer
        int question = 0;                             // counts the requests
        CivilTime began;
        CivilTime ended;
    };
    [[nodiscard]] Seen look() const;
    // To this question; dropped where another waits by now, or none, or it has its answer.
    void answer(int question, diagnostics::PersonReply reply);

private:
    diagnostics::PersonReply ask(const diagnostics::Request& request, Millis patience) override;
    [[nodiscard]] bool at_the_screen() const override { return true; }
    void run();

    diagnostics::Station& station_;
    std::function<void()> changed_;
    mutable std::mutex mutex_;
    std::condition_variable answered_;
    Seen seen_;
    std::optional<diagnostics::PersonReply> reply_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace kiosk::app::staff
