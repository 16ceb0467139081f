// Devices as the rest of the house sees them: what state they are in, what they can be told, what they tell.
// Sensor bits are folded into these types at the driver's edge.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/domain/identity.h"

namespace kiosk {

enum class DeviceKind { card_reader, code_scanner, receipt_printer, pin_pad };

enum class DeviceState {
    absent,   // nothing there (hot-plug is a state, not an event)
    opening,  // found, being made ready, or lost and being looked for
    ready,
    busy,
    faulty,  // there, and not usable: see `reason`
};

// Why a device cannot serve, or serves with a warning. Closed list: each has its words for patient and for
// staff.
enum class DeviceTrouble {
    none,
    daemon_dead,  // pcscd / the device's service does not answer
    unplugged,
    paper_out,
    paper_low,  // a warning, the device stays ready
    paper_jam,
    cover_open,
    cutter,
    offline,      // reachable, refuses work
    unreachable,  // network or USB does not answer
    no_frames,    // camera or frame source gives nothing
    dark,         // frames are black: covered lens
    hardware,     // anything else, see `detail`
};

struct DeviceStatus {
    DeviceKind kind = DeviceKind::card_reader;
    DeviceState state = DeviceState::absent;
    DeviceTrouble trouble = DeviceTrouble::none;
    std::string detail;  // for staff: model, code, what the driver saw
    [[nodiscard]] bool usable() const { return state == DeviceState::ready || state == DeviceState::busy; }
    friend bool operator==(const DeviceStatus&, const DeviceStatus&) = default;
};

namespace device {

// --- commands: each is answered by exactly one Completion -------------------------------------------------
struct ReadCard {
    friend bool operator==(const ReadCard&, const ReadCard&) = default;
};
// Lets go of the card (powers the chip off; a motor reader pushes it out).
struct EjectCard {
    friend bool operator==(const EjectCard&, const EjectCard&) = default;
};
// Codes are reported from now on until disarmed; a code seen while disarmed is dropped, so that no late scan
// reaches the next screen. Completes at once.
struct ArmScanner {
    friend bool operator==(const ArmScanner&, const ArmScanner&) = default;
};
struct DisarmScanner {
    friend bool operator==(const DisarmScanner&, const DisarmScanner&) = default;
};

// 1 bit a pixel, most significant bit left, rows padded to whole bytes, 1 = black; 576 dots are 72 mm at 203
// dpi.
struct Bitmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bits;
    [[nodiscard]] int stride() const { return (width + 7) / 8; }
    friend bool operator==(const Bitmap&, const Bitmap&) = default;
};
// One document in the forms a printer may take; both come from the same layout.
struct PrintDocument {
    std::string job_name;  // no personal data
    std::string pdf;
    Bitmap bitmap;
    friend bool operator==(const PrintDocument&, const PrintDocument&) = default;
};
struct Print {
    PrintDocument document;
    friend bool operator==(const Print&, const Print&) = default;
};
// The pad shows dots on its own display; what comes back is an encrypted block that this process cannot read.
struct EnterPin {
    std::string card_sn;
    friend bool operator==(const EnterPin&, const EnterPin&) = default;
};
using Command = std::variant<ReadCard, EjectCard, ArmScanner, DisarmScanner, Print, EnterPin>;

// --- completions
// --------------------------------------------------------------------------------------------
enum class CardTrouble {
    mute,           // no answer: upside down or dirty
    foreign,        // no social-security environment on it (6A82)
    locked,         // blocked or expired (6283, 9303)
    holder_locked,  // third generation: holder data need a key that this reader has not (6982)
    pulled,         // taken out while reading
    malformed,      // data contradict themselves (id check digit, birth date)
    reader,         // the reader's own fault
};
// EF05/EF06 of the SSSE environment (LD/T 32; devices 1.3).
struct CardData {
    std::string card_identification;  // 32 hex digits
    std::string version;              // "2.00"
    std::string issued;               // yyyy-MM-dd
    std::string expires;              // yyyy-MM-dd
    std::string card_number;          // 9 characters
    std::string id_number;            // 18 characters
    std::string name;
    std::string gender;
    std::string birth_date;  // yyyy-MM-dd
    std::string atr;         // hex
    friend bool operator==(const CardData&, const CardData&) = default;
};
struct CardRead {
    CardData card;
    friend bool operator==(const CardRead&, const CardRead&) = default;
};
struct CardFailed {
    CardTrouble trouble;
    std::string detail;
    friend bool operator==(const CardFailed&, const CardFailed&) = default;
};

enum class PrintEnd {
    printed,    // the device itself says the job ended well and no paper trouble was seen
    failed,     // the device says it did not print
    uncertain,  // no proof either way: never print it again by itself
};
struct Printed {
    PrintEnd end;
    DeviceTrouble trouble = DeviceTrouble::none;
    friend bool operator==(const Printed&, const Printed&) = default;
};
struct PinEntered {
    Secret block;
    friend bool operator==(const PinEntered&, const PinEntered&) = default;
};
struct PinAborted {
    bool by_patient = true;
    friend bool operator==(const PinAborted&, const PinAborted&) = default;
};
struct Acknowledged {
    friend bool operator==(const Acknowledged&, const Acknowledged&) = default;
};
// The device cannot do this now (absent, faulty, wrong command).
struct Unable {
    DeviceTrouble trouble = DeviceTrouble::hardware;
    std::string detail;
    friend bool operator==(const Unable&, const Unable&) = default;
};
using Completion = std::variant<Acknowledged, CardRead, CardFailed, Printed, PinEntered, PinAborted, Unable>;

// --- streams: they answer nothing
// ---------------------------------------------------------------------------
struct CardInserted {
    friend bool operator==(const CardInserted&, const CardInserted&) = default;
};
struct CardRemoved {
    friend bool operator==(const CardRemoved&, const CardRemoved&) = default;
};
// The printer has taken the slip's job (it will print it or say why not): the wait of the patient's eye ends
// here.
struct PrintAccepted {
    friend bool operator==(const PrintAccepted&, const PrintAccepted&) = default;
};
struct CodeScanned {
    Secret text;
    friend bool operator==(const CodeScanned&, const CodeScanned&) = default;
};
// Number of dots on the pad, for the screen's own dots.
struct PinDigits {
    int count = 0;
    friend bool operator==(const PinDigits&, const PinDigits&) = default;
};
struct StatusChanged {
    DeviceStatus status;
    friend bool operator==(const StatusChanged&, const StatusChanged&) = default;
};

// The answer to the command submitted under this id.
struct Completed {
    EffectId command;
    Completion completion;
    friend bool operator==(const Completed&, const Completed&) = default;
};

using Event =
    std::variant<CardInserted, CardRemoved, PrintAccepted, CodeScanned, PinDigits, StatusChanged, Completed>;

}  // namespace device
}  // namespace kiosk
