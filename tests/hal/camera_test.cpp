// Cameras: none at all is an ordinary state, and one that nobody needs does not stream.
#include "hal/camera.h"

#include <gtest/gtest.h>

#include "hal/camera/raw_source.h"
#include "tests/hal/common/held_camera.h"
#include "tests/hal/common/recorder.h"
#include "tests/hal/qr_pictures.h"

namespace kiosk::hal {
namespace {

// libcamera itself, without a camera or with one: the machine decides.
TEST(Cameras, AreListedAgainAndAgain) {
    const auto first = cameras();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(cameras(), first);
    for (const auto& camera : first) EXPECT_FALSE(camera.id.empty());
}

TEST(Cameras, OfAnUnknownNameAreAnErrorThatSaysSo) {
    auto stream = make_camera_stream({.camera = "no camera is called like this"});
    for (int i = 0; i < 2; ++i) {
        const auto opened = stream->open();
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, ErrorKind::not_found);
        EXPECT_NE(opened.error().text.find("camera"), std::string::npos);
    }
    EXPECT_FALSE(stream->present());
    EXPECT_FALSE(stream->next(Millis{10}, [](const RawFrame&) { FAIL() << "a frame of no camera"; }));
    stream->rest();
    stream->light(LightHint::darker);
    stream->close();
    stream->close();
}

TEST(Cameras, ManySourcesShareOneManager) {
    std::vector<std::thread> users;
    for (int i = 0; i < 4; ++i)
        users.emplace_back([] {
            for (int turn = 0; turn < 5; ++turn) {
                auto source = make_camera_source({.camera = "none like this"});
                EXPECT_FALSE(source->open());
                static_cast<void>(cameras());
            }
        });
    for (auto& user : users) user.join();
}

TEST(Cameras, AScannerWithoutOneIsAbsentAndStopsAtOnce) {
    Recorder recorder;
    auto scanner = make_frame_scanner(make_camera_source({.camera = "none like this"}));
    scanner->start(recorder.post());
    ASSERT_TRUE(recorder.wait_for_status([](const auto& now) {
        return now.state == DeviceState::absent && now.trouble == DeviceTrouble::unplugged &&
               !now.detail.empty();
    }));
    scanner->submit({1}, device::ArmScanner{}, Millis{0});
    EXPECT_NE(as<device::Unable>(recorder.completion({1})), nullptr);
    scanner->stop();
}

class RestingCamera : public testing::Test {
protected:
    void SetUp() override {
        scanner = make_frame_scanner(make_grey_source(camera.source()), {.no_frames_after = Millis{300},
                                                                         .dark_after = Millis{200},
                                                                         .reopen_pause = Millis{50},
                                                                         .frames_while_disarmed = false,
                                                                         .probe_interval = Millis{40},
                                                                         .glance_interval = Millis{400},
                                                                         .glance_when_faulty = Millis{100}});
        scanner->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override { scanner->stop(); }
    void command(const device::Command& what) {
        scanner->submit({++last_id_}, what, Millis{0});
        ASSERT_TRUE(recorder.completion({last_id_}));
    }
    bool wait_for_rests(int count) {
        for (int i = 0; i < 800 && camera.counts().rests < count; ++i)
            std::this_thread::sleep_for(Millis{10});
        return camera.counts().rests >= count;
    }
    bool wait_for_trouble(DeviceTrouble trouble) {
        return recorder.wait_for_status([=](const auto& now) { return now.trouble == trouble; });
    }
    HeldCamera camera;
    Recorder recorder;
    std::unique_ptr<Device> scanner;

private:
    std::uint64_t last_id_ = 0;
};

TEST_F(RestingCamera, TakesAFrameNowAndThenWhileNobodyScans) {
    ASSERT_TRUE(wait_for_rests(1));
    const auto begun = std::chrono::steady_clock::now();
    const auto before = camera.counts().frames;
    ASSERT_TRUE(wait_for_rests(4)) << "it glances, and rests again";
    EXPECT_GE(std::chrono::steady_clock::now() - begun, Millis{1'000});
    EXPECT_LE(camera.counts().frames - before, 4) << "one frame a glance, and no film of thirty a second";
}

TEST_F(RestingCamera, ReadsAtOnceWhenArmed) {
    ASSERT_TRUE(wait_for_rests(1));
    camera.show(picture_of(e_code));
    const auto asked = std::chrono::steady_clock::now();
    command(device::ArmScanner{});
    ASSERT_TRUE(recorder.wait_for_count<device::CodeScanned>(1));
    EXPECT_LT(std::chrono::steady_clock::now() - asked, Millis{1'000});
    const auto rests = camera.counts().rests;
    command(device::DisarmScanner{});
    EXPECT_TRUE(wait_for_rests(rests + 1));
}

TEST_F(RestingCamera, FindsACoveredLensBeforeAPatientDoes) {
    ASSERT_TRUE(wait_for_rests(1));
    camera.show_plain(2);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::dark));
    camera.show_plain(110);
    EXPECT_TRUE(recorder.wait_until_usable());
    camera.freeze(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::no_frames));
    camera.freeze(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(RestingCamera, NoticesThatItWasPulled) {
    ASSERT_TRUE(wait_for_rests(1));
    camera.unplug(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::unplugged));
    camera.unplug(false);
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(camera.counts().opened, 2);
}

TEST(Cameras, APluggedOneIsFoundAtOnceWhenSomebodyTellsOfIt) {
    HeldCamera camera;
    camera.unplug(true);
    Recorder recorder;
    auto scanner = make_frame_scanner(make_grey_source(camera.source()), {.reopen_pause = Millis{60'000}});
    scanner->start(recorder.post());
    ASSERT_TRUE(recorder.wait_for_status([](const auto& now) { return now.state == DeviceState::absent; }));
    camera.unplug(false);
    scanner->look_again();
    EXPECT_TRUE(recorder.wait_until_usable());
    scanner->stop();
}

TEST_F(RestingCamera, IsAskedForLessLightOnlyWhileArmed) {
    camera.show_plain(255);
    std::this_thread::sleep_for(Millis{600});
    EXPECT_EQ(camera.counts().hints_darker, 0);
    command(device::ArmScanner{});
    for (int i = 0; i < 300 && camera.counts().hints_darker < 2; ++i) std::this_thread::sleep_for(Millis{10});
    EXPECT_GE(camera.counts().hints_darker, 2);
    EXPECT_EQ(camera.counts().hints_brighter, 0);
}

TEST_F(RestingCamera, FramesThatLieCountAsNone) {
    command(device::ArmScanner{});
    camera.lie(true);
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::no_frames));
}

}  // namespace
}  // namespace kiosk::hal
