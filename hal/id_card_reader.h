// Readers of resident ID cards (居民身份证). A card is laid on the reader and read by
// ReadCard{id_card_reader}
// -> IdCardRead; CardInserted and CardRemoved say that it was laid and lifted. The reader's security module
// (SAM_V, of the Ministry of Public Security) decrypts the card; where it is dead, the reader is faulty with
// no_security_module. EjectCard is acknowledged and does nothing.
#pragma once

#include <memory>
#include <string>

#include "hal/device.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

// A reader behind its maker's library with the functions of `sdtapi`, the SDK that most makers' readers share
// (signatures and codes as in public copies of sdtapi.h), held in a process of its own (hal/vendor):
//   int SDT_OpenPort(int port)                                          0x90 = well
//   int SDT_ClosePort(int port)
//   int SDT_GetSAMStatus(int port, int open)                            0x90 = the security module is well
//   int SDT_StartFindIDCard(int port, unsigned char* number4, int open) 0x9F = a card is there
//   int SDT_SelectIDCard(int port, unsigned char* number8, int open)    0x90
//   int SDT_ReadBaseMsg(int port, unsigned char* text, unsigned* text_length, unsigned char* photo,
//                       unsigned* photo_length, int open)               0x90, 256 bytes of text, photo
//                       dropped
// Many readers do not find a card a second time until it was lifted, so a card that was found is selected
// anew to see whether it still lies there. One that lets itself be selected no more either (some, once they
// were read) counts as lifted.
struct SdtFunctions {
    std::string open_port = "SDT_OpenPort";
    std::string close_port = "SDT_ClosePort";
    std::string security_module = "SDT_GetSAMStatus";
    std::string find = "SDT_StartFindIDCard";
    std::string select = "SDT_SelectIDCard";
    std::string read = "SDT_ReadBaseMsg";
};
struct VendorIdCardReaderConfig {
    std::string library;       // "/usr/lib/libsdtapi.so"
    std::string host_program;  // kiosk_vendor_host; empty = beside this program
    int port = 1001;           // 1001..1016 USB, 1..16 serial
    SdtFunctions functions;
    Millis poll{400};            // between two looks for a card
    Millis call_timeout{3'000};  // one call
};
[[nodiscard]] std::unique_ptr<Device> make_vendor_id_card_reader(VendorIdCardReaderConfig config);

struct VirtualIdCardTraits {
    Millis slow{0};           // before the reader has read it
    bool unreadable = false;  // bent, or another kind of card
    bool lifted_while_reading = false;
    bool malformed = false;  // an id number with a wrong check digit
};
// What a person and the world do to the twin; may be called from any thread, before start() as well.
class VirtualIdCardPad {
public:
    virtual ~VirtualIdCardPad() = default;
    virtual void lay(device::IdCardData card, VirtualIdCardTraits traits = {}) = 0;
    virtual void take_away() = 0;
    virtual void unplugged(bool gone) = 0;
    virtual void security_module_dead(bool dead) = 0;
};
struct VirtualIdCardReader {
    std::unique_ptr<Device> device;
    std::shared_ptr<VirtualIdCardPad> pad;  // may outlive the device
};
[[nodiscard]] VirtualIdCardReader make_virtual_id_card_reader();

}  // namespace kiosk::hal
