// The twin of the card reader. The slot is shared with the test or the demo; the driver looks at it whenever
// somebody touched it.
#include <functional>
#include <utility>

#include "hal/card/social_security_card.h"
#include "hal/card_reader.h"
#include "hal/driver/driver.h"

namespace kiosk::hal {
namespace {

class Slot final : public VirtualCardSlot {
public:
    void insert(VirtualCard card) override {
        change([&] { card_ = std::move(card), ++insertions_; });
    }
    void remove() override {
        change([&] { card_.reset(); });
    }
    void daemon_dead(bool dead) override {
        change([&] { daemon_dead_ = dead; });
    }
    void unplugged(bool gone) override {
        change([&] { unplugged_ = gone; });
    }

    struct View {
        bool daemon_dead = false;
        bool unplugged = false;
        int insertion = 0;  // 0 = no card
    };
    View view() const {
        const std::lock_guard lock{mutex_};
        const bool reachable = !daemon_dead_ && !unplugged_;
        return {daemon_dead_, unplugged_, card_ && reachable ? insertions_ : 0};
    }
    std::optional<VirtualCard> card() const {
        const std::lock_guard lock{mutex_};
        return card_;
    }
    void watch(std::function<void()> changed) {
        const std::lock_guard lock{mutex_};
        changed_ = std::move(changed);
    }

private:
    template <class Change>
    void change(Change&& how) {
        const std::lock_guard lock{mutex_};
        how();
        if (changed_) changed_();
    }
    mutable std::mutex mutex_;
    std::function<void()> changed_;
    std::optional<VirtualCard> card_;
    int insertions_ = 0;
    bool daemon_dead_ = false;
    bool unplugged_ = false;
};

class VirtualReader final : public Driver {
public:
    explicit VirtualReader(std::shared_ptr<Slot> slot)
        : Driver{DeviceKind::card_reader, Millis{1000}}, slot_{std::move(slot)} {
        slot_->watch([this] { wake(); });
    }
    ~VirtualReader() override {
        slot_->watch({});
        stop();
    }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
    }
    void idle() override {
        const auto view = slot_->view();
        if (view.insertion != seen_) {
            if (seen_ != 0) post(device::CardRemoved{});
            seen_ = view.insertion;
            if (seen_ != 0) post(device::CardInserted{});
        }
        if (view.daemon_dead)
            status(DeviceState::opening, DeviceTrouble::daemon_dead);
        else if (view.unplugged)
            status(DeviceState::absent, DeviceTrouble::unplugged);
        else
            status(DeviceState::ready, DeviceTrouble::none, "virtual card reader");
    }

    device::Completion perform(const device::Command& command) override {
        idle();
        const auto view = slot_->view();
        if (view.daemon_dead) return device::Unable{DeviceTrouble::daemon_dead, "twin"};
        if (view.unplugged) return device::Unable{DeviceTrouble::unplugged, "twin"};
        if (std::holds_alternative<device::EjectCard>(command)) return device::Acknowledged{};
        if (!std::holds_alternative<device::ReadCard>(command))
            return device::Unable{DeviceTrouble::none, "a card reader cannot do this"};
        status(DeviceState::busy, DeviceTrouble::none, "virtual card reader");
        auto completion = read(view.insertion);
        idle();
        return completion;
    }

    device::Completion read(int insertion) {
        using device::CardFailed;
        using device::CardTrouble;
        auto card = slot_->card();
        if (insertion == 0 || !card) return CardFailed{CardTrouble::pulled, "no card in the reader"};
        if (card->traits().mute) return CardFailed{CardTrouble::mute, "no answer to reset"};
        const auto transmit = [&](std::string_view apdu) -> std::expected<std::string, CardFailed> {
            const bool left = wait(card->traits().slow);
            if (left) return std::unexpected{CardFailed{CardTrouble::reader, "cancelled"}};
            const auto view = slot_->view();
            if (view.insertion == insertion) {
                if (auto answer = card->answer(apdu)) return *answer;
                slot_->remove();
            }
            return std::unexpected{CardFailed{CardTrouble::pulled, "gone while reading"}};
        };
        auto data = card::read_social_security_card(transmit, card->atr());
        if (ended()) return ended_early();
        const auto after = slot_->view();
        if (after.daemon_dead) return device::Unable{DeviceTrouble::daemon_dead, "twin"};
        if (!data) return data.error();
        return device::CardRead{std::move(*data)};
    }

    std::shared_ptr<Slot> slot_;
    int seen_ = 0;
};

}  // namespace

VirtualCardReader make_virtual_card_reader() {
    auto slot = std::make_shared<Slot>();
    return {std::make_unique<VirtualReader>(slot), slot};
}

}  // namespace kiosk::hal
