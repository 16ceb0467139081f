// The bench: what is dragged, tapped and turned becomes the acts that the demo understands; everything has
// its place and its words fit. Its picture is kept where KIOSK_SHEETS names a folder.
#include "ui/bench.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace kiosk::ui {
namespace {

BenchView sample_view() {
    BenchView view;
    view.patients = {{"P01", {"赵一", "Zhao Yi"}, {"在职，余额充足", "Employee"}},
                     {"P02", {"钱二", "Qian Er"}, {"居民", "Resident"}}};
    view.patient = "P01";
    view.cards = {{"social", {"社保卡", "Social security card"}, {}},
                  {"third", {"第三代社保卡", "Third-generation card"}, {}},
                  {"counterfeit", {"复制的假卡", "Copied card"}, {}},
                  {"bank", {"银行卡", "Bank card"}, {}}};
    view.codes = {{"e_code", {"医保码", "Insurance e-code"}, {}},
                  {"payment", {"付款码", "Payment code"}, {}}};
    view.devices = {{"card_reader", {"读卡器", "Card reader"}, {"正常", "ready"}, true, true},
                    {"receipt_printer", {"打印机", "Printer"}, {"已拔掉", "unplugged"}, false, false}};
    view.paper_left_mm = 41'000;
    view.printer_state = {"正常", "ready"};
    return view;
}

class BenchTest : public testing::Test {
protected:
    void SetUp() override {
        DisplayOptions options;
        options.headless = true;
        auto made = Bench::create(options, clock);
        ASSERT_TRUE(made) << made.error().text;
        bench = std::move(*made);
        bench->show(sample_view());
        (void)bench->run_once(Millis{0});
    }
    std::vector<std::string> acts() {
        std::vector<std::string> all;
        for (const auto& act : bench->run_once(Millis{0})) all.push_back(act.what);
        return all;
    }
    using Acts = std::vector<std::string>;
    SystemClock clock;
    std::unique_ptr<Bench> bench;
};

TEST_F(BenchTest, ACardDroppedOnTheSlotIsInserted) {
    ASSERT_TRUE(bench->drag("card/social", "slot"));
    EXPECT_EQ(acts(), Acts{"insert/social"});
}

TEST_F(BenchTest, ACardDroppedElsewhereIsNot) {
    ASSERT_TRUE(bench->drag("card/social", "patient/P01"));
    EXPECT_EQ(acts(), Acts{});
}

TEST_F(BenchTest, ACardThatIsTappedGoesInToo) {
    ASSERT_TRUE(bench->tap("card/bank"));
    EXPECT_EQ(acts(), Acts{"insert/bank"});
}

TEST_F(BenchTest, TheCardInTheSlotIsPulledAndCannotBeTakenTwice) {
    auto view = sample_view();
    view.in_slot = "social";
    bench->show(view);
    EXPECT_FALSE(bench->tap("card/social"));
    ASSERT_TRUE(bench->tap("slot"));
    EXPECT_EQ(acts(), Acts{"pull"});
    ASSERT_TRUE(bench->tap("pull"));
    EXPECT_EQ(acts(), Acts{"pull"});
}

TEST_F(BenchTest, ThePhoneIsHeldBeforeTheWindowAndTakenAway) {
    ASSERT_TRUE(bench->drag("phone", "window"));
    EXPECT_EQ(acts(), Acts{"phone/e_code"});
    ASSERT_TRUE(bench->drag("phone", "slot"));
    EXPECT_EQ(acts(), Acts{"phone/away"});
    ASSERT_TRUE(bench->tap("phone/payment"));
    EXPECT_EQ(acts(), Acts{"phone/payment"});
}

TEST_F(BenchTest, ADialTurnsUnderTheFinger) {
    ASSERT_TRUE(bench->tap("dial/blur"));
    const auto turned = bench->run_once(Millis{0});
    ASSERT_EQ(turned.size(), 1u);
    EXPECT_EQ(turned[0].what, "dial/blur");
    EXPECT_NEAR(turned[0].value, 0.35F, 0.2F);
}

TEST_F(BenchTest, KeysPlugsAndThePrinterAnswer) {
    for (const std::string id : {"key/5", "key/enter", "plug/card_reader", "printer/cover", "printer/jam",
                                 "printer/roll", "printer/short", "patient/P02"}) {
        ASSERT_TRUE(bench->tap(id)) << id;
        EXPECT_EQ(acts(), Acts{id});
    }
}

TEST_F(BenchTest, ASlipComesOutAndIsTornOff) {
    EXPECT_FALSE(bench->tap("printer/tear"));
    auto view = sample_view();
    view.slip = {16, 8, std::vector<std::uint8_t>(16, 0xAA)};
    view.slips = 1;
    bench->show(view);
    ASSERT_TRUE(bench->tap("printer/tear"));
    EXPECT_EQ(acts(), Acts{"printer/tear"});
}

TEST_F(BenchTest, EverythingLiesOnTheBench) {
    for (const auto& item : bench->items()) {
        EXPECT_GE(item.x, 0) << item.id;
        EXPECT_GE(item.y, 0) << item.id;
        EXPECT_LE(item.x + item.width, 1400) << item.id;
        EXPECT_LE(item.y + item.height, 900) << item.id;
    }
    if (const char* folder = std::getenv("KIOSK_SHEETS")) {
        ASSERT_TRUE(bench->save_png(std::string{folder} + "/bench.png"));
    }
}

}  // namespace
}  // namespace kiosk::ui
