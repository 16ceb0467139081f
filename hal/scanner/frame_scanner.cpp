// The scanner: looks at every frame for its health, and for codes only while armed. What a disarmed scanner
// saw is dropped on the spot, so that no late code reaches the next screen. A camera rests meanwhile.
#include <algorithm>
#include <atomic>
#include <functional>
#include <utility>

#include "hal/code_scanner.h"
#include "hal/driver/driver.h"
#include "hal/driver/supervised.h"
#include "hal/scanner/sight_store.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
constexpr Millis frame_wait{100};  // longer than a frame takes at 15 a second, so that each wakes us once

struct Light {
    int brightness = 0;  // mean of 0..255
    int clipped_percent = 0;
};
Light light_of(const GreyImage& image) {
    // Every 16th pixel tells as much.
    std::int64_t sum = 0;
    std::int64_t clipped = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 16, ++count) {
        sum += image.pixels[i];
        clipped += image.pixels[i] >= 250 ? 1 : 0;
    }
    if (count == 0) return {};
    return {static_cast<int>(sum / count), static_cast<int>(clipped * 100 / count)};
}

class FrameScanner final : public Driver {
public:
    FrameScanner(std::shared_ptr<FrameSource> source, ScannerConfig config)
        : Driver{DeviceKind::code_scanner, Millis{0}}, source_{std::move(source)}, config_{config} {}
    ~FrameScanner() override { stop(); }

    [[nodiscard]] std::shared_ptr<const ScannerView> view() const { return sight_; }

    // A command must not wait until a pause is over.
    void submit(EffectId id, const device::Command& command, Millis deadline) override {
        Driver::submit(id, command, deadline);
        wake();
    }
    void look_again() override {
        asked_to_look_ = true;
        wake();
    }

private:
    void opened() override {
        status(DeviceState::opening);
        open();
    }
    void closed() override { sight_->clear(); }

    void open() {
        const auto result = source_->open();
        open_ = result.has_value();
        if (open_)
            begin_to_look();
        else
            gone(result.error());
    }

    void begin_to_look() {
        resting_ = false;
        last_frame_ = Steady::now();
        bright_since_ = last_frame_;
    }

    // wake() alone would be lost where it falls between two turns of the loop.
    void pause(Millis time) {
        if (!asked_to_look_) wait_for_wake(time);
        asked_to_look_ = false;
    }

    void gone(const Error& why) {
        open_ = false;
        sight_->clear();
        status(DeviceState::absent, DeviceTrouble::unplugged, why.text);
    }

    void idle() override {
        if (!open_) {
            pause(config_.reopen_pause);
            return open();
        }
        if (resting_)
            rest();
        else
            take_frame();
    }

    void rest() {
        pause(config_.probe_interval);
        if (const auto there = source_->present(); !there) return gone(there.error());
        if (armed_ || Steady::now() >= next_glance_) begin_to_look();
    }

    // The picture was judged; nobody needs more of it now.
    void may_rest() {
        if (armed_ || config_.frames_while_disarmed || !source_->may_rest()) return;
        const bool good = status_now().usable();
        next_glance_ = Steady::now() + (good ? config_.glance_interval : config_.glance_when_faulty);
        source_->rest();
        resting_ = true;
        judged_.reset();  // it may show somebody's phone
        sight_->clear();
    }

    void take_frame() {
        auto frame = source_->next(frame_wait);
        if (!frame) return gone(frame.error());
        const auto now = Steady::now();
        if (!*frame) {
            if (now - last_frame_ <= config_.no_frames_after) return;
            sight_->clear();
            status(DeviceState::faulty, DeviceTrouble::no_frames);
            return may_rest();
        }
        last_frame_ = now;
        const auto light = judge(*frame);
        const bool certain = weigh(*frame, light, now);
        sight_->put({*frame, found_.boxes, 0, light.brightness, found_.ms});
        if (certain) may_rest();
    }

