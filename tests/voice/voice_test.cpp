// What is said when: once, again when asked, and louder and louder while a card stays in the slot.
#include "ui/voice/voice.h"

#include <gtest/gtest.h>

#include "ui/examples.h"

namespace kiosk::ui {
namespace {

class Recorder final : public Speaker {
public:
    struct Heard {
        std::vector<Utterance> utterances;
        int stops = 0;
    };
    explicit Recorder(Heard& heard) : heard_{heard} {}
    void say(Utterance utterance) override { heard_.utterances.push_back(std::move(utterance)); }
    void stop() override { ++heard_.stops; }
    [[nodiscard]] bool speaking() const override { return false; }

private:
    Heard& heard_;
};

class VoiceTest : public testing::Test {
protected:
    void show(screen::Content content, std::vector<Choice> choices = {}, Language language = Language::zh) {
        Screen screen;
        screen.sequence = ++sequence_;
        screen.content = std::move(content);
        screen.choices = std::move(choices);
        voice_.show(screen, language, now_);
    }
    void wait(Millis time) {
        now_ += time;
        voice_.turn(now_);
    }
    // Since the last call.
    Sentence said() {
        Sentence all;
        for (const auto& utterance : std::exchange(heard_.utterances, {}))
            all.insert(all.end(), utterance.clips.begin(), utterance.clips.end());
        return all;
    }
    static screen::Done done(screen::SlipState slip, bool card) {
        screen::Done done;
        done.slip = slip;
        done.card_inside = card;
        done.money.own = OwnMoney::nothing_due;
        return done;
    }

    Recorder::Heard heard_;
    VoiceOptions options_;
    Voice voice_{options_, std::make_unique<Recorder>(heard_)};
    Millis now_{1'000};
    std::uint64_t sequence_ = 0;
};

using screen::SlipState;

TEST_F(VoiceTest, AScreenIsSaidOnceHoweverOftenItChangesALittle) {
    screen::Check check;
    show(check);
    EXPECT_EQ(said(), Sentence{"check"});
    check.use_account = false;
    show(check);
    EXPECT_EQ(said(), Sentence{});
    check.paper = screen::Paper::none;
    show(check);
    EXPECT_EQ(said(), Sentence{"no_paper"});
}

TEST_F(VoiceTest, WhatComesToAScreenIsSaidAfterWhatIsStillTrue) {
    show(done(SlipState::printing, false));
    show(done(SlipState::printed, false));
    ASSERT_EQ(heard_.utterances.size(), 2U);
    EXPECT_TRUE(heard_.utterances[1].after_others);
    EXPECT_EQ(said(), (Sentence{"registered", "take_slip"}));
}

TEST_F(VoiceTest, WhatIsNotTrueAnyMoreIsBrokenOff) {
    screen::Pay pay;
    show(pay);
    pay.phase = screen::PayPhase::payer_typing;
    show(pay);
    EXPECT_FALSE(heard_.utterances.back().after_others);
    EXPECT_EQ(said(), (Sentence{"pay", "pay_typing"}));
}

TEST_F(VoiceTest, TheOtherLanguageSaysItAgain) {
    show(screen::Check{});
    show(screen::Check{}, {}, Language::en);
    EXPECT_EQ(heard_.utterances.back().language, Language::en);
    EXPECT_EQ(said(), (Sentence{"check", "check"}));
}

TEST_F(VoiceTest, RepeatSaysAllOfTheScreen) {
    show(done(SlipState::printing, false));
    show(done(SlipState::printed, false));
    said();
    voice_.repeat();
    EXPECT_EQ(said(), (Sentence{"registered", "take_slip"}));
}

TEST_F(VoiceTest, HomeStopsSpeaking) {
    show(screen::Check{});
    const auto before = heard_.stops;
    show(screen::Home{});
    EXPECT_EQ(heard_.stops, before + 1);
    EXPECT_EQ(said(), Sentence{"check"});
    voice_.repeat();
    EXPECT_EQ(said(), Sentence{});
}

TEST_F(VoiceTest, AMachineThatAnswersAtOnceSaysNothingOfWaiting) {
    show(screen::Reading{screen::ReadingWhat::card});
    wait(Millis{300});
    show(screen::Services{});
    wait(Millis{5'000});
    EXPECT_EQ(said(), Sentence{"services"});
    show(screen::Reading{screen::ReadingWhat::bills});
    EXPECT_EQ(voice_.next_due(), now_ + Millis{800});
    wait(Millis{800});
    EXPECT_EQ(said(), Sentence{"please_wait"});
    EXPECT_EQ(voice_.next_due(), std::nullopt);
}

TEST_F(VoiceTest, VolumeHasFourStepsAndIsHeard) {
    voice_.set_volume(3);
    EXPECT_EQ(heard_.utterances.back().volume, 3);
    voice_.set_volume(0);
    said();
    show(screen::Check{});
    EXPECT_EQ(said(), Sentence{});  // off
    voice_.set_volume(1);
    EXPECT_EQ(said(), Sentence{"this_is_the_volume"});
    voice_.reset_volume();
    voice_.repeat();
    EXPECT_EQ(heard_.utterances.back().volume, options_.volume);
}

TEST_F(VoiceTest, AForgottenCardIsAskedForLouderAndLouder) {
    using screen::CardLeft;
    show(screen::TakeCard{CardLeft::asked});
    EXPECT_EQ(said(), Sentence{"take_card"});
    show(screen::TakeCard{CardLeft::reminded});
    EXPECT_EQ(said(), (Sentence{"chime", "card_still_inside"}));
    show(screen::TakeCard{CardLeft::alarm});
    EXPECT_EQ(said(), (Sentence{"alarm", "card_still_inside", "alarm"}));
}

TEST(VoiceWithoutSpeaker, IsSilent) {
    Voice voice{VoiceOptions{}, make_speaker(VoiceOptions{})};
    for (const auto& each : example_screens(Millis{0})) voice.show(each.screen, Language::zh, Millis{0});
    voice.turn(Millis{60'000});
    EXPECT_FALSE(voice.speaking());
}

}  // namespace
}  // namespace kiosk::ui
