// The wire to the card terminal: frames byte by byte, hostile ones, lost ACKs; and the twin's ledger on disk.
#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/hal/common/recorder.h"
#include "tests/hal/fixtures/ecr_server.h"

namespace kiosk::hal {
namespace {

using device::TerminalEnd;

TEST(EcrFrameTest, IsAsTheHeaderSays) {
    const auto frame = *ecr::frame_of(ecr::Question{"01", Fen{1234}, 7, "K1P1"});
    std::string expected{
        "\x02\x00\x84"
        "01000000001234000007K1P1",
        27};
    expected += std::string(60, ' ') + '\x03';
    char lrc = 0;
    for (std::size_t i = 1; i < expected.size(); ++i) lrc = static_cast<char>(lrc ^ expected[i]);
    EXPECT_EQ(frame, expected + lrc);
}

TEST(EcrFrameTest, WhatDoesNotFitIsNotSent) {
    EXPECT_FALSE(ecr::frame_of(ecr::Question{"01", Fen{1'000'000'000'000}, 7, "K"}));
    EXPECT_FALSE(ecr::frame_of(ecr::Question{"01", Fen{-1}, 7, "K"}));
    EXPECT_FALSE(ecr::frame_of(ecr::Question{"01", Fen{1}, 7, std::string(65, 'K')}));
}

TEST(EcrFrameTest, AnAnswerComesBackAsItWent) {
    const ecr::Answer answer{"01", "00", Fen{1234}, 999'999, "K1P1", "T00000001", "储蓄卡 *1234", ""};
    ecr::FrameReader reader;
    std::vector<ecr::Piece> pieces;
    for (const char byte : "noise" + frame_of(answer))
        for (auto& piece : reader.take({&byte, 1})) pieces.push_back(std::move(piece));
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(ecr::answer_of(std::get<ecr::Data>(pieces[0]).bytes), answer);
}

TEST(EcrFrameTest, EveryChangedByteIsNoticed) {
    const auto good = frame_of(ecr::Answer{"01", "00", Fen{1234}, 1, "K1P1"});
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x04);
        ecr::FrameReader reader;
        for (const auto& piece : reader.take(bad))
            EXPECT_FALSE(std::holds_alternative<ecr::Data>(piece)) << i;
    }
}

TEST(EcrFrameTest, HostileDataAreNoAnswer) {
    EXPECT_FALSE(ecr::answer_of(""));
    EXPECT_FALSE(ecr::answer_of(std::string(186, ' '))) << "no amount";
    EXPECT_FALSE(ecr::answer_of(std::string(186, '\x01')));
    EXPECT_FALSE(ecr::answer_of(std::string(9'999, '0')));
    EXPECT_EQ(ecr::meaning_of({"01", "ZZ"}).end, TerminalEnd::unknown);
    ecr::Answer hostile;
    hostile.response = "00";
    hostile.payer = "储蓄卡\n\x1B\xFF*1234";
    EXPECT_EQ(ecr::meaning_of(hostile).payer, "储蓄卡\uFFFD*1234") << "it stands on the slip";
}

class EcrCardTerminalTest : public testing::Test {
protected:
    void SetUp() override {
        device->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override { device->stop(); }
    std::optional<device::Completion> ask(const device::Command& command, Millis deadline = Millis{0}) {
        device->submit({++last_id}, command, deadline);
        return recorder.completion({last_id});
    }

    Recorder recorder;
    EcrServer terminal{{.bank_time = Millis{50}}};
    std::unique_ptr<Device> device = make_ecr_card_terminal({.device = terminal.address(),
                                                             .poll_interval = Millis{60'000},
                                                             .ack_timeout = Millis{300},
                                                             .abort_patience = Millis{500}});
    std::uint64_t last_id = 0;
};

TEST_F(EcrCardTerminalTest, ALostAckMakesNoSecondPurchase) {
    terminal.lose_acks(2);
    const auto completion = ask(device::Purchase{"K1P1", Fen{100}}, Millis{1'500});
    ASSERT_NE(as<device::TerminalAnswer>(completion), nullptr);
    EXPECT_EQ(as<device::TerminalAnswer>(completion)->end, TerminalEnd::abandoned) << "no card came";
    EXPECT_EQ(terminal.purchases_seen(), 3) << "sent again until the third was acknowledged";
}

TEST_F(EcrCardTerminalTest, NoAckAtAllIsUnknown) {
    terminal.lose_acks(100);
    const auto completion = ask(device::Purchase{"K1P1", Fen{100}});
    ASSERT_NE(as<device::TerminalAnswer>(completion), nullptr);
    EXPECT_EQ(as<device::TerminalAnswer>(completion)->end, TerminalEnd::unknown);
    EXPECT_EQ(terminal.purchases_seen(), 3);
}

TEST_F(EcrCardTerminalTest, AFrameThatIsAlwaysRefusedNeverArrived) {
    terminal.refuse(3);
    EXPECT_NE(as<device::Unable>(ask(device::Purchase{"K1P1", Fen{100}})), nullptr);
    const auto query = ask(device::QueryPurchase{"K1P1"});
    ASSERT_NE(as<device::TerminalAnswer>(query), nullptr);
    EXPECT_EQ(as<device::TerminalAnswer>(query)->end, TerminalEnd::not_found);
}

TEST_F(EcrCardTerminalTest, AnOrderThatIsTooLongIsNotSent) {
    EXPECT_NE(as<device::Unable>(ask(device::Purchase{std::string(70, 'K'), Fen{100}})), nullptr);
    EXPECT_EQ(terminal.purchases_seen(), 0);
}

TEST(TerminalLedgerTest, SurvivesARestartAndTakesTheBanksSide) {
    std::string name = (std::filesystem::temp_directory_path() / "ledger-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(name.data());
    const auto file = (folder / "ledger").string();
    {
        TerminalLedger ledger{file};
        ledger.book("K1P1",
                    {BookState::approved, Fen{100}, ledger.next_transaction_number(), "储蓄卡 *1", 1});
        ledger.book("K2P1", {BookState::sent, Fen{200}, "", "储蓄卡 *2", 0});
        ledger.book("K3P1", {BookState::abandoned, Fen{300}, "", "", 0});
    }
    TerminalLedger ledger{file};
    EXPECT_EQ(answer_for(ledger.find("K1P1")).end, TerminalEnd::approved);
    EXPECT_EQ(answer_for(ledger.find("K1P1")).transaction_number, "T00000001");
    EXPECT_EQ(answer_for(ledger.find("K2P1")).end, TerminalEnd::approved) << "the bank had it";
    EXPECT_EQ(answer_for(ledger.find("K3P1")).end, TerminalEnd::abandoned);
    EXPECT_EQ(answer_for(ledger.find("K4P1")).end, TerminalEnd::not_found);
    EXPECT_EQ(ledger.next_transaction_number(), "T00000002");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kiosk::hal