    // What this frame says of the scanner, and what it shows while armed. False: it may be a camera's first
    // dark one, and says nothing yet.
    bool weigh(const Frame& frame, const Light& light, Steady::time_point now) {
        found_ = {};
        const bool dark = light.brightness <= config_.dark_brightness_max;
        if (!dark) bright_since_ = now;
        if (armed_) ask_for_light(light, now);
        if (now - bright_since_ > config_.dark_after) {
            status(DeviceState::faulty, DeviceTrouble::dark);
            return true;
        }
        // A camera's first frames may be black; one that rested with a trouble must show better ones first.
        if (dark && status_now().state == DeviceState::faulty) return false;
        status(armed_ ? DeviceState::busy : DeviceState::ready);
        if (armed_) look(frame, now);
        return !dark;
    }

    Light judge(const Frame& frame) {
        if (frame != judged_) light_ = light_of(*frame);
        judged_ = frame;
        return light_;
    }

    void ask_for_light(const Light& light, Steady::time_point now) {
        if (code_in_sight_ || now - last_hint_ < config_.light_interval || !source_->has_light()) return;
        const bool drowned = light.clipped_percent > config_.clipped_percent_max;
        if (!drowned && light.brightness > config_.gloom_brightness_max) return;
        last_hint_ = now;
        source_->light(drowned ? LightHint::darker : LightHint::brighter);
    }

    void look(const Frame& frame, Steady::time_point now) {
        // A picture that does not move was read before, and an empty room need not be searched 15 times a
        // second.
        if (searched_ && (frame == searched_ || *frame == *searched_)) {
            if (code_in_sight_) last_seen_ = now;
            found_ = last_found_;
            return note_sight();
        }
        const bool thorough = ++frames_ % std::max(1, config_.thorough_every) == 0;
        auto codes = decode(*frame, thorough ? Effort::thorough : Effort::quick);
        found_ = last_found_ = Found::in(codes, Steady::now() - now);
        code_in_sight_ = !codes.empty();
        note_sight();
        if (thorough || code_in_sight_)
            searched_ = frame;
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
            if (!follows(config_.rules, code.text)) {
                log::info("scanner", "a code of {} bytes is none of ours", code.text.size());
                continue;
            }
            post(device::CodeScanned{Secret{std::move(code.text)}});
        }
        for (auto& code : codes) wipe(code.text);
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

    // Where codes are in a frame, without their texts.
    struct Found {
        std::vector<CodeBox> boxes;
        double ms = 0;
        static Found in(const std::vector<DecodedCode>& codes, Steady::duration took) {
            Found found{{}, std::chrono::duration<double, std::milli>{took}.count()};
            for (const auto& code : codes) found.boxes.push_back(code.box);
            return found;
        }
    };

    std::shared_ptr<FrameSource> source_;
    const ScannerConfig config_;
    const std::shared_ptr<SightStore> sight_ = std::make_shared<SightStore>();
    std::atomic<bool> asked_to_look_{false};
    bool open_ = false;
    bool resting_ = false;
    bool armed_ = false;
    int frames_ = 0;
    Frame judged_;
    Light light_;       // of the frame judged last
    Frame searched_;    // with all effort, or until its code was found
    Found found_;       // in the frame that is looked at
    Found last_found_;  // in the frame searched last, which `searched_` is where it is one
    bool code_in_sight_ = false;
    bool held_over_ = false;  // the code told last has not been out of sight since it was asked for again
    int frames_without_code_ = 0;
    std::optional<std::size_t> last_code_;  // its hash: nothing of a patient stays behind here
    Steady::time_point last_seen_{};
    Steady::time_point last_frame_{};
    Steady::time_point bright_since_{};
    Steady::time_point next_glance_{};
    Steady::time_point last_hint_{};
};

}  // namespace

std::unique_ptr<Device> make_frame_scanner(std::shared_ptr<FrameSource> source, ScannerConfig config) {
    return std::make_unique<FrameScanner>(std::move(source), config);
}

std::shared_ptr<const ScannerView> scanner_view_of(const Device& device) {
    if (const auto* scanner = dynamic_cast<const FrameScanner*>(&device)) return scanner->view();
    return supervised_scanner_view(device);
}

}  // namespace kiosk::hal
