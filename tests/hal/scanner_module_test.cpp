// Modules that decode by themselves: what they send while armed is told, and nothing else.
#include <thread>

#include <gtest/gtest.h>

#include "kiosk/base/log.h"
#include "tests/hal/common/recorder.h"
#include "tests/hal/common/serial_line.h"
#include "tests/hal/common/typing.h"

namespace kiosk::hal {
namespace {

const std::string e_code = "3301002611220930157788991234";
constexpr ModuleConfig quick{.rules = {.length_max = 40},
                             .same_code_window = Millis{1'000},
                             .partial_timeout = Millis{400},
                             .reopen_pause = Millis{50}};

class ModuleRoom : public testing::Test {
protected:
    void start(std::unique_ptr<Device> made) {
        device = std::move(made);
        device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        if (device) device->stop();
    }
    std::optional<device::Completion> command(const device::Command& what) {
        device->submit({++last_id_}, what, Millis{0});
        return recorder.completion({last_id_});
    }
    void arm() { ASSERT_NE(as<device::Acknowledged>(command(device::ArmScanner{})), nullptr); }
    void disarm() { ASSERT_NE(as<device::Acknowledged>(command(device::DisarmScanner{})), nullptr); }
    bool wait_for_codes(std::size_t count) {
        return recorder.wait_for_count<device::CodeScanned>(count, Millis{5'000});
    }
    std::vector<std::string> scanned() const {
        std::vector<std::string> texts;
        for (const auto& code : recorder.all<device::CodeScanned>()) texts.push_back(code.text.reveal());
        return texts;
    }
    using Texts = std::vector<std::string>;
    Recorder recorder;
    std::unique_ptr<Device> device;

private:
    std::uint64_t last_id_ = 0;
};

class SerialScannerTest : public ModuleRoom {
protected:
    void start(CodeSuffix suffix = CodeSuffix::cr) {
        ModuleRoom::start(make_serial_scanner({.path = line.path(), .suffix = suffix, .module = quick}));
    }
    void TearDown() override { ModuleRoom::TearDown(); }
    SerialLine line;
};

TEST_F(SerialScannerTest, TellsACodeThatEndsWithItsSuffix) {
    start();
    arm();
    line.send(e_code.substr(0, 10));
    line.send(e_code.substr(10) + "\rNEXT");
    ASSERT_TRUE(wait_for_codes(1));
    line.send("ONE\r");
    ASSERT_TRUE(wait_for_codes(2));
    EXPECT_EQ(scanned(), (Texts{e_code, "NEXTONE"}));
}

TEST_F(SerialScannerTest, KnowsEverySuffix) {
    for (const auto& [suffix, bytes] : {std::pair{CodeSuffix::lf, "\n"}, std::pair{CodeSuffix::crlf, "\r\n"},
                                        std::pair{CodeSuffix::silence, ""}}) {
        const auto before = scanned().size();
        start(suffix);
        arm();
        line.send(e_code + bytes);
        EXPECT_TRUE(wait_for_codes(before + 1));
        EXPECT_EQ(scanned().back(), e_code);
        device->stop();
        device.reset();
    }
}

TEST_F(SerialScannerTest, DropsWhatComesWhileDisarmed) {
    start();
    line.send(e_code + "\r");
    std::this_thread::sleep_for(Millis{100});
    line.send("HALF");
    arm();
    line.send("12345678\r");
    ASSERT_TRUE(wait_for_codes(1));
    EXPECT_EQ(scanned(), Texts{"12345678"}) << "nothing of before the question";
    disarm();
    line.send("87654321\r");
    std::this_thread::sleep_for(Millis{200});
    EXPECT_EQ(scanned().size(), 1u);
}

TEST_F(SerialScannerTest, DropsHalfACodeAndWhatIsTooLongOrNotPrintable) {
    start();
    arm();
    std::vector<std::string> lines;
    line.send("HALF");
    std::this_thread::sleep_for(Millis{1'000});
    line.send(std::string(500, '7') + "\r");
    line.send("A\x1B[2JB\r\xFF\xFE\r\r");
    line.send("GOOD\r");
    ASSERT_TRUE(wait_for_codes(1));
    std::this_thread::sleep_for(Millis{100});
    EXPECT_EQ(scanned(), Texts{"GOOD"});
}

TEST_F(SerialScannerTest, TellsACodeThatIsRepeatedOnce) {
    start();
    arm();
    for (int i = 0; i < 8; ++i) {
        line.send(e_code + "\r");
        std::this_thread::sleep_for(Millis{50});
    }
    EXPECT_EQ(scanned().size(), 1u);
    line.send("ANOTHER\r");
    ASSERT_TRUE(wait_for_codes(2));
    std::this_thread::sleep_for(Millis{1'300});
    line.send(e_code + "\r");
    EXPECT_TRUE(wait_for_codes(3)) << "after a pause it is an answer again";
}

TEST_F(SerialScannerTest, SendsItsCommands) {
    ModuleRoom::start(make_serial_scanner(
        {.path = line.path(), .arm_bytes = "\x16T\r", .disarm_bytes = "\x16U\r", .module = quick}));
    arm();
    EXPECT_EQ(line.receive(3), "\x16T\r");
    disarm();
    EXPECT_EQ(line.receive(3), "\x16U\r");
}

TEST_F(SerialScannerTest, IsArmedStillWhenItComesBack) {
    ModuleRoom::start(make_serial_scanner({.path = line.path(), .arm_bytes = "\x16T\r", .module = quick}));
    arm();
    line.unplug();
    ASSERT_TRUE(recorder.wait_for_status([](const auto& now) {
        return now.state == DeviceState::absent && now.trouble == DeviceTrouble::unplugged;
    }));
    line.plug();
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(line.receive(3), "\x16T\r");
    line.send(e_code + "\r");
    EXPECT_TRUE(wait_for_codes(1));
}

TEST_F(SerialScannerTest, IsFoundAtOnceWhenSomebodyTellsOfIt) {
    line.unplug();
    device = make_serial_scanner({.path = line.path(), .module = {.reopen_pause = Millis{60'000}}});
    device->start(recorder.post());
    ASSERT_TRUE(recorder.wait_for_status([](const auto& now) { return now.state == DeviceState::absent; }));
    line.plug();
    device->look_again();
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(SerialScannerTest, SaysWhatIsWrongWithTheLine) {
    device = make_serial_scanner({.path = "/dev/null", .module = quick});
    device->start(recorder.post());
    EXPECT_TRUE(recorder.wait_for_status([](const auto& now) {
        return now.state == DeviceState::absent && now.detail == "/dev/null: not a serial line";
    }));
}

class HidScannerTest : public ModuleRoom {
protected:
    void start() { ModuleRoom::start(make_hid_scanner({.module = quick}, typing.opener())); }
    void TearDown() override { ModuleRoom::TearDown(); }
    Typing typing;
};

TEST_F(HidScannerTest, TellsWhatIsTypedUpToEnter) {
    start();
    arm();
    typing.type(e_code);
    typing.press(KEY_ENTER);
    ASSERT_TRUE(wait_for_codes(1));
    typing.type("Https://a-b.c/?d=E_f~{\"g\"}");
    typing.press(KEY_KPENTER);
    ASSERT_TRUE(wait_for_codes(2));
    EXPECT_EQ(scanned(), (Texts{e_code, "Https://a-b.c/?d=E_f~{\"g\"}"}));
}

TEST_F(HidScannerTest, KnowsEveryPrintableCharacter) {
    start();
    arm();
    std::string all;
    for (char letter = ' '; letter <= '~'; ++letter) all += letter;
    for (std::size_t from = 0; from < all.size(); from += 32) {
        typing.type(all.substr(from, 32));
        typing.press(KEY_ENTER);
    }
    ASSERT_TRUE(wait_for_codes(3));
    std::string joined;
    for (const auto& text : scanned()) joined += text;
    EXPECT_EQ(joined, all);
}

TEST_F(HidScannerTest, TakesCapsLockKeypadAndRepetitionForWhatTheyAre) {
    start();
    arm();
    typing.press(KEY_CAPSLOCK);
    typing.type("a1");
    typing.press(KEY_CAPSLOCK);
    typing.press(KEY_KP9);
    typing.key(KEY_B, 1);
    typing.key(KEY_B, 2);
    typing.key(KEY_B, 0);
    typing.press(KEY_F1);
    typing.press(KEY_ENTER);
    ASSERT_TRUE(wait_for_codes(1));
    EXPECT_EQ(scanned(), Texts{"A19b"});
}

TEST_F(HidScannerTest, DropsACodeOfWhichKeysAreMissing) {
    start();
    arm();
    typing.type("123");
    typing.event(EV_SYN, SYN_DROPPED, 0);
    typing.type("456");
    typing.press(KEY_ENTER);
    typing.type(std::string(41, '7'));
    typing.press(KEY_ENTER);
    typing.type("HALF");
    std::this_thread::sleep_for(Millis{1'000});
    typing.press(KEY_ENTER);
    typing.type("789");
    typing.press(KEY_ENTER);
    ASSERT_TRUE(wait_for_codes(1));
    EXPECT_EQ(scanned(), Texts{"789"});
}

TEST_F(HidScannerTest, PutsHalvesOfAnEventTogether) {
    start();
    arm();
    input_event events[2]{};
    events[0].type = events[1].type = EV_KEY;
    events[0].value = events[1].value = 1;
    events[0].code = KEY_5;
    events[1].code = KEY_ENTER;
    const std::string_view bytes{reinterpret_cast<const char*>(events), sizeof events};
    typing.raw(bytes.substr(0, 13));
    std::this_thread::sleep_for(Millis{50});
    typing.raw(bytes.substr(13));
    ASSERT_TRUE(wait_for_codes(1));
    EXPECT_EQ(scanned(), Texts{"5"});
}

TEST_F(HidScannerTest, WithoutTheGrabNothingIsRead) {
    device = make_hid_scanner({.path = "/dev/null", .module = quick});
    device->start(recorder.post());
    EXPECT_TRUE(recorder.wait_for_status([](const auto& now) {
        return now.state == DeviceState::absent && now.detail.starts_with("/dev/null: cannot be taken alone");
    }));
    device->stop();
    device = make_hid_scanner({.vendor = 0x1234, .product = 0x5678, .module = quick});
    device->start(recorder.post());
    EXPECT_TRUE(
        recorder.wait_for_status([](const auto& now) { return now.detail == "no keyboard 1234:5678"; }));
}

TEST_F(ModuleRoom, NoCodeIsWrittenToTheLog) {
    // Taken from stderr: the driver logs on its own thread, which a log::Listener of this one does not hear.
    SerialLine line;
    start(make_serial_scanner({.path = line.path(), .module = quick}));
    testing::internal::CaptureStderr();
    arm();
    line.send("SECRET\x01\rSECRETHALF");
    std::this_thread::sleep_for(Millis{1'000});
    line.send(std::string(60, 'S') + "\rEND\r");
    ASSERT_TRUE(wait_for_codes(1));
    device->stop();
    device.reset();
    const auto log = testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("a code of 7 bytes is none of ours"), std::string::npos) << log;
    EXPECT_NE(log.find("half a code of 10 bytes is dropped"), std::string::npos);
    EXPECT_EQ(log.find("SECRET"), std::string::npos);
}

}  // namespace
}  // namespace kiosk::hal
