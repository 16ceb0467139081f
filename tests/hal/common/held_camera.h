// A camera of raw frames in a test's hand: what libcamera's stream promises, without a camera.
#pragma once

#include <mutex>
#include <thread>

#include "hal/camera/raw_source.h"

namespace kiosk::hal {

class HeldCamera {
public:
    struct Counts {
        int opened = 0;
        int frames = 0;
        int rests = 0;
        int hints_darker = 0;
        int hints_brighter = 0;
    };
    HeldCamera() { show_plain(110); }

    void show(GreyImage picture) {
        const std::lock_guard lock{mutex_};
        picture_ = std::move(picture);
    }
    void show_plain(std::uint8_t grey) { show({640, 480, std::vector<std::uint8_t>(640 * 480, grey)}); }
    void unplug(bool gone) {
        const std::lock_guard lock{mutex_};
        gone_ = gone;
    }
    void freeze(bool frozen) {
        const std::lock_guard lock{mutex_};
        frozen_ = frozen;
    }
    // Frames whose bytes are fewer than their size promises.
    void lie(bool lying) {
        const std::lock_guard lock{mutex_};
        lying_ = lying;
    }
    [[nodiscard]] Counts counts() const {
        const std::lock_guard lock{mutex_};
        return counts_;
    }
    [[nodiscard]] std::unique_ptr<RawSource> source() { return std::make_unique<Source>(*this); }

private:
    class Source final : public RawSource {
    public:
        explicit Source(HeldCamera& camera) : camera_{camera} {}
        Result<void> open() override {
            const std::lock_guard lock{camera_.mutex_};
            if (camera_.gone_) return fail(ErrorKind::not_found, "no camera");
            ++camera_.counts_.opened;
            return {};
        }
        Result<bool> next(Millis wait, const Use& use) override {
            std::this_thread::sleep_for(std::min(wait, Millis{30}));
            TRY_VOID(present());
            const std::lock_guard lock{camera_.mutex_};
            if (camera_.frozen_) return false;
            ++camera_.counts_.frames;
            const auto& picture = camera_.picture_;
            const std::span bytes{picture.pixels};
            use({PixelLayout::grey,
                 picture.width,
                 picture.height,
                 picture.width,
                 {camera_.lying_ ? bytes.first(100) : bytes}});
            return true;
        }
        void rest() override {
            const std::lock_guard lock{camera_.mutex_};
            ++camera_.counts_.rests;
        }
        Result<void> present() override {
            const std::lock_guard lock{camera_.mutex_};
            if (camera_.gone_) return fail(ErrorKind::unavailable, "the camera is gone");
            return {};
        }
        [[nodiscard]] bool has_light() const override { return true; }
        void light(LightHint hint) override {
            const std::lock_guard lock{camera_.mutex_};
            ++(hint == LightHint::darker ? camera_.counts_.hints_darker : camera_.counts_.hints_brighter);
        }
        void close() override {}

    private:
        HeldCamera& camera_;
    };

    mutable std::mutex mutex_;
    GreyImage picture_;
    bool gone_ = false;
    bool frozen_ = false;
    bool lying_ = false;
    Counts counts_;
};

}  // namespace kiosk::hal
