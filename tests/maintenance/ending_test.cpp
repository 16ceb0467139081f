// The program ends while somebody is at work: nothing blocks, nothing is posted afterwards, and the money
// journal is as good as before whatever was being tested.
#include <atomic>
#include <thread>

#include "kiosk/app/surroundings.h"
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

class Ending : public DeskRoom {
protected:
    void stops_quietly(Millis within) {
        const auto began = clock.monotonic();
        desk->stop();
        EXPECT_LT(clock.monotonic() - began, within);
        // Devices go on telling; only what the desk posts is of interest.
        for (auto& [kind, device] : devices) device->stop();
        const int posted = core.posted;
        std::this_thread::sleep_for(400ms);
        EXPECT_EQ(core.posted, posted);
        core.turn(0ms);  // what lay there already finds nothing to do
        desk->turn(clock.monotonic());
        desk->touched({host.shown.sequence, "staff/leave", ""});
        desk->heard(DeviceKind::card_reader, device::CardInserted{});
        EXPECT_EQ(desk->next_due(), std::nullopt);
        EXPECT_FALSE(desk->signed_in());
    }
};

TEST_F(Ending, WhileTestsAskAPerson) {
    engineer();
    touch("part-display");
    touch("test");
    until("a question", [&] { return !page().asks.empty(); });
    stops_quietly(1s);
    EXPECT_TRUE(logged("sign_out", "the program stops"));
}

TEST_F(Ending, WhileTestsPrint) {
    machine.twins.tray->fault(hal::PrinterFault::slow);
    engineer();
    touch("part-receipt_printer");
    touch("test");
    turns_for(200ms);
    stops_quietly(1s);
}

TEST_F(Ending, WhileAnErrandRuns) {
    config.maintenance.update_status = {"/bin/sleep", "0.5"};
    engineer();
    touch("update");
    stops_quietly(2s);
}

TEST_F(Ending, WhileAStaffCardIsRead) {
    open();
    call_staff();
    insert(chip_of(wish(), {.slow = 300ms}));
    until("the reading", [&] { return page().lead == words::sign_in_reading.text(); });
    stops_quietly(1s);
}

TEST_F(Ending, WhileAPinIsChecked) {
    open();
    call_staff();
    touch("number");
    touch("digits", "1007");
    touch("digits", code_of("1007"));
    touch("digits", number_pin);
    stops_quietly(2s);
}

TEST_F(Ending, TwiceAndWithNobodyThere) {
    open();
    desk->stop();
    desk->stop();
    stops_quietly(1s);
}

// The journal's own test runs beside the core, which writes down what becomes of money meanwhile.
TEST_F(Ending, TestingTheJournalHoldsUpNoMoney) {
    auto& journal = outside->journal();
    const auto write_case = [&](int number) {
        Fact opened;
        opened.case_id = CaseId{"K001-20261127-" + std::to_string(number)};
        opened.kind = FactKind::case_opened;
        return journal.append({&opened, 1}).has_value();
    };
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(write_case(i));
    std::map<DeviceKind, hal::Device*> none;
    const auto in = surroundings_of(config, *outside, none, sensors);
    std::atomic<bool> over{false};
    std::atomic<int> tested{0};
    std::thread tests{[&] {
        while (!over) {
            const auto whole = in.verify_journal();
            EXPECT_TRUE(whole) << whole.error().text;
            ++tested;
        }
    }};
    bool written = true;
    for (int i = 200; written && (i < 500 || tested < 5); ++i) written = write_case(i);
    over = true;
    tests.join();
    EXPECT_TRUE(written) << "a fact was lost";
    EXPECT_TRUE(journal.verify());
}

}  // namespace
}  // namespace kiosk::app::staff::test
