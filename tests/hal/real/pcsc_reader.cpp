// The PC/SC driver on the bench: a real card service with a virtual reader. Must run in a network of its own
// (fixtures/own_network.sh), because the virtual reader listens on every address.
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "hal/card/pcsc_reader.h"
#include "tests/hal/common/apdu_record.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/fixtures/process.h"
#include "tests/hal/fixtures/vpcd_card.h"

namespace kiosk::hal {
namespace {

constexpr const char* socket_of_pcscd = "/run/pcscd/pcscd.comm";
constexpr const char* no_readers = "/run/pcscd/no_readers";  // in the test's own mount of it

class RealCard final : public CardBench {
public:
    RealCard() {
        start_daemon();
        PcscConfig config;
        config.reader = "Virtual PCD 00 00";
        config.settle = Millis{50};
        config.security_module = "Virtual PCD 00 01";
        config.hold = bench_hold;
        device = make_card_reader_over(config, recorded(pcsc::make_context));
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
    void insert_chip(std::shared_ptr<VirtualChip> chip) override {
        card_.reset();
        card_ = std::make_unique<VpcdCard>(std::move(chip));
    }
    void remove() override { card_.reset(); }
    void daemon_dead(bool dead) override {
        if (dead)
            daemon_->kill();
        else
            start_daemon();
    }

    // A virtual reader cannot be plugged into a running service, so the service is changed for one whose
    // list of readers is empty.
    void unplugged(bool gone) override {
        daemon_->kill();
        if (gone) std::filesystem::create_directory(no_readers);
        start_daemon(gone ? std::vector<std::string>{"-c", no_readers} : std::vector<std::string>{});
    }
    void insert_security_module(VirtualSecurityModule module) override {
        if (std::exchange(module_, nullptr)) usleep(900'000);  // the service must see the slot empty between
        module_ = std::make_unique<VpcdCard>(std::make_unique<VirtualSecurityModule>(std::move(module)),
                                             vpcd_second_slot_port);
    }
    void remove_security_module() override { module_.reset(); }

private:
    void start_daemon(const std::vector<std::string>& more = {}) {
        std::filesystem::remove(socket_of_pcscd);
        std::filesystem::remove("/run/pcscd/pcscd.pid");
        std::vector<std::string> words{"/usr/sbin/pcscd", "-f"};
        words.insert(words.end(), more.begin(), more.end());
        daemon_ = std::make_unique<Process>(words);
        EXPECT_TRUE(wait_for_file(socket_of_pcscd));
    }
    std::unique_ptr<Process> daemon_;
    std::unique_ptr<VpcdCard> card_;
    std::unique_ptr<VpcdCard> module_;
};

[[maybe_unused]] const bool pcsc_on_the_bench = on_the_bench<CardBench, RealCard>("PcscCardReader");

}  // namespace
}  // namespace kiosk::hal
