// The camera that looks at the patient's face, for a check that the patient has asked for. Between
// device::StartFrames and StopFrames there is one frame in this process, the newest; afterwards there is
// none: what was taken is wiped at StopFrames, when the camera goes, and at the end of the driver.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "hal/camera.h"
#include "hal/device.h"

namespace kiosk::hal {

struct FaceFrame {
    int width = 0;
    int height = 0;
    std::span<const std::uint8_t> bgr;  // 3 bytes a pixel, blue first, rows without padding
    std::uint64_t number = 0;           // counts on; the same number is the same frame
    std::chrono::steady_clock::time_point taken;
};

// The only door to the frame. From any thread.
class FaceFrames {
public:
    virtual ~FaceFrames() = default;
    // The visitor keeps no copy and is quick: the camera waits for it. False: there is no frame.
    using Visitor = std::function<void(const FaceFrame&)>;
    virtual bool look(const Visitor& visitor) const = 0;
};

struct FaceCameraConfig {
    CameraConfig camera{.width = 640, .height = 480};
    Millis no_frames_after{2'000};
    Millis dark_after{1'000};
    Millis reopen_pause{1'000};  // looking for a camera starts libcamera each time
    Millis probe_interval{1'000};
    int dark_brightness_max = 14;  // mean of 0..255
};
struct FaceCamera {
    std::unique_ptr<Device> device;
    std::shared_ptr<const FaceFrames> frames;  // may outlive the device, and is empty then
};
[[nodiscard]] FaceCamera make_face_camera(FaceCameraConfig config = {});
// For whoever has the device alone: the frames of a face camera made here; null for any other device. Of a
// supervised one they are those of the driver in service, before and after a restart.
[[nodiscard]] std::shared_ptr<const FaceFrames> face_frames_of(const Device& device);

// The hands and the face at the twin. Frames come at 15 a second; nobody there is a grey room.
class VirtualFace {
public:
    virtual ~VirtualFace() = default;
    virtual void show(int width, int height, std::vector<std::uint8_t> bgr) = 0;
    virtual void leave() = 0;
    // faults
    virtual void cover(bool covered) = 0;
    virtual void freeze(bool no_frames) = 0;
    virtual void unplug(bool gone) = 0;
};
struct VirtualFaceCamera {
    FaceCamera camera;
    std::shared_ptr<VirtualFace> hands;
};
[[nodiscard]] VirtualFaceCamera make_virtual_face_camera(FaceCameraConfig config = {});

}  // namespace kiosk::hal
