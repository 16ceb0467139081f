// The driver before counterparties that answer what a test says, with a journal on disk, a clock that stands
// until it is told, and steps that are taken one by one whenever the core has nothing more to do.
#pragma once

#include <deque>
#include <functional>
#include <utility>

#include "kiosk/app/driver.h"
#include "tests/journal/journal_room.h"

namespace kiosk::app {

using namespace std::chrono_literals;

template <class Call, class Reply>
class ScriptedPort : public services::Port<Call, Reply> {
public:
    Result<services::Prepared> prepare(const Call&) override { return services::Prepared{.body_hash = "h"}; }
    Outcome<Reply> send(const Call& call, const services::Prepared&, Millis) override {
        sent.push_back(call);
        return answer(call);
    }
    template <class Wanted>
    [[nodiscard]] int asked() const {
        int count = 0;
        for (const auto& call : sent) count += std::holds_alternative<Wanted>(call) ? 1 : 0;
        return count;
    }
    std::vector<Call> sent;
    std::function<Outcome<Reply>(const Call&)> answer = [](const Call&) { return Unknown{"nobody answers"}; };
};

// One thread: work is done at once, letters are read in their order, and where none is left the next step
// begins.
class SteppedHall final : public Runtime {
public:
    void post(Letter letter) override { letters_.push_back(std::move(letter)); }
    std::optional<Letter> fetch(Millis wait) override {
        if (letters_.empty() && !handled_due_) {
            handled_due_ = true;  // what the last step made due is handled first
            return std::nullopt;
        }
        if (letters_.empty()) next_step(wait);
        if (letters_.empty()) return std::nullopt;
        auto letter = std::move(letters_.front());
        letters_.pop_front();
        return letter;
    }
    void submit(std::function<void()> work) override { work(); }
    void close() override { closed_ = true; }
    [[nodiscard]] bool closed() const override { return closed_; }
    void stop_work() override {}
    std::string draw_reprint_code() override { return "RP0000000000000001"; }
    Millis draw_part(Millis spread) override { return spread; }

    std::vector<std::function<void()>> steps;
    Millis naps{0};  // how long the core would have slept before the step

private:
    void next_step(Millis wait) {
        naps = wait;
        handled_due_ = false;
        if (next_ < steps.size()) return steps[next_++]();
        closed_ = true;
    }
    std::deque<Letter> letters_;
    std::size_t next_ = 0;
    bool handled_due_ = false;
    bool closed_ = false;
};

// Writes down what it is told.
class NotingGuest : public Guest {
public:
    void begin(Host& at) override { host = &at, ++begun; }
    void touched(const Touch& touch) override { touches.push_back(touch.choice); }
    void active() override { ++activities; }
    bool heard(DeviceKind, const device::Event& event) override {
        ++events;
        const auto* completed = std::get_if<device::Completed>(&event);
        return completed != nullptr && completed->command.value > first_guest_effect;
    }
    [[nodiscard]] std::optional<Millis> next_due() const override { return due; }
    void turn(Millis) override { ++turns; }

    Host* host = nullptr;
    int begun = 0, activities = 0, events = 0, turns = 0;
    std::vector<std::string> touches;
    std::optional<Millis> due;
};

// Takes commands and says nothing by itself.
class NotingDevice final : public hal::Device {
public:
    explicit NotingDevice(DeviceKind kind) : kind_{kind} {}
    [[nodiscard]] DeviceKind kind() const override { return kind_; }
    void start(hal::Post) override {}
    void stop() override {}
    void submit(EffectId, const device::Command& command, Millis) override { commands.push_back(command); }
    void cancel(EffectId) override {}
    void look_again() override {}
    [[nodiscard]] DeviceStatistics statistics() const override { return {}; }
    std::vector<device::Command> commands;

private:
    DeviceKind kind_;
};

class ScriptedRoom : public services::JournalRoom {
protected:
    void SetUp() override {
        JournalRoom::SetUp();
        journal = open();
    }
    // Runs until the steps are over.
    void run(bool out_of_service = false) {
        auto runtime = std::make_unique<SteppedHall>();
        hall = runtime.get();
        hall->steps = steps;
        Driver made{{.clock = clock,
                     .journal = *journal,
                     .insurance = insurance,
                     .his = his,
                     .acquirer = acquirer,
                     .devices = {{DeviceKind::code_scanner, &scanner}},
                     .institution_code = "H99010100001",
                     .first_serial = 100,
                     .last_serial = 199,
                     .show = [this](const Screen& screen) { shown.push_back(screen_name(screen)); },
                     .render_slip = [](const SlipContent&) -> Result<device::PrintDocument> {
                         return fail(ErrorKind::unavailable, "nothing to print");
                     },
                     .guest = guest,
                     .out_of_service = out_of_service},
                    policy,
                    nullptr,
                    std::move(runtime)};
        driver = &made;
        made.run();
        driver = nullptr;
    }

    std::unique_ptr<services::Journal> journal;
    ScriptedPort<insurance::Call, insurance::Reply> insurance;
    ScriptedPort<his::Call, his::Reply> his;
    ScriptedPort<acquirer::Call, acquirer::Reply> acquirer;
    NotingDevice scanner{DeviceKind::code_scanner};
    NotingGuest noting;
    Guest* guest = &noting;
    Policy policy;
    std::vector<std::function<void()>> steps;
    std::vector<std::string> shown;
    Driver* driver = nullptr;  // while it runs
    SteppedHall* hall = nullptr;
};

}  // namespace kiosk::app
