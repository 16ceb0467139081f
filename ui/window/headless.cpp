// No window, no SDL: waiting is a condition variable, and pictures are painted only when somebody asks for a
// PNG.
#include <condition_variable>
#include <mutex>

#include "ui/window/surface.h"

namespace kiosk::ui {
namespace {

class HeadlessSurface final : public Surface {
public:
    void present(Painter&, const PixelBox&) override {}
    void wait(Millis longest, const std::function<void(PointerEvent)>&) override {
        std::unique_lock lock{mutex_};
        if (longest.count() > 0) awake_.wait_for(lock, longest, [&] { return woken_; });
        woken_ = false;
    }
    void wake() override {
        const std::lock_guard lock{mutex_};
        woken_ = true;
        awake_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable awake_;
    bool woken_ = false;
};

}  // namespace

std::unique_ptr<Surface> make_headless_surface() { return std::make_unique<HeadlessSurface>(); }

}  // namespace kiosk::ui
