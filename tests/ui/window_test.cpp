// The window without a screen: SDL's dummy driver for the software path, its off-screen driver for OpenGL.
// Fingers are pushed as SDL events, so the whole road from glass to Touch is walked.
#include <gtest/gtest.h>

#include <SDL.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "settings.h"
#include "ui/examples.h"

namespace kiosk::ui {
namespace {

std::int64_t pss_kib() {
    std::ifstream file{"/proc/self/smaps_rollup"};
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("Pss:")) return std::stoll(line.substr(4));
    return 0;
}

class WindowTest : public testing::Test {
protected:
    std::unique_ptr<Display> open(const char* driver, Renderer renderer) {
        setenv("SDL_VIDEODRIVER", driver, 1);
        auto options = headless_options();
        options.headless = false;
        options.renderer = renderer;
        options.animations = false;
        auto display = Display::create(options, clock_);
        if (!display) why_ = display.error().text;
        return display ? std::move(*display) : nullptr;
    }
    void finger(std::uint32_t type, const Item& item) {
        SDL_Event event{};
        event.type = type;
        event.tfinger.fingerId = 1;
        event.tfinger.x = (static_cast<float>(item.x) + static_cast<float>(item.width) / 2) / 1080.0F;
        event.tfinger.y = (static_cast<float>(item.y) + static_cast<float>(item.height) / 2) / 1920.0F;
        SDL_PushEvent(&event);
    }
    // Walks through the screens and touches "check/confirm".
    void walk(Display& display) {
        for (const auto& each : example_screens(clock_.monotonic())) {
            display.show(each.screen);
            display.run_once(Millis{0});
            if (each.name != "check") continue;
            std::this_thread::sleep_for(
                std::chrono::milliseconds{100});  // the guard after a change of screen
            const auto items = display.items();
            for (const auto& item : items)
                if (item.id == "check/confirm") {
                    finger(SDL_FINGERDOWN, item);
                    finger(SDL_FINGERUP, item);
                }
            std::vector<Input> inputs;
            for (int i = 0; i < 5; ++i)
                for (auto& input : display.run_once(Millis{1})) inputs.push_back(input);
            ASSERT_EQ(inputs.size(), 1U);
            EXPECT_EQ(std::get<Touch>(inputs.front()).choice, "check/confirm");
        }
        EXPECT_GT(display.frames_presented(), 20U);
    }
    SystemClock clock_;
    std::string why_;
};

TEST_F(WindowTest, SoftwareWalksThroughAllScreensInLittleMemory) {
    const auto display = open("dummy", Renderer::software);
    ASSERT_NE(display, nullptr) << why_;
    walk(*display);
    const auto pss = pss_kib();
    RecordProperty("pss_kib", std::to_string(pss));
#ifndef __SANITIZE_ADDRESS__  // whose shadow memory would be counted too
    EXPECT_LT(pss, 120 * 1024);
#endif
}

TEST_F(WindowTest, GlWalksThroughAllScreens) {
    const auto display = open("offscreen", Renderer::gl);
    if (display == nullptr) GTEST_SKIP() << why_;
    walk(*display);
}

TEST_F(WindowTest, WakesFromAnotherThread) {
    const auto display = open("dummy", Renderer::software);
    ASSERT_NE(display, nullptr) << why_;
    display->show(example_screens(clock_.monotonic()).front().screen);
    display->run_once(Millis{0});
    for (int i = 0; i < 20; ++i) display->run_once(Millis{1});
    std::thread other{[&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        display->wake();
    }};
    const auto before = clock_.monotonic();
    display->run_once(Millis{5'000});
    EXPECT_LT((clock_.monotonic() - before).count(), 3'000);
    other.join();
}

TEST_F(WindowTest, SaysWhyThereIsNoScreen) {
    EXPECT_EQ(open("no-such-driver", Renderer::software), nullptr);
    EXPECT_NE(why_.find("no screen"), std::string::npos);
}

}  // namespace
}  // namespace kiosk::ui
