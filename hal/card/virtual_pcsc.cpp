// Contexts and open cards over the virtual slots. A context that has seen the service die stays dead; a card
// that was swapped under an open handle answers nothing more.
#include "hal/card/virtual_pcsc.h"

#include <chrono>

#include "hal/card/pin.h"
#include "hal/card/virtual_slots.h"

namespace kiosk::hal {
namespace {

using pcsc::Answer;
using pcsc::Failure;
using pcsc::Problem;
using Steady = std::chrono::steady_clock;
using Lock = std::unique_lock<std::mutex>;

constexpr std::uint32_t control_verify_pin = 0x42330006;  // as libccid numbers it

std::unexpected<Failure> failure(Problem problem) { return std::unexpected{Failure{problem, "twin"}}; }

// The first protocol that an answer to reset offers (ISO 7816-3 8.2.3): TD1 where T0 says that there is one.
bool speaks_t1(const VirtualChip& chip) {
    const auto atr = chip.atr();
    const auto byte = [&](std::size_t at) { return at < atr.size() ? static_cast<unsigned>(atr[at]) : 0U; };
    std::size_t interface_bytes = 0;
    for (const unsigned bit : {0x10U, 0x20U, 0x40U}) interface_bytes += (byte(1) & bit) != 0 ? 1 : 0;
    return (byte(1) & 0x80U) != 0 && (byte(2 + interface_bytes) & 0x0FU) == 1;
}

// What a context and the cards opened through it share.
struct Session {
    std::shared_ptr<VirtualSlots> slots;
    int deaths = 0;
    bool cancelled = false;
    [[nodiscard]] bool dead() const { return slots->dead || slots->deaths != deaths; }
};

class VirtualPoweredCard final : public pcsc::Card {
public:
    VirtualPoweredCard(std::shared_ptr<Session> session, std::string reader, int event_count)
        : session_{std::move(session)}, reader_{std::move(reader)}, event_count_{event_count} {}
    VirtualPoweredCard(const VirtualPoweredCard&) = delete;
    VirtualPoweredCard& operator=(const VirtualPoweredCard&) = delete;
    ~VirtualPoweredCard() override {
        const Lock lock{slots().mutex};
        if (!trouble()) slot().held = false;
    }

    std::string atr() const override {
        const Lock lock{slots().mutex};
        return trouble() ? "" : slot().chip->atr();
    }

    Answer<std::string> transmit(std::string_view command) override {
        Lock lock{slots().mutex};
        if (const auto gone = trouble()) return failure(*gone);
        const auto slow = slot().chip->slow();
        if (slow.count() > 0) slots().changed.wait_for(lock, slow, [&] { return trouble().has_value(); });
        if (const auto gone = trouble()) return failure(*gone);
        if (!speaks_t1(*slot().chip)) command = card::as_t0_takes_it(command);
        if (auto answer = slot().chip->answer(command)) return *answer;
        slots().pull(reader_);
        return failure(Problem::card_gone);
    }

    Answer<std::string> control(std::uint32_t code, std::string_view input) override {
        Lock lock{slots().mutex};
        if (const auto gone = trouble()) return failure(*gone);
        if (code == card::control_get_features)
            return slots().pad.there ? card::bytes({0x06, 0x04, 0x42, 0x33, 0x00, 0x06}) : "";
        if (code != control_verify_pin || !slots().pad.there) return failure(Problem::other);
        return enter_pin(lock, input);
    }

private:
    VirtualSlots& slots() const { return *session_->slots; }
    VirtualSlots::Chip& slot() const { return slots().chip_in(reader_); }

    std::optional<Problem> trouble() const {
        if (session_->dead()) return Problem::daemon_dead;
        if (!slots().has_reader(reader_)) return Problem::no_reader;
        if (slot().chip == nullptr || slot().event_count != event_count_) return Problem::card_gone;
        return std::nullopt;
    }

