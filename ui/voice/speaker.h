// Plays recordings one after the other through SDL's audio. Opening a sound card can take long, so all of it
// happens on a thread of its own; the card is open only while something is said, which leaves an idle kiosk
// idle and finds a loudspeaker that was plugged in later. Without a sound card, or where a recording is
// missing, it is silent and says so once in the log: everything that is said stands on the screen too.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ui/display.h"

namespace kiosk::ui {

enum class Side { both, left, right };

struct Utterance {
    std::vector<std::string> clips;  // ids
    Language language = Language::zh;
    int volume = volume_most;   // 1 to volume_most
    bool after_others = false;  // false: instead of what is being said
    Side side = Side::both;     // of a pair of loudspeakers; a single one plays whatever comes
};

class Speaker {
public:
    virtual ~Speaker() = default;
    virtual void say(Utterance utterance) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool speaking() const = 0;
};

// Null where the options name no folder.
[[nodiscard]] std::unique_ptr<Speaker> make_speaker(const VoiceOptions& options);

}  // namespace kiosk::ui
