// The card reader on PC/SC. A watcher thread sits in GetStatusChange with a context of its own and tells what
// happens in the slot; the driver's thread reads cards with another. When the daemon dies both drop
// everything and look for it again.
#include <algorithm>
#include <atomic>
#include <utility>

#include "hal/card/pcsc.h"
#include "hal/card/social_security_card.h"
#include "hal/card_reader.h"
#include "hal/driver/driver.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using device::CardFailed;
using device::CardTrouble;
using pcsc::Problem;

constexpr Millis shortest_pause{100};
constexpr Millis longest_pause{2000};
// A virtual or slow reader notices a removal only at its next look at the slot.
constexpr Millis truth_delay{700};

class PcscReader final : public Driver {
public:
    explicit PcscReader(PcscConfig config)
        : Driver{DeviceKind::card_reader, Millis{1000}}, config_{std::move(config)} {}
    ~PcscReader() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        watcher_ = std::thread{[this] {
            watch();
            watcher_ended_ = true;
        }};
    }
    void closed() override {
        // A cancel that comes just before the watcher blocks is lost, so it is repeated.
        while (!watcher_ended_) {
            interrupt();
            std::this_thread::sleep_for(Millis{20});
        }
        if (watcher_.joinable()) watcher_.join();
    }
    void interrupt() override {
        const std::lock_guard lock{watch_mutex_};
        if (watching_ && stopping()) watching_->cancel();
    }

    void watch();
    bool watch_context(pcsc::Context& context);
    bool watch_reader(pcsc::Context& context, const std::string& reader);
    void see(bool present, std::uint32_t event_count);
    void lose_reader();
    [[nodiscard]] std::string chosen(const std::vector<std::string>& readers) const;
    [[nodiscard]] std::string current_reader() const {
        const std::lock_guard lock{watch_mutex_};
        return reader_;
    }

    device::Completion perform(const device::Command& command) override;
    device::Completion read();
    pcsc::Answer<std::unique_ptr<pcsc::Card>> connect(pcsc::Context& context, const std::string& reader);
    CardFailed what_happened(pcsc::Context& context, const std::string& reader, const pcsc::Failure& failure);

    const PcscConfig config_;
    std::thread watcher_;
    std::atomic<bool> watcher_ended_ = false;
    mutable std::mutex watch_mutex_;
    pcsc::Context* watching_ = nullptr;  // while the watcher may be blocked in it
    std::string reader_;                 // empty: none
    bool busy_ = false;
    // The watcher's own
    bool present_ = false;
    std::uint32_t event_count_ = 0;
};

std::string PcscReader::chosen(const std::vector<std::string>& readers) const {
    for (const auto& name : readers)
        if (name.find(config_.reader) != std::string::npos) return name;
    return "";
}

void PcscReader::see(bool present, std::uint32_t event_count) {
    // Two events between two looks: the card was swapped.
    const bool swapped = present && present_ && event_count != event_count_;
    if (present_ && (!present || swapped)) post(device::CardRemoved{});
    if (present && (!present_ || swapped)) post(device::CardInserted{});
    present_ = present;
    event_count_ = event_count;
}

void PcscReader::lose_reader() {
    see(false, event_count_);
    const std::lock_guard lock{watch_mutex_};
    reader_.clear();
}

// True: go on with this context.
bool PcscReader::watch_reader(pcsc::Context& context, const std::string& reader) {
    std::uint32_t raw = 0;
    {
        const std::lock_guard lock{watch_mutex_};
        reader_ = reader;
        if (!busy_) status(DeviceState::ready, DeviceTrouble::none, reader);
    }
    while (!stopping()) {
        const auto slot = context.wait_for_change(reader, raw, config_.probe_interval);
        if (slot && !slot->gone) {
            see(slot->present, slot->event_count);
            raw = slot->raw;
        }
        if (!slot && slot.error().problem == Problem::cancelled) continue;
        if (!slot && slot.error().problem == Problem::daemon_dead) return false;
        // Events of readers are known to be lost or to come in odd mixes, so the list is asked every time.
        const auto list = context.readers();
        if (!list) return list.error().problem != Problem::daemon_dead;
        if (std::find(list->begin(), list->end(), reader) == list->end() || (slot && slot->gone)) return true;
    }
    return false;
}

// True when the daemon died and a new context is needed; false when the driver stops.
bool PcscReader::watch_context(pcsc::Context& context) {
    while (!stopping()) {
        const auto list = context.readers();
        if (!list) return true;
        const auto reader = chosen(*list);
        if (reader.empty()) {
            status(DeviceState::absent, DeviceTrouble::unplugged, "no card reader");
            const auto change = context.wait_for_change("", 0, config_.probe_interval);
            if (!change && change.error().problem == Problem::daemon_dead) return true;
            if (change) wait(shortest_pause);  // the notification may come before the reader is listed
            continue;
        }
        const bool context_lives = watch_reader(context, reader);
        lose_reader();
        if (!context_lives) return !stopping();
    }
    return false;
}

