// Frames of cameras: every layout becomes the same picture, and what contradicts itself becomes an error and
// never a read beyond the bytes (this file runs under the sanitizers too).
#include "hal/camera/raw_frame.h"

#include <random>

#include <gtest/gtest.h>

#include "hal/camera/exposure.h"
#include "hal/camera/layouts.h"
#include "tests/hal/jpeg_pictures.h"

namespace kiosk::hal {
namespace {

using Bytes = std::vector<std::uint8_t>;

// 4 x 2 pixels of luma 16, 40 .. 184, no colour; rows are followed by padding of 0xEE.
constexpr int width = 4;
constexpr int height = 2;
std::uint8_t luma(int x, int y) { return static_cast<std::uint8_t>(16 + 24 * (y * width + x)); }
const Bytes expected_grey{16, 40, 64, 88, 112, 136, 160, 184};

Bytes packed(const std::vector<Bytes>& rows, std::size_t stride, bool last_row_padded = false) {
    Bytes all;
    for (const auto& row : rows) {
        all.insert(all.end(), row.begin(), row.end());
        if (&row != &rows.back() || last_row_padded) all.resize(all.size() + stride - row.size(), 0xEE);
    }
    return all;
}
std::vector<Bytes> rows_of(auto&& pixel) {
    std::vector<Bytes> rows;
    for (int y = 0; y < height; ++y) {
        Bytes row;
        for (int x = 0; x < width; ++x) pixel(row, x, y);
        rows.push_back(row);
    }
    return rows;
}
std::vector<Bytes> pairs(bool luma_first) {
    return rows_of([=](Bytes& row, int x, int y) {
        if (luma_first) row.push_back(luma(x, y));
        row.push_back(128);
        if (!luma_first) row.push_back(luma(x, y));
    });
}
std::vector<Bytes> plain() {
    return rows_of([](Bytes& row, int x, int y) { row.push_back(luma(x, y)); });
}
Bytes colour(const RawFrame& frame) {
    Bytes into(static_cast<std::size_t>(frame.width * frame.height * 3));
    EXPECT_TRUE(colour_from(frame, into));
    return into;
}

TEST(RawFrameTest, EveryLayoutGivesTheSameGreys) {
    const auto grey = packed(plain(), 7);
    EXPECT_EQ(grey_from({PixelLayout::grey, width, height, 7, {grey}})->pixels, expected_grey);
    const auto yuyv = packed(pairs(true), 10);
    EXPECT_EQ(grey_from({PixelLayout::yuyv, width, height, 10, {yuyv}})->pixels, expected_grey);
    const auto uyvy = packed(pairs(false), 8);
    EXPECT_EQ(grey_from({PixelLayout::uyvy, width, height, 8, {uyvy}})->pixels, expected_grey);
    const auto nv12 = packed(plain(), 6, true);
    EXPECT_EQ(grey_from({PixelLayout::nv12, width, height, 6, {nv12}})->pixels, expected_grey);
}

TEST(RawFrameTest, GreysAreGreyInColourToo) {
    const auto yuyv = packed(pairs(true), 10);
    const auto bgr = colour({PixelLayout::yuyv, width, height, 10, {yuyv}});
    const auto uyvy = packed(pairs(false), 8);
    EXPECT_EQ(colour({PixelLayout::uyvy, width, height, 8, {uyvy}}), bgr);
    for (std::size_t i = 0; i < bgr.size(); i += 3) {
        EXPECT_EQ(bgr[i], bgr[i + 1]);
        EXPECT_EQ(bgr[i], bgr[i + 2]);
    }
    EXPECT_EQ(bgr.front(), 0) << "luma 16 is black";
    EXPECT_EQ(bgr.back(), (298 * (184 - 16) + 128) / 256);
}

TEST(RawFrameTest, ColoursAreBlueFirst) {
    // BT.601: pure red is Y 81, U 90, V 240; pure blue Y 41, U 240, V 110.
    const Bytes red{81, 90, 81, 240};
    const auto seen = colour({PixelLayout::yuyv, 2, 1, 4, {red}});
    EXPECT_LT(seen[0], 5);
    EXPECT_LT(seen[1], 5);
    EXPECT_GT(seen[2], 250);
    const Bytes blue_luma{41, 41, 41, 41};
    const Bytes blue_colour{240, 110};
    const auto one_after_the_other = colour({PixelLayout::nv12, 2, 2, 2, {blue_luma, blue_colour}});
    EXPECT_GT(one_after_the_other[0], 250);
    EXPECT_LT(one_after_the_other[2], 5);
    const Bytes in_one{41, 41, 41, 41, 240, 110};
    EXPECT_EQ(colour({PixelLayout::nv12, 2, 2, 2, {in_one}}), one_after_the_other);
    const Bytes bgr{1, 2, 3, 4, 5, 6, 0xEE, 7, 8, 9, 10, 11, 12};
    EXPECT_EQ(colour({PixelLayout::bgr, 2, 2, 7, {bgr}}), (Bytes{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
}

TEST(RawFrameTest, AJpegIsDecoded) {
    const auto picture = picture_of(e_code);
    const auto jpeg = jpeg_of(picture);
    const RawFrame frame{PixelLayout::mjpeg, 640, 480, 0, {jpeg}};
    const auto grey = grey_from(frame);
    ASSERT_TRUE(grey) << grey.error().text;
    ASSERT_FALSE(decode(*grey).empty());
    EXPECT_EQ(decode(*grey).front().text, e_code);
    const auto bgr = colour(frame);
    EXPECT_EQ(bgr[0], bgr[2]);
}

TEST(RawFrameTest, AJpegThatIsCutOrOfAnotherSizeIsNone) {
    const auto jpeg = jpeg_of(picture_of(e_code));
    for (std::size_t kept = 0; kept + 200 < jpeg.size(); kept += 97) {
        const std::span cut = std::span{jpeg}.first(kept);
        EXPECT_FALSE(grey_from({PixelLayout::mjpeg, 640, 480, 0, {cut}})) << kept;
    }
    EXPECT_FALSE(grey_from({PixelLayout::mjpeg, 320, 240, 0, {jpeg}})) << "larger than promised";
    EXPECT_FALSE(grey_from({PixelLayout::mjpeg, 1280, 720, 0, {jpeg}})) << "smaller than promised";
}

TEST(RawFrameTest, ContradictionsAreErrors) {
    const Bytes bytes(64, 100);
    for (const auto layout : {PixelLayout::grey, PixelLayout::yuyv, PixelLayout::uyvy, PixelLayout::nv12,
                              PixelLayout::bgr, PixelLayout::mjpeg}) {
        EXPECT_FALSE(grey_from({layout, 0, 8, 8, {bytes}}));
        EXPECT_FALSE(grey_from({layout, -4, 8, 8, {bytes}}));
        EXPECT_FALSE(grey_from({layout, 8, 1 << 30, 8, {bytes}}));
        EXPECT_FALSE(grey_from({layout, 4, 2, 8, {}})) << "no plane";
        EXPECT_FALSE(grey_from({layout, 4, 2, 8, {std::span<const std::uint8_t>{}}}));
        EXPECT_FALSE(grey_from({layout, 4, 17, 16, {bytes}})) << "too few bytes";
        if (layout == PixelLayout::mjpeg) continue;
        EXPECT_FALSE(grey_from({layout, 16, 2, 8, {bytes}})) << "rows overlap";
        EXPECT_FALSE(grey_from({layout, 4, 2, -12, {bytes}}));
        EXPECT_FALSE(grey_from({layout, 4, 2, 1 << 30, {bytes}}));
    }
    EXPECT_FALSE(grey_from({PixelLayout::yuyv, 3, 2, 8, {bytes}})) << "half a pair";
    Bytes into(24);
    EXPECT_FALSE(colour_from({PixelLayout::nv12, 4, 2, 32, {bytes}}, into)) << "no colours";
    EXPECT_FALSE(colour_from({PixelLayout::nv12, 4, 2, 4, {bytes, std::span{bytes}.first(3)}}, into));
    EXPECT_FALSE(colour_from({PixelLayout::grey, 4, 2, 4, {bytes}}, std::span{into}.first(23)));
}

TEST(RawFrameTest, NonsenseIsSurvived) {
    for (unsigned seed = 1; seed <= 3'000; ++seed) {
        std::mt19937 random{seed};
        Bytes bytes(random() % 600);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
        const auto layout = static_cast<PixelLayout>(random() % 6);
        const auto side = [&] { return static_cast<int>(random() % 24) - 2; };
        RawFrame frame{layout, side(), side(), side() * 3, {}};
        for (unsigned plane = random() % 3; plane > 0; --plane)
            frame.planes.push_back(std::span{bytes}.first(random() % (bytes.size() + 1)));
        const auto grey = grey_from(frame);
        EXPECT_TRUE(!grey || grey->valid()) << seed;
        Bytes into(static_cast<std::size_t>(std::max(0, frame.width * frame.height * 3)));
        static_cast<void>(colour_from(frame, into));
    }
}

TEST(Layouts, ALargePictureComesCompressed) {
    using enum PixelLayout;
    EXPECT_EQ(preferred({yuyv, mjpeg}, 1280, 720), (std::vector{mjpeg, yuyv}));
    EXPECT_EQ(preferred({mjpeg, yuyv}, 640, 480), (std::vector{yuyv, mjpeg}));
    EXPECT_EQ(preferred({mjpeg, nv12, grey}, 1280, 720).front(), grey);
    EXPECT_TRUE(preferred({}, 640, 480).empty());
}

TEST(ExposureTest, GoesDownInStepsAndUpToAutomatic) {
    using std::chrono::microseconds;
    const ExposureRange range{microseconds{1'000}, microseconds{33'000}};
    Exposure now;
    EXPECT_EQ(after_hint(now, LightHint::brighter, range), std::nullopt);
    std::vector<std::int64_t> down;
    for (int i = 0; i < 7; ++i) {
        now = after_hint(now, LightHint::darker, range);
        down.push_back(now->count());
    }
    EXPECT_EQ(down, (std::vector<std::int64_t>{8'000, 5'333, 3'555, 2'370, 1'580, 1'053, 1'000}));
    for (int i = 0; i < 20; ++i) now = after_hint(now, LightHint::brighter, range);
    EXPECT_EQ(now, std::nullopt);
}

}  // namespace
}  // namespace kiosk::hal
