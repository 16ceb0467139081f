// Whoever ends the tests does not wait: in the middle of every wait the run is over within a second, what was
// cut short is no finding, and what was switched on is off.
#include <atomic>
#include <thread>

#include "tests/diagnostics/machine_room.h"

namespace kiosk::diagnostics::test {
namespace {

// Takes every command and never says anything more.
class Deaf final : public hal::Device {
public:
    Deaf(DeviceKind kind, DeviceState state) : kind_{kind}, state_{state} {}
    [[nodiscard]] DeviceKind kind() const override { return kind_; }
    void start(hal::Post post) override {
        post(kind_, device::StatusChanged{{kind_, state_, DeviceTrouble::none, "deaf"}});
    }
    void stop() override {}
    void submit(EffectId, const device::Command&, Millis) override { ++submitted; }
    void cancel(EffectId) override { ++cancelled; }
    void look_again() override {}
    [[nodiscard]] DeviceStatistics statistics() const override { return {}; }
    std::atomic<int> submitted{0};
    std::atomic<int> cancelled{0};

private:
    DeviceKind kind_;
    DeviceState state_;
};

class Stopped : public MachineRoom {
protected:
    Deaf& deaf(DeviceKind kind, DeviceState state = DeviceState::ready) {
        auto device = std::make_unique<Deaf>(kind, state);
        auto& made = *device;
        devices[kind] = std::move(device);
        return made;
    }
    // Runs the test, stops it when `until` says so, and measures how long it lasts from there.
    void stop_during(Part part, const std::function<bool()>& until) {
        auto& here = station();
        std::atomic<bool> over{false};
        std::vector<Finding> findings;
        std::thread tests{[&] {
            findings = check_all({part, Part::memory}, here, helper());
            over = true;
        }};
        const auto patience = clock.monotonic() + 5s;
        while (!until() && clock.monotonic() < patience) std::this_thread::sleep_for(5ms);
        EXPECT_TRUE(until()) << "the test never came so far";
        std::this_thread::sleep_for(50ms);
        EXPECT_FALSE(over) << "it does not wait there at all";
        const auto stopped_at = clock.monotonic();
        here.stop();
        tests.join();
        EXPECT_LT(clock.monotonic() - stopped_at, 1s);
        EXPECT_TRUE(findings.empty()) << findings.front().what.en;
    }
    // Answers when the station is stopped, as the person at the glass does.
    std::function<PersonReply()> waits() {
        return [this] {
            asking = true;
            station().wait_until([] { return false; }, 30s);
            return PersonReply{Answered::nobody, ""};
        };
    }
    std::atomic<bool> asking{false};
};

TEST_F(Stopped, WhileADeviceOpens) {
    deaf(DeviceKind::pin_pad, DeviceState::opening);
    stop_during(Part::pin_pad, [] { return true; });
}

TEST_F(Stopped, WhileADeviceWorks) {
    auto& printer = deaf(DeviceKind::receipt_printer);
    stop_during(Part::receipt_printer, [&] { return printer.submitted > 0; });
    EXPECT_EQ(printer.cancelled, 1);
}

TEST_F(Stopped, WhileThePrinterPrints) {
    machine.twins.tray->fault(hal::PrinterFault::slow);
    stop_during(Part::receipt_printer,
                [&] { return station().status(DeviceKind::receipt_printer).state == DeviceState::busy; });
}

TEST_F(Stopped, WhileAServerIsSilent) {
    for (const auto part : {Part::platform, Part::his, Part::acquirer, Part::clock}) {
        std::atomic<bool> asked{false};
        line.answer = [&](const services::Request&) {
            asked = true;
            std::this_thread::sleep_for(2s);
            return services::Exchange{.curl_code = 28};
        };
        stop_during(part, [&] { return asked.load(); });
        station().resume();
        std::this_thread::sleep_for(2s);  // `asked` is looked at until then
    }
}

TEST_F(Stopped, WhileTheScannerIsLookedThrough) {
    helper().instead["show_code"] = waits();
    stop_during(Part::code_scanner, [&] { return asking.load(); });
    // Nothing is read any more, whatever is held before it.
    station().resume();
    std::this_thread::sleep_for(200ms);  // it hears us between two frames
    const auto seen = station().codes_seen();
    ASSERT_TRUE(helper().hands().lend_a_hand("show_code"));
    std::this_thread::sleep_for(500ms);
    EXPECT_EQ(station().codes_seen(), seen);
}

TEST_F(Stopped, WhileTheFaceCameraShowsSomebody) {
    helper().instead["see_face"] = waits();
    stop_during(Part::face_camera, [&] { return asking.load(); });
    const auto any = [&] { return station().look_at_face([](const hal::FaceFrame&) {}); };
    station().resume();
    station().wait_until([&] { return !any(); }, 2s);
    EXPECT_FALSE(any()) << "the camera goes on";
}

TEST_F(Stopped, WhileFramesAreWaitedFor) {
    face.hands->freeze(true);
    stop_during(Part::face_camera, [&] {
        return station().status(DeviceKind::face_camera).usable() &&
               station().statistics(DeviceKind::face_camera).commands > 0;
    });
}

TEST_F(Stopped, WhileAPersonIsAsked) {
    for (const auto& [part, what] : std::map<Part, std::string>{{Part::card_reader, "insert_card"},
                                                                {Part::id_card_reader, "lay_id_card"},
                                                                {Part::receipt_printer, "slip_good"},
                                                                {Part::touch, "touch_point"},
                                                                {Part::display, "look_at_colour"},
                                                                {Part::audio, "left_heard"}}) {
        asking = false;
        helper().instead[what] = waits();
        stop_during(part, [&] { return asking.load(); });
        station().resume();
    }
}

TEST_F(Stopped, AStationThatIsStoppedBeginsNothing) {
    station().stop();
    EXPECT_TRUE(check_all(all_parts(), station(), helper()).empty());
    EXPECT_TRUE(helper().asked.empty());
    const auto refused = station().perform(DeviceKind::receipt_printer, device::Print{}, 1s);
    ASSERT_TRUE(std::holds_alternative<device::Unable>(refused));
    station().resume();
    EXPECT_EQ(run(Part::disk).verdict, Verdict::passed);
}

TEST_F(Stopped, ADeviceThatNeverAnswersIsTimedOut) {
    deaf(DeviceKind::pin_pad);
    station();
    const auto began = clock.monotonic();
    const auto answer = station().perform(DeviceKind::pin_pad, device::EnterPin{"x"}, 100ms);
    ASSERT_TRUE(std::holds_alternative<device::Unable>(answer));
    EXPECT_EQ(std::get<device::Unable>(answer).trouble, DeviceTrouble::timed_out);
    EXPECT_LT(clock.monotonic() - began, 5s);
}

TEST_F(Stopped, WhatIsNotOursIsLeftToTheSession) {
    EXPECT_FALSE(
        station().heard(DeviceKind::pin_pad, device::Completed{EffectId{7}, device::Acknowledged{}}));
    EXPECT_TRUE(station().heard(DeviceKind::pin_pad,
                                device::Completed{EffectId{in.first_effect + 1}, device::Acknowledged{}}));
    EXPECT_FALSE(station().heard(DeviceKind::card_reader, device::CardInserted{}));
    EXPECT_TRUE(station().card_inside(DeviceKind::card_reader));
    EXPECT_FALSE(station().card_inside(DeviceKind::id_card_reader));
}

TEST_F(Stopped, TheLastTroubleIsRememberedWithItsTime) {
    EXPECT_FALSE(station().last_trouble(DeviceKind::receipt_printer));
    machine.twins.tray->fault(hal::PrinterFault::cover_open);
    const auto trouble_now = [&] { return station().status(DeviceKind::receipt_printer).trouble; };
    station().wait_until([&] { return trouble_now() == DeviceTrouble::cover_open; }, 5s);
    machine.twins.tray->fault(hal::PrinterFault::none);
    station().wait_until([&] { return station().status(DeviceKind::receipt_printer).usable(); }, 5s);
    const auto trouble = station().last_trouble(DeviceKind::receipt_printer);
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->status.trouble, DeviceTrouble::cover_open);
    EXPECT_LT(clock.civil() - trouble->at, 10s);
}

}  // namespace
}  // namespace kiosk::diagnostics::test
