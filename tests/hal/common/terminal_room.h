// One card terminal, started and ready, for the mishaps of money.
#pragma once

#include <thread>

#include "tests/hal/common/device_room.h"

namespace kiosk::hal {

class TerminalRoom : public DeviceRoom<TerminalBench> {
protected:
    std::uint64_t begin(const device::Command& command, Millis deadline = Millis{0}) {
        bench->device->submit({++last_id}, command, deadline);
        return last_id;
    }
    device::TerminalAnswer answer(std::uint64_t id) {
        const auto completion = recorder.completion({id});
        const auto* answer = as<device::TerminalAnswer>(completion);
        EXPECT_NE(answer, nullptr) << (completion ? completion->index() : 99);
        return answer != nullptr ? *answer
                                 : device::TerminalAnswer{device::TerminalEnd::unknown, "", "", "none"};
    }
    device::TerminalAnswer ask(const device::Command& command) { return answer(begin(command)); }

    // What the terminal's display says in English, first line; waits for it with a limit.
    bool wait_for_display(const std::string& line, Millis limit = Millis{10'000}) {
        const auto until = std::chrono::steady_clock::now() + limit;
        while (std::chrono::steady_clock::now() < until) {
            for (const auto& shown : bench->hands().display().english)
                if (shown == line) return true;
            std::this_thread::sleep_for(Millis{5});
        }
        return false;
    }
    bool wait_for_card_wanted() { return wait_for_display("Tap or insert your card"); }
    // A purchase up to the moment when the terminal wants a card.
    std::uint64_t purchase(const std::string& order, Millis deadline = Millis{0}) {
        const auto id = begin(device::Purchase{order, Fen{1234}}, deadline);
        EXPECT_TRUE(wait_for_card_wanted());
        return id;
    }
    bool wait_for_debit(const std::string& order) {
        for (int i = 0; i < 2'000 && bench->hands().debits(order) == 0; ++i)
            std::this_thread::sleep_for(Millis{5});
        return bench->hands().debits(order) == 1;
    }
};

}  // namespace kiosk::hal
