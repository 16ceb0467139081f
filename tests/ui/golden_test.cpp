// Every screen in its main setting against the picture that people have looked at: a quarter of the size,
// grey, so that a newer font or rasteriser passes and a moved or lost thing does not. After a change that was
// looked at: KIOSK_WRITE_GOLDENS=1 build/bin/test_ui --gtest_filter='Golden*'
#include <gtest/gtest.h>
#include <png.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "settings.h"
#include "ui/examples.h"

namespace kiosk::ui {
namespace {

namespace fs = std::filesystem;

struct Golden {
    int width = 0, height = 0;
    std::vector<std::uint8_t> grey;
};

Golden quarter_of(const Picture& picture) {
    constexpr int side = 4;
    Golden small{picture.width / side, picture.height / side, {}};
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            unsigned sum = 0;
            for (int i = 0; i < side * side; ++i) {
                const auto pixel = picture.at(x * side + i % side, y * side + i / side);
                sum += (pixel >> 16 & 0xFF) * 3 + (pixel >> 8 & 0xFF) * 6 + (pixel & 0xFF);
            }
            small.grey.push_back(static_cast<std::uint8_t>(sum / (10 * side * side)));
        }
    return small;
}

fs::path path_of(const std::string& name) { return fs::path{GOLDENS_FOLDER} / (name + ".png"); }

png_image header(const Golden& golden) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(golden.width);
    image.height = static_cast<png_uint_32>(golden.height);
    image.format = PNG_FORMAT_GRAY;
    return image;
}

void save(const Golden& golden, const std::string& name) {
    auto image = header(golden);
    ASSERT_TRUE(png_image_write_to_file(&image, path_of(name).c_str(), 0, golden.grey.data(), 0, nullptr));
}

Golden load(const std::string& name) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image, path_of(name).c_str())) return {};
    image.format = PNG_FORMAT_GRAY;
    Golden golden{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    golden.grey.resize(PNG_IMAGE_SIZE(image));
    if (!png_image_finish_read(&image, nullptr, golden.grey.data(), 0, nullptr)) return {};
    return golden;
}

// Parts in ten thousand that differ visibly; everything where the sizes do.
int difference(const Golden& a, const Golden& b) {
    constexpr int visible = 24;
    if (a.grey.size() != b.grey.size() || a.grey.empty()) return 10'000;
    std::size_t differ = 0;
    for (std::size_t i = 0; i < a.grey.size(); ++i) differ += std::abs(a.grey[i] - b.grey[i]) > visible;
    return static_cast<int>(differ * 10'000 / a.grey.size());
}

constexpr int tolerated = 20;  // 0.2 %

class GoldenTest : public testing::Test {
protected:
    GoldenTest() : painter_{Painter::create().value()}, view_{every_setting().front().view} {}
    Golden draw(const Screen& screen, bool settings = false) {
        Picture picture{view_.width, view_.height};
        view_.settings = settings;
        painter_->draw(view_, screen);
        painter_->paint_into(picture);
        return quarter_of(picture);
    }
    std::unique_ptr<Painter> painter_;
    View view_;
};

TEST_F(GoldenTest, EveryScreenLooksAsItWasLookedAt) {
    const bool write = std::getenv("KIOSK_WRITE_GOLDENS") != nullptr;
    std::set<std::string> names;
    for (const auto& example : example_screens(view_.now)) {
        names.insert(example.name);
        const auto seen = draw(example.screen, example.settings);
        if (write) save(seen, example.name);
        EXPECT_LE(difference(seen, load(example.name)), tolerated)
            << example.name << ": parts in ten thousand differ from " << path_of(example.name);
    }
    for (const auto& file : fs::directory_iterator{GOLDENS_FOLDER}) {
        const bool known = names.contains(file.path().stem());
        if (!known && write) fs::remove(file.path());
        EXPECT_TRUE(known || write) << file.path() << " belongs to no screen";
    }
}

// What must be found: a button that moved by half a centimetre, another word, a picture that is missing.
TEST_F(GoldenTest, FindsAMovedButtonAndAnotherWord) {
    const auto examples = example_screens(view_.now);
    const auto named = [&](const std::string& name) {
        for (const auto& example : examples)
            if (example.name == name) return example.screen;
        return Screen{};
    };
    const auto check = named("check");
    const auto before = draw(check);
    EXPECT_EQ(difference(before, draw(check)), 0);
    auto fewer = check;
    std::erase_if(fewer.choices, [](const Choice& choice) { return choice.id == "check/back"; });
    EXPECT_GT(difference(before, draw(fewer)), tolerated);
    view_.language = Language::en;
    EXPECT_GT(difference(before, draw(check)), tolerated);
}

}  // namespace
}  // namespace kiosk::ui
