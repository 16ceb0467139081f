// A hospital's recordings come from any studio, so rate, channels and width are whatever they are.
#include "ui/voice/clips.h"

#include <SDL_audio.h>
#include <SDL_error.h>

#include <cstring>
#include <filesystem>

#include "kiosk/base/log.h"
#include "kiosk/base/result.h"

namespace kiosk::ui {
namespace {

Result<std::vector<std::int16_t>> samples_of(const SDL_AudioSpec& spec, const std::uint8_t* bytes,
                                             std::uint32_t length) {
    SDL_AudioCVT conversion;
    if (SDL_BuildAudioCVT(&conversion, spec.format, spec.channels, spec.freq, AUDIO_S16SYS, 1, clip_hertz) <
        0)
        return fail(ErrorKind::malformed, SDL_GetError());
    conversion.len = static_cast<int>(length);
    std::vector<std::uint8_t> room(static_cast<std::size_t>(length) *
                                   static_cast<std::size_t>(std::max(1, conversion.len_mult)));
    std::memcpy(room.data(), bytes, length);
    conversion.buf = room.data();
    if (conversion.needed != 0 && SDL_ConvertAudio(&conversion) != 0)
        return fail(ErrorKind::malformed, SDL_GetError());
    const auto done = conversion.needed != 0 ? static_cast<std::size_t>(conversion.len_cvt) : length;
    std::vector<std::int16_t> samples(done / sizeof(std::int16_t));
    std::memcpy(samples.data(), room.data(), samples.size() * sizeof(std::int16_t));
    return samples;
}

Result<std::vector<std::int16_t>> load_wav(const std::string& path) {
    SDL_AudioSpec spec{};
    std::uint8_t* bytes = nullptr;
    std::uint32_t length = 0;
    if (SDL_LoadWAV(path.c_str(), &spec, &bytes, &length) == nullptr)
        return fail(ErrorKind::malformed, SDL_GetError());
    auto samples = samples_of(spec, bytes, length);
    SDL_FreeWAV(bytes);
    return samples;
}

}  // namespace

std::vector<std::int16_t> Clips::load(const std::string& id, Language language) {
    const auto name = (language == Language::zh ? "zh/" : "en/") + id + ".wav";
    for (const auto& folder : folders_) {
        const auto path = folder + "/" + name;
        if (folder.empty() || !std::filesystem::exists(path)) continue;
        if (auto samples = load_wav(path))
            return std::move(*samples);
        else
            tell_once(path, samples.error().text);
    }
    tell_once(name, "there is no such recording");
    return {};
}

void Clips::tell_once(const std::string& path, const std::string& why) {
    if (told_.insert(path).second) log::warning("ui", "voice: {}: {}", path, why);
}

}  // namespace kiosk::ui
