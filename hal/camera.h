// Cameras by libcamera: which are there, and one of them as a source of frames for the scanner of codes. The
// face camera (hal/face_camera.h) streams from here too.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hal/code_scanner.h"

namespace kiosk::hal {

struct CameraInfo {
    std::string id;     // stable for each USB port (libcamera, Camera::id)
    std::string model;  // as the camera calls itself
    friend bool operator==(const CameraInfo&, const CameraInfo&) = default;
};
// Those that can be seen now; empty where there is none and where libcamera cannot start.
[[nodiscard]] std::vector<CameraInfo> cameras();

enum class CameraMetering { camera, centre, spot, matrix };  // `camera`: as the camera does by itself

struct CameraConfig {
    std::string camera;  // part of the id or of the model; empty: the first one
    int width = 1280;
    int height = 720;
    // What a hint for light (FrameSource::light) moves. A phone's screen shines by itself: 2 to 8 ms show it
    // without glare. Zero: the camera's own automatic exposure until the first hint.
    std::chrono::microseconds exposure{0};
    std::chrono::microseconds exposure_min{1'000};
    std::chrono::microseconds exposure_max{33'000};
    int brightness_percent = 0;  // of the camera's range, -100..100; 0: untouched
    CameraMetering metering = CameraMetering::centre;
};
[[nodiscard]] std::shared_ptr<FrameSource> make_camera_source(CameraConfig config);

class RawSource;
// The same, before anything is made of its frames (hal/camera/raw_source.h).
[[nodiscard]] std::unique_ptr<RawSource> make_camera_stream(CameraConfig config);
// Grey frames of any raw source; a frame that contradicts itself is dropped and counts as none.
[[nodiscard]] std::shared_ptr<FrameSource> make_grey_source(std::unique_ptr<RawSource> source);

}  // namespace kiosk::hal
