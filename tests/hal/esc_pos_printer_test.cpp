// The ESC/POS driver with printers of several upbringings: what each proof is worth, clones that push or do
// not know, something else that answers on the port, a cable pulled in the middle of a slip. In every case:
// what came out, and that nothing comes out later by itself.
#include <gtest/gtest.h>

#include "hal/receipt_printer.h"
#include "tests/hal/common/bench.h"
#include "tests/hal/common/recorder.h"
#include "tests/hal/fixtures/esc_pos_machine.h"

namespace kiosk::hal {
namespace {

using device::Printed;
using device::PrintEnd;

// A slip of several bands, each line different, with bytes that spell real-time commands here and there.
device::PrintDocument long_slip(int lines) {
    device::PrintDocument document;
    document.job_name = "slip of a test";
    document.bitmap = {576, lines, {}};
    for (int line = 0; line < lines; ++line)
        for (int x = 0; x < 72; ++x) document.bitmap.bits.push_back(static_cast<std::uint8_t>(line + x * 5));
    return document;
}

class EscPosPrinterTest : public testing::Test {
protected:
    void start(PrintProof proof = PrintProof::process_id, Millis reply_timeout = Millis{1'000}) {
        printer = make_esc_pos_printer({.device = machine.device(),
                                        .proof = proof,
                                        .poll_interval = Millis{100},
                                        .job_poll_interval = Millis{50},
                                        .print_timeout = Millis{4'000},
                                        .paper_patience = Millis{600},
                                        .reply_timeout = reply_timeout});
        printer->start(recorder.post());
    }
    void start_ready(PrintProof proof = PrintProof::process_id, Millis reply_timeout = Millis{1'000}) {
        start(proof, reply_timeout);
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override {
        if (printer) printer->stop();
        EXPECT_EQ(machine.letters(), 0) << "every byte belonged to a command";
    }
    void submit(const device::PrintDocument& document) {
        printer->submit({++last_id}, device::Print{document});
    }
    Printed end() {
        const auto completion = recorder.completion({last_id});
        const auto* printed = as<Printed>(completion);
        EXPECT_NE(printed, nullptr);
        return printed != nullptr ? *printed : Printed{PrintEnd::uncertain};
    }
    Printed print(const device::PrintDocument& document = long_slip(100)) {
        submit(document);
        return end();
    }
    template <class Ready>
    static bool soon(Ready&& ready) {
        for (int i = 0; i < 500 && !ready(); ++i) std::this_thread::sleep_for(Millis{20});
        return ready();
    }
    void wait_for_trouble(DeviceTrouble trouble) {
        EXPECT_TRUE(recorder.wait_for_status([=](const auto& now) { return now.trouble == trouble; }));
    }

    Recorder recorder;
    EscPosMachine machine;
    std::unique_ptr<Device> printer;
    std::uint64_t last_id = 0;
};

TEST_F(EscPosPrinterTest, PutsEveryDotOnPaper) {
    start_ready();
    const auto slip = long_slip(211);
    EXPECT_EQ(print(slip), (Printed{PrintEnd::printed}));
    ASSERT_EQ(machine.slips().size(), 1U);
    const auto paper = machine.slips()[0];
    ASSERT_GE(paper.height, 211);
    int differing = 0;
    for (std::size_t i = 0; i < slip.bitmap.bits.size(); ++i) {
        EXPECT_EQ(paper.bits[i] & slip.bitmap.bits[i], slip.bitmap.bits[i]) << "no dot is lost";
        differing += paper.bits[i] != slip.bitmap.bits[i] ? 1 : 0;
    }
    EXPECT_LE(differing, 4) << "dots that would spell a real-time command get one more";
    for (auto i = slip.bitmap.bits.size(); i < paper.bits.size(); ++i) EXPECT_EQ(paper.bits[i], 0);
}

TEST_F(EscPosPrinterTest, BelievesTransmittedStatus) {
    start_ready(PrintProof::transmit_status);
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_EQ(machine.slips().size(), 1U);
}

TEST_F(EscPosPrinterTest, WatchesStatusWhereThereIsNoProof) {
    machine.habits({.proves = false});
    start_ready(PrintProof::status);
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_EQ(machine.slips().size(), 1U);
    machine.paper().end_roll_after(40);
    EXPECT_EQ(print(), (Printed{PrintEnd::uncertain, DeviceTrouble::paper_out}));
    EXPECT_EQ(machine.slips().size(), 1U);
}

TEST_F(EscPosPrinterTest, EndsUncertainWhereTheChosenProofIsUnknown) {
    machine.habits({.proves = false});
    start_ready(PrintProof::transmit_status);
    EXPECT_EQ(print(), (Printed{PrintEnd::uncertain}));
    EXPECT_EQ(machine.slips().size(), 1U) << "it did come out";
}

TEST_F(EscPosPrinterTest, ToleratesAClonesAutomaticStatus) {
    machine.habits({.pushes_status = true});
    start_ready();
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_TRUE(recorder.wait_until_usable());
}

TEST_F(EscPosPrinterTest, DoesNotBelieveWhatIsNoPrinter) {
    for (const auto& answers : {std::string(600, '\xFF'), std::string{"HTTP/1.1 400 Bad Request\r\n\r\n"},
                                std::string(1, '\x92')}) {
        machine.habits({.answers = answers});
        start(PrintProof::process_id, Millis{200});
        EXPECT_TRUE(recorder.wait_for_status([](const auto& now) {
            return !now.usable() &&
                   (now.trouble == DeviceTrouble::hardware || now.trouble == DeviceTrouble::unreachable);
        }));
        EXPECT_EQ(print().end, PrintEnd::failed) << "nothing was sent";
        printer->stop();
        printer.reset();
    }
    EXPECT_TRUE(machine.slips().empty());
}

TEST_F(EscPosPrinterTest, NothingIsAcceptedWithTheCoverOpen) {
    start_ready();
    machine.paper().open_cover(true);
    wait_for_trouble(DeviceTrouble::cover_open);
    EXPECT_EQ(print(), (Printed{PrintEnd::failed, DeviceTrouble::cover_open}));
    EXPECT_TRUE(recorder.all<device::PrintAccepted>().empty());
    machine.paper().open_cover(false);
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_TRUE(machine.slips().empty());
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
}

TEST_F(EscPosPrinterTest, AStuckCutterIsNotCalledPrinted) {
    start_ready();
    machine.habits({.pause = Millis{400}});
    submit(long_slip(20));
    ASSERT_TRUE(recorder.wait_for_count<device::PrintAccepted>(1));
    machine.paper().cutter_stuck(true);
    EXPECT_EQ(end(), (Printed{PrintEnd::uncertain, DeviceTrouble::cutter}));
    machine.paper().tear_off();
    machine.paper().cutter_stuck(false);
    machine.habits({});
    EXPECT_TRUE(recorder.wait_until_usable());
    EXPECT_TRUE(machine.slips().empty());
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_EQ(machine.slips().size(), 1U);
}

// The reason for emptying: a printer keeps what it was sent and goes on when the paper is there again.
TEST_F(EscPosPrinterTest, AnOldSlipDoesNotComeOutWithTheNewPaper) {
    for (const bool knows_clear : {true, false}) {
        machine.habits({.knows_clear = knows_clear});
        if (!printer) start_ready(PrintProof::process_id, Millis{300});
        const auto before = machine.slips().size();
        machine.paper().end_roll_after(30);
        EXPECT_EQ(print(), (Printed{PrintEnd::uncertain, DeviceTrouble::paper_out}));
        ASSERT_TRUE(soon([&] { return machine.buffered() == 0; }));
        machine.paper().load_roll(80'000);
        EXPECT_TRUE(recorder.wait_until_usable());
        std::this_thread::sleep_for(Millis{400});
        EXPECT_EQ(machine.slips().size(), before);
        EXPECT_EQ(machine.paper().hanging_lines(), 0);
        EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
        EXPECT_EQ(machine.slips().size(), before + 1);
    }
}

// The buffer is smaller than the slip: the printer stops taking bytes in the middle of a picture.
TEST_F(EscPosPrinterTest, AFullBufferWithoutPaperIsLetGo) {
    machine.habits({.buffer_bytes = 4'096});
    start_ready();
    machine.paper().end_roll_after(30);
    EXPECT_EQ(print(long_slip(1'200)), (Printed{PrintEnd::uncertain, DeviceTrouble::paper_out}));
    EXPECT_TRUE(recorder.all<device::PrintAccepted>().empty());
    machine.habits({});
    machine.paper().load_roll(80'000);
    EXPECT_TRUE(recorder.wait_until_usable());
    std::this_thread::sleep_for(Millis{400});
    EXPECT_TRUE(machine.slips().empty());
    EXPECT_EQ(machine.paper().hanging_lines(), 0);
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
}

TEST_F(EscPosPrinterTest, ACablePulledInTheMiddleLeavesNothingBehind) {
    start_ready();
    machine.habits({.pause = Millis{500}});
    submit(long_slip(200));
    ASSERT_TRUE(recorder.wait_for_count<device::PrintAccepted>(1));
    machine.pull_cable();
    EXPECT_EQ(end(), (Printed{PrintEnd::uncertain, DeviceTrouble::unreachable}));
    machine.habits({});
    EXPECT_TRUE(recorder.wait_until_usable());
    std::this_thread::sleep_for(Millis{400});
    EXPECT_TRUE(machine.slips().empty()) << "the rest was thrown away";
    machine.paper().tear_off();
    EXPECT_EQ(print(), (Printed{PrintEnd::printed}));
    EXPECT_EQ(machine.slips().size(), 1U);
}

TEST_F(EscPosPrinterTest, APieceThatHangsIsCutOffBeforeTheNextSlip) {
    start_ready();
    machine.habits({.pause = Millis{300}});
    submit(long_slip(200));
    ASSERT_TRUE(recorder.wait_for_count<device::PrintAccepted>(1));
    ASSERT_TRUE(soon([&] { return machine.paper().hanging_lines() > 0; }));
    printer->cancel({last_id});
    EXPECT_EQ(end().end, PrintEnd::uncertain);
    machine.habits({});
    EXPECT_EQ(print(long_slip(60)), (Printed{PrintEnd::printed}));
    const auto slips = machine.slips();
    ASSERT_EQ(slips.size(), 2U);
    EXPECT_LT(slips[0].height, 200) << "the piece of the former";
    EXPECT_EQ(slips[1].height, 60 + 8);
}

TEST_F(EscPosPrinterTest, AHotHeadIsWaitedForAndThenUncertain) {
    EscPosMachine hot{{.hot_lines = 50, .cooling_lines_per_second = 100}};
    auto other = make_esc_pos_printer({.device = hot.device(),
                                       .poll_interval = Millis{100},
                                       .job_poll_interval = Millis{50},
                                       .paper_patience = Millis{5'000},
                                       .reply_timeout = Millis{1'000}});
    Recorder told;
    other->start(told.post());
    ASSERT_TRUE(told.wait_until_usable());
    device::PrintDocument black = long_slip(120);
    for (auto& byte : black.bitmap.bits) byte = 0xFF;
    other->submit({1}, device::Print{black});
    const auto completion = told.completion({1});
    ASSERT_NE(as<Printed>(completion), nullptr);
    EXPECT_EQ(*as<Printed>(completion), (Printed{PrintEnd::uncertain, DeviceTrouble::head_hot}));
    other->stop();
}

TEST_F(EscPosPrinterTest, ASlipOfTheWrongShapeIsNotSent) {
    start_ready();
    auto wide = long_slip(10);
    wide.bitmap.width = 832;
    EXPECT_EQ(print(wide).end, PrintEnd::failed);
    auto torn = long_slip(10);
    torn.bitmap.bits.pop_back();
    EXPECT_EQ(print(torn).end, PrintEnd::failed);
    EXPECT_EQ(print(device::PrintDocument{}).end, PrintEnd::failed);
    EXPECT_TRUE(machine.slips().empty());
}

TEST_F(EscPosPrinterTest, ADeviceFileThatIsNotThereIsUnplugged) {
    auto other = make_esc_pos_printer({.device = "/dev/usb/no-such-printer"});
    Recorder told;
    other->start(told.post());
    EXPECT_TRUE(told.wait_for_status([](const auto& now) {
        return now.state == DeviceState::absent && now.trouble == DeviceTrouble::unplugged;
    }));
    other->stop();
}

}  // namespace
}  // namespace kiosk::hal
