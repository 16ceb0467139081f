// PC/SC in the terms of the card reader: contexts, the list of readers, events of a slot, one card session.
// There are two: the real one (pcsc.cpp, which alone includes winscard.h) and one made of data
// (virtual_pcsc.h).
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace kiosk::hal::pcsc {

// What went wrong, folded to what the driver does about it.
enum class Problem {
    daemon_dead,  // drop everything, make a new context
    no_reader,    // ask for the list again
    no_card,
    card_gone,  // or so it seems: ask the slot for the truth
    mute,
    shared,  // somebody else holds the card
    was_reset,
    timed_out,
    cancelled,
    other,
};
struct Failure {
    Problem problem = Problem::other;
    std::string code;  // "8010000C"
};
template <class T>
using Answer = std::expected<T, Failure>;

struct Slot {
    bool present = false;
    bool gone = false;              // the reader left
    std::uint32_t event_count = 0;  // insertions and removals
    std::uint32_t raw = 0;          // to be handed back to wait_for_change
};

// One open card, exclusive; powered off when it goes.
class Card {
public:
    virtual ~Card() = default;
    [[nodiscard]] virtual std::string atr() const = 0;
    // One short APDU; a command of case 4 carries its Le, whichever protocol the card speaks.
    virtual Answer<std::string> transmit(std::string_view command) = 0;
    // To the reader and not to the card (part 10); may block for as long as a person types.
    virtual Answer<std::string> control(std::uint32_t code, std::string_view input) = 0;
};

// Serves one blocking call at a time; cancel() may come from any thread.
class Context {
public:
    virtual ~Context() = default;
    virtual Answer<std::vector<std::string>> readers() = 0;
    // Empty reader: only the coming and going of readers is waited for.
    virtual Answer<Slot> wait_for_change(const std::string& reader, std::uint32_t raw_before,
                                         Millis time) = 0;
    virtual Answer<std::unique_ptr<Card>> connect(const std::string& reader) = 0;
    virtual void cancel() = 0;
};
using ContextMaker = std::function<Answer<std::unique_ptr<Context>>()>;
[[nodiscard]] Answer<std::unique_ptr<Context>> make_context();

}  // namespace kiosk::hal::pcsc
