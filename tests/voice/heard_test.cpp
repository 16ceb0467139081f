// The ear is tested before it is trusted.
#include "heard.h"

#include <gtest/gtest.h>

namespace kiosk::ui {
namespace {

class HeardTest : public testing::Test {
protected:
    Samples play(const Sentence& clips, std::size_t pause_samples) const {
        Samples played(pause_samples, 0);
        for (const auto& id : clips) {
            const auto& samples = recordings_.at(id);
            played.insert(played.end(), samples.begin(), samples.end());
            played.insert(played.end(), pause_samples, 0);
        }
        return played;
    }
    std::map<std::string, Samples> recordings_ = recordings(Language::zh);
};

TEST_F(HeardTest, HearsWhatWasPlayedWithPausesAndWithout) {
    const Sentence said{"registered", "your_number", "letter_a", "number_0",
                        "number_2",   "number_7",    "take_slip"};
    for (const std::size_t pause : {0, 1, 1'000, 50'000})
        EXPECT_EQ(heard_in(play(said, pause), recordings_).value(), said) << pause;
    EXPECT_EQ(heard_in(Samples(100'000, 0), recordings_).value(), Sentence{});
}

TEST_F(HeardTest, HearsTheOtherOrder) {
    const Sentence said{"take_slip", "registered"};
    EXPECT_EQ(heard_in(play(said, 100), recordings_).value(), said);
}

TEST_F(HeardTest, HearsThatARecordingIsCutOffOrSpoilt) {
    auto played = play({"registered", "take_slip"}, 0);
    auto cut = played;
    cut.resize(cut.size() - 2'000);
    EXPECT_FALSE(heard_in(cut, recordings_));
    played.at(played.size() / 2) ^= 1;
    EXPECT_FALSE(heard_in(played, recordings_));
}

}  // namespace
}  // namespace kiosk::ui
