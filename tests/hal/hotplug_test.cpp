// Plugging is told once for a burst, and where the kernel can be asked to tell of it, by the kernel.
#include "hal/hotplug.h"

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

namespace kiosk::hal {
namespace {

class Calls {
public:
    HotplugWatch::Changed counter() {
        return [this] {
            const std::lock_guard lock{mutex_};
            ++count_;
            changed_.notify_all();
        };
    }
    bool wait_for(int count, Millis limit = Millis{5'000}) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, limit, [&] { return count_ >= count; });
    }
    int count() const {
        const std::lock_guard lock{mutex_};
        return count_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    int count_ = 0;
};

TEST(Hotplug, ABurstIsToldOnceAfterItIsOver) {
    Calls calls;
    HotplugWatch watch{calls.counter(), Millis{300}};
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i) watch.notice();
    ASSERT_TRUE(calls.wait_for(1));
    EXPECT_GE(std::chrono::steady_clock::now() - begun, Millis{300});
    EXPECT_FALSE(calls.wait_for(2, Millis{700}));
    watch.notice();
    EXPECT_TRUE(calls.wait_for(2));
}

TEST(Hotplug, ABurstWithoutAnEndIsToldAllTheSame) {
    Calls calls;
    HotplugWatch watch{calls.counter(), Millis{200}};
    const auto begun = std::chrono::steady_clock::now();
    while (calls.count() == 0 && std::chrono::steady_clock::now() - begun < Millis{5'000}) {
        watch.notice();
        std::this_thread::sleep_for(Millis{20});
    }
    EXPECT_EQ(calls.count(), 1);
    EXPECT_GE(std::chrono::steady_clock::now() - begun, Millis{900});
}

TEST(Hotplug, NothingHappensWhereNothingHappens) {
    Calls calls;
    {
        HotplugWatch watch{calls.counter(), Millis{50}};
        watch.notice();
    }
    EXPECT_LE(calls.count(), 1) << "and none after its end";
}

// Asks the kernel to tell once more that a terminal is there: a true event through the true socket.
TEST(Hotplug, TheKernelsEventArrives) {
    const std::filesystem::path uevent{"/sys/class/tty/tty/uevent"};
    Calls calls;
    HotplugWatch watch{calls.counter(), Millis{50}};
    if (!watch.listening()) GTEST_SKIP() << "no netlink socket here; the tests above cover what follows one";
    std::ofstream file{uevent};
    file << "add" << std::flush;
    if (!file)
        GTEST_SKIP() << "the kernel may not be asked here; the tests above cover what follows an event";
    const bool daemon = std::filesystem::exists("/run/udev/control");
    EXPECT_TRUE(calls.wait_for(1)) << (daemon ? "through udevd" : "from the kernel itself");
}

}  // namespace
}  // namespace kiosk::hal
