// The twin of the ID card reader: a card of data goes through the same block of text as a real one.
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "hal/driver/driver.h"
#include "hal/id_card/text_block.h"
#include "hal/id_card_reader.h"

namespace kiosk::hal {
namespace {

using device::CardFailed;
using device::CardTrouble;

constexpr const char* model = "virtual ID card reader";

class Pad final : public VirtualIdCardPad {
public:
    struct Card {
        device::IdCardData data;
        VirtualIdCardTraits traits;
        int serial = 0;  // which laying it was
    };
    struct View {
        std::optional<Card> card;
        bool unplugged = false;
        bool security_module_dead = false;
        [[nodiscard]] int serial() const { return card && !unplugged ? card->serial : 0; }
    };

    void lay(device::IdCardData card, VirtualIdCardTraits traits) override {
        change([&](View& view) { view.card = Card{std::move(card), traits, ++layings_}; });
    }
    void take_away() override {
        change([](View& view) { view.card.reset(); });
    }
    void unplugged(bool gone) override {
        change([&](View& view) { view.unplugged = gone; });
    }
    void security_module_dead(bool dead) override {
        change([&](View& view) { view.security_module_dead = dead; });
    }

    View view() const {
        const std::lock_guard lock{mutex_};
        return view_;
    }
    void watch(std::function<void()> changed) {
        const std::lock_guard lock{mutex_};
        changed_ = std::move(changed);
    }

private:
    template <class Change>
    void change(Change&& how) {
        const std::lock_guard lock{mutex_};
        how(view_);
        if (changed_) changed_();
    }
    mutable std::mutex mutex_;
    std::function<void()> changed_;
    View view_;
    int layings_ = 0;
};

class VirtualReader final : public Driver {
public:
    explicit VirtualReader(std::shared_ptr<Pad> pad)
        : Driver{DeviceKind::id_card_reader, Millis{1000}}, pad_{std::move(pad)} {
        pad_->watch([this] { wake(); });
    }
    ~VirtualReader() override {
        pad_->watch({});
        stop();
    }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
    }

    void idle() override {
        const auto view = pad_->view();
        if (view.serial() != seen_) {
            if (seen_ != 0) post(device::CardRemoved{kind()});
            seen_ = view.serial();
            if (seen_ != 0) post(device::CardInserted{kind()});
        }
        if (view.unplugged)
            status(DeviceState::absent, DeviceTrouble::unplugged);
        else if (view.security_module_dead)
            status(DeviceState::faulty, DeviceTrouble::no_security_module, model);
        else
            status(DeviceState::ready, DeviceTrouble::none, model);
    }

    device::Completion perform(const device::Command& command) override {
        idle();
        const auto view = pad_->view();
        if (view.unplugged) return device::Unable{DeviceTrouble::unplugged, "twin"};
        if (std::holds_alternative<device::EjectCard>(command)) return device::Acknowledged{};
        if (!std::holds_alternative<device::ReadCard>(command))
            return device::Unable{DeviceTrouble::none, "an ID card reader cannot do this"};
        if (view.security_module_dead) return device::Unable{DeviceTrouble::no_security_module, "twin"};
        status(DeviceState::busy, DeviceTrouble::none, model);
        auto completion = read(view);
        idle();
        return completion;
    }

    device::Completion read(const Pad::View& before) {
        if (!before.card) return CardFailed{CardTrouble::pulled, "no card on the reader"};
        const auto& card = *before.card;
        if (wait(card.traits.slow)) return ended_early();
        if (card.traits.lifted_while_reading) pad_->take_away();
        const auto now = pad_->view();
        if (now.unplugged) return device::Unable{DeviceTrouble::unplugged, "twin"};
        if (now.serial() != card.serial) return CardFailed{CardTrouble::pulled, "gone while reading"};
        if (card.traits.unreadable) return CardFailed{CardTrouble::mute, "does not answer"};
        auto data = card.data;
        if (card.traits.malformed && !data.id_number.empty())
            data.id_number.back() = data.id_number.back() == '0' ? '1' : '0';
        auto read = id_card::read_text_block(id_card::text_block_of(data));
        if (!read) return read.error();
        return device::IdCardRead{*std::move(read)};
    }

    std::shared_ptr<Pad> pad_;
    int seen_ = 0;
};

}  // namespace

VirtualIdCardReader make_virtual_id_card_reader() {
    auto pad = std::make_shared<Pad>();
    return {std::make_unique<VirtualReader>(pad), pad};
}

}  // namespace kiosk::hal
