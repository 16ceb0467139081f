// The one place in memory where a face may lie.
#pragma once

#include <mutex>

#include "hal/camera/raw_frame.h"
#include "hal/face_camera.h"

namespace kiosk::hal {

// Locked in memory and left out of core dumps, as far as the system lets.
class FrameStore final : public FaceFrames {
public:
    FrameStore() = default;
    ~FrameStore() override;
    FrameStore(const FrameStore&) = delete;
    FrameStore& operator=(const FrameStore&) = delete;

    bool look(const Visitor& visitor) const override;
    // Over the last one. A frame that contradicts itself leaves none.
    [[nodiscard]] Result<void> put(const RawFrame& frame);
    void wipe();

private:
    [[nodiscard]] Result<void> make_room(std::size_t bytes);
    void wipe_locked();
    void give_back();

    mutable std::mutex mutex_;
    std::uint8_t* room_ = nullptr;
    std::size_t room_bytes_ = 0;
    std::size_t dirty_bytes_ = 0;  // written since the last wipe
    bool there_ = false;
    FaceFrame frame_;
};

}  // namespace kiosk::hal
