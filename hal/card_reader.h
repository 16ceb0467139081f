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

// The reader behind its maker's library with the functions of LD/T 33 (hal/vendor/social_security_library.h),
// held in a process of its own. AnswerChallenge goes on after CardChallenged as long as the card is held;
// VerifyCardPin uses the library's own pad and is not begun when one try is left, as far as the library
// tells. A command that is cancelled, or runs into its deadline, costs the library's process.
struct VendorCardReaderConfig {
    std::string library;       // "/usr/lib/libSSCardDriver.so"
    std::string host_program;  // kiosk_vendor_host; empty = beside this program
    int card_interface = 1;    // iType: 1 contact, 2 contactless, 3 contact first, 4 contactless first
    // Asked whether a card lies there: takes (iType, pOutInfo), answers -2 where none does. Reading itself
    // does; a library may have something cheaper (iReadCardNo in some).
    std::string presence_function = "iReadCardBas";
    Millis poll{500};            // pause between two such questions; four times that with a card inside
    Millis call_timeout{8'000};  // one call, a PIN excepted
    Millis pin_timeout{60'000};  // the library's pad gives up earlier by itself
    Millis hold{20'000};         // how long a card waits for its issuer's answer
};
[[nodiscard]] std::unique_ptr<Device> make_vendor_card_reader(VendorCardReaderConfig config);

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
