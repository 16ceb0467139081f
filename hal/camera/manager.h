// libcamera's manager, of which a process may have one, and the ear at each of its cameras.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <libcamera/libcamera.h>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::hal {

// Hears one camera for as long as that camera lives, because a slot of libcamera cannot be taken away while
// it is being called. Whoever streams collects from here; everything that comes in between is recycled.
class CameraEar {
public:
    explicit CameraEar(libcamera::Camera& camera);
    CameraEar(const CameraEar&) = delete;
    CameraEar& operator=(const CameraEar&) = delete;

    // The camera will not be heard again; only while libcamera's thread does not run.
    void unhook();

    void listen();  // from now on requests count
    void deafen();  // none is touched any more; before the camera is stopped
    // The newest completed request, to be given back by recycle(); null = none came in time, or gone().
    [[nodiscard]] libcamera::Request* collect(Millis wait);
    using SetControls = std::function<void(libcamera::ControlList&)>;
    void recycle(libcamera::Request& request, const SetControls& set = {});
    [[nodiscard]] bool gone() const;

private:
    // On libcamera's thread: nothing here blocks.
    void completed(libcamera::Request* request);
    void disconnected();

    libcamera::Camera& camera_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    libcamera::Request* newest_ = nullptr;
    bool listening_ = false;
    bool gone_ = false;
};

// Started by the first and stopped by the last that holds it.
class CameraHouse {
public:
    // unavailable: libcamera does not start.
    [[nodiscard]] static Result<std::unique_ptr<CameraHouse>> enter();
    ~CameraHouse();
    CameraHouse(const CameraHouse&) = delete;
    CameraHouse& operator=(const CameraHouse&) = delete;

    [[nodiscard]] std::vector<std::shared_ptr<libcamera::Camera>> cameras() const;
    [[nodiscard]] std::shared_ptr<CameraEar> ear_of(const std::shared_ptr<libcamera::Camera>& camera);

private:
    CameraHouse() = default;
};

[[nodiscard]] std::string model_of(const libcamera::Camera& camera);

}  // namespace kiosk::hal
