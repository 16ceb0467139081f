// The decoder on frames of its trade, and on what is no code at all.
#include <cstdio>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "hal/printer/png.h"
#include "tests/hal/jpeg_pictures.h"

namespace kiosk::hal {
namespace {

std::string read_one(const GreyImage& image) {
    const auto codes = decode(image);
    return codes.empty() ? "" : codes.front().text;
}

TEST(Decode, ReadsTheECode) {
    const auto codes = decode(picture_of(e_code));
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0].text, e_code);
    EXPECT_EQ(codes[0].kind, "qr");
    EXPECT_GT(codes[0].ms, 0);
}

TEST(Decode, ReadsSmallDimNoisyAndDarkModeCodes) {
    EXPECT_EQ(read_one(picture_of(e_code, {.module_pixels = 3})), e_code);
    EXPECT_EQ(read_one(picture_of(e_code, {.dark = 90, .light = 150})), e_code) << "dimmed";
    EXPECT_EQ(read_one(picture_of(e_code, {.noise = 40})), e_code);
    EXPECT_EQ(read_one(picture_of(e_code, {.inverted = true})), e_code);
    EXPECT_EQ(read_one(picture_of(e_code, {.module_pixels = 8, .width = 1280, .height = 720})), e_code);
}

TEST(Decode, ReadsTextInUtf8) { EXPECT_EQ(read_one(picture_of("示例市第一医院")), "示例市第一医院"); }

TEST(Decode, FindsNothingWhereNothingIs) {
    EXPECT_TRUE(decode({}).empty());
    EXPECT_TRUE(decode({4, 4, std::vector<std::uint8_t>(16, 0)}).empty());
    EXPECT_TRUE(decode({640, 480, std::vector<std::uint8_t>(10, 0)}).empty()) << "too few pixels";
    GreyImage noise{640, 480, {}};
    unsigned state = 7;
    for (int i = 0; i < 640 * 480; ++i) {
        state = state * 1664525 + 1013904223;
        noise.pixels.push_back(static_cast<std::uint8_t>(state >> 24));
    }
    EXPECT_TRUE(decode(noise).empty());
}

class Files : public testing::Test {
protected:
    std::string path = testing::TempDir() + "picture-" + std::to_string(getpid());
    void TearDown() override { std::remove(path.c_str()); }
};

TEST_F(Files, LoadsPng) {
    device::Bitmap bitmap{16, 2, {0xFF, 0x00, 0x00, 0xFF}};
    std::ofstream{path, std::ios::binary} << *png_of(bitmap);
    const auto image = load_image(path);
    ASSERT_TRUE(image) << image.error().text;
    EXPECT_EQ(image->width, 16);
    EXPECT_EQ(image->pixels[0], 0);
    EXPECT_EQ(image->pixels[15], 255);
}

TEST_F(Files, LoadsJpeg) {
    const auto jpeg = jpeg_of(picture_of(e_code));
    std::ofstream{path, std::ios::binary}.write(reinterpret_cast<const char*>(jpeg.data()),
                                                static_cast<std::streamsize>(jpeg.size()));
    const auto image = load_image(path);
    ASSERT_TRUE(image) << image.error().text;
    EXPECT_EQ(read_one(*image), e_code);
}

TEST_F(Files, RefusesWhatIsNoPicture) {
    EXPECT_FALSE(load_image(path));
    for (const std::string& bytes :
         {std::string{}, std::string{"text"}, std::string{"\x89PNG\r\n\x1A\n broken"},
          std::string{"\xFF\xD8\xFF\xE0 broken"}}) {
        std::ofstream{path, std::ios::binary} << bytes;
        EXPECT_FALSE(load_image(path)) << bytes;
    }
}

}  // namespace
}  // namespace kiosk::hal
