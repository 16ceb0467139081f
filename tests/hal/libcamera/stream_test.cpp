// The stream over libcamera: buffers, requests, the thread that is not ours, and a cable that comes out.
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "hal/camera.h"
#include "hal/camera/raw_source.h"
#include "tests/hal/libcamera/fake_libcamera.h"

namespace kiosk::hal {
namespace {

using fake_libcamera::counts;

class CameraStreamTest : public testing::Test {
protected:
    void SetUp() override { fake_libcamera::plug(); }
    void TearDown() override {
        stream.reset();
        fake_libcamera::unplug();
        EXPECT_EQ(counts().acquired, 0) << "given back";
        EXPECT_EQ(counts().managers, 0) << "the last one has shut the door";
    }
    // The grey of the next frame; -1: none came.
    int next_grey(Millis wait = Millis{2'000}) {
        int grey = -1;
        const auto taken = stream->next(wait, [&](const RawFrame& frame) {
            const auto made = grey_from(frame);
            ASSERT_TRUE(made) << made.error().text;
            width = made->width;
            grey = made->pixels.front();
            for (const auto pixel : made->pixels) ASSERT_EQ(pixel, grey) << "one frame, not two";
        });
        EXPECT_TRUE(taken) << taken.error().text;
        return grey;
    }
    // Numbers of frames go round after 255.
    static bool is_later(int grey, int than) { return grey != than && ((grey - than) & 0xFF) < 128; }
    bool fails() {
        const auto taken = stream->next(Millis{200}, [](const RawFrame&) {});
        return !taken;
    }
    int width = 0;
    std::unique_ptr<RawSource> stream = make_camera_stream({.width = 64, .height = 48});
};

TEST_F(CameraStreamTest, IsListed) {
    const auto found = cameras();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0], (CameraInfo{"fake-1:1.0-1234:5678", "Fake camera"}));
}

TEST_F(CameraStreamTest, GivesFrameAfterFrameWithPaddedRows) {
    const auto starts = counts().starts;
    ASSERT_TRUE(stream->open());
    EXPECT_EQ(counts().starts, starts) << "nobody has asked for a frame yet";
    int last = 0;
    for (int i = 0; i < 50; ++i) {
        const int grey = next_grey();
        EXPECT_TRUE(i == 0 || is_later(grey, last)) << last << " and then " << grey;
        last = grey;
    }
    EXPECT_EQ(width, 64);
    EXPECT_GE(counts().queued, 2) << "requests come back to the camera";
}

TEST_F(CameraStreamTest, GivesTheNewestFrameToWhoComesLate) {
    ASSERT_TRUE(stream->open());
    next_grey();
    const auto before = counts().frames;
    std::this_thread::sleep_for(Millis{300});
    const auto made = counts().frames;
    EXPECT_GE(made - before, 5u) << "the camera is not held up by a slow reader";
    const int grey = next_grey();
    EXPECT_TRUE(is_later(grey, static_cast<int>((made - 2) % 256))) << "of now, not of a queue";
}

TEST_F(CameraStreamTest, RestsAndGoesOn) {
    ASSERT_TRUE(stream->open());
    next_grey();
    const auto stops = counts().stops;
    stream->rest();
    EXPECT_EQ(counts().stops, stops + 1);
    const auto frames = counts().frames;
    std::this_thread::sleep_for(Millis{50});
    EXPECT_EQ(counts().frames, frames);
    EXPECT_TRUE(stream->present());
    EXPECT_GE(next_grey(), 0);
}

TEST_F(CameraStreamTest, IsGoneWhenItIsPulledAndComesBack) {
    ASSERT_TRUE(stream->open());
    next_grey();
    fake_libcamera::unplug();
    EXPECT_TRUE(fails());
    EXPECT_FALSE(stream->present());
    const auto opened = stream->open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().text, "no camera");
    fake_libcamera::plug();
    ASSERT_TRUE(stream->open());
    EXPECT_GE(next_grey(), 0);
}

