// What a patient and the world hold in their hands: the phone before the scanner, the card, fingers on the
// PIN pad, and the paper in the printer. Works the virtual devices from outside, as a person would.
#pragma once

#include <compare>
#include <string>

#include "hal/card_reader.h"
#include "hal/code_scanner.h"
#include "hal/id_card_reader.h"
#include "hal/pin_pad.h"
#include "hal/receipt_printer.h"
#include "kiosk/app/appliance.h"
#include "kiosk/base/json.h"
#include "kiosk/base/result.h"

namespace kiosk::demo {

// A staff card, by the files of its certificate and key.
struct StaffCard {
    std::string certificate;
    std::string key;
    std::string pin;
    bool replays_signature = false;
    bool wrong_key = false;
    int pulled_at_apdu = 0;
    friend auto operator<=>(const StaffCard&, const StaffCard&) = default;
};
// Of the simulated hospital in `hospital_folder`. `kind`: "engineer", "attendant", "expired", "stranger" (of
// another authority); "replaying" and "copied" (without its key) are the engineer's; "pulled" while it signs.
[[nodiscard]] Result<StaffCard> staff_card_of_kind(const std::string& hospital_folder,
                                                   const std::string& kind);

class Props {
public:
    virtual ~Props() = default;
    // Holds a picture of a code before the scanner for a moment.
    virtual Result<void> show_code(const std::string& png) = 0;
    virtual void take_phone() = 0;
    // `kind`: see card_of_kind().
    virtual Result<void> insert_card(const Json& patient, const std::string& kind) = 0;
    virtual Result<void> insert_staff_card(const StaffCard& card) = 0;
    virtual void take_card() = 0;
    // Lays this patient's ID card on its reader, or lifts it.
    virtual void lay_id_card(const Json& patient) = 0;
    virtual void lift_id_card() = 0;
    virtual void type_pin(const std::string& digits) = 0;
    // Looks at what fell out of the slip printer since the last look: is the newest whole?
    virtual bool sees_whole_slip() = 0;
    // "printer=paper_out", "card_reader=daemon_dead", "printer=none" …
    virtual Result<void> plant(const std::string& fault) = 0;
};

// What the chip of this patient's card holds.
[[nodiscard]] device::CardData card_of(const Json& patient);

// `kind`: "" the patient's own card; "third-generation"; "counterfeit", a copy of that; "bank", "transit";
// "mute" (upside down), "locked", "malformed", "expired"; "pulled" while it is read.
[[nodiscard]] Result<hal::VirtualCard> card_of_kind(const Json& patient, const std::string& kind);

// The hands' side of every twin.
struct Twins {
    std::shared_ptr<hal::VirtualPhone> phone;
    std::shared_ptr<hal::VirtualCardSlot> slot;
    std::shared_ptr<hal::VirtualIdCardPad> id_card_pad;
    std::shared_ptr<hal::VirtualPinPadKeys> keys;
    std::shared_ptr<hal::VirtualPrinterTray> tray;
    std::shared_ptr<hal::VirtualPrinterTray> document_tray;
};

struct Machine {
    app::DeviceSet devices;
    Twins twins;
    std::unique_ptr<Props> props;
    std::unique_ptr<const diagnostics::Sensors> sensors;  // of a computer that is well
};
// A whole machine of twins that prints into `folder`.
[[nodiscard]] Machine make_virtual_machine(const std::string& folder);

}  // namespace kiosk::demo
