// One worker thread owns the sound card. The display's thread only leaves a note for it.
#include "ui/voice/speaker.h"

#include <SDL.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "kiosk/base/log.h"
#include "ui/voice/clips.h"

namespace kiosk::ui {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::uint16_t buffer_samples = 1024;  // 46 ms: so soon a new screen interrupts the last
constexpr std::chrono::milliseconds look_again{20};
// A kiosk without a loudspeaker must not search for one at every screen.
constexpr std::chrono::minutes try_again{1};
// Of 128, by volume: each step sounds about twice as loud as the one before.
constexpr std::array<int, volume_most + 1> loudness{0, 24, 56, 128};

class SdlSpeaker final : public Speaker {
public:
    explicit SdlSpeaker(const VoiceOptions& options) : clips_{options}, worker_{[this] { work(); }} {}
    ~SdlSpeaker() override {
        {
            const std::lock_guard lock{mutex_};
            ending_ = true;
        }
        noted_.notify_one();
        worker_.join();
    }

    void say(Utterance utterance) override {
        note([&] {
            if (!utterance.after_others) drop_all();
            waiting_.push_back(std::move(utterance));
        });
    }
    void stop() override {
        note([&] { drop_all(); });
    }
    [[nodiscard]] bool speaking() const override {
        const std::lock_guard lock{mutex_};
        return open_ || !waiting_.empty();
    }

private:
    template <class Change>
    void note(Change change) {
        {
            const std::lock_guard lock{mutex_};
            change();
        }
        noted_.notify_one();
    }
    void drop_all() {
        waiting_.clear();
        interrupted_ = true;
    }

    void work();
    void speak(SDL_AudioDeviceID device, std::unique_lock<std::mutex>& lock);
    void queue(SDL_AudioDeviceID device, const Utterance& utterance);
    std::optional<SDL_AudioDeviceID> open();

    mutable std::mutex mutex_;
    std::condition_variable noted_;
    std::vector<Utterance> waiting_;
    bool interrupted_ = false;
    bool ending_ = false;
    bool open_ = false;
    // the worker's own
    Clips clips_;
    bool told_ = false;
    SteadyClock::time_point next_try_{};
    std::thread worker_;  // last: it uses all of the above
};

std::optional<SDL_AudioDeviceID> SdlSpeaker::open() {
    if (SteadyClock::now() < next_try_) return std::nullopt;
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_AudioSpec wanted{};
    wanted.freq = clip_hertz;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 2;
    wanted.samples = buffer_samples;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
        if (const auto device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0); device != 0) {
            told_ = false;
            return device;
        }
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    if (!std::exchange(told_, true)) log::warning("ui", "no voice: {}", SDL_GetError());
    next_try_ = SteadyClock::now() + try_again;
    return std::nullopt;
}

// One channel as two, for the side that is to be heard.
std::vector<std::int16_t> on_both_channels(const std::vector<std::int16_t>& samples, int loud, Side side) {
    std::vector<std::int16_t> pairs;
    pairs.reserve(2 * samples.size());
    for (const auto sample : samples) {
        const auto heard = static_cast<std::int16_t>(sample * loud / loudness.back());
        pairs.push_back(side == Side::right ? std::int16_t{0} : heard);
        pairs.push_back(side == Side::left ? std::int16_t{0} : heard);
    }
    return pairs;
}

void SdlSpeaker::queue(SDL_AudioDeviceID device, const Utterance& utterance) {
    const int loud = loudness.at(static_cast<std::size_t>(utterance.volume));
    for (const auto& id : utterance.clips) {
        const auto samples = on_both_channels(clips_.load(id, utterance.language), loud, utterance.side);
        const auto bytes = samples.size() * sizeof(std::int16_t);
        SDL_QueueAudio(device, samples.data(), static_cast<std::uint32_t>(bytes));
    }
}

// Until all is said, or this ends.
void SdlSpeaker::speak(SDL_AudioDeviceID device, std::unique_lock<std::mutex>& lock) {
    while (!ending_) {
        if (std::exchange(interrupted_, false)) SDL_ClearQueuedAudio(device);
        if (!waiting_.empty()) {
            const auto utterances = std::exchange(waiting_, {});
            lock.unlock();
            for (const auto& utterance : utterances) queue(device, utterance);
            lock.lock();
            continue;
        }
        if (SDL_GetQueuedAudioSize(device) == 0) return;
        noted_.wait_for(lock, look_again, [&] { return ending_ || interrupted_ || !waiting_.empty(); });
    }
}

void SdlSpeaker::work() {
    std::unique_lock lock{mutex_};
    for (;;) {
        noted_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
        if (ending_) return;
        open_ = true;
        lock.unlock();
        const auto device = open();
        if (device) SDL_PauseAudioDevice(*device, 0);
        lock.lock();
        if (device)
            speak(*device, lock);
        else
            waiting_.clear();
        lock.unlock();
        if (device) {
            SDL_CloseAudioDevice(*device);  // plays what the card has already taken
            SDL_QuitSubSystem(SDL_INIT_AUDIO);
        }
        lock.lock();
        open_ = false;
    }
}

}  // namespace

std::unique_ptr<Speaker> make_speaker(const VoiceOptions& options) {
    if (options.folder.empty() && options.own_folder.empty()) return nullptr;
    return std::make_unique<SdlSpeaker>(options);
}

}  // namespace kiosk::ui
