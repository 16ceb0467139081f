// What the ESC/POS driver does that the common mishaps do not show: the picture itself, proofs, and a printer
// that keeps a slip in its memory while paper, cover or line are gone.
#include <gtest/gtest.h>

#include "hal/printer/esc_pos_commands.h"
#include "tests/hal/common/recorder.h"
#include "tests/hal/fixtures/esc_pos_server.h"

namespace kiosk::hal {
namespace {

using device::Printed;
using device::PrintEnd;

// Dots of every kind, among them the bytes of commands.
device::Bitmap busy_picture(int height = 400) {
    device::Bitmap picture{576, height, {}};
    std::uint32_t state = 7;
    for (int i = 0; i < picture.stride() * height; ++i) {
        state = state * 1'664'525U + 1'013'904'223U;
        picture.bits.push_back(static_cast<std::uint8_t>(state >> 24));
    }
    const std::string commands{"\x10\x04\x01\x1B@\x1DV\x01"};
    std::copy(commands.begin(), commands.end(), picture.bits.begin() + 100);
    return picture;
}

class EscPosPrinterTest : public testing::Test {
protected:
    void start(EscPosTraits traits = {}, PrintProof proof = PrintProof::process_id,
               PaperModelConfig paper = {}) {
        printer = std::make_unique<EscPosServer>(std::move(traits), "", paper);
        device = make_esc_pos_printer({.device = printer->address(),
                                       .proof = proof,
                                       .poll_interval = Millis{150},
                                       .answer_timeout = Millis{300},
                                       .print_timeout = Millis{4'000},
                                       .paper_patience = Millis{600}});
        device->start(recorder.post());
    }
    void TearDown() override {
        if (device) device->stop();
    }
    Printed print(const device::Bitmap& picture) {
        device->submit({++last_id}, device::Print{{"slip", "", picture}});
        const auto completion = recorder.completion({last_id}, Millis{20'000});
        const auto* printed = as<Printed>(completion);
        EXPECT_NE(printed, nullptr);
        return printed != nullptr ? *printed : Printed{PrintEnd::uncertain, DeviceTrouble::crashed};
    }
    bool wait_for_trouble(DeviceTrouble trouble) {
        return recorder.wait_for_status([=](const auto& now) { return now.trouble == trouble; });
    }

    Recorder recorder;
    std::unique_ptr<EscPosServer> printer;
    std::unique_ptr<Device> device;
    std::uint64_t last_id = 0;
};

// The slip's rows are those of the picture; what follows them is white.
void expect_picture(const PrintedSlip& slip, const device::Bitmap& wanted) {
    EXPECT_TRUE(slip.whole);
    ASSERT_GE(slip.picture.bits.size(), wanted.bits.size());
    EXPECT_TRUE(std::equal(wanted.bits.begin(), wanted.bits.end(), slip.picture.bits.begin()));
    for (std::size_t i = wanted.bits.size(); i < slip.picture.bits.size(); ++i)
        ASSERT_EQ(slip.picture.bits[i], 0) << i;
}

TEST_F(EscPosPrinterTest, WhatWasLaidOutIsWhatComesOut) {
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    const auto picture = busy_picture();
    EXPECT_EQ(print(picture), (Printed{PrintEnd::printed}));
    ASSERT_EQ(printer->slips().size(), 1U);
    expect_picture(printer->slips()[0], picture);
    EXPECT_EQ(printer->with([](auto& engine) { return engine.nonsense(); }), 0);
}

TEST_F(EscPosPrinterTest, APictureThatDoesNotFitIsNotSent) {
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(print({800, 8, std::vector<std::uint8_t>(800)}).end, PrintEnd::failed);
    EXPECT_EQ(print({576, 9, std::vector<std::uint8_t>(72)}).end, PrintEnd::failed)
        << "fewer dots than it says";
    EXPECT_TRUE(recorder.all<device::PrintAccepted>().empty());
}

TEST_F(EscPosPrinterTest, PaperThatEndsLeavesATornHalfAndNothingComesOutLater) {
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    printer->with([](auto& engine) { engine.paper().load_roll(20); });
    const auto picture = busy_picture();
    EXPECT_EQ(print(picture), (Printed{PrintEnd::failed, DeviceTrouble::paper_out}));
    ASSERT_EQ(printer->slips().size(), 1U);
    EXPECT_FALSE(printer->slips()[0].whole);
    EXPECT_EQ(printer->slips()[0].picture.height, 160) << "20 mm of 8 lines";
    printer->fault(PrinterFault::none);
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_TRUE(printer->with([](auto& engine) { return engine.paper().at_rest(); }));
    EXPECT_EQ(print(picture).end, PrintEnd::printed);
    ASSERT_EQ(printer->slips().size(), 2U);
    expect_picture(printer->slips()[1], picture);
}

// A line that is cut in the middle of a command: a harsh printer waits for the rest of the picture on the
// next line, wherever the cut was. What clears the buffer must get through to it.
TEST(EscPosCommandsTest, ABrokenBandSwallowsNothingOfTheNextSlip) {
    const auto lost = busy_picture(24);
    const auto band = esc_pos::raster_band(lost, 0, 24);
    const auto next = busy_picture(30);
    for (std::size_t taken = 0; taken < band.size(); taken += 7) {
        EscPosEngine engine;
        engine.take(band.substr(0, taken));
        engine.take(esc_pos::clear_everything(band.size()));
        ASSERT_TRUE(engine.paper().at_rest()) << taken;
        engine.take(esc_pos::raster_band(next, 0, 24) + esc_pos::raster_band(next, 24, 24));
        engine.take(esc_pos::feed_and_cut(96));
        engine.advance(Millis{2'000});
        const auto slips = engine.paper().take_slips();
        ASSERT_EQ(slips.size(), 1U) << taken;
        expect_picture(slips[0], next);
    }
}

// The line is cut while a slip is printed: uncertain, and on the next line nothing of it comes out.
TEST_F(EscPosPrinterTest, ALineThatIsCutLeavesItUncertain) {
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    printer->fault(PrinterFault::slow);
    device->submit({last_id = 1}, device::Print{{"slip", "", busy_picture()}});
    ASSERT_TRUE(recorder.wait_for_count<device::PrintAccepted>(1));
    printer->hang_up();
    const auto completion = recorder.completion({1});
    ASSERT_NE(as<Printed>(completion), nullptr);
    EXPECT_EQ(*as<Printed>(completion), (Printed{PrintEnd::uncertain, DeviceTrouble::unreachable}));
    printer->fault(PrinterFault::none);
    ASSERT_TRUE(recorder.wait_until_usable());
    const auto picture = busy_picture(100);
    EXPECT_EQ(print(picture).end, PrintEnd::printed);
    EXPECT_EQ(printer->whole_slips(), 1);
    expect_picture(printer->slips().back(), picture);
}

TEST_F(EscPosPrinterTest, ACutterThatSticksLeavesItUncertain) {
    start();
    ASSERT_TRUE(recorder.wait_until_usable());
    printer->with([](auto& engine) { engine.paper().break_cutter(true); });
    EXPECT_EQ(print(busy_picture()), (Printed{PrintEnd::uncertain, DeviceTrouble::cutter}))
        << "the picture is on the paper, and the paper is not out";
    printer->fault(PrinterFault::none);
    ASSERT_TRUE(recorder.wait_until_usable());
    const auto picture = busy_picture(100);
    EXPECT_EQ(print(picture).end, PrintEnd::printed);
    expect_picture(printer->slips().back(), picture);
}

TEST_F(EscPosPrinterTest, AHotHeadIsWaitedFor) {
    start({}, PrintProof::process_id, {.half_cooled = Millis{300}, .hot_at = 100, .cool_at = 50});
    ASSERT_TRUE(recorder.wait_until_usable());
    const auto picture = busy_picture();
    EXPECT_EQ(print(picture).end, PrintEnd::printed);
    expect_picture(printer->slips().back(), picture);
}

TEST_F(EscPosPrinterTest, TheAnswerInTheOrderOfDataIsAProofToo) {
    start({.knows_process_id = false}, PrintProof::transmit_status);
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(print(busy_picture()).end, PrintEnd::printed);
    printer->with([](auto& engine) { engine.paper().load_roll(20); });
    EXPECT_EQ(print(busy_picture()), (Printed{PrintEnd::failed, DeviceTrouble::paper_out}));
}

TEST_F(EscPosPrinterTest, AProofThatTheModelDoesNotKnowLeavesItUncertain) {
    start({.knows_process_id = false});
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(print(busy_picture()).end, PrintEnd::uncertain);
}

TEST_F(EscPosPrinterTest, SensorsAloneAreEnoughWhereTheHospitalSaysSo) {
    start({.knows_process_id = false, .pushes = false}, PrintProof::status);
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(print(busy_picture()).end, PrintEnd::printed);
    printer->with([](auto& engine) { engine.paper().load_roll(20); });
    EXPECT_EQ(print(busy_picture()), (Printed{PrintEnd::uncertain, DeviceTrouble::paper_out}))
        << "sensors do not prove that it was not printed";
}

TEST_F(EscPosPrinterTest, NoiseOfACloneIsTolerated) {
    start({.noise = std::string{"\x11\x13\xFF\x80", 4}});
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_EQ(print(busy_picture()).end, PrintEnd::printed);
}

TEST_F(EscPosPrinterTest, APrinterThatNeverAnswersIsNotReady) {
    start({.answers_real_time = false});
    EXPECT_TRUE(wait_for_trouble(DeviceTrouble::unreachable));
    EXPECT_EQ(print(busy_picture()), (Printed{PrintEnd::failed, DeviceTrouble::unreachable}));
    EXPECT_TRUE(printer->slips().empty());
}

TEST_F(EscPosPrinterTest, AnOldSlipInItsMemoryIsForgottenWhenTheKioskStarts) {
    printer = std::make_unique<EscPosServer>();
    printer->fault(PrinterFault::cover_open);
    printer->with([](auto& engine) { engine.paper().print(busy_picture(50)); });
    printer->with([](auto& engine) { engine.paper().cut(); });
    device = make_esc_pos_printer({.device = printer->address(), .poll_interval = Millis{150}});
    device->start(recorder.post());
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::cover_open));
    printer->fault(PrinterFault::none);
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_TRUE(printer->slips().empty());
    EXPECT_TRUE(printer->with([](auto& engine) { return engine.paper().at_rest(); }));
}

}  // namespace
}  // namespace kiosk::hal
