// Faces: there while they are asked for, and gone afterwards, byte by byte.
#include "hal/face_camera.h"

#include <algorithm>
#include <thread>

#include <gtest/gtest.h>

#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

class FaceCameraTest : public testing::Test {
protected:
    void SetUp() override {
        twin.hands->show(4, 2, std::vector<std::uint8_t>(24, 0xA5));
        twin.camera.device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        if (twin.camera.device) twin.camera.device->stop();
    }
    void command(const device::Command& what) {
        twin.camera.device->submit({++last_id_}, what, Millis{0});
        ASSERT_NE(as<device::Acknowledged>(recorder.completion({last_id_})), nullptr);
    }
    // Where the frame lies; the memory stays mapped as long as `frames` is held.
    std::span<const std::uint8_t> wait_for_frame() const {
        std::span<const std::uint8_t> seen;
        for (int i = 0; i < 500 && seen.empty(); ++i) {
            twin.camera.frames->look([&](const FaceFrame& frame) { seen = frame.bgr; });
            if (seen.empty()) std::this_thread::sleep_for(Millis{10});
        }
        return seen;
    }
    bool look() const {
        return twin.camera.frames->look([](const FaceFrame&) {});
    }
    static bool wiped(std::span<const std::uint8_t> bytes) {
        return std::ranges::all_of(bytes, [](auto byte) { return byte == 0; });
    }
    bool wait_for_trouble(DeviceTrouble trouble) {
        return recorder.wait_for_status([=](const auto& now) { return now.trouble == trouble; });
    }
    Recorder recorder;
    VirtualFaceCamera twin = make_virtual_face_camera({.no_frames_after = Millis{300},
                                                       .dark_after = Millis{200},
                                                       .reopen_pause = Millis{50},
                                                       .probe_interval = Millis{50}});

private:
    std::uint64_t last_id_ = 0;
};

TEST_F(FaceCameraTest, ShowsTheNewestFrameBetweenStartAndStop) {
    EXPECT_FALSE(look());
    command(device::StartFrames{});
    const auto bytes = wait_for_frame();
    ASSERT_EQ(bytes.size(), 24u);
    EXPECT_TRUE(std::ranges::all_of(bytes, [](auto byte) { return byte == 0xA5; }));
    std::uint64_t first = 0;
    twin.camera.frames->look([&](const FaceFrame& frame) {
        first = frame.number;
        EXPECT_EQ(frame.width, 4);
        EXPECT_EQ(frame.height, 2);
    });
    std::uint64_t later = first;
    for (int i = 0; i < 300 && later == first; ++i) {
        std::this_thread::sleep_for(Millis{10});
        twin.camera.frames->look([&](const FaceFrame& frame) { later = frame.number; });
    }
    EXPECT_GT(later, first);
}

TEST_F(FaceCameraTest, IsWipedAtStopFrames) {
    command(device::StartFrames{});
    const auto bytes = wait_for_frame();
    ASSERT_FALSE(wiped(bytes));
    command(device::StopFrames{});
    EXPECT_FALSE(look());
    EXPECT_TRUE(wiped(bytes));
    std::this_thread::sleep_for(Millis{200});
    EXPECT_TRUE(wiped(bytes)) << "no frame comes after it";
    command(device::StartFrames{});
    EXPECT_FALSE(wait_for_frame().empty()) << "and it can be asked for again";
}

TEST_F(FaceCameraTest, IsWipedWhenTheCameraGoesAndDoesNotGoOnByItself) {
    command(device::StartFrames{});
    const auto bytes = wait_for_frame();
    twin.hands->unplug(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::unplugged));
    EXPECT_FALSE(look());
    EXPECT_TRUE(wiped(bytes));
    twin.hands->unplug(false);
    ASSERT_TRUE(recorder.wait_for_status([](const auto& now) { return now.state == DeviceState::ready; }));
    std::this_thread::sleep_for(Millis{200});
    EXPECT_FALSE(look()) << "nobody asked for this face again";
}

TEST_F(FaceCameraTest, IsWipedAtStopAndAtTheEnd) {
    command(device::StartFrames{});
    const auto bytes = wait_for_frame();
    const auto frames = twin.camera.frames;
    twin.camera.device->stop();
    EXPECT_TRUE(wiped(bytes));
    EXPECT_FALSE(look());
    twin.camera.device.reset();
    EXPECT_TRUE(wiped(bytes));
    EXPECT_FALSE(frames->look([](const FaceFrame&) {}));
}

TEST_F(FaceCameraTest, ASmallerFrameLeavesNothingOfALargerOne) {
    command(device::StartFrames{});
    twin.hands->show(40, 20, std::vector<std::uint8_t>(2'400, 0xB6));
    std::span<const std::uint8_t> large;
    for (int i = 0; i < 300 && large.size() != 2'400; ++i) {
        twin.camera.frames->look([&](const FaceFrame& frame) { large = frame.bgr; });
        std::this_thread::sleep_for(Millis{10});
    }
    ASSERT_EQ(large.size(), 2'400u);
    twin.hands->show(4, 2, std::vector<std::uint8_t>(24, 0xA5));
    for (int i = 0; i < 300 && wait_for_frame().size() != 24; ++i) std::this_thread::sleep_for(Millis{10});
    command(device::StopFrames{});
    EXPECT_TRUE(wiped(large));
}

TEST_F(FaceCameraTest, SaysThatTheLensIsCoveredOrThatNothingComes) {
    command(device::StartFrames{});
    ASSERT_FALSE(wait_for_frame().empty());
    twin.hands->cover(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::dark));
    twin.hands->cover(false);
    ASSERT_TRUE(recorder.wait_until_usable());
    twin.hands->freeze(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::no_frames));
    EXPECT_FALSE(look()) << "an old frame is not the face that is there now";
    twin.hands->freeze(false);
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(FaceCameraTest, AFrameThatLiesIsNone) {
    command(device::StartFrames{});
    ASSERT_FALSE(wait_for_frame().empty());
    twin.hands->show(640, 480, std::vector<std::uint8_t>(100, 1));
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::no_frames));
    EXPECT_FALSE(look());
}

TEST_F(FaceCameraTest, ItsFramesAreFoundByTheDevice) {
    EXPECT_EQ(face_frames_of(*twin.camera.device), twin.camera.frames);
    EXPECT_EQ(face_frames_of(*make_frame_scanner(make_virtual_phone())), nullptr);
}

TEST(FaceCameraOfLibcamera, WithoutACameraIsAbsent) {
    Recorder recorder;
    auto camera = make_face_camera({.camera = {.camera = "none like this"}});
    camera.device->start(recorder.post());
    EXPECT_TRUE(recorder.wait_for_status([](const auto& now) { return now.state == DeviceState::absent; }));
    camera.device->submit({1}, device::StartFrames{}, Millis{0});
    EXPECT_NE(as<device::Unable>(recorder.completion({1})), nullptr);
    camera.device->stop();
}

}  // namespace
}  // namespace kiosk::hal
