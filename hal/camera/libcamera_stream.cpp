// One camera of libcamera 0.0.3 as a stream of raw frames. Set up once by open(); streaming begins with the
// first frame that is asked for and ends with rest(), so that a kiosk that waits costs no picture.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "hal/camera.h"
#include "hal/camera/exposure.h"
#include "hal/camera/layouts.h"
#include "hal/camera/manager.h"
#include "hal/camera/mapped_buffers.h"
#include "hal/camera/raw_source.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
constexpr unsigned buffer_count = 4;  // one is looked at, one is the newest, two are being filled
constexpr Millis stalled_after{2'000};
constexpr int restarts_max = 2;  // of the stream; then the camera is acquired anew

struct Named {
    libcamera::PixelFormat format;
    PixelLayout layout;
};
// libcamera names 24-bit formats by their bits from the top: RGB888 has blue first in memory.
const std::array<Named, 6>& known_formats() {
    static const std::array<Named, 6> known{{{libcamera::formats::R8, PixelLayout::grey},
                                             {libcamera::formats::NV12, PixelLayout::nv12},
                                             {libcamera::formats::YUYV, PixelLayout::yuyv},
                                             {libcamera::formats::UYVY, PixelLayout::uyvy},
                                             {libcamera::formats::MJPEG, PixelLayout::mjpeg},
                                             {libcamera::formats::RGB888, PixelLayout::bgr}}};
    return known;
}
std::optional<PixelLayout> layout_of(const libcamera::PixelFormat& format) {
    for (const auto& one : known_formats())
        if (one.format == format) return one.layout;
    return std::nullopt;
}
libcamera::PixelFormat format_of(PixelLayout layout) {
    for (const auto& one : known_formats())
        if (one.layout == layout) return one.format;
    return {};
}

// What a camera says about its own limits need not make sense: the upper one wins.
template <class Value>
Value within(Value value, const libcamera::ControlInfo& info) {
    return std::min(std::max(value, info.min().get<Value>()), info.max().get<Value>());
}

class LibcameraStream final : public RawSource {
public:
    explicit LibcameraStream(CameraConfig config)
        : config_{std::move(config)}, exposure_{wanted_exposure()} {}
    ~LibcameraStream() override { close(); }

    Result<void> open() override {
        close();
        if (!house_) house_ = TRY(CameraHouse::enter());
        TRY_VOID(acquire());
        auto ready = set_up();
        if (!ready) close();
        return ready;
    }

    Result<bool> next(Millis wait, const Use& use) override {
        if (!streaming_) TRY_VOID(start());
        auto* request = ear_->collect(wait);
        if (request == nullptr) {
            TRY_VOID(present());
            TRY_VOID(restart_if_stalled());
            return false;
        }
        last_frame_ = Steady::now();
        restarts_ = 0;
        const auto* buffer = request->findBuffer(stream_);
        frame_.planes = buffer == nullptr ? decltype(frame_.planes){} : buffers_.written(*buffer);
        use(frame_);
        frame_.planes.clear();
        give_back(*request);
        return true;
    }

    void rest() override { stop(); }

    Result<void> present() override {
        if (!camera_ || ear_->gone()) return fail(ErrorKind::unavailable, "the camera is gone");
        return {};
    }

    [[nodiscard]] bool has_light() const override {
        return camera_ && control(libcamera::controls::ExposureTime) != nullptr;
    }
    void light(LightHint hint) override {
        const auto now = after_hint(exposure_, hint, {config_.exposure_min, config_.exposure_max});
        if (now == exposure_) return;
        exposure_ = now;
        exposure_changed_ = true;
    }

    void close() override {
        stop();
        requests_.clear();
        buffers_.clear();
        allocator_.reset();
        if (camera_) camera_->release();
        ear_.reset();
        camera_.reset();
    }

private:
    [[nodiscard]] Exposure wanted_exposure() const {
        return config_.exposure.count() > 0 ? Exposure{config_.exposure} : std::nullopt;
    }

    Result<void> acquire() {
        const auto found = house_->cameras();
        if (found.empty()) {
            // Whoever asks again gets a manager that looks anew: without udevd nobody tells it of plugging.
            house_.reset();
            return fail(ErrorKind::not_found, "no camera");
        }
        for (const auto& camera : found) {
            if (camera->id().find(config_.camera) == std::string::npos &&
                model_of(*camera).find(config_.camera) == std::string::npos)
                continue;
            // Another program, or this kiosk's other camera, may have it.
            if (camera->acquire() != 0) continue;
            camera_ = camera;
            ear_ = house_->ear_of(camera);
            return {};
        }
        return fail(ErrorKind::not_found, fmt::format("{} cameras, and none that matches '{}' is free",
                                                      found.size(), config_.camera));
    }

    Result<void> set_up() {
        auto setting = camera_->generateConfiguration({libcamera::StreamRole::Viewfinder});
        if (!setting || setting->empty()) return fail(ErrorKind::unavailable, "the camera has no stream");
        std::vector<PixelLayout> offered;
        for (const auto& format : setting->at(0).formats().pixelformats())
            if (const auto layout = layout_of(format)) offered.push_back(*layout);
        for (const auto layout : preferred(offered, config_.width, config_.height))
            if (settle(*setting, layout)) return allocate(*setting);
        return fail(ErrorKind::unavailable, "the camera offers no picture that can be read here");
    }

    // The camera may adjust what it was asked for; what comes out must still be readable.
    bool settle(libcamera::CameraConfiguration& setting, PixelLayout layout) {
        auto& stream = setting.at(0);
        stream.pixelFormat = format_of(layout);
        stream.size = {static_cast<unsigned>(config_.width), static_cast<unsigned>(config_.height)};
        stream.bufferCount = buffer_count;
        if (setting.validate() == libcamera::CameraConfiguration::Invalid) return false;
        const auto settled = layout_of(stream.pixelFormat);
        const unsigned side_max = frame_side_max;
        if (!settled || stream.size.width > side_max || stream.size.height > side_max) return false;
        if (camera_->configure(&setting) != 0) return false;
        frame_.layout = *settled;
        frame_.width = static_cast<int>(stream.size.width);
        frame_.height = static_cast<int>(stream.size.height);
        frame_.stride = static_cast<int>(stream.stride);
        log::info("camera", "{}: {}", camera_->id(), stream.toString());
        return true;
    }

    Result<void> allocate(const libcamera::CameraConfiguration& setting) {
        stream_ = setting.at(0).stream();
        allocator_ = std::make_unique<libcamera::FrameBufferAllocator>(camera_);
        if (allocator_->allocate(stream_) < 0)
            return fail(ErrorKind::unavailable, "no memory for the camera");
        for (const auto& buffer : allocator_->buffers(stream_)) {
            TRY_VOID(buffers_.add(*buffer));
            auto request = camera_->createRequest();
            if (!request || request->addBuffer(stream_, buffer.get()) != 0)
                return fail(ErrorKind::unavailable, "the camera takes no request");
            requests_.push_back(std::move(request));
        }
        return {};
    }

    Result<void> start() {
        TRY_VOID(present());
        libcamera::ControlList controls{camera_->controls()};
        set_controls(controls);
        if (const int problem = camera_->start(&controls); problem != 0) {
            close();
            return fail(ErrorKind::unavailable, fmt::format("the camera does not start: {}", -problem));
        }
        streaming_ = true;
        last_frame_ = Steady::now();
        ear_->listen();
        for (const auto& request : requests_) ear_->recycle(*request);
        return {};
    }

    void stop() {
        if (!streaming_) return;
        streaming_ = false;
        ear_->deafen();
        camera_->stop();
    }

    Result<void> restart_if_stalled() {
        if (Steady::now() - last_frame_ < stalled_after) return {};
        log::warning("camera", "no frame for {} ms: the stream begins anew", stalled_after.count());
        if (++restarts_ > restarts_max) {
            restarts_ = 0;
            TRY_VOID(open());
        }
        stop();
        return start();
    }

    void give_back(libcamera::Request& request) {
        if (!exposure_changed_) return ear_->recycle(request);
        exposure_changed_ = false;
        ear_->recycle(request, [this](libcamera::ControlList& controls) { set_exposure(controls); });
    }

    [[nodiscard]] const libcamera::ControlInfo* control(const libcamera::ControlId& id) const {
        const auto found = camera_->controls().find(id.id());
        return found == camera_->controls().end() ? nullptr : &found->second;
    }

    void set_controls(libcamera::ControlList& controls) const {
        using namespace libcamera;
        set_exposure(controls);
        const auto* brightness = control(controls::Brightness);
        if (config_.brightness_percent != 0 && brightness != nullptr)
            controls.set(controls::Brightness,
                         within(static_cast<float>(config_.brightness_percent) / 100.0F, *brightness));
        if (config_.metering != CameraMetering::camera && control(controls::AeMeteringMode) != nullptr)
            controls.set(controls::AeMeteringMode, metering());
    }

    [[nodiscard]] std::int32_t metering() const {
        switch (config_.metering) {
            case CameraMetering::spot:
                return libcamera::controls::MeteringSpot;
            case CameraMetering::matrix:
                return libcamera::controls::MeteringMatrix;
            case CameraMetering::camera:
            case CameraMetering::centre:
                break;
        }
        return libcamera::controls::MeteringCentreWeighted;
    }

    void set_exposure(libcamera::ControlList& controls) const {
        using namespace libcamera;
        if (control(controls::AeEnable) != nullptr) controls.set(controls::AeEnable, !exposure_.has_value());
        const auto* time = control(controls::ExposureTime);
        if (!exposure_ || time == nullptr) return;
        controls.set(controls::ExposureTime, within(static_cast<std::int32_t>(exposure_->count()), *time));
    }

    const CameraConfig config_;
    std::unique_ptr<CameraHouse> house_;  // outlives the camera
    std::shared_ptr<libcamera::Camera> camera_;
    std::shared_ptr<CameraEar> ear_;
    libcamera::Stream* stream_ = nullptr;
    std::unique_ptr<libcamera::FrameBufferAllocator> allocator_;
    MappedBuffers buffers_;
    std::vector<std::unique_ptr<libcamera::Request>> requests_;
    RawFrame frame_;
    Exposure exposure_;
    bool exposure_changed_ = false;
    bool streaming_ = false;
    int restarts_ = 0;
    Steady::time_point last_frame_{};
};

}  // namespace

std::unique_ptr<RawSource> make_camera_stream(CameraConfig config) {
    return std::make_unique<LibcameraStream>(std::move(config));
}

}  // namespace kiosk::hal
