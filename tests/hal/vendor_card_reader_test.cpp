// A maker's library that serves, refuses, crashes, hangs and overflows: the reader says what happened and
// goes on.
#include <chrono>

#include "tests/hal/common/recorder.h"
#include "tests/hal/fixtures/vendor_folder.h"

namespace kiosk::hal {
namespace {

class VendorCardReaderTest : public testing::Test {
protected:
    void start(VendorCardReaderConfig config = {}) {
        config.library = folder.library();
        config.poll = Millis{50};
        config.presence_function = presence;
        reader = make_vendor_card_reader(config);
        reader->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        if (reader) reader->stop();
    }
    std::optional<device::Completion> ask(const device::Command& command, Millis deadline = Millis{0}) {
        reader->submit({++last_id}, command, deadline);
        return recorder.completion({last_id});
    }
    void expect_read() {
        const auto completion = ask(device::ReadCard{});
        const auto* read = as<device::CardRead>(completion);
        ASSERT_NE(read, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(read->card.name, "张三");
    }
    void expect_trouble(device::CardTrouble trouble) {
        const auto completion = ask(device::ReadCard{});
        const auto* failed = as<device::CardFailed>(completion);
        ASSERT_NE(failed, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(failed->trouble, trouble) << failed->detail;
    }

    std::string presence = "iReadCardNo";
    Recorder recorder;
    VendorFolder folder;
    std::unique_ptr<Device> reader;
    std::uint64_t last_id = 0;
};

TEST_F(VendorCardReaderTest, ReadsWhatTheLibrarySays) {
    folder.insert(sample_card());
    start();
    const auto completion = ask(device::ReadCard{});
    const auto* read = as<device::CardRead>(completion);
    ASSERT_NE(read, nullptr);
    auto expected = sample_card();
    expected.atr = "00814A444686603330D1";
    expected.genuine = true;
    EXPECT_EQ(read->card, expected);
}

TEST_F(VendorCardReaderTest, TellsComingAndGoingByReadingItself) {
    presence = "iReadCardBas";
    start();
    for (std::size_t i = 1; i <= 2; ++i) {
        folder.insert(sample_card());
        ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(i));
        folder.remove_card();
        ASSERT_TRUE(recorder.wait_for_count<device::CardRemoved>(i));
    }
    expect_trouble(device::CardTrouble::pulled);
}

TEST_F(VendorCardReaderTest, NamesEachTrouble) {
    using device::CardTrouble;
    folder.insert(sample_card());
    start();
    const std::vector<std::pair<const char*, CardTrouble>> codes{
        {"-1", CardTrouble::foreign},      {"-4", CardTrouble::mute},
        {"-21", CardTrouble::counterfeit}, {"-27010", CardTrouble::holder_locked},
        {"-27266", CardTrouble::foreign},  {"-37635", CardTrouble::locked},
        {"-2", CardTrouble::pulled},       {"-99", CardTrouble::reader}};
    for (const auto& [code, trouble] : codes) {
        folder.order("end", code);
        expect_trouble(trouble);
    }
}

TEST_F(VendorCardReaderTest, AsksTheIssuerWhereNoSecurityModuleIs) {
    folder.insert([] {
        auto card = sample_card();
        card.version = "3.00";
        return card;
    }());
    folder.order("psam", "missing");
    start();
    const auto first = ask(device::ReadCard{});
    const auto* challenged = as<device::CardChallenged>(first);
    ASSERT_NE(challenged, nullptr);
    EXPECT_TRUE(challenged->challenge.starts_with("330300|"));
    const auto second = ask(device::AnswerChallenge{Secret{"AABB|CCDD"}});
    const auto* read = as<device::CardRead>(second);
    ASSERT_NE(read, nullptr);
    EXPECT_TRUE(read->card.genuine);
    const auto again = ask(device::AnswerChallenge{Secret{"AABB|CCDD"}});
    ASSERT_NE(as<device::CardFailed>(again), nullptr) << "the card is held once";
    EXPECT_EQ(as<device::CardFailed>(again)->trouble, device::CardTrouble::issuer_refused);
}

TEST_F(VendorCardReaderTest, DoesNotBelieveAWrongIssuer) {
    folder.insert(sample_card());
    folder.order("psam", "missing");
    start();
    ASSERT_NE(as<device::CardChallenged>(ask(device::ReadCard{})), nullptr);
    const auto completion = ask(device::AnswerChallenge{Secret{"0000|0000"}});
    ASSERT_NE(as<device::CardFailed>(completion), nullptr);
    EXPECT_EQ(as<device::CardFailed>(completion)->trouble, device::CardTrouble::counterfeit);
}

TEST_F(VendorCardReaderTest, LetsGoOfACardWhoseIssuerIsSilent) {
    folder.insert(sample_card());
    folder.order("psam", "missing");
    start({.hold = Millis{100}});
    ASSERT_NE(as<device::CardChallenged>(ask(device::ReadCard{})), nullptr);
    std::this_thread::sleep_for(Millis{150});
    const auto completion = ask(device::AnswerChallenge{Secret{"AABB|CCDD"}});
    ASSERT_NE(as<device::CardFailed>(completion), nullptr);
    EXPECT_EQ(as<device::CardFailed>(completion)->trouble, device::CardTrouble::issuer_refused);
}

TEST_F(VendorCardReaderTest, NeverRisksTheLastTryOfAPin) {
    folder.insert(sample_card());
    start();
    EXPECT_NE(as<device::PinVerified>(ask(device::VerifyCardPin{})), nullptr);
    folder.order("pin", "-31");
    EXPECT_NE(as<device::PinAborted>(ask(device::VerifyCardPin{})), nullptr);
    folder.order("pin", "-51");
    folder.order("pin_text", "2");
    EXPECT_EQ(*as<device::PinWrong>(ask(device::VerifyCardPin{})), (device::PinWrong{2, false}));
    folder.order("pin", "-25537");  // 63C1
    EXPECT_EQ(*as<device::PinWrong>(ask(device::VerifyCardPin{})), (device::PinWrong{1, false}));
    EXPECT_EQ(*as<device::PinWrong>(ask(device::VerifyCardPin{})), (device::PinWrong{1, true}));
}

TEST_F(VendorCardReaderTest, ACrashCostsOneReadAndNoMore) {
    folder.insert(sample_card());
    start();
    folder.order("fault", "crash");
    const auto completion = ask(device::ReadCard{});
    ASSERT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(as<device::Unable>(completion)->trouble, DeviceTrouble::crashed);
    EXPECT_TRUE(
        recorder.wait_for_status([](const auto& now) { return now.trouble == DeviceTrouble::crashed; }));
    folder.order("fault", "");
    expect_read();
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(VendorCardReaderTest, AHangEndsAtTheDeadline) {
    folder.insert(sample_card());
    start({.call_timeout = Millis{60'000}});
    folder.order("fault", "hang");
    const auto begun = std::chrono::steady_clock::now();
    const auto completion = ask(device::ReadCard{}, Millis{500});
    EXPECT_LT(std::chrono::steady_clock::now() - begun, Millis{3'000});
    ASSERT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(as<device::Unable>(completion)->trouble, DeviceTrouble::timed_out);
    folder.order("fault", "");
    expect_read();
}

TEST_F(VendorCardReaderTest, AHangEndsByItselfWhereNoDeadlineIs) {
    folder.insert(sample_card());
    start({.call_timeout = Millis{500}});
    folder.order("fault", "hang");
    const auto completion = ask(device::ReadCard{});
    ASSERT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(as<device::Unable>(completion)->trouble, DeviceTrouble::timed_out);
}

TEST_F(VendorCardReaderTest, GarbageIsNoCard) {
    folder.insert(sample_card());
    start();
    for (const auto* fault : {"garbage", "overlong"}) {
        folder.order("fault", fault);
        expect_trouble(device::CardTrouble::malformed);
    }
}

// More than any room: the library writes into a page that is not there, in its own process.
TEST_F(VendorCardReaderTest, AFloodDrownsTheLibraryAlone) {
    folder.insert(sample_card());
    start();
    folder.order("fault", "flood");
    const auto completion = ask(device::ReadCard{});
    ASSERT_NE(as<device::Unable>(completion), nullptr);
    EXPECT_EQ(as<device::Unable>(completion)->trouble, DeviceTrouble::crashed);
    folder.order("fault", "");
    expect_read();
}

TEST_F(VendorCardReaderTest, ALibraryThatIsNotThereIsAFault) {
    reader = make_vendor_card_reader({.library = "/nowhere/libcard.so"});
    reader->start(recorder.post());
    EXPECT_TRUE(recorder.wait_for_status([](const auto& now) {
        return now.state == DeviceState::faulty && now.trouble == DeviceTrouble::hardware;
    }));
    EXPECT_NE(as<device::Unable>(ask(device::ReadCard{})), nullptr);
}

}  // namespace
}  // namespace kiosk::hal
