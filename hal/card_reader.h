// Readers of social-security cards: PC/SC, and a twin that runs the same card logic over a card in memory.
#pragma once

#include <memory>
#include <string>

#include "hal/device.h"
#include "hal/virtual_card.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

struct PcscConfig {
    std::string reader;           // part of the reader's name; empty = the first one
    Millis settle{150};           // contacts bounce: wait after insertion before the first connect
    int connect_tries = 3;        // then the card counts as mute
    Millis probe_interval{2000};  // the list of readers is asked this often, whatever the events say
};
[[nodiscard]] std::unique_ptr<Device> make_pcsc_card_reader(PcscConfig config);

// What a person and the world do to the twin; may be called from any thread, before start() as well.
class VirtualCardSlot {
public:
    virtual ~VirtualCardSlot() = default;
    virtual void insert(VirtualCard card) = 0;
    virtual void remove() = 0;
    virtual void daemon_dead(bool dead) = 0;
    virtual void unplugged(bool gone) = 0;
};
struct VirtualCardReader {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualCardSlot> slot;  // may outlive the device
};
[[nodiscard]] VirtualCardReader make_virtual_card_reader();

}  // namespace kiosk::hal
