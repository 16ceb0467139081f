// Nothing the journey can say lacks words, in either language, and no word of the trade reaches a patient.
#include <gtest/gtest.h>

#include "ui/examples.h"
#include "ui/text/sentences.h"
#include "ui/theme/theme.h"

namespace kiosk::ui {
namespace {

bool is_chinese(const std::string& text) {
    for (const auto point : code_points(text))
        if (point >= 0x4E00 && point < 0xA000) return true;
    return false;
}

void check(const std::string& zh, const std::string& en) {
    EXPECT_TRUE(is_chinese(zh)) << zh;
    EXPECT_FALSE(en.empty());
    EXPECT_FALSE(is_chinese(en)) << en;
    for (const auto* word : {"冲正", "接口", "超时", "错误", "{}"})
        EXPECT_EQ(zh.find(word), std::string::npos) << zh;
    for (const auto* word : {"error", "Error", "timeout", "{}", "null"})
        EXPECT_EQ(en.find(word), std::string::npos) << en;
}

TEST(Words, OfEveryNotice) {
    for (const auto id : every_notice()) {
        const auto& words = notice_words(id);
        check(words.title.in(Language::zh), words.title.in(Language::en));
        check(words.what_now.in(Language::zh), words.what_now.in(Language::en));
    }
}

TEST(Words, OfEveryHint) {
    EXPECT_TRUE(hint_words(Hint::none, Language::zh).empty());
    for (int hint = 1; hint <= static_cast<int>(Hint::payment_given_up); ++hint)
        check(hint_words(static_cast<Hint>(hint), Language::zh),
              hint_words(static_cast<Hint>(hint), Language::en));
}

TEST(Words, OfEveryStateOfMoney) {
    for (int insurance = 0; insurance <= static_cast<int>(InsuranceMoney::unknown); ++insurance)
        for (int own = 0; own <= static_cast<int>(OwnMoney::due_at_window); ++own) {
            const MoneyState state{static_cast<InsuranceMoney>(insurance), static_cast<OwnMoney>(own),
                                   Fen{5'850}};
            const auto zh = money_words(state, Language::zh), en = money_words(state, Language::en);
            check(zh, en);
            // An amount that moved or may have moved is always named.
            const bool named = state.own != OwnMoney::nothing_due && state.own != OwnMoney::not_taken;
            EXPECT_EQ(zh.find("58.50 元") != zh.npos, named) << zh;
            EXPECT_EQ(en.find("CNY 58.50") != en.npos, named) << en;
            screen::Done done;
            done.money = state;
            check(done_words(done, Language::zh), done_words(done, Language::en));
        }
}

TEST(Words, SayExactlyWhatHappenedToTheMoney) {
    EXPECT_EQ(money_words({InsuranceMoney::settled, OwnMoney::not_taken, Fen{5'850}}, Language::zh),
              "医保部分已结算。自付部分没有收取。");
    EXPECT_EQ(money_words({InsuranceMoney::not_used, OwnMoney::nothing_due, Fen{}}, Language::en),
              "Nothing was charged.");
    EXPECT_EQ(money_words({InsuranceMoney::cancelled, OwnMoney::returned, Fen{100}}, Language::en),
              "Insurance part cancelled. CNY 1.00 was returned to you.");
}

TEST(Words, OfTimesAndPeople) {
    const auto at = CivilTime::parse("2026-11-22 09:30:00").value();
    EXPECT_EQ(date_words(at, Language::zh), "11月22日 星期日");
    EXPECT_EQ(date_words(at, Language::en), "Sun 22 Nov");
    EXPECT_EQ(patient_words({"张*三", "", "2", 68, true}, Language::zh), "张*三  女  68 岁");
    EXPECT_EQ(patient_words({"M*** S****", "", "", -1, false}, Language::en), "M*** S****");
    EXPECT_EQ(left_words(12, Language::zh), "余 12");
    EXPECT_EQ(ahead_words(1, Language::en), "1 person ahead");
    EXPECT_EQ(step_words(2, 4, Language::zh), "第 2 步 / 共 4 步 · Step 2 of 4");
}

TEST(Theme, EveryPairOfColoursIsLegible) {
    for (const auto contrast : {Contrast::standard, Contrast::high})
        for (const auto* colors : {&palette(contrast), &staff_palette(contrast)})
            for (const auto& pair : contrast_pairs(*colors))
                EXPECT_GE(contrast_ratio(pair.text, pair.ground), pair.minimum)
                    << pair.name << (contrast == Contrast::high ? " (high)" : "");
}

TEST(Theme, SizesAreMillimetres) {
    const auto reference = Metrics::of(1080, 1920, 0.248, false);
    const auto larger_panel = Metrics::of(1080, 1920, 0.311, false);
    EXPECT_FLOAT_EQ(reference.unit, 1);
    EXPECT_NEAR(larger_panel.size(TextSize::body) * 0.311, reference.size(TextSize::body) * 0.248, 0.2);
    // Capitals of Noto are 0.733 em: never under 4.8 mm.
    EXPECT_GE(reference.smallest() * 0.733F * 0.248F, 4.8F);
    EXPECT_GE(reference.comfortable(TextSize::body) * 0.733F * 0.248F, 6.4F);
    EXPECT_GE(Metrics::of(1080, 1920, 0.248, true).size(TextSize::body),
              reference.size(TextSize::body) * 1.34F);
}

}  // namespace
}  // namespace kiosk::ui
