// The twin of the card reader on the bench.
#include "hal/card/pcsc_reader.h"
#include "hal/card/virtual_pcsc.h"
#include "tests/hal/common/apdu_record.h"
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class CardTwin final : public CardBench {
public:
    CardTwin() {
        auto pcsc = make_virtual_pcsc();
        slot_ = pcsc.slot;
        PcscConfig config;
        config.settle = Millis{20};
        config.security_module = virtual_module_reader_name;
        config.hold = bench_hold;
        device = make_card_reader_over(config, recorded(pcsc.make_context));
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
    void insert_chip(std::shared_ptr<VirtualChip> chip) override { slot_->insert_chip(std::move(chip)); }
    void remove() override { slot_->remove(); }
    void daemon_dead(bool dead) override { slot_->daemon_dead(dead); }
    void unplugged(bool gone) override { slot_->unplugged(gone); }
    void insert_security_module(VirtualSecurityModule module) override {
        slot_->insert_security_module(std::move(module));
    }
    void remove_security_module() override { slot_->remove_security_module(); }

private:
    std::shared_ptr<VirtualCardSlot> slot_;
};

[[maybe_unused]] const bool registered = on_the_bench<CardBench, CardTwin>("VirtualCardReader");

}  // namespace
}  // namespace kiosk::hal