void PcscReader::watch() {
    Millis pause = shortest_pause;
    while (!stopping()) {
        auto context = pcsc::make_context();
        if (context) {
            {
                const std::lock_guard lock{watch_mutex_};
                watching_ = context->get();
            }
            pause = shortest_pause;
            const bool died = watch_context(**context);
            const std::lock_guard lock{watch_mutex_};
            watching_ = nullptr;
            if (died) log::warning("card", "the smart-card service is gone");
        }
        if (stopping()) break;
        status(DeviceState::opening, DeviceTrouble::daemon_dead,
               context ? "connection lost" : context.error().code);
        wait(pause);
        pause = std::min(pause * 2, longest_pause);
    }
}

device::Completion PcscReader::perform(const device::Command& command) {
    if (std::holds_alternative<device::EjectCard>(command))
        return device::Acknowledged{};  // never kept powered
    if (!std::holds_alternative<device::ReadCard>(command))
        return device::Unable{DeviceTrouble::none, "a card reader cannot do this"};
    {
        const std::lock_guard lock{watch_mutex_};
        busy_ = true;
        if (!reader_.empty()) status(DeviceState::busy, DeviceTrouble::none, reader_);
    }
    auto completion = read();
    const std::lock_guard lock{watch_mutex_};
    busy_ = false;
    if (!reader_.empty()) status(DeviceState::ready, DeviceTrouble::none, reader_);
    return completion;
}

// Contacts bounce on insertion, and a first reset may fail: several tries before a card counts as mute.
pcsc::Answer<std::unique_ptr<pcsc::Card>> PcscReader::connect(pcsc::Context& context,
                                                              const std::string& reader) {
    for (int attempt = 1;; ++attempt) {
        auto card = context.connect(reader);
        if (card || attempt >= config_.connect_tries) return card;
        const auto problem = card.error().problem;
        const bool worth_it = problem == Problem::mute || problem == Problem::shared ||
                              problem == Problem::other || problem == Problem::was_reset;
        if (!worth_it || wait(config_.settle)) return card;
    }
}

CardFailed PcscReader::what_happened(pcsc::Context& context, const std::string& reader,
                                     const pcsc::Failure& failure) {
    if (failure.problem == Problem::mute) return {CardTrouble::mute, failure.code};
    if (failure.problem == Problem::no_card) return {CardTrouble::pulled, failure.code};
    if (failure.problem == Problem::shared) return {CardTrouble::reader, "held by another program"};
    // "Removed" and "broken" look alike for an instant; the slot itself knows.
    auto slot = context.wait_for_change(reader, 0, Millis{0});
    if (slot && slot->present) {
        const auto later = context.wait_for_change(reader, slot->raw, truth_delay);
        if (later) slot = later;
    }
    if (slot && slot->present && !slot->gone) return {CardTrouble::reader, failure.code};
    return {CardTrouble::pulled, failure.code};
}

device::Completion PcscReader::read() {
    const auto reader = current_reader();
    if (reader.empty()) {
        const auto trouble = status_now().trouble;
        return device::Unable{trouble == DeviceTrouble::none ? DeviceTrouble::unplugged : trouble,
                              "no card reader"};
    }
    auto context = pcsc::make_context();
    if (!context) return device::Unable{DeviceTrouble::daemon_dead, context.error().code};
    auto card = connect(**context, reader);
    if (!card && card.error().problem == Problem::daemon_dead)
        return device::Unable{DeviceTrouble::daemon_dead, card.error().code};
    if (!card && card.error().problem == Problem::no_reader)
        return device::Unable{DeviceTrouble::unplugged, card.error().code};
    if (ended()) return ended_early();
    if (!card) return what_happened(**context, reader, card.error());

    std::optional<pcsc::Failure> broken;
    const auto transmit = [&](std::string_view command) -> std::expected<std::string, CardFailed> {
        if (ended()) return std::unexpected{CardFailed{CardTrouble::reader, "cancelled"}};
        auto answer = (*card)->transmit(command);
        if (answer && answer->size() >= 2) return *answer;
        // Some readers call it well when the card went in the middle: then there is no status word.
        broken = answer ? pcsc::Failure{Problem::card_gone, "no status word"} : answer.error();
        return std::unexpected{CardFailed{CardTrouble::reader, broken->code}};
    };
    auto data = card::read_social_security_card(transmit, (*card)->atr());
    if (data) return device::CardRead{std::move(*data)};
    if (ended()) return ended_early();
    if (!broken) return data.error();
    if (broken->problem == Problem::daemon_dead && !pcsc::make_context())
        return device::Unable{DeviceTrouble::daemon_dead, broken->code};
    return what_happened(**context, reader, *broken);
}

}  // namespace

std::unique_ptr<Device> make_pcsc_card_reader(PcscConfig config) {
    return std::make_unique<PcscReader>(std::move(config));
}

}  // namespace kiosk::hal
