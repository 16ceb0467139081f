// A card that was swapped between two commands leaves a slot with a card in it: only the count of insertions
// and removals tells.
#include "hal/card/powered_card.h"

namespace kiosk::hal {
namespace {

using device::CardFailed;
using device::CardTrouble;
using device::Unable;
using pcsc::Problem;

// A virtual or slow reader notices a removal only at its next look at the slot.
constexpr Millis truth_delay{700};

}  // namespace

PoweredCard::Opened PoweredCard::open(const pcsc::ContextMaker& make_context, Opening opening) {
    auto context = make_context();
    if (!context) return std::unexpected{Unable{DeviceTrouble::daemon_dead, context.error().code}};
    std::unique_ptr<PoweredCard> powered{
        new PoweredCard{make_context, std::move(opening), std::move(*context)}};
    if (const auto connected = powered->connect(); !connected)
        return std::unexpected{powered->truth_about(connected.error())};
    return powered;
}

pcsc::Answer<void> PoweredCard::connect() {
    for (int attempt = 1;; ++attempt) {
        auto card = context_->connect(opening_.reader);
        if (card) {
            card_ = std::move(*card);
            if (const auto slot = context_->wait_for_change(opening_.reader, 0, Millis{0}))
                event_count_ = slot->event_count;
            return {};
        }
        const auto problem = card.error().problem;
        const bool worth_it = problem == Problem::mute || problem == Problem::shared ||
                              problem == Problem::other || problem == Problem::was_reset;
        if (!worth_it || attempt >= opening_.tries || opening_.pause()) return std::unexpected{card.error()};
    }
}

std::unique_ptr<pcsc::Card> PoweredCard::open_module(const std::string& reader) {
    if (reader.empty()) return nullptr;
    auto module = context_->connect(reader);
    return module ? std::move(*module) : nullptr;
}

card::Read<std::string> PoweredCard::kept(pcsc::Answer<std::string> answer) {
    if (answer) return *std::move(answer);
    broken_ = answer.error();
    return card::failed(CardTrouble::reader, broken_->code);
}

card::Transmit PoweredCard::transmit() {
    return [this](std::string_view command) -> card::Read<std::string> {
        if (opening_.ended()) return card::failed(CardTrouble::reader, "ended");
        auto answer = card_->transmit(command);
        // Some readers call it well when the card went in the middle: then there is no status word.
        if (answer && answer->size() < 2)
            answer = std::unexpected{pcsc::Failure{Problem::card_gone, "no status word"}};
        return kept(std::move(answer));
    };
}

card::Control PoweredCard::control() {
    return [this](std::uint32_t code, std::string_view input) { return kept(card_->control(code, input)); };
}

PoweredCard::Presence PoweredCard::look() {
    const auto slot = context_->wait_for_change(opening_.reader, 0, Millis{0});
    if (!slot) return slot.error().problem == Problem::daemon_dead ? Presence::service_dead : Presence::gone;
    const bool same = slot->present && !slot->gone && slot->event_count == event_count_;
    return same ? Presence::there : Presence::gone;
}

device::Completion PoweredCard::explain(const CardFailed& said) {
    return broken_ ? truth_about(*broken_) : device::Completion{said};
}

device::Completion PoweredCard::truth_about(const pcsc::Failure& failure) {
    switch (failure.problem) {
        case Problem::mute:
            return CardFailed{CardTrouble::mute, failure.code};
        case Problem::no_card:
            return CardFailed{CardTrouble::pulled, failure.code};
        case Problem::shared:
            return CardFailed{CardTrouble::reader, "held by another program"};
        case Problem::no_reader:
            return Unable{DeviceTrouble::unplugged, failure.code};
        case Problem::daemon_dead:
            // A reader that is pulled out may look the same; the service itself is asked.
            if (!make_context_()) return Unable{DeviceTrouble::daemon_dead, failure.code};
            break;
        case Problem::card_gone:
        case Problem::was_reset:
        case Problem::timed_out:
        case Problem::cancelled:
        case Problem::other:
            break;
    }
    // "Removed" and "broken" look alike for an instant; the slot itself knows.
    auto slot = context_->wait_for_change(opening_.reader, 0, Millis{0});
    if (slot && slot->present && card_ && slot->event_count == event_count_) {
        const auto later = context_->wait_for_change(opening_.reader, slot->raw, truth_delay);
        if (later) slot = later;
    }
    if (!slot && slot.error().problem == Problem::daemon_dead)
        return Unable{DeviceTrouble::daemon_dead, failure.code};
    if (slot && slot->gone) return Unable{DeviceTrouble::unplugged, failure.code};
    const bool still_there = slot && slot->present && (!card_ || slot->event_count == event_count_);
    return CardFailed{still_there ? CardTrouble::reader : CardTrouble::pulled, failure.code};
}

}  // namespace kiosk::hal
