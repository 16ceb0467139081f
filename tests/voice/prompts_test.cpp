// What screens say: everything has a recording, every recording is said by something, nothing private is
// said.
#include "ui/voice/prompts.h"

#include <gtest/gtest.h>

#include <set>

#include "table.h"
#include "ui/examples.h"
#include "ui/voice/clips.h"

namespace kiosk::ui {
namespace {

template <class Enum>
std::vector<Enum> from_first_to(Enum last) {
    std::vector<Enum> all;
    for (int i = 0; i <= static_cast<int>(last); ++i) all.push_back(static_cast<Enum>(i));
    return all;
}

Screen screen_of(screen::Content content, std::vector<Choice> choices = {}) {
    Screen screen;
    screen.content = std::move(content);
    screen.choices = std::move(choices);
    return screen;
}

// The looks that the examples do not show, and every value of what a sentence depends on.
std::vector<Screen> every_screen() {
    std::vector<Screen> all;
    for (auto& example : example_screens(Millis{0})) all.push_back(std::move(example.screen));
    for (const auto id : every_notice()) {
        screen::Notice notice;
        notice.id = id;
        all.push_back(screen_of(notice));
    }
    for (const auto insurance : from_first_to(InsuranceMoney::unknown))
        for (const auto own : from_first_to(OwnMoney::due_at_window)) {
            screen::Notice notice;
            notice.money = {insurance, own, Fen{123'456'789}};
            all.push_back(screen_of(notice));
        }
    for (const auto hint : from_first_to(Hint::payment_given_up))
        for (const bool code : {true, false})
            for (const bool card : {true, false}) {
                screen::Identify identify;
                identify.hint = hint;
                identify.code_works = code;
                identify.card_works = card;
                all.push_back(screen_of(identify));
            }
    for (const auto what : from_first_to(screen::ReadingWhat::admissions))
        all.push_back(screen_of(screen::Reading{what}));
    for (const auto phase : from_first_to(screen::PayPhase::terminal_busy)) {
        screen::Pay pay;
        pay.phase = phase;
        all.push_back(screen_of(pay));
        pay.terminal = pay.window = false;
        all.push_back(screen_of(pay));
    }
    screen::Services gone;
    gone.card_taken = true;
    all.push_back(screen_of(gone));
    all.push_back(screen_of(screen::Sessions{}));
    all.push_back(screen_of(screen::Pin{0, false, 2}));
    screen::Done done;
    for (const char* number : {"abcdefghijklm", "nopqrstuvwxyz", "0123456789"}) {
        done.queue_number = number;
        all.push_back(screen_of(done));
    }
    return all;
}

std::set<std::string> ids_of(Language language, bool say_amounts) {
    std::set<std::string> ids;
    for (const auto& each : every_screen())
        for (const auto& sentence : prompts_of(each, language, say_amounts))
            ids.insert(sentence.begin(), sentence.end());
    return ids;
}

TEST(Prompts, EverythingThatCanBeSaidIsInTheTableAndNothingElse) {
    std::set<std::string> said{"this_is_the_volume", "chime"};  // of no example
    for (const auto language : {Language::zh, Language::en}) {
        said.merge(ids_of(language, true));
        for (std::int64_t number = 0; number < 3'000'000; number += 997)
            for (const auto& id : say_amount(Fen{number}, language)) said.insert(id);
        for (std::int64_t number = 0; number < 200; ++number)
            for (const auto& id : say_number(number, language)) said.insert(id);
    }
    std::set<std::string> table;
    for (const auto& [id, words] : voice_table()) table.insert(id);
    EXPECT_EQ(said, table);
}

TEST(Prompts, EachHasARecordingInBothLanguages) {
    VoiceOptions options;
    options.folder = KIOSK_VOICE_FOLDER;
    Clips clips{options};
    ASSERT_GT(voice_table().size(), 150U);
    for (const auto& [id, words] : voice_table())
        for (const auto language : {Language::zh, Language::en})
            EXPECT_GT(clips.load(id, language).size(), clip_hertz / 20U) << id;
}

TEST(Prompts, NoSumIsSaidUnlessTheHospitalWantsIt) {
    for (const auto language : {Language::zh, Language::en}) {
        EXPECT_FALSE(ids_of(language, false).contains("unit_yuan"));
        EXPECT_TRUE(ids_of(language, true).contains("unit_yuan"));
    }
}

TEST(Prompts, EveryScreenOfTheMapThatSpeaksHasAnInstruction) {
    const std::set<std::string> silent{"home", "more", "details", "out_of_service", "staff"};
    for (const auto& [name, shown, settings] : example_screens(Millis{0})) {
        EXPECT_EQ(prompts_of(shown, Language::zh, false).empty(), silent.contains(screen_name(shown)))
            << name;
    }
}

TEST(Prompts, ANoticeSaysWhatKindItIsAndWhereTheMoneyIs) {
    screen::Notice notice;
    notice.id = NoticeId::payment_declined;
    notice.money = {InsuranceMoney::being_cancelled, OwnMoney::not_taken, Fen{5'850}};
    const std::vector<Sentence> expected{
        {"notice_payment"}, {"insurance_being_cancelled"}, {"own_not_taken"}};
    EXPECT_EQ(prompts_of(screen_of(notice), Language::zh, true), expected);
    notice.money = {};
    EXPECT_EQ(prompts_of(screen_of(notice), Language::en, false).back(), Sentence{"money_none"});
}

TEST(Prompts, TheCardIsAskedForWhenNothingNeedsItAnyMore) {
    screen::Done done;
    done.card_inside = true;
    EXPECT_TRUE(asks_to_take_card(screen_of(done, {{"done/finish"}, {"common/help"}})));
    EXPECT_FALSE(asks_to_take_card(screen_of(done, {{"done/finish"}, {"done/next", false}})));
    screen::Notice notice;
    notice.card_inside = true;
    EXPECT_TRUE(asks_to_take_card(screen_of(notice, {{"notice/end"}})));
    EXPECT_FALSE(asks_to_take_card(screen_of(notice, {{"notice/end"}, {"notice/retry"}})));
}

TEST(Prompts, DoneSaysTheNumberLetterByLetter) {
    screen::Done done;
    done.queue_number = "A027";
    done.money = {InsuranceMoney::settled, OwnMoney::taken, Fen{5'850}};
    done.slip = screen::SlipState::printed;
    std::string heard;
    for (const auto& sentence : prompts_of(screen_of(done), Language::zh, true))
        heard += read_out(sentence, Language::zh) + "。";
    EXPECT_EQ(heard, "挂号成功。金额五十八元五角。您的号码是A零二七。请取走凭条。");
}

}  // namespace
}  // namespace kiosk::ui
