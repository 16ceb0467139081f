// What a camera sees on the screen: every pixel where it belongs, in both painters, and nothing of it left
// behind after a thousand frames or when the page is gone.
#include <gtest/gtest.h>

#include <SDL.h>

#include <cstdlib>
#include <fstream>

#include "settings.h"

namespace kiosk::ui {
namespace {

std::shared_ptr<screen::StaffPicture> camera_frame(int width, int height, int channels, int number = 0) {
    auto frame = std::make_shared<screen::StaffPicture>();
    frame->width = width;
    frame->height = height;
    frame->channels = channels;
    frame->pixels.resize(static_cast<std::size_t>(width * height * channels));
    for (std::size_t i = 0; i < frame->pixels.size(); ++i)
        frame->pixels[i] = static_cast<std::uint8_t>((static_cast<int>(i) * 7 + number * 31) % 251);
    return frame;
}

Screen camera_page(std::shared_ptr<const screen::StaffPicture> frame, std::uint64_t sequence) {
    screen::Staff staff;
    staff.page = "scanner";
    staff.title = {"扫码器", "Scanner"};
    staff.widget = screen::StaffCamera{std::move(frame)};
    Screen screen;
    screen.sequence = sequence;
    screen.content = staff;
    screen.choices = {{"staff/leave", true}};
    return screen;
}

class PixelsOfACamera : public testing::Test {
protected:
    Pixels show(std::shared_ptr<screen::StaffPicture> frame) {
        return {frame->width, frame->height, frame->channels, frame->pixels.data(), frame};
    }
    void paint_all() { paint(canvas_, atlas_, picture_, {0, 0, 60, 40}); }
    std::unique_ptr<Fonts> fonts_ = Fonts::load().value();
    Atlas atlas_{*fonts_};
    Canvas canvas_{atlas_};
    Picture picture_{60, 40};
};

TEST_F(PixelsOfACamera, StandWhereTheyBelong) {
    canvas_.begin(60, 40);
    canvas_.fill({0, 0, 60, 40}, rgb(0xFFFFFF));
    const auto grey = camera_frame(6, 5, 1), colour = camera_frame(6, 5, 3);
    canvas_.pixels({2, 3, 6, 5}, show(grey));
    canvas_.pixels({20, 3, 6, 5}, show(colour));
    paint_all();
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 6; ++x) {
            const auto at = static_cast<std::size_t>(y * 6 + x);
            EXPECT_EQ(picture_.at(2 + x, 3 + y), grey->pixels[at] * 0x010101U) << x << "," << y;
            const auto* bgr = colour->pixels.data() + at * 3;
            const auto expected = static_cast<std::uint32_t>(bgr[2] << 16 | bgr[1] << 8 | bgr[0]);
            EXPECT_EQ(picture_.at(20 + x, 3 + y), expected) << x << "," << y;
        }
    EXPECT_EQ(picture_.at(1, 3), 0xFFFFFFU);
    EXPECT_EQ(picture_.at(8, 3), 0xFFFFFFU);
    EXPECT_EQ(picture_.at(2, 8), 0xFFFFFFU);
}

TEST_F(PixelsOfACamera, AreScaledSmoothlyAndCutByTheClip) {
    auto frame = std::make_shared<screen::StaffPicture>();
    frame->width = 2;
    frame->height = 1;
    frame->pixels = {0, 200};
    canvas_.begin(60, 40);
    canvas_.fill({0, 0, 60, 40}, rgb(0xFFFFFF));
    canvas_.clip({0, 0, 30, 40});
    canvas_.pixels({0, 0, 40, 20}, show(frame));
    canvas_.unclip();
    paint_all();
    EXPECT_EQ(picture_.at(2, 10), 0U);
    EXPECT_NEAR(static_cast<double>(picture_.at(20, 10) & 0xFF), 102, 6);
    EXPECT_GT(picture_.at(29, 10) & 0xFF, picture_.at(20, 10) & 0xFF);
    EXPECT_EQ(picture_.at(31, 10), 0xFFFFFFU) << "beyond the clip";
}

TEST_F(PixelsOfACamera, AnotherFrameIsADifferenceAndTheSameIsNone) {
    Difference difference;
    const auto draw = [&](const std::shared_ptr<screen::StaffPicture>& frame) {
        canvas_.begin(60, 40);
        canvas_.fill({0, 0, 60, 40}, rgb(0xFFFFFF));
        canvas_.pixels({10, 10, 20, 20}, show(frame));
        return difference.update(canvas_, 60, 40);
    };
    auto frame = camera_frame(4, 4, 1, 1);
    EXPECT_TRUE(draw(frame));
    EXPECT_FALSE(draw(frame));
    for (int i = 0; i < 50; ++i) {
        frame.reset();  // the next may get the same address
        frame = camera_frame(4, 4, 1, i);
        const auto changed = draw(frame);
        ASSERT_TRUE(changed) << i;
        EXPECT_GE(changed->left, 8);
        EXPECT_LE(changed->right, 32);
    }
}

// On a page: proportions kept, the box around the code where the code is.
TEST(CameraPage, KeepsProportionsAndSaysWhenThereIsNoPicture) {
    const auto painter = Painter::create().value();
    for (const auto& setting : every_setting())
        for (const auto& [width, height] : {std::pair{640, 480}, {480, 640}, {1'280, 200}}) {
            const auto drawn = painter->draw(setting.view, camera_page(camera_frame(width, height, 3), 1));
            const auto image = std::ranges::find(drawn.records, "image",
                                                 [](const Record& record) { return record.item.role; });
            ASSERT_NE(image, drawn.records.end()) << setting.name;
            EXPECT_NEAR(image->room.w / image->room.h, static_cast<float>(width) / static_cast<float>(height),
                        0.01F);
        }
    auto broken = camera_frame(640, 480, 3);
    broken->pixels.resize(1'000);  // less than it says
    auto strange = camera_frame(64, 48, 3);
    strange->channels = 4;
    for (const auto& none : {std::shared_ptr<screen::StaffPicture>{}, broken, strange}) {
        const auto drawn = painter->draw(every_setting().front().view, camera_page(none, 2));
        EXPECT_TRUE(std::ranges::any_of(
            drawn.records, [](const Record& record) { return record.item.label == "没有画面"; }));
        EXPECT_TRUE(painter->canvas().placed().empty());
    }
}

std::int64_t own_memory_kib() {
    std::ifstream file{"/proc/self/smaps_rollup"};
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("Pss:")) return std::stoll(line.substr(4));
    return 0;
}

// Shows frame after frame as the core does, half of them grey. What the process grew by since the 100th.
std::int64_t growth_kib(Display& display, int frames) {
    std::int64_t before = 0;
    std::vector<std::weak_ptr<const screen::StaffPicture>> shown;
    for (int i = 0; i < frames; ++i) {
        const std::shared_ptr<const screen::StaffPicture> frame = camera_frame(640, 480, i < 500 ? 1 : 3, i);
        shown.emplace_back(frame);
        display.show(camera_page(frame, static_cast<std::uint64_t>(i) + 1));
        display.run_once(Millis{0});
        if (i == 100) before = own_memory_kib();
    }
    EXPECT_GE(display.frames_presented(), static_cast<std::size_t>(frames)) << "each one is seen";
    const auto alive = [&] {
        return std::ranges::count_if(shown, [](const auto& each) { return !each.expired(); });
    };
    EXPECT_LE(alive(), 2);
    Screen closed;
    closed.sequence = static_cast<std::uint64_t>(frames) + 1;
    closed.content = screen::OutOfService{};
    display.show(closed);
    display.run_once(Millis{0});
    EXPECT_EQ(alive(), 0) << "nothing is kept of what a camera saw";
    return own_memory_kib() - before;
}

// Of 540 MiB that were shown meanwhile; what a heap does with a few frames of each size comes and goes.
void expect_no_growth(std::int64_t grown_kib) {
    testing::Test::RecordProperty("grown_kib", std::to_string(grown_kib));
#ifndef __SANITIZE_ADDRESS__  // which keeps what was freed for a while
    EXPECT_LT(grown_kib, 12 * 1'024);
#endif
}

TEST(CameraMemory, OfAThousandFramesStaysTheSameWithoutAWindow) {
    const ManualClock clock{{}};
    const auto display = Display::create(headless_options(), clock).value();
    expect_no_growth(growth_kib(*display, 1'000));
}

std::unique_ptr<Display> open_window(const char* driver, Renderer renderer, const Clock& clock) {
    setenv("SDL_VIDEODRIVER", driver, 1);
    auto options = headless_options();
    options.headless = false;
    options.renderer = renderer;
    options.animations = false;
    auto display = Display::create(options, clock);
    return display ? std::move(*display) : nullptr;
}

TEST(CameraMemory, OfAThousandFramesStaysTheSameInAWindow) {
    const ManualClock clock{{}};
    const auto display = open_window("dummy", Renderer::software, clock);
    ASSERT_NE(display, nullptr);
    expect_no_growth(growth_kib(*display, 1'000));
}

TEST(CameraMemory, OfAThousandFramesStaysTheSameInOpenGl_SkippedWithoutOne) {
    const ManualClock clock{{}};
    const auto display = open_window("offscreen", Renderer::gl, clock);
    if (display == nullptr) GTEST_SKIP() << SDL_GetError();
    expect_no_growth(growth_kib(*display, 1'000));
}

}  // namespace
}  // namespace kiosk::ui
