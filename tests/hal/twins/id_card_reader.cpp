// The twin of the ID card reader on the bench, and the driver over a maker's library that is the test's own.
#include "hal/id_card_reader.h"
#include "hal/id_card/text_block.h"
#include "tests/hal/fixtures/vendor_folder.h"
#include "tests/hal/id_cards.h"

namespace kiosk::hal {
namespace {

class IdCardTwin final : public Bench {
public:
    IdCardTwin() {
        auto made = make_virtual_id_card_reader();
        device = std::move(made.device);
        pad_ = std::move(made.pad);
    }
    device::Command good() override {
        pad_->lay(sample_id_card());
        return device::ReadCard{DeviceKind::id_card_reader};
    }
    device::Command lasting() override {
        pad_->lay(sample_id_card(), {.slow = Millis{2'000}});
        return device::ReadCard{DeviceKind::id_card_reader};
    }
    void gone(bool gone) override { pad_->unplugged(gone); }

private:
    std::shared_ptr<VirtualIdCardPad> pad_;
};

class VendorIdCardBench final : public Bench {
public:
    VendorIdCardBench() {
        device = make_vendor_id_card_reader(
            {.library = folder_.library(), .poll = Millis{50}, .call_timeout = Millis{8'000}});
    }
    ~VendorIdCardBench() override { device.reset(); }
    device::Command good() override {
        folder_.order("slow_ms", "");
        folder_.order("id_card", id_card::text_block_of(sample_id_card()));
        return device::ReadCard{DeviceKind::id_card_reader};
    }
    device::Command lasting() override {
        folder_.order("slow_ms", "6000");
        folder_.order("id_card", id_card::text_block_of(sample_id_card()));
        return device::ReadCard{DeviceKind::id_card_reader};
    }
    void gone(bool gone) override { folder_.order("gone", gone ? "yes" : ""); }

private:
    VendorFolder folder_;
};

[[maybe_unused]] const bool twin = on_the_bench<Bench, IdCardTwin>("VirtualIdCardReader");
[[maybe_unused]] const bool vendor = on_the_bench<Bench, VendorIdCardBench>("VendorIdCardReader");

}  // namespace
}  // namespace kiosk::hal
