// A phone before the camera, held by a test, the demo or a bench.
#include <algorithm>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "hal/code_scanner.h"
#include "hal/scanner/phone_view.h"

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
constexpr Millis frame_time{66};
constexpr double exposure_min = 1.0 / 32;
constexpr double exposure_max = 4;

Frame plain(std::uint8_t brightness) {
    return std::make_shared<const GreyImage>(640, 480, std::vector<std::uint8_t>(640 * 480, brightness));
}

class Phone final : public VirtualPhone {
public:
    explicit Phone(VirtualPhoneConfig config) : config_{config}, exposure_{config.exposure} {}

    void show(GreyImage frame, Millis time) override { hold(std::move(frame), time, std::nullopt); }
    void show(GreyImage screen, Millis time, PhoneView view) override { hold(std::move(screen), time, view); }
    Result<void> show_file(const std::string& path, Millis time) override {
        show(TRY(load_image(path)), time);
        return {};
    }
    void take_away() override {
        const std::lock_guard lock{mutex_};
        shown_.clear();
    }
    void move(PhoneView view) override {
        const std::lock_guard lock{mutex_};
        if (!shown_.empty()) shown_.front().view = view;
    }
    [[nodiscard]] Frame frame() const override {
        const std::lock_guard lock{mutex_};
        return last_;
    }
    void cover_lens(bool covered) override { set(covered_, covered); }
    void freeze(bool no_frames) override { set(frozen_, no_frames); }
    void unplug(bool gone) override { set(gone_, gone); }

    Result<void> open() override { return present(); }
    Result<Frame> next(Millis wait) override {
        std::this_thread::sleep_for(std::min(wait, frame_time));
        TRY_VOID(present());
        const std::lock_guard lock{mutex_};
        if (frozen_) return nullptr;
        ++frame_number_;
        last_ = look();
        return last_;
    }
    [[nodiscard]] bool may_rest() const override { return config_.may_rest; }
    Result<void> present() override {
        const std::lock_guard lock{mutex_};
        if (gone_) return fail(ErrorKind::unavailable, "virtual phone camera unplugged");
        return {};
    }
    [[nodiscard]] bool has_light() const override { return true; }
    void light(LightHint hint) override {
        const std::lock_guard lock{mutex_};
        exposure_ =
            std::clamp(exposure_ * (hint == LightHint::darker ? 0.6 : 1.6), exposure_min, exposure_max);
    }

private:
    struct Shown {
        Frame picture;
        std::optional<PhoneView> view;  // nothing: the picture is the frame
        Millis time;
        std::optional<Steady::time_point> until;  // counts from the first frame that shows it
    };
    void hold(GreyImage picture, Millis time, std::optional<PhoneView> view) {
        const std::lock_guard lock{mutex_};
        shown_.push_back({std::make_shared<const GreyImage>(std::move(picture)), view, time, {}});
    }
    Frame look() {
        if (covered_) return dark_;
        const auto now = Steady::now();
        while (!shown_.empty()) {
            auto& first = shown_.front();
            if (!first.until) first.until = now + first.time;
            if (now < *first.until) {
                if (!first.view) return first.picture;
                return std::make_shared<const GreyImage>(
                    photograph(*first.picture, *first.view, exposure_, frame_number_, config_.seed));
            }
            shown_.pop_front();
        }
        return room_;
    }
    void set(bool& what, bool value) {
        const std::lock_guard lock{mutex_};
        what = value;
    }

    const VirtualPhoneConfig config_;
    const Frame dark_ = plain(3);
    const Frame room_ = plain(110);
    mutable std::mutex mutex_;
    std::deque<Shown> shown_;
    Frame last_;
    std::uint64_t frame_number_ = 0;
    double exposure_;
    bool covered_ = false;
    bool frozen_ = false;
    bool gone_ = false;
};

}  // namespace

std::shared_ptr<VirtualPhone> make_virtual_phone(VirtualPhoneConfig config) {
    return std::make_shared<Phone>(config);
}

}  // namespace kiosk::hal
