// From raw frames to what the decoder of codes wants.
#include "hal/camera.h"
#include "hal/camera/raw_source.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

class GreySource final : public FrameSource {
public:
    explicit GreySource(std::unique_ptr<RawSource> source) : source_{std::move(source)} {}

    Result<void> open() override { return source_->open(); }
    Result<Frame> next(Millis wait) override {
        Frame image;
        TRY_VOID(source_->next(wait, [&](const RawFrame& frame) {
            auto made = grey_from(frame);
            if (made)
                image = std::make_shared<const GreyImage>(*std::move(made));
            else
                complain(made.error());
        }));
        return image;
    }
    [[nodiscard]] bool may_rest() const override { return true; }
    void rest() override { source_->rest(); }
    Result<void> present() override { return source_->present(); }
    [[nodiscard]] bool has_light() const override { return source_->has_light(); }
    void light(LightHint hint) override { source_->light(hint); }

private:
    void complain(const Error& problem) {
        if (complained_) return;  // 30 times a second would drown the log
        complained_ = true;
        log::warning("camera", "a frame is dropped: {}", problem.text);
    }
    std::unique_ptr<RawSource> source_;
    bool complained_ = false;
};

}  // namespace

std::shared_ptr<FrameSource> make_grey_source(std::unique_ptr<RawSource> source) {
    return std::make_shared<GreySource>(std::move(source));
}
std::shared_ptr<FrameSource> make_camera_source(CameraConfig config) {
    return make_grey_source(make_camera_stream(std::move(config)));
}

}  // namespace kiosk::hal
