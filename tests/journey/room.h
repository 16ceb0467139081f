// One kiosk with its devices ready and a watcher beside it; a test tells step by step what happens.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/journey/samples.h"
#include "tests/journey/watcher.h"

namespace kiosk::journey::test {

class Room : public testing::Test {
protected:
    // With this menu.
    explicit Room(std::initializer_list<Service> services) {
        policy.menu.clear();
        for (const auto service : services) policy.menu.push_back({service, {}, {}, {}});
        feed(Started{});
        for (const auto kind :
             {DeviceKind::card_reader, DeviceKind::code_scanner, DeviceKind::receipt_printer})
            device_works(kind, true);
    }
    ~Room() override {
        for (const auto& what : watcher.wrong()) ADD_FAILURE() << what;
    }

    void feed(const Event& event) {
        auto step = watcher.watch(std::move(s), event, now, policy);
        s = std::move(step.state);
        effects = std::move(step.effects);
        commands = std::move(step.commands);
    }
    void touch(const std::string& choice, const std::string& text = "") {
        ASSERT_TRUE(s.screen.offers(choice)) << choice << " on " << screen_name(s.screen);
        ++touches;
        feed(Touch{s.screen.sequence, choice, text});
    }
    void device_works(DeviceKind kind, bool works) {
        feed(status(kind, works ? DeviceState::ready : DeviceState::faulty));
    }
    static Event status(DeviceKind kind, DeviceState state, DeviceTrouble trouble = DeviceTrouble::none) {
        return device::Event{device::StatusChanged{{kind, state, trouble, ""}}};
    }
    void scan(const std::string& code) { feed(device::Event{device::CodeScanned{Secret{code}}}); }
    void answer(AnswerBody body) { feed(Answer{s.current, std::move(body)}); }
    void time_passes() { feed(Answer{s.timer, WaitOver{}}); }
    void report(from_case::Report report) { feed(std::move(report)); }
    void printer_says(device::PrintEnd end) { feed(Answer{s.print, completed(device::Printed{end})}); }
    // Up to the first question to the HIS.
    void show_code(const Person& person = insured_person()) {
        scan(insurance_code);
        answer(insurance_done(decoded_code()));
        answer(insurance_done(person));
    }

    template <class T>
    [[nodiscard]] bool told() const {
        return std::any_of(commands.begin(), commands.end(),
                           [](const auto& command) { return std::holds_alternative<T>(command); });
    }
    template <class T>
    [[nodiscard]] const T* asked() const {
        for (const auto& effect : effects)
            if (const auto* call = std::get_if<his::Call>(&effect.action))
                if (const auto* question = std::get_if<T>(call)) return question;
        return nullptr;
    }
    template <class T>
    [[nodiscard]] const T& shown() const {
        return std::get<T>(s.screen.content);
    }
    [[nodiscard]] const SlipContent* slip() const {
        for (const auto& effect : effects)
            if (const auto* print = std::get_if<PrintSlip>(&effect.action)) return &print->content;
        return nullptr;
    }
    [[nodiscard]] NoticeId notice() const { return shown<screen::Notice>().id; }

    Policy policy;
    Now now = morning();
    Session s;
    Watcher watcher;
    std::vector<Effect> effects;
    std::vector<to_case::Command> commands;
    int touches = 0;
};

}  // namespace kiosk::journey::test
