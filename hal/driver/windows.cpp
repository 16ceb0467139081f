// The views are taken off a driver before it starts: asking it later could wait for one that hangs.
#include "hal/driver/windows.h"

#include <utility>

namespace kiosk::hal {
namespace {

class ScannerWindow final : public ScannerView {
public:
    explicit ScannerWindow(std::shared_ptr<const Windows> windows) : windows_{std::move(windows)} {}
    [[nodiscard]] ScannerSight look() const override {
        const auto behind = windows_->scanner();
        return behind ? behind->look() : ScannerSight{};
    }

private:
    const std::shared_ptr<const Windows> windows_;
};

class FaceWindow final : public FaceFrames {
public:
    explicit FaceWindow(std::shared_ptr<const Windows> windows) : windows_{std::move(windows)} {}
    bool look(const Visitor& visitor) const override {
        const auto behind = windows_->face();
        return behind && behind->look(visitor);
    }

private:
    const std::shared_ptr<const Windows> windows_;
};

}  // namespace

void Windows::open_on(const Device& device) {
    auto scanner = scanner_view_of(device);
    auto face = face_frames_of(device);
    const std::lock_guard lock{mutex_};
    open_ = true;
    scanner_ = std::move(scanner);
    face_ = std::move(face);
}

void Windows::shut() {
    const std::lock_guard lock{mutex_};
    open_ = false;
    scanner_.reset();
    face_.reset();
}

std::shared_ptr<const ScannerView> Windows::scanner() const {
    const std::lock_guard lock{mutex_};
    return scanner_;
}

std::shared_ptr<const FaceFrames> Windows::face() const {
    const std::lock_guard lock{mutex_};
    return face_;
}

bool Windows::blind() const {
    const std::lock_guard lock{mutex_};
    return open_ && scanner_ == nullptr && face_ == nullptr;
}

std::shared_ptr<const ScannerView> scanner_view_through(std::shared_ptr<const Windows> windows) {
    return windows->blind() ? nullptr : std::make_shared<ScannerWindow>(std::move(windows));
}

std::shared_ptr<const FaceFrames> face_frames_through(std::shared_ptr<const Windows> windows) {
    return windows->blind() ? nullptr : std::make_shared<FaceWindow>(std::move(windows));
}

}  // namespace kiosk::hal
