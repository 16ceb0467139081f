// Devices as the rest of the house sees them: what state they are in, what they can be told, what they tell.
// Sensor bits are folded into these types at the driver's edge.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/fen.h"
#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/domain/identity.h"

namespace kiosk {

enum class DeviceKind {
    card_reader,     // social-security cards
    id_card_reader,  // resident ID cards: a reader of its own, with a security module of the police
    code_scanner,
    receipt_printer,
    pin_pad,
    card_terminal,  // the acquirer's certified terminal beside the kiosk
    face_camera,
    document_printer,  // A4 or A5, for reports
};

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
    offline,             // reachable, refuses work
    unreachable,         // network or USB does not answer
    no_frames,           // camera or frame source gives nothing
    dark,                // frames are black: covered lens
    head_hot,            // a printer that cools down by itself
    no_security_module,  // a warning: third-generation cards need the issuer for each read
    timed_out,           // a command ran into its deadline
    crashed,             // a maker's library took its process with it
    out_of_service,      // failed over and over; looked for again now and then
    hardware,            // anything else, see `detail`
};

struct DeviceStatus {
    DeviceKind kind = DeviceKind::card_reader;
    DeviceState state = DeviceState::absent;
    DeviceTrouble trouble = DeviceTrouble::none;
    std::string detail;  // for staff: model, code, what the driver saw
    [[nodiscard]] bool usable() const { return state == DeviceState::ready || state == DeviceState::busy; }
    friend bool operator==(const DeviceStatus&, const DeviceStatus&) = default;
};

// What a device did since its driver started; for diagnostics and metrics.
struct DeviceStatistics {
    std::uint64_t commands = 0;
    std::uint64_t failures = 0;  // commands that ended in the device's own failure, not in the patient's
    std::uint64_t losses = 0;    // left a usable state
    std::uint64_t restarts = 0;  // by supervision
    std::int64_t state_since_unix_ms = 0;
    std::int64_t last_success_unix_ms = 0;  // 0 = never yet
    friend bool operator==(const DeviceStatistics&, const DeviceStatistics&) = default;
};

