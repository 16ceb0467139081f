// The twin of the PIN pad: counts dots outward, keeps digits inside, seals them and forgets them.
#include <functional>
#include <utility>

#include "hal/driver/driver.h"
#include "hal/pin_pad.h"
#include "hal/pin_pad/sealing_key.h"

namespace kiosk::hal {
namespace {

class Keys final : public VirtualPinPadKeys {
public:
    void press(char key) override {
        const std::lock_guard lock{mutex_};
        pressed_.push_back(key);
        if (changed_) changed_();
    }
    void unplugged(bool gone) override {
        const std::lock_guard lock{mutex_};
        unplugged_ = gone;
        if (changed_) changed_();
    }
    [[nodiscard]] bool unplugged() const {
        const std::lock_guard lock{mutex_};
        return unplugged_;
    }
    std::optional<char> next() {
        const std::lock_guard lock{mutex_};
        if (pressed_.empty()) return std::nullopt;
        return std::exchange(pressed_, std::deque<char>{pressed_.begin() + 1, pressed_.end()}).front();
    }
    void forget() {
        const std::lock_guard lock{mutex_};
        pressed_.clear();
    }
    void watch(std::function<void()> changed) {
        const std::lock_guard lock{mutex_};
        changed_ = std::move(changed);
    }

private:
    mutable std::mutex mutex_;
    std::function<void()> changed_;
    std::deque<char> pressed_;
    bool unplugged_ = false;
};

class VirtualPad final : public Driver {
public:
    VirtualPad(std::shared_ptr<Keys> keys, VirtualPinPadConfig config)
        : Driver{DeviceKind::pin_pad, Millis{1000}}, keys_{std::move(keys)}, config_{config} {
        keys_->watch([this] { wake(); });
    }
    ~VirtualPad() override {
        keys_->watch({});
        stop();
    }

private:
    void opened() override {
        status(DeviceState::opening);
        auto made = SealingKey::make();
        if (made) sealing_ = std::move(*made);
        idle();
    }
    void idle() override {
        keys_->forget();  // nobody asked for a PIN
        if (!sealing_)
            status(DeviceState::faulty, DeviceTrouble::hardware, "no key");
        else if (keys_->unplugged())
            status(DeviceState::absent, DeviceTrouble::unplugged);
        else
            status(DeviceState::ready, DeviceTrouble::none, "virtual PIN pad");
    }

    device::Completion perform(const device::Command& command) override {
        const auto* enter = std::get_if<device::EnterPin>(&command);
        if (enter == nullptr) return device::Unable{DeviceTrouble::none, "a PIN pad cannot do this"};
        if (!sealing_) return device::Unable{DeviceTrouble::hardware, "no key"};
        if (keys_->unplugged()) return device::Unable{DeviceTrouble::unplugged, "twin"};
        status(DeviceState::busy, DeviceTrouble::none, "virtual PIN pad");
        auto completion = enter_pin(*enter);
        idle();
        return completion;
    }

    device::Completion enter_pin(const device::EnterPin& enter) {
        using namespace std::chrono;
        std::string digits;
        digits.reserve(16);  // never moved: no copy stays behind
        auto last_key = steady_clock::now();
        const auto end = [&](device::Completion completion) {
            wipe(digits);
            return completion;
        };
        while (true) {
            if (ended()) return end(device::PinAborted{false});
            if (keys_->unplugged()) return end(device::Unable{DeviceTrouble::unplugged, "twin"});
            if (steady_clock::now() - last_key > config_.timeout) return end(device::PinAborted{false});
            const auto key = keys_->next();
            if (!key) {
                wait_for_wake(Millis{100});
                continue;
            }
            last_key = steady_clock::now();
            if (*key == 'c') return end(device::PinAborted{true});
            if (*key == 'e' && static_cast<int>(digits.size()) == config_.digits) {
                auto block = sealing_->seal(Secret{digits}, enter.card_sn);
                if (!block) return end(device::Unable{DeviceTrouble::hardware, block.error().text});
                return end(device::PinEntered{Secret{std::move(*block)}});
            }
            if (*key == '<' && !digits.empty()) digits.pop_back();
            if (*key >= '0' && *key <= '9' && static_cast<int>(digits.size()) < config_.digits)
                digits += *key;
            post(device::PinDigits{static_cast<int>(digits.size())});
        }
    }

    std::shared_ptr<Keys> keys_;
    const VirtualPinPadConfig config_;
    std::unique_ptr<SealingKey> sealing_;
};

}  // namespace

VirtualPinPad make_virtual_pin_pad(VirtualPinPadConfig config) {
    auto keys = std::make_shared<Keys>();
    return {std::make_unique<VirtualPad>(keys, config), keys};
}

}  // namespace kiosk::hal
