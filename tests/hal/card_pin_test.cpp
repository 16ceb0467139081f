// The card's own PIN, typed at the reader's keys: this process learns whether it was right and never what it
// was. Twin only: the virtual reader of the real service has no keys.
#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "hal/card/pcsc_reader.h"
#include "hal/card/virtual_pcsc.h"
#include "tests/hal/common/apdu_record.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"

namespace kiosk::hal {
namespace {

class CardPin : public testing::Test {
protected:
    void SetUp() override { start({}); }
    void TearDown() override {
        if (device) device->stop();
    }
    void start(PcscConfig config) {
        auto pcsc = make_virtual_pcsc();
        slot = pcsc.slot;
        device = make_card_reader_over(std::move(config), recorded(pcsc.make_context));
        device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void insert(VirtualCardTraits traits) { slot->insert(VirtualCard{sample_card(), std::move(traits)}); }
    void begin() { device->submit({++last_id}, device::VerifyCardPin{}); }
    bool pad_asks() {
        for (int i = 0; i < 300 && !slot->pad_asks(); ++i) std::this_thread::sleep_for(Millis{10});
        return slot->pad_asks();
    }
    void type(const std::string& keys) {
        ASSERT_TRUE(pad_asks());
        for (const char key : keys) slot->press(key);
    }
    std::optional<device::Completion> end() { return recorder.completion({last_id}, Millis{5'000}); }
    std::optional<device::Completion> verify(const std::string& keys) {
        begin();
        type(keys);
        return end();
    }

    Recorder recorder;
    std::shared_ptr<VirtualCardSlot> slot;
    std::unique_ptr<Device> device;
    std::uint64_t last_id = 0;
};

TEST_F(CardPin, IsRight) {
    insert({.pin = "246813"});
    EXPECT_NE(as<device::PinVerified>(verify("246813e")), nullptr);
    EXPECT_NE(as<device::PinVerified>(verify("9<2468<813e")), nullptr) << "corrected on the way";
}

TEST_F(CardPin, IsWrongAndThenTooRiskyToAsk) {
    insert({.pin = "246813"});
    auto completion = verify("111111e");
    ASSERT_NE(as<device::PinWrong>(completion), nullptr);
    EXPECT_EQ(*as<device::PinWrong>(completion), (device::PinWrong{2, false}));
    completion = verify("222222e");
    ASSERT_NE(as<device::PinWrong>(completion), nullptr);
    EXPECT_EQ(*as<device::PinWrong>(completion), (device::PinWrong{1, false}));
    begin();
    completion = end();
    ASSERT_NE(as<device::PinWrong>(completion), nullptr);
    EXPECT_EQ(*as<device::PinWrong>(completion), (device::PinWrong{1, true}))
        << "the last try is never risked";
    EXPECT_FALSE(slot->pad_asks());
}

TEST_F(CardPin, OfABlockedCardIsNotAsked) {
    insert({.pin = "246813", .pin_tries = 0});
    begin();
    const auto completion = end();
    ASSERT_NE(as<device::PinWrong>(completion), nullptr);
    EXPECT_EQ(*as<device::PinWrong>(completion), (device::PinWrong{0, true}));
}

TEST_F(CardPin, OfACardThatHidesItsTriesIsNotAsked) {
    insert({.pin = "246813", .hides_tries = true});
    begin();
    EXPECT_NE(as<device::Unable>(end()), nullptr);
}

TEST_F(CardPin, IsCancelledByThePatient) {
    insert({.pin = "246813"});
    const auto completion = verify("24c");
    ASSERT_NE(as<device::PinAborted>(completion), nullptr);
    EXPECT_TRUE(as<device::PinAborted>(completion)->by_patient);
    EXPECT_NE(as<device::PinVerified>(verify("246813e")), nullptr) << "and no try was lost";
}

// A real pad goes on until its own time-out, whatever the service is told.
class StubbornContext final : public pcsc::Context {
public:
    explicit StubbornContext(std::unique_ptr<pcsc::Context> context) : context_{std::move(context)} {}
    pcsc::Answer<std::vector<std::string>> readers() override { return context_->readers(); }
    pcsc::Answer<pcsc::Slot> wait_for_change(const std::string& reader, std::uint32_t raw,
                                             Millis time) override {
        return context_->wait_for_change(reader, raw, std::min(time, Millis{50}));
    }
    pcsc::Answer<std::unique_ptr<pcsc::Card>> connect(const std::string& reader) override {
        return context_->connect(reader);
    }
    void cancel() override {}

private:
    std::unique_ptr<pcsc::Context> context_;
};

class CardPinAtAStubbornPad : public CardPin {
protected:
    void SetUp() override {
        const auto pcsc = make_virtual_pcsc();
        slot = pcsc.slot;
        device = make_card_reader_over(
            {.pin_timeout = Millis{1'000}},
            [make = pcsc.make_context]() -> pcsc::Answer<std::unique_ptr<pcsc::Context>> {
                auto context = make();
                if (!context) return std::unexpected{context.error()};
                return std::make_unique<StubbornContext>(std::move(*context));
            });
        device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
};

TEST_F(CardPinAtAStubbornPad, IsAbandonedAndTheReaderComesBackByItself) {
    insert({.pin = "246813"});
    begin();
    ASSERT_TRUE(pad_asks());
    device->cancel({last_id});
    EXPECT_NE(as<device::PinAborted>(end()), nullptr);
    device->submit({++last_id}, device::ReadCard{});
    const auto meanwhile = end();
    ASSERT_NE(as<device::Unable>(meanwhile), nullptr) << meanwhile->index();
    for (int i = 0; i < 300 && slot->pad_asks(); ++i) std::this_thread::sleep_for(Millis{10});
    std::this_thread::sleep_for(Millis{100});
    device->submit({++last_id}, device::ReadCard{});
    EXPECT_NE(as<device::CardRead>(end()), nullptr);
}

TEST_F(CardPinAtAStubbornPad, IsLeftBehindByADriverThatStops) {
    insert({.pin = "246813"});
    begin();
    ASSERT_TRUE(pad_asks());
    const auto begun = std::chrono::steady_clock::now();
    device->stop();
    device.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, Millis{900});
    EXPECT_EQ(recorder.completions_of({last_id}), 1);
    for (int i = 0; i < 300 && slot->pad_asks(); ++i) std::this_thread::sleep_for(Millis{10});
    EXPECT_FALSE(slot->pad_asks());
}

class CardPinInAHurry : public CardPin {
protected:
    void SetUp() override { start({.pin_timeout = Millis{1'000}}); }
};

TEST_F(CardPinInAHurry, IsLeftByThePatient) {
    insert({.pin = "246813"});
    const auto completion = verify("24");
    ASSERT_NE(as<device::PinAborted>(completion), nullptr);
    EXPECT_FALSE(as<device::PinAborted>(completion)->by_patient);
}

TEST_F(CardPin, IsTooShort) {
    insert({.pin = "246813"});
    EXPECT_NE(as<device::PinAborted>(verify("24e")), nullptr);
    EXPECT_NE(as<device::PinVerified>(verify("246813e")), nullptr) << "and no try was lost";
}

TEST_F(CardPin, IsCancelledByTheKiosk) {
    insert({.pin = "246813"});
    begin();
    type("24");
    const auto begun = std::chrono::steady_clock::now();
    device->cancel({last_id});
    const auto completion = end();
    ASSERT_NE(as<device::PinAborted>(completion), nullptr);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, Millis{2'000});
    EXPECT_NE(as<device::PinVerified>(verify("246813e")), nullptr);
}

TEST_F(CardPin, EndsAtItsDeadline) {
    insert({.pin = "246813"});
    device->submit({++last_id}, device::VerifyCardPin{}, Millis{300});
    EXPECT_NE(as<device::PinAborted>(end()), nullptr);
}

TEST_F(CardPin, StopsWhileThePadAsks) {
    insert({.pin = "246813"});
    begin();
    ASSERT_TRUE(pad_asks());
    device->stop();
    EXPECT_EQ(recorder.completions_of({last_id}), 1);
}

TEST_F(CardPin, CardTakenOutWhileThePadAsks) {
    insert({.pin = "246813"});
    begin();
    type("246");
    slot->remove();
    const auto completion = end();
    ASSERT_NE(as<device::CardFailed>(completion), nullptr) << completion->index();
    EXPECT_EQ(as<device::CardFailed>(completion)->trouble, device::CardTrouble::pulled);
}

TEST_F(CardPin, ServiceDiesWhileThePadAsks) {
    insert({.pin = "246813"});
    begin();
    type("246");
    slot->daemon_dead(true);
    EXPECT_NE(as<device::Unable>(end()), nullptr);
}

TEST_F(CardPin, WithoutAPad) {
    slot->has_pad(false);
    insert({.pin = "246813"});
    begin();
    const auto completion = end();
    ASSERT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(as<device::Unable>(completion)->detail, "no PIN pad");
}

TEST_F(CardPin, IsAskedForTheCardThatWasRead) {
    insert({.pin = "246813"});
    device->submit({++last_id}, device::ReadCard{});
    ASSERT_NE(as<device::CardRead>(end()), nullptr);
    auto other = sample_card();
    other.card_identification = "330300D15600000599119999FFFFFFFF";
    slot->insert(VirtualCard{other, {.pin = "135790"}});
    begin();
    const auto completion = end();
    ASSERT_NE(as<device::CardFailed>(completion), nullptr);
    EXPECT_EQ(as<device::CardFailed>(completion)->trouble, device::CardTrouble::pulled);
}

TEST_F(CardPin, KeysThatNobodyAskedForDoNothing) {
    insert({.pin = "246813"});
    for (const char key : std::string{"999"}) slot->press(key);
    EXPECT_NE(as<device::PinVerified>(verify("246813e")), nullptr);
}

}  // namespace
}  // namespace kiosk::hal
