// The PC/SC driver on the bench: a real card service with a virtual reader. Must run in a network of its own
// (fixtures/own_network.sh), because the virtual reader listens on every address.
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/hal/common/bench.h"
#include "tests/hal/fixtures/process.h"
#include "tests/hal/fixtures/vpcd_card.h"

namespace kiosk::hal {
namespace {

constexpr const char* socket_of_pcscd = "/run/pcscd/pcscd.comm";

class RealCard final : public CardBench {
public:
    RealCard() {
        start_daemon();
        device = make_pcsc_card_reader({.reader = "Virtual PCD 00 00", .settle = Millis{50}});
    }
    device::Command good() override {
        if (!card_) insert(VirtualCard{sample_card()});
        usleep(900'000);  // the service looks at the virtual slot every 0.4 s
        return device::ReadCard{};
    }
    device::Command lasting() override {
        insert(VirtualCard{sample_card(), {.slow = Millis{50}}});
        usleep(900'000);
        return device::ReadCard{};
    }
    void gone(bool gone) override { daemon_dead(gone); }
    void insert(VirtualCard card) override {
        card_.reset();
        card_ = std::make_unique<VpcdCard>(std::move(card));
    }
    void remove() override { card_.reset(); }
    void daemon_dead(bool dead) override {
        if (dead)
            daemon_->kill();
        else
            start_daemon();
    }

private:
    void start_daemon() {
        std::filesystem::remove(socket_of_pcscd);
        std::filesystem::remove("/run/pcscd/pcscd.pid");
        daemon_ = std::make_unique<Process>(std::vector<std::string>{"/usr/sbin/pcscd", "-f"});
        EXPECT_TRUE(wait_for_file(socket_of_pcscd));
    }
    std::unique_ptr<Process> daemon_;
    std::unique_ptr<VpcdCard> card_;
};

[[maybe_unused]] const bool registered = on_the_bench<CardBench, RealCard>("PcscCardReader");

}  // namespace
}  // namespace kiosk::hal
