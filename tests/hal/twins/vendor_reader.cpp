// The card reader behind a maker's library on the bench. Its cards are the library's, so the mishaps that
// need a chip are not played on it (../vendor_card_reader_test.cpp has its own).
#include "tests/hal/fixtures/vendor_folder.h"

namespace kiosk::hal {
namespace {

class VendorReader final : public Bench {
public:
    VendorReader() {
        device = make_vendor_card_reader(
            {.library = folder_.library(), .presence_function = "iReadCardNo", .poll = Millis{50}});
    }
    ~VendorReader() override { device.reset(); }
    device::Command good() override {
        folder_.order("slow_ms", "");
        folder_.insert(sample_card());
        return device::ReadCard{};
    }
    device::Command lasting() override {
        folder_.order("slow_ms", "6000");
        folder_.insert(sample_card());
        return device::ReadCard{};
    }
    void gone(bool gone) override { folder_.order("gone", gone ? "yes" : ""); }

private:
    VendorFolder folder_;
};

[[maybe_unused]] const bool registered = on_the_bench<Bench, VendorReader>("VendorCardReader");

}  // namespace
}  // namespace kiosk::hal
