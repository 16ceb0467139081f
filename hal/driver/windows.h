// What a supervised driver lets others look at. The windows stay where they are while drivers come and go
// behind them; nobody who looks through one holds a driver alive, which might hang in its end.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "hal/code_scanner.h"
#include "hal/face_camera.h"

namespace kiosk::hal {

class Windows {
public:
    void open_on(const Device& device);
    void shut();

    [[nodiscard]] std::shared_ptr<const ScannerView> scanner() const;
    [[nodiscard]] std::shared_ptr<const FaceFrames> face() const;
    // A driver is in service and shows no pictures.
    [[nodiscard]] bool blind() const;

private:
    mutable std::mutex mutex_;
    bool open_ = false;
    std::shared_ptr<const ScannerView> scanner_;
    std::shared_ptr<const FaceFrames> face_;
};

// Null where the driver in service is blind.
[[nodiscard]] std::shared_ptr<const ScannerView> scanner_view_through(std::shared_ptr<const Windows> windows);
[[nodiscard]] std::shared_ptr<const FaceFrames> face_frames_through(std::shared_ptr<const Windows> windows);

}  // namespace kiosk::hal
