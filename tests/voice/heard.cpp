// Recordings may begin with silence, so each sound is looked for from as far before it as any of them is
// silent.
#include "heard.h"

#include <algorithm>

#include <fmt/format.h>

#include "table.h"
#include "ui/voice/clips.h"

namespace kiosk::ui {
namespace {

std::size_t first_sound(const Samples& samples, std::size_t from) {
    const auto sound = std::find_if(samples.begin() + static_cast<std::ptrdiff_t>(from), samples.end(),
                                    [](std::int16_t sample) { return sample != 0; });
    return static_cast<std::size_t>(sound - samples.begin());
}

bool is_at(const Samples& played, std::size_t at, const Samples& recording) {
    return recording.size() <= played.size() - at &&
           std::equal(recording.begin(), recording.end(), played.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

std::map<std::string, Samples> recordings(Language language) {
    VoiceOptions options;
    options.folder = KIOSK_VOICE_FOLDER;
    Clips clips{options};
    std::map<std::string, Samples> all;
    for (const auto& [id, words] : voice_table()) all[id] = clips.load(id, language);
    return all;
}

Result<Sentence> heard_in(const Samples& played, const std::map<std::string, Samples>& recordings) {
    std::size_t silent_most = 0;
    for (const auto& [id, samples] : recordings) silent_most = std::max(silent_most, first_sound(samples, 0));
    Sentence heard;
    for (std::size_t at = 0;;) {
        const auto sound = first_sound(played, at);
        if (sound == played.size()) return heard;
        if (sound - at > silent_most) at = sound - silent_most;
        std::string best;
        std::size_t length = 0;
        for (; at <= sound && length == 0; at += length == 0 ? 1 : 0)
            for (const auto& [id, samples] : recordings)
                if (samples.size() > length && is_at(played, at, samples)) {
                    best = id;
                    length = samples.size();
                }
        if (length == 0)
            return fail(ErrorKind::malformed,
                        fmt::format("after {} sounds, at {:.2f} s: no recording", heard.size(),
                                    static_cast<double>(sound) / clip_hertz));
        heard.push_back(best);
        at += length;
    }
}

}  // namespace kiosk::ui