TEST_F(CameraStreamTest, IsPulledAtAnyMoment) {
    std::mt19937 random{7};
    for (int i = 0; i < 60; ++i) {
        const auto delay = std::chrono::microseconds{random() % 20'000};
        std::thread hand{[=] {
            std::this_thread::sleep_for(delay);
            fake_libcamera::unplug();
        }};
        if (stream->open())
            while (stream->next(Millis{20}, [](const RawFrame& frame) { EXPECT_TRUE(grey_from(frame)); })) {
            }
        hand.join();
        fake_libcamera::plug();
    }
    ASSERT_TRUE(stream->open());
    EXPECT_GE(next_grey(), 0);
}

TEST_F(CameraStreamTest, TakesWhatTheCameraAdjusts) {
    fake_libcamera::change({.adjusts_size = true});
    ASSERT_TRUE(stream->open());
    next_grey();
    EXPECT_EQ(width, 32);
}

TEST_F(CameraStreamTest, RefusesWhatItCannotReadOrGet) {
    fake_libcamera::change({.offers_readable_format = false});
    EXPECT_FALSE(stream->open());
    EXPECT_EQ(counts().acquired, 0);
    fake_libcamera::change({.busy = true});
    const auto busy = stream->open();
    ASSERT_FALSE(busy);
    EXPECT_NE(busy.error().text.find("is free"), std::string::npos);
    fake_libcamera::change({.start_result = -ENOSPC});
    ASSERT_TRUE(stream->open());
    EXPECT_TRUE(fails()) << "no bandwidth on the bus";
    fake_libcamera::change({});
    ASSERT_TRUE(stream->open());
    EXPECT_GE(next_grey(), 0);
}

TEST_F(CameraStreamTest, ASecondUserGetsNoCamera) {
    ASSERT_TRUE(stream->open());
    auto second = make_camera_stream({.width = 64, .height = 48});
    EXPECT_FALSE(second->open());
    EXPECT_EQ(counts().managers, 1);
    stream->close();
    EXPECT_TRUE(second->open());
}

TEST_F(CameraStreamTest, AStreamThatStallsBeginsAnew) {
    ASSERT_TRUE(stream->open());
    next_grey();
    fake_libcamera::change({.sends_frames = false});
    const auto starts = counts().starts;
    for (int i = 0; i < 400 && counts().starts == starts; ++i)
        ASSERT_TRUE(stream->next(Millis{20}, [](const RawFrame&) {}));
    EXPECT_EQ(counts().starts, starts + 1);
    fake_libcamera::change({});
    EXPECT_GE(next_grey(), 0);
}

TEST_F(CameraStreamTest, ShortFramesAreNoFramesOfTheScanner) {
    fake_libcamera::change({.short_frames = true});
    auto source = make_camera_source({.width = 64, .height = 48});
    ASSERT_TRUE(source->open());
    const auto frame = source->next(Millis{2'000});
    ASSERT_TRUE(frame);
    EXPECT_FALSE(*frame);
}

TEST_F(CameraStreamTest, ExposureIsToldWhereTheCameraHasIt) {
    stream = make_camera_stream({.width = 64, .height = 48, .exposure = std::chrono::microseconds{4'500}});
    ASSERT_TRUE(stream->open());
    ASSERT_TRUE(stream->has_light());
    const auto before = counts().exposures.size();
    next_grey();
    stream->light(LightHint::darker);
    for (int i = 0; i < 100 && counts().exposures.size() < before + 2; ++i) next_grey();
    const auto told = counts().exposures;
    ASSERT_GE(told.size(), before + 2);
    EXPECT_EQ(told[before], 4'500);
    EXPECT_EQ(told[before + 1], 3'000);
}

TEST_F(CameraStreamTest, ACameraWithoutExposureIsNotAskedForIt) {
    fake_libcamera::unplug();
    fake_libcamera::plug({.has_exposure = false});
    ASSERT_TRUE(stream->open());
    EXPECT_FALSE(stream->has_light());
    const auto before = counts().exposures.size();
    stream->light(LightHint::darker);
    for (int i = 0; i < 10; ++i) next_grey();
    EXPECT_EQ(counts().exposures.size(), before);
}

}  // namespace
}  // namespace kiosk::hal
