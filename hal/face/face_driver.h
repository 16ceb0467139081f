// The face camera over any source of raw frames: libcamera's or the twin's.
#pragma once

#include "hal/camera/raw_source.h"
#include "hal/face_camera.h"

namespace kiosk::hal {

[[nodiscard]] FaceCamera make_face_camera(std::unique_ptr<RawSource> source, FaceCameraConfig config);

}  // namespace kiosk::hal
