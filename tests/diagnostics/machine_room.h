// A whole machine of twins behind a station for one test: the devices as a technician finds them, a network
// that answers what the test says, a computer that is well, and helping hands that the test may hold back.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "hal/card_terminal.h"
#include "kiosk/demo/helping_hands.h"
#include "kiosk/diagnostics/checks.h"
#include "kiosk/diagnostics/report.h"
#include "printer/staff_slips.h"

namespace kiosk::diagnostics::test {

using namespace std::chrono_literals;
using diagnosis::Finding;
using diagnosis::Part;
using diagnosis::Verdict;

// Every question goes to `answer`.
class Line final : public services::Transport {
public:
    services::Exchange exchange(const services::Request& request) override {
        const std::lock_guard lock{mutex_};
        asked.push_back(request);
        return answer(request);
    }
    std::function<services::Exchange(const services::Request&)> answer = [](const services::Request&) {
        return services::Exchange{.http_status = 200, .bytes_sent = 100};
    };
    std::vector<services::Request> asked;

private:
    std::mutex mutex_;
};

// Does and judges as helping hands do, and at the glass as a good fingertip and a good eye; what a test wants
// otherwise stands in `instead`, by the word of the request.
class Helper final : public Person {
public:
    explicit Helper(demo::HelpingHands& hands) : hands_{hands} {}
    PersonReply ask(const Request& request, Millis patience) override;
    [[nodiscard]] bool at_the_screen() const override { return at_screen; }
    demo::HelpingHands& hands() { return hands_; }

    std::map<std::string, std::function<PersonReply()>> instead;
    std::vector<std::string> asked;
    bool at_screen = true;
    int width_px = 1080, height_px = 1920;

private:
    demo::HelpingHands& hands_;
};
[[nodiscard]] inline std::function<PersonReply()> says(Answered answer) {
    return [answer] { return PersonReply{answer, ""}; };
}

class MachineRoom : public testing::Test {
public:
    void SetUp() override;
    void TearDown() override;
    // Starts the devices at its first use: what is arranged before that was so when the machine was switched
    // on.
    Station& station();
    [[nodiscard]] Finding run(Part part) { return check(part, station(), helper()); }
    Helper& helper() { return *helper_; }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream{folder / name, std::ios::binary} << text;
    }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder / name).string(); }
    // A server that answers with this status, and with our own time or another.
    void server_answers(int status, std::optional<Millis> its_clock_behind = {});

    std::filesystem::path folder;
    demo::Machine machine;
    hal::VirtualFaceCamera face;
    hal::VirtualCardTerminal terminal;
    std::map<DeviceKind, std::unique_ptr<hal::Device>> devices;
    VirtualSensors sensors;
    std::unique_ptr<Sensors> other_sensors;
    Line line;
    SystemClock clock;
    ManualClock still{*CivilTime::parse("2026-11-27 09:30:00")};
    Surroundings in;
    bool journal_whole = true;

private:
    std::unique_ptr<demo::HelpingHands> hands_;
    std::unique_ptr<Helper> helper_;
    std::unique_ptr<Station> station_;
};

}  // namespace kiosk::diagnostics::test
