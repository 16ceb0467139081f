// A resident ID card laid, lifted too early, unreadable, or on a reader whose security module is dead: on the
// twin and on the driver over a maker's library.
#include "hal/id_card_reader.h"

#include "hal/id_card/text_block.h"
#include "tests/hal/common/recorder.h"
#include "tests/hal/fixtures/vendor_folder.h"
#include "tests/hal/id_cards.h"

namespace kiosk::hal {
namespace {

class IdCardRoom : public testing::Test {
protected:
    void TearDown() override {
        if (reader) reader->stop();
    }
    void start() {
        reader->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    std::optional<device::Completion> read(Millis deadline = Millis{0}) {
        reader->submit({++last_id}, device::ReadCard{DeviceKind::id_card_reader}, deadline);
        return recorder.completion({last_id});
    }
    void expect_read() {
        const auto completion = read();
        const auto* done = as<device::IdCardRead>(completion);
        ASSERT_NE(done, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(done->card, sample_id_card());
    }
    void expect_trouble(device::CardTrouble trouble) {
        const auto completion = read();
        const auto* failed = as<device::CardFailed>(completion);
        ASSERT_NE(failed, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(failed->trouble, trouble) << failed->detail;
    }
    void expect_unable(DeviceTrouble trouble, Millis deadline = Millis{0}) {
        const auto completion = read(deadline);
        const auto* unable = as<device::Unable>(completion);
        ASSERT_NE(unable, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(unable->trouble, trouble) << unable->detail;
    }
    void expect_state(DeviceState state, DeviceTrouble trouble) {
        EXPECT_TRUE(recorder.wait_for_status(
            [&](const auto& now) { return now.state == state && now.trouble == trouble; }));
    }
    Recorder recorder;
    std::unique_ptr<Device> reader;
    std::uint64_t last_id = 0;
};

class VirtualIdCardReaderTest : public IdCardRoom {
protected:
    VirtualIdCardReaderTest() {
        auto made = make_virtual_id_card_reader();
        reader = std::move(made.device);
        pad = std::move(made.pad);
    }
    std::shared_ptr<VirtualIdCardPad> pad;
};

TEST_F(VirtualIdCardReaderTest, TellsComingAndGoingAndReads) {
    start();
    pad->lay(sample_id_card());
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(1));
    EXPECT_EQ(recorder.all<device::CardInserted>()[0].reader, DeviceKind::id_card_reader);
    expect_read();
    pad->take_away();
    ASSERT_TRUE(recorder.wait_for_count<device::CardRemoved>(1));
    expect_trouble(device::CardTrouble::pulled);
}

TEST_F(VirtualIdCardReaderTest, FailsInEveryWay) {
    start();
    pad->lay(sample_id_card(), {.unreadable = true});
    expect_trouble(device::CardTrouble::mute);
    pad->lay(sample_id_card(), {.lifted_while_reading = true});
    expect_trouble(device::CardTrouble::pulled);
    pad->lay(sample_id_card(), {.malformed = true});
    expect_trouble(device::CardTrouble::malformed);
    pad->lay(sample_id_card(), {.slow = Millis{5'000}});
    expect_unable(DeviceTrouble::timed_out, Millis{100});
    pad->security_module_dead(true);
    expect_state(DeviceState::faulty, DeviceTrouble::no_security_module);
    expect_unable(DeviceTrouble::no_security_module);
    pad->security_module_dead(false);
    pad->lay(sample_id_card());
    expect_read();
}

class VendorIdCardReaderTest : public IdCardRoom {
protected:
    void SetUp() override {
        reader = make_vendor_id_card_reader({.library = folder.library(), .poll = Millis{50}});
    }
    void lay() { folder.order("id_card", id_card::text_block_of(sample_id_card())); }
    void lift() { folder.order("id_card", ""); }
    VendorFolder folder;
};

TEST_F(VendorIdCardReaderTest, ReadsACardThatIsFoundOnlyOnce) {
    start();
    for (std::size_t i = 1; i <= 2; ++i) {
        lay();
        ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(i));
        EXPECT_EQ(recorder.all<device::CardInserted>().back().reader, DeviceKind::id_card_reader);
        expect_read();
        lift();
        ASSERT_TRUE(recorder.wait_for_count<device::CardRemoved>(i));
        std::this_thread::sleep_for(Millis{150});  // the library looks as well
    }
    expect_trouble(device::CardTrouble::pulled);
}

TEST_F(VendorIdCardReaderTest, FailsInEveryWay) {
    start();
    lay();
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(1));
    folder.order("id_fault", "unreadable");
    expect_trouble(device::CardTrouble::pulled);  // found no more, as it was found once
    folder.order("id_fault", "lifted");
    lift();
    ASSERT_TRUE(recorder.wait_for_count<device::CardRemoved>(1));
    std::this_thread::sleep_for(Millis{150});
    lay();
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(2));
    expect_trouble(device::CardTrouble::pulled);
}

TEST_F(VendorIdCardReaderTest, ADeadSecurityModuleIsAFaultUntilItLives) {
    folder.order("id_fault", "sam_dead");
    reader->start(recorder.post());
    expect_state(DeviceState::faulty, DeviceTrouble::no_security_module);
    expect_unable(DeviceTrouble::no_security_module);
    folder.order("id_fault", "");
    EXPECT_TRUE(recorder.wait_until_usable());
    lay();
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(1));
    expect_read();
}

TEST_F(VendorIdCardReaderTest, ACrashAndAHangCostOneReadEach) {
    start();
    lay();
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(1));
    folder.order("fault", "crash");
    expect_unable(DeviceTrouble::crashed);
    folder.order("fault", "");
    expect_read();
    folder.order("fault", "hang");
    expect_unable(DeviceTrouble::timed_out, Millis{700});
    folder.order("fault", "");
    expect_read();
}

TEST_F(VendorIdCardReaderTest, ABlockOfNonsenseIsNoCard) {
    start();
    folder.order("id_card", std::string(256, 'x'));
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(1));
    expect_trouble(device::CardTrouble::malformed);
    folder.order("id_card", "short");
    ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(1));
    expect_trouble(device::CardTrouble::malformed);
}

}  // namespace
}  // namespace kiosk::hal
