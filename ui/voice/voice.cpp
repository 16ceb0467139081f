// Speech is slower than screens: what flits by is not begun, and what goes on is not broken off for a detail.
#include "ui/voice/voice.h"

#include <algorithm>

namespace kiosk::ui {
namespace {

// A machine that answers at once needs no "one moment, please".
constexpr Millis wait_before_words{800};

// What staff hear even where the voice is off: they want to know whether the loudspeaker works.
constexpr int volume_of_a_test = 2;

Sentence joined(const std::vector<Sentence>& sentences) {
    Sentence all;
    for (const auto& sentence : sentences) all.insert(all.end(), sentence.begin(), sentence.end());
    return all;
}

std::vector<Sentence> without(const std::vector<Sentence>& sentences, const std::vector<Sentence>& others) {
    std::vector<Sentence> rest;
    for (const auto& sentence : sentences)
        if (std::ranges::find(others, sentence) == others.end()) rest.push_back(sentence);
    return rest;
}

}  // namespace

Voice::Voice(const VoiceOptions& options, std::unique_ptr<Speaker> speaker)
    : options_{options}, speaker_{std::move(speaker)}, volume_{options.volume} {}

void Voice::show(const Screen& screen, Language language, Millis now) {
    auto all = prompts_of(screen, language, options_.say_amounts);
    const bool other = screen.content.index() != kind_ || language != language_;
    const auto fresh = other ? all : without(all, said_);
    const bool all_still_true = !other && without(said_, all).empty();
    kind_ = screen.content.index();
    language_ = language;
    said_ = std::move(all);
    const auto* staff = std::get_if<screen::Staff>(&screen.content);
    plan(screen, fresh, now);
    if (other && speaker_) speaker_->stop();
    if (!std::holds_alternative<screen::Reading>(screen.content)) say(joined(fresh), all_still_true);
    play(staff != nullptr ? std::get_if<screen::StaffSound>(&staff->widget) : nullptr);
}

// Once, when it comes; a page that is brought up to date does not play it again.
void Voice::play(const screen::StaffSound* sound) {
    const bool stops = sound == nullptr && played_.has_value();
    const bool begins = sound != nullptr && played_ != *sound;
    played_ = sound != nullptr ? std::optional{*sound} : std::nullopt;
    if (!speaker_) return;
    if (stops) speaker_->stop();
    if (!begins || sound->prompt.empty()) return;
    using From = screen::StaffSound::Side;
    const auto side = sound->side == From::left    ? Side::left
                      : sound->side == From::right ? Side::right
                                                   : Side::both;
    speaker_->say({{sound->prompt}, language_, std::max(volume_, volume_of_a_test), false, side});
}

void Voice::plan(const Screen& screen, const std::vector<Sentence>& fresh, Millis now) {
    if (std::holds_alternative<screen::Reading>(screen.content)) {
        if (!fresh.empty()) later_ = {{now + wait_before_words, joined(fresh)}};
        return;
    }
    later_.clear();
}

void Voice::repeat() { say(joined(said_)); }

void Voice::set_volume(int volume) {
    volume_ = volume;
    if (volume_ == 0 && speaker_) speaker_->stop();
    say({"this_is_the_volume"});
}

void Voice::turn(Millis now) {
    while (!later_.empty() && later_.front().at <= now) {
        const auto due = std::move(later_.front());
        later_.erase(later_.begin());
        say(due.clips);
    }
}

std::optional<Millis> Voice::next_due() const {
    return later_.empty() ? std::nullopt : std::optional{later_.front().at};
}

void Voice::say(const Sentence& clips, bool after_others) {
    if (speaker_ && volume_ > 0 && !clips.empty()) speaker_->say({clips, language_, volume_, after_others});
}

}  // namespace kiosk::ui