namespace device {

// --- commands: each is answered by exactly one Completion -------------------------------------------------
// Of the card that lies in the reader: CardRead, CardChallenged, IdCardRead, CardFailed or Unable.
struct ReadCard {
    DeviceKind reader = DeviceKind::card_reader;  // or id_card_reader
    friend bool operator==(const ReadCard&, const ReadCard&) = default;
};
// Goes on with a card that is still powered after CardChallenged, with what the issuer answered.
struct AnswerChallenge {
    Secret answer;  // as the issuer wrote it (devices 1.5: "expected internal result|external token", hex)
    friend bool operator==(const AnswerChallenge&, const AnswerChallenge&) = default;
};
// The patient types the card's own PIN at a pad; pad, reader and chip settle it among themselves and no digit
// comes here. PinVerified, PinWrong, PinAborted, CardFailed or Unable. Never begun with one try left.
struct VerifyCardPin {
    friend bool operator==(const VerifyCardPin&, const VerifyCardPin&) = default;
};
// Lets go of the card (powers the chip off; a motor reader pushes it out).
struct EjectCard {
    friend bool operator==(const EjectCard&, const EjectCard&) = default;
};
// Of a staff card (a PIV card: NIST SP 800-73-4, key 9A): StaffCardRead, CardFailed or Unable.
struct ReadStaffCard {
    friend bool operator==(const ReadStaffCard&, const ReadStaffCard&) = default;
};
// Proves that the card that lies there holds the key of its certificate, and that its holder knows its PIN:
// ChallengeSigned, PinWrong, CardFailed or Unable. The PIN is the staff member's own, of this one
// application; it is the only PIN that ever passes through this process.
struct SignChallenge {
    std::string challenge;  // bytes, at least 32; what is signed is its SHA-256
    Secret pin;             // 6 to 8 digits
    friend bool operator==(const SignChallenge&, const SignChallenge&) = default;
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
// At the certified terminal, which shows its own screens and keeps the card's number to itself. `order` is
// the merchant's order number (acquirer_calls.h). Each is answered by TerminalAnswer or Unable; Unable means
// that nothing reached the terminal.
struct Purchase {  // money moves: sent once, never again by itself
    std::string order;
    Fen amount;
    friend bool operator==(const Purchase&, const Purchase&) = default;
};
struct QueryPurchase {
    std::string order;
    friend bool operator==(const QueryPurchase&, const QueryPurchase&) = default;
};
struct VoidPurchase {  // the same order twice voids once
    std::string order;
    friend bool operator==(const VoidPurchase&, const VoidPurchase&) = default;
};
// Frames are looked at between the two; what was taken is wiped at the end (hal/face_camera.h).
struct StartFrames {
    friend bool operator==(const StartFrames&, const StartFrames&) = default;
};
struct StopFrames {
    friend bool operator==(const StopFrames&, const StopFrames&) = default;
};
using Command = std::variant<ReadCard, AnswerChallenge, VerifyCardPin, EjectCard, ArmScanner, DisarmScanner,
                             Print, EnterPin, Purchase, QueryPurchase, VoidPurchase, StartFrames, StopFrames,
                             ReadStaffCard, SignChallenge>;

// --- completions
// --------------------------------------------------------------------------------------------
enum class CardTrouble {
    mute,            // no answer: upside down or dirty
    foreign,         // no social-security environment on it (6A82)
    locked,          // blocked or expired (6283, 9303)
    holder_locked,   // third generation: holder data need a key that this reader has not (6982)
    counterfeit,     // failed internal authentication: a copy
    issuer_refused,  // the card did not accept the issuer's token, or the reader had let go of it
    expired,         // its own date of expiry has passed
    pulled,          // taken out while reading
    malformed,       // data contradict themselves (id check digit, birth date)
    reader,          // the reader's own fault
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
    // The chip proved that it holds its issuer's key (internal authentication); false = nobody asked it.
    bool genuine = false;
    friend bool operator==(const CardData&, const CardData&) = default;
};
struct CardRead {
    CardData card;
    friend bool operator==(const CardRead&, const CardRead&) = default;
};
// What a foreign card is, so that the screen can name it.
enum class CardKind { unknown, bank, resident_id, health, transit, sim, memory };
// The issuer's security module must speak before the holder's data can be read; the card stays powered and
// held for a few seconds. `challenge` is for the issuer and nobody else (devices 1.5, step 3).
struct CardChallenged {
    std::string challenge;
    friend bool operator==(const CardChallenged&, const CardChallenged&) = default;
};
// A resident ID card (居民身份证, GA 448/450).
struct IdCardData {
    std::string name;
    std::string gender;      // 1 male, 2 female, 0 unknown
    std::string nation;      // 民族, GB/T 3304: "01"
    std::string birth_date;  // yyyy-MM-dd
    std::string address;
    std::string id_number;    // 18 characters
    std::string authority;    // 签发机关
    std::string valid_from;   // yyyy-MM-dd
    std::string valid_until;  // yyyy-MM-dd; empty = for life (长期)
    friend bool operator==(const IdCardData&, const IdCardData&) = default;
};
struct IdCardRead {
    IdCardData card;
    friend bool operator==(const IdCardRead&, const IdCardRead&) = default;
};
struct StaffCardRead {
    std::string certificate;  // X.509, DER, as the card holds it: not yet believed
    friend bool operator==(const StaffCardRead&, const StaffCardRead&) = default;
};
struct ChallengeSigned {
    std::string signature;  // ECDSA (P-256) as DER, or RSA PKCS#1 v1.5; over the challenge's SHA-256
    friend bool operator==(const ChallengeSigned&, const ChallengeSigned&) = default;
};
struct PinVerified {
    friend bool operator==(const PinVerified&, const PinVerified&) = default;
};
struct PinWrong {
    int tries_left = 0;      // 0 = blocked
    bool not_asked = false;  // too few tries were left to risk one: the patient must go to the issuer
    friend bool operator==(const PinWrong&, const PinWrong&) = default;
};
enum class TerminalEnd {
    approved,
    declined,   // the bank said no
    abandoned,  // cancelled or left by the patient: no money moved
    voided,     // was paid and is undone, or can never be paid
    not_found,  // no such order at this terminal
    unknown,    // sent, and nobody knows
};
struct TerminalAnswer {
    TerminalEnd end = TerminalEnd::unknown;
    std::string transaction_number;  // the terminal's
    std::string payer;               // "储蓄卡 *1234": masked by the terminal
    std::string detail;              // for staff
    friend bool operator==(const TerminalAnswer&, const TerminalAnswer&) = default;
};
struct CardFailed {
    CardTrouble trouble;
    std::string detail;
    CardKind card = CardKind::unknown;  // for `foreign`
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
using Completion =
    std::variant<Acknowledged, CardRead, CardChallenged, IdCardRead, CardFailed, Printed, PinEntered,
                 PinAborted, PinVerified, PinWrong, TerminalAnswer, StaffCardRead, ChallengeSigned, Unable>;

// --- streams: they answer nothing
// ---------------------------------------------------------------------------
// A card was put into the reader, or laid on it.
struct CardInserted {
    DeviceKind reader = DeviceKind::card_reader;
    friend bool operator==(const CardInserted&, const CardInserted&) = default;
};
struct CardRemoved {
    DeviceKind reader = DeviceKind::card_reader;
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
