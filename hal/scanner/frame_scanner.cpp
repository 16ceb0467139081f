// The scanner: looks at every frame for its health, and for codes only while armed. What a disarmed scanner
// saw is dropped on the spot, so that no late code reaches the next screen.
#include <algorithm>
#include <functional>
#include <utility>

#include "hal/code_scanner.h"
#include "hal/driver/driver.h"

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
constexpr Millis frame_wait{50};

int brightness_of(const GreyImage& image) {
    // Every 16th pixel tells as much.
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 16, ++count) sum += image.pixels[i];
    return count == 0 ? 0 : static_cast<int>(sum / count);
}

class FrameScanner final : public Driver {
public:
    FrameScanner(std::shared_ptr<FrameSource> source, ScannerConfig config)
        : Driver{DeviceKind::code_scanner, Millis{1}}, source_{std::move(source)}, config_{config} {}
    ~FrameScanner() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        last_frame_ = Steady::now();
        open();
    }

    void open() {
        const auto result = source_->open();
        open_ = result.has_value();
        if (open_) {
            last_frame_ = Steady::now();
            bright_since_ = last_frame_;
        } else {
            status(DeviceState::absent, DeviceTrouble::unplugged, result.error().text);
        }
    }

    void idle() override {
        if (!open_) {
            wait_for_wake(config_.reopen_pause);
            return open();
        }
        auto frame = source_->next(frame_wait);
        if (!frame) {
            open_ = false;
            status(DeviceState::absent, DeviceTrouble::unplugged, frame.error().text);
            return;
        }
        const auto now = Steady::now();
        if (!*frame) {
            if (now - last_frame_ > config_.no_frames_after)
                status(DeviceState::faulty, DeviceTrouble::no_frames);
            return;
        }
        last_frame_ = now;
        if (brightness_of(**frame) > config_.dark_brightness_max) bright_since_ = now;
        if (now - bright_since_ > config_.dark_after) return status(DeviceState::faulty, DeviceTrouble::dark);
        status(armed_ ? DeviceState::busy : DeviceState::ready);
        if (armed_) look(*std::move(*frame), now);
    }

    void look(GreyImage frame, Steady::time_point now) {
        // A picture that does not move was read before, and an empty room need not be searched 15 times a
        // second.
        if (searched_ && frame == *searched_) {
            if (code_in_sight_) last_seen_ = now;
            return note_sight();
        }
        const bool thorough = ++frames_ % std::max(1, config_.thorough_every) == 0;
        auto codes = decode(frame, thorough ? Effort::thorough : Effort::quick);
        code_in_sight_ = !codes.empty();
        note_sight();
        if (thorough || code_in_sight_)
            searched_ = std::move(frame);
        else
            searched_.reset();
        for (auto& code : codes) {
            const auto hash = std::hash<std::string>{}(code.text);
            const bool again =
                hash == last_code_ && (held_over_ || now - last_seen_ < config_.same_code_window);
            last_seen_ = now;
            if (again) continue;
            last_code_ = hash;
            held_over_ = false;
            post(device::CodeScanned{Secret{std::move(code.text)}});
        }
    }

    // Counted in frames and not in time: a slow machine must not take its own pause for the patient's hand.
    void note_sight() {
        frames_without_code_ = code_in_sight_ ? 0 : frames_without_code_ + 1;
        if (frames_without_code_ < config_.lifted_after_frames) return;
        held_over_ = false;
    }

    device::Completion perform(const device::Command& command) override {
        const bool arm = std::holds_alternative<device::ArmScanner>(command);
        if (!arm && !std::holds_alternative<device::DisarmScanner>(command))
            return device::Unable{DeviceTrouble::none, "a scanner cannot do this"};
        // A new question: the same code is an answer again, but not while the phone is still held up for the
        // last one. A declined payment would be asked for over and over before the patient can read it.
        held_over_ = last_code_.has_value();
        frames_without_code_ = 0;
        code_in_sight_ = false;
        last_seen_ = {};
        searched_.reset();
        armed_ = arm;
        const auto now = status_now();
        if (arm && !open_) return device::Unable{DeviceTrouble::unplugged, now.detail};
        if (arm && now.state == DeviceState::faulty) return device::Unable{now.trouble, now.detail};
        return device::Acknowledged{};
    }

    std::shared_ptr<FrameSource> source_;
    const ScannerConfig config_;
    bool open_ = false;
    bool armed_ = false;
    int frames_ = 0;
    std::optional<GreyImage> searched_;  // with all effort, or until its code was found
    bool code_in_sight_ = false;
    bool held_over_ = false;  // the code told last has not been out of sight since it was asked for again
    int frames_without_code_ = 0;
    std::optional<std::size_t> last_code_;  // its hash: nothing of a patient stays behind here
    Steady::time_point last_seen_{};
    Steady::time_point last_frame_{};
    Steady::time_point bright_since_{};
};

}  // namespace

std::unique_ptr<Device> make_frame_scanner(std::shared_ptr<FrameSource> source, ScannerConfig config) {
    return std::make_unique<FrameScanner>(std::move(source), config);
}

}  // namespace kiosk::hal