    Answer<std::string> enter_pin(Lock& lock, std::string_view structure) {
        auto& pad = slots().pad;
        if (!pad.begin(structure)) return card::bytes({0x6B, 0x80});
        auto until = Steady::now() + std::chrono::seconds{pad.seconds()};
        for (int keys = 0; pad.asks();) {
            slots().changed.wait_until(lock, until, [&] {
                return trouble() || session_->cancelled || !pad.asks() || pad.keys_pressed() != keys;
            });
            if (const auto gone = trouble()) return pad.forget(), failure(*gone);
            if (session_->cancelled) return pad.forget(), card::bytes({0x64, 0x01});
            if (pad.asks() && pad.keys_pressed() == keys) return pad.forget(), card::bytes({0x64, 0x00});
            keys = pad.keys_pressed();
            until = Steady::now() + std::chrono::seconds{pad.seconds()};
        }
        const auto end = pad.end();
        pad.forget();
        if (!end->status.empty()) return end->status;
        if (auto answer = slot().chip->answer(end->verify)) return *answer;
        slots().pull(reader_);
        return failure(Problem::card_gone);
    }

    std::shared_ptr<Session> session_;
    std::string reader_;
    int event_count_;
};

class VirtualContext final : public pcsc::Context {
public:
    explicit VirtualContext(std::shared_ptr<VirtualSlots> slots)
        : slots_{std::move(slots)}, session_{std::make_shared<Session>(slots_, slots_->deaths)} {}

    Answer<std::vector<std::string>> readers() override {
        const Lock lock{slots_->mutex};
        if (session_->dead()) return failure(Problem::daemon_dead);
        std::vector<std::string> names;
        for (const auto* name : {virtual_reader_name, virtual_module_reader_name})
            if (slots_->has_reader(name)) names.emplace_back(name);
        return names;
    }

    Answer<pcsc::Slot> wait_for_change(const std::string& reader, std::uint32_t raw_before,
                                       Millis time) override {
        Lock lock{slots_->mutex};
        session_->cancelled = false;
        const auto until = Steady::now() + time;
        const auto changes = slots_->changes;
        while (true) {
            if (session_->dead()) return failure(Problem::daemon_dead);
            if (session_->cancelled) return failure(Problem::cancelled);
            const auto slot = slot_now(reader);
            if (reader.empty() ? slots_->changes != changes : slot.raw != raw_before) return slot;
            if (slots_->changed.wait_until(lock, until) == std::cv_status::timeout)
                return failure(Problem::timed_out);
        }
    }

    Answer<std::unique_ptr<pcsc::Card>> connect(const std::string& reader) override {
        const Lock lock{slots_->mutex};
        if (session_->dead()) return failure(Problem::daemon_dead);
        if (!slots_->has_reader(reader)) return failure(Problem::no_reader);
        auto& slot = slots_->chip_in(reader);
        if (slot.chip == nullptr) return failure(Problem::no_card);
        if (slot.held) return failure(Problem::shared);
        auto* card = dynamic_cast<VirtualCard*>(slot.chip.get());
        if (card != nullptr && (card->traits().mute || card->bounce())) return failure(Problem::mute);
        slot.held = true;
        slot.chip->reset();
        return std::make_unique<VirtualPoweredCard>(session_, reader, slot.event_count);
    }

    void cancel() override {
        const Lock lock{slots_->mutex};
        session_->cancelled = true;
        slots_->changed.notify_all();
    }

private:
    pcsc::Slot slot_now(const std::string& reader) const {
        pcsc::Slot slot;
        if (reader.empty()) return slot;
        slot.gone = !slots_->has_reader(reader);
        const auto& chip = slots_->chip_in(reader);
        slot.present = !slot.gone && chip.chip != nullptr;
        slot.event_count = static_cast<std::uint32_t>(chip.event_count);
        slot.raw = slot.event_count << 16 | (slot.gone ? 0x08U : slot.present ? 0x20U : 0x10U);
        return slot;
    }

    std::shared_ptr<VirtualSlots> slots_;
    std::shared_ptr<Session> session_;
};

}  // namespace

VirtualPcsc make_virtual_pcsc() {
    auto slots = std::make_shared<VirtualSlots>();
    const auto make_context = [slots]() -> Answer<std::unique_ptr<pcsc::Context>> {
        const Lock lock{slots->mutex};
        if (slots->dead) return failure(Problem::daemon_dead);
        return std::make_unique<VirtualContext>(slots);
    };
    return {slots, make_context};
}

}  // namespace kiosk::hal
