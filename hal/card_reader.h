// Readers of social-security cards: PC/SC, and a twin that runs the same driver over a PC/SC made of data.
//
// A card of the third generation shows its holder only to its issuer. With a security module (PSAM) in a
// second slot that is settled here. Without one, ReadCard ends with CardChallenged and the card stays powered
// and held for `hold`: AnswerChallenge goes on with it. Everything else lets go of it: the time, EjectCard,
// another ReadCard or VerifyCardPin, ReadStaffCard and SignChallenge, the card itself.
//
// ReadStaffCard and SignChallenge are for the PIV cards of staff (hal/card/staff_card.h); such a card is
// powered off after each of them. A card other than the one that ReadStaffCard read since the last ReadCard
// or EjectCard is not given the PIN. Readers behind a maker's library answer Unable.
#pragma once

#include <memory>
#include <string>

#include "hal/device.h"
#include "hal/virtual_card.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

struct PcscConfig {
    std::string reader;                  // part of the reader's name; empty = the first one
    Millis settle{150};                  // contacts bounce: pause between two tries to power the card
    int connect_tries = 3;               // then the card counts as mute
    Millis probe_interval{2000};         // the list of readers is asked this often, whatever the events say
    std::string security_module;         // part of the name of the PSAM's reader; empty = none
    std::string terminal;                // this terminal's number in the issuer's challenge; may be empty
    Millis hold{10'000};                 // from CardChallenged until the card is let go
    int pin_digits = 6;                  // of the card's own PIN
    Millis pin_timeout{30'000};          // without a key at the reader's pad
    std::shared_ptr<const Clock> clock;  // says whether a card has expired; null = the system's
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
    // Any other chip, a staff card for one (virtual_staff_card.h); it may be put in again later.
    virtual void insert_chip(std::shared_ptr<VirtualChip> chip) = 0;
    virtual void remove() = 0;
    virtual void daemon_dead(bool dead) = 0;
    virtual void unplugged(bool gone) = 0;
    // The second slot; the twin looks into it when PcscConfig::security_module names it.
    virtual void insert_security_module(VirtualSecurityModule module) = 0;
    virtual void remove_security_module() = 0;
    // The reader's own keys: '0'..'9', '<' deletes, 'c' cancels, 'e' enters. As at a real pad, a key that
    // nobody asked for does nothing, and no digit comes out again.
    virtual void has_pad(bool pad) = 0;  // it has, until told otherwise
    virtual void press(char key) = 0;
    [[nodiscard]] virtual bool pad_asks() const = 0;
};
inline constexpr const char* virtual_reader_name = "Virtual Card Reader 00 00";
inline constexpr const char* virtual_module_reader_name = "Virtual Card Reader 00 01";

struct VirtualCardReader {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualCardSlot> slot;  // may outlive the device
};
[[nodiscard]] VirtualCardReader make_virtual_card_reader(PcscConfig config = {});

}  // namespace kiosk::hal
