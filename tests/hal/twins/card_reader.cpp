// The twin of the card reader on the bench.
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class CardTwin final : public CardBench {
public:
    CardTwin() {
        auto made = make_virtual_card_reader();
        device = std::move(made.device);
        slot_ = std::move(made.slot);
    }
    device::Command good() override {
        slot_->insert(VirtualCard{sample_card()});
        return device::ReadCard{};
    }
    device::Command lasting() override {
        slot_->insert(VirtualCard{sample_card(), {.slow = Millis{50}}});
        return device::ReadCard{};
    }
    void gone(bool gone) override { slot_->unplugged(gone); }
    void insert(VirtualCard card) override { slot_->insert(std::move(card)); }
    void remove() override { slot_->remove(); }
    void daemon_dead(bool dead) override { slot_->daemon_dead(dead); }

private:
    std::shared_ptr<VirtualCardSlot> slot_;
};

[[maybe_unused]] const bool registered = on_the_bench<CardBench, CardTwin>("VirtualCardReader");

}  // namespace
}  // namespace kiosk::hal
