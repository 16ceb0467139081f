// Streams only between StartFrames and StopFrames. At the end the camera is closed and set up anew, so that
// its own buffers go back to the kernel with the last pictures in them. One that was pulled while it ran
// comes back at rest: nobody is filmed without having been asked again.
#include "hal/face/face_driver.h"

#include <atomic>
#include <utility>

#include "hal/driver/driver.h"
#include "hal/driver/supervised.h"
#include "hal/face/frame_store.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

constexpr Millis frame_wait{50};

int brightness_of(const FaceFrame& frame) {
    constexpr std::size_t step = 3 * 16 + 1;  // every 16th pixel, colours in turn
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < frame.bgr.size(); i += step, ++count) sum += frame.bgr[i];
    return count == 0 ? 0 : static_cast<int>(sum / count);
}

class FaceDriver final : public Driver {
public:
    FaceDriver(std::unique_ptr<RawSource> source, FaceCameraConfig config, std::shared_ptr<FrameStore> store)
        : Driver{DeviceKind::face_camera, Millis{1}},
          source_{std::move(source)},
          config_{std::move(config)},
          store_{std::move(store)} {}
    ~FaceDriver() override {
        stop();
        store_->wipe();
    }
    // A command must not wait until a pause is over.
    void submit(EffectId id, const device::Command& command, Millis deadline) override {
        Driver::submit(id, command, deadline);
        wake();
    }
    void look_again() override {
        asked_to_look_ = true;
        wake();
    }
    [[nodiscard]] std::shared_ptr<const FaceFrames> frames() const { return store_; }

private:
    void opened() override {
        status(DeviceState::opening);
        open();
    }
    void closed() override {
        store_->wipe();
        source_->close();
    }

    void open() {
        const auto result = source_->open();
        open_ = result.has_value();
        if (!open_) return gone(result.error());
        status(DeviceState::ready);
    }

    // wake() alone would be lost where it falls between two turns of the loop.
    void pause(Millis time) {
        if (!asked_to_look_) wait_for_wake(time);
        asked_to_look_ = false;
    }

    void gone(const Error& why) {
        store_->wipe();
        source_->close();
        open_ = false;
        running_ = false;
        status(DeviceState::absent, DeviceTrouble::unplugged, why.text);
    }

    void idle() override {
        if (!open_) {
            pause(config_.reopen_pause);
            return open();
        }
        if (running_) return take_frame();
        pause(config_.probe_interval);
        if (const auto there = source_->present(); !there) gone(there.error());
    }

    void take_frame() {
        Result<void> put;
        const auto taken =
            source_->next(frame_wait, [&](const RawFrame& frame) { put = store_->put(frame); });
        if (!taken) return gone(taken.error());
        const auto now = Steady::now();
        if (!*taken || !put) {
            if (!put) log::debug("face", "a frame is dropped: {}", put.error().text);
            if (now - last_frame_ <= config_.no_frames_after) return;
            store_->wipe();  // what is there is no picture of now
            return status(DeviceState::faulty, DeviceTrouble::no_frames);
        }
        last_frame_ = now;
        store_->look([&](const FaceFrame& frame) {
            if (brightness_of(frame) > config_.dark_brightness_max) bright_since_ = now;
        });
        if (now - bright_since_ > config_.dark_after)
            status(DeviceState::faulty, DeviceTrouble::dark);
        else
            status(DeviceState::busy);
    }

    device::Completion perform(const device::Command& command) override {
        if (std::holds_alternative<device::StartFrames>(command)) return start_frames();
        if (std::holds_alternative<device::StopFrames>(command)) return stop_frames();
        return device::Unable{DeviceTrouble::none, "a face camera cannot do this"};
    }

    device::Completion start_frames() {
        if (!open_) return device::Unable{DeviceTrouble::unplugged, status_now().detail};
        if (running_) return device::Acknowledged{};
        running_ = true;
        last_frame_ = bright_since_ = Steady::now();
        status(DeviceState::busy);
        return device::Acknowledged{};
    }

    device::Completion stop_frames() {
        store_->wipe();
        if (!std::exchange(running_, false)) return device::Acknowledged{};
        source_->close();
        open();
        return device::Acknowledged{};
    }

    std::unique_ptr<RawSource> source_;
    const FaceCameraConfig config_;
    std::shared_ptr<FrameStore> store_;
    std::atomic<bool> asked_to_look_{false};
    bool open_ = false;
    bool running_ = false;
    Steady::time_point last_frame_{};
    Steady::time_point bright_since_{};
};

}  // namespace

FaceCamera make_face_camera(std::unique_ptr<RawSource> source, FaceCameraConfig config) {
    auto store = std::make_shared<FrameStore>();
    return {std::make_unique<FaceDriver>(std::move(source), std::move(config), store), store};
}
std::shared_ptr<const FaceFrames> face_frames_of(const Device& device) {
    const auto* face = dynamic_cast<const FaceDriver*>(&device);
    return face == nullptr ? supervised_face_frames(device) : face->frames();
}
FaceCamera make_face_camera(FaceCameraConfig config) {
    auto source = make_camera_stream(config.camera);
    return make_face_camera(std::move(source), std::move(config));
}

}  // namespace kiosk::hal
