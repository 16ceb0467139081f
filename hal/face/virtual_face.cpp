// The twin of the face camera: the same driver over a picture that is held before it.
#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

#include "hal/face/face_driver.h"

namespace kiosk::hal {
namespace {

constexpr Millis frame_time{66};
constexpr int room_width = 640;
constexpr int room_height = 480;

struct Picture {
    int width = room_width;
    int height = room_height;
    std::vector<std::uint8_t> bgr = std::vector<std::uint8_t>(std::size_t{room_width} * room_height * 3, 110);
};

class Face final : public VirtualFace {
public:
    void show(int width, int height, std::vector<std::uint8_t> bgr) override {
        change([&] { picture_ = {width, height, std::move(bgr)}; });
    }
    void leave() override {
        change([&] { picture_ = {}; });
    }
    void cover(bool covered) override {
        change([&] { covered_ = covered; });
    }
    void freeze(bool no_frames) override {
        change([&] { frozen_ = no_frames; });
    }
    void unplug(bool is_gone) override {
        change([&] { gone_ = is_gone; });
    }

    [[nodiscard]] Result<void> present() const {
        const std::lock_guard lock{mutex_};
        if (gone_) return fail(ErrorKind::unavailable, "virtual face camera unplugged");
        return {};
    }
    bool see(const RawSource::Use& use) const {
        const std::lock_guard lock{mutex_};
        if (frozen_) return false;
        static const std::vector<std::uint8_t> black(std::size_t{room_width} * room_height * 3, 3);
        if (covered_)
            use({PixelLayout::bgr, room_width, room_height, room_width * 3, {black}});
        else
            use({PixelLayout::bgr, picture_.width, picture_.height, picture_.width * 3, {picture_.bgr}});
        return true;
    }

private:
    template <class What>
    void change(What what) {
        const std::lock_guard lock{mutex_};
        what();
    }
    mutable std::mutex mutex_;
    Picture picture_;
    bool covered_ = false;
    bool frozen_ = false;
    bool gone_ = false;
};

class FaceSource final : public RawSource {
public:
    explicit FaceSource(std::shared_ptr<Face> face) : face_{std::move(face)} {}
    Result<void> open() override { return face_->present(); }
    Result<void> present() override { return face_->present(); }
    Result<bool> next(Millis wait, const Use& use) override {
        std::this_thread::sleep_for(std::min(wait, frame_time));
        TRY_VOID(face_->present());
        return face_->see(use);
    }
    void rest() override {}
    void close() override {}

private:
    std::shared_ptr<Face> face_;
};

}  // namespace

VirtualFaceCamera make_virtual_face_camera(FaceCameraConfig config) {
    auto face = std::make_shared<Face>();
    return {make_face_camera(std::make_unique<FaceSource>(face), std::move(config)), face};
}

}  // namespace kiosk::hal
