// Decides what is said and when: what is new on a screen once, all of it again when asked or in another
// language. The display's thread alone calls it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/voice/prompts.h"
#include "ui/voice/speaker.h"

namespace kiosk::ui {

class Voice {
public:
    // Without a speaker nothing is ever said.
    Voice(const VoiceOptions& options, std::unique_ptr<Speaker> speaker);

    // Another kind of screen or another language interrupts what is being said.
    void show(const Screen& screen, Language language, Millis now);
    void repeat();
    // 0 (off) to volume_most; lets the new volume be heard.
    void set_volume(int volume);
    void reset_volume() { volume_ = options_.volume; }
    // Says what is due by now.
    void turn(Millis now);
    [[nodiscard]] std::optional<Millis> next_due() const;
    [[nodiscard]] bool speaking() const { return speaker_ && speaker_->speaking(); }

private:
    struct Later {
        Millis at{0};
        Sentence clips;
    };
    void play(const screen::StaffSound* sound);
    void plan(const Screen& screen, const std::vector<Sentence>& fresh, Millis now);
    void say(const Sentence& clips, bool after_others = false);

    VoiceOptions options_;
    std::unique_ptr<Speaker> speaker_;
    int volume_;
    std::size_t kind_ = std::variant_npos;  // of the screen
    Language language_ = Language::zh;
    std::vector<Sentence> said_;  // all that this screen says
    std::vector<Later> later_;    // by time
    std::optional<screen::StaffSound> played_;
};

}  // namespace kiosk::ui
