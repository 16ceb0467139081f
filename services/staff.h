// Who may open maintenance mode: by a staff card (certificate of the hospital's own authority, challenge
// signed by the card) or by staff number, one-time code (RFC 6238) and PIN. Tries are counted on the disk
// before anything is checked, so that neither a power cut nor a restart gives one back: five are free, then
// the wait doubles from 15 s, after fifteen the number or card is dead at this kiosk (local; the figures are
// those of the voting machines that work this way).
//
// The wait runs by the monotonic clock from the last failure in this process, and in full again after a
// restart: neither setting the clock nor cutting the power shortens it. A number that nobody has behaves like
// one whose PIN was wrong: same answers, same time, same counting.
//
// The brake: whoever fails by number makes everybody wait who signs in by number. After `free_tries` failures
// in a row, over all numbers, the same doubling wait applies to all of them, at most a quarter of an hour and
// never dead, so that one cannot walk through the numbers with a few tries each, and a vandal cannot keep
// staff out for days. Cards are not braked: their holders always get in. A success by number ends it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/config.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "services/audit.h"

namespace kiosk::services {

enum class StaffRole {
    attendant,  // paper, restart, status, tests
    engineer,   // everything
};
[[nodiscard]] std::string to_string(StaffRole role);

// One who signs in without a card.
struct StaffMember {
    std::string number;  // digits, as typed: "1007"
    StaffRole role = StaffRole::attendant;
    Secret code_secret;    // of the one-time code, decoded from Base32; at least 16 bytes
    std::string pin_hash;  // "scrypt$N$r$p$salt$hash", as `kiosk staff enroll` writes it
};

struct StaffConfig {
    std::string authority;             // PEM: who issues staff cards; empty: no card is accepted
    std::vector<std::string> revoked;  // serial numbers of certificates, upper-case hex
    std::vector<StaffMember> members;  // [[staff.member]]
    int free_tries = 5;
    int tries_most = 15;
    Millis first_wait{15'000};     // doubles with every further failure
    Millis session_idle{180'000};  // then maintenance ends by itself
    Millis session_longest{1'800'000};
    // The role of a card: the organizational unit (OU) of its certificate's subject.
    std::string engineer_unit = "engineer";
    std::string attendant_unit = "attendant";
};
// `staff` is the table [staff].
[[nodiscard]] StaffConfig read_staff_config(ConfigTable& staff);

// In KioskConfig::data_folder; StaffDoor and AuditLog share it.
inline constexpr const char* staff_file_name = "staff.db";

struct StaffIdentity {
    std::string number;  // staff number, or the common name (CN) of the card's certificate
    StaffRole role = StaffRole::attendant;
    bool by_card = false;
    friend bool operator==(const StaffIdentity&, const StaffIdentity&) = default;
};

// Whether somebody may try now.
struct Knock {
    enum class Answer { try_now, wait, dead } answer = Answer::try_now;
    Millis wait{0};      // from now
    int tries_left = 0;  // until dead, this one included
    friend bool operator==(const Knock&, const Knock&) = default;
};

enum class StaffRefusal {
    wrong,           // code or PIN, or no such number: not told apart; also where nothing may be tried
    code_used,       // this one-time code, or a later one, was used before; PIN and code were right
    expired,         // certificate not valid now: no more, or not yet
    unknown_issuer,  // not of the configured authority, or no certificate at all
    revoked,
    no_role,         // the certificate names no role of ours, or two, or no holder, or may not sign
    bad_signature,   // the card does not hold its certificate's key, or signed another challenge
    stale_challenge  // used before, older than a minute, or another was drawn since
};
[[nodiscard]] std::string to_string(StaffRefusal refusal);

class StaffDoor {
public:
    virtual ~StaffDoor() = default;
    // Opens or creates the counters at `path` ("staff.db"); every try and its end goes into `audit`, which
    // must outlive the door, as `clock` must. Error(configuration): the authority's file is not what it
    // should be. From any thread; admit_code takes about a tenth of a second and keeps nobody else waiting.
    static Result<std::unique_ptr<StaffDoor>> open(StaffConfig config, const std::string& path,
                                                   const Clock& clock, AuditLog& audit);

    // Without counting: may this subject try?
    [[nodiscard]] virtual Knock look(const std::string& subject) const = 0;
    // Counts one try, durably, unless the answer is wait or dead. Call before PIN, code or signature is
    // checked: each admit uses one knock up and knocks by itself where there was none. An error: nothing may
    // be tried.
    virtual Result<Knock> knock(const std::string& subject) = 0;

    // --- by card ---
    // The subject of a card: "card 3F9A…", a hash of what the authority signed in its certificate.
    [[nodiscard]] virtual std::string subject_of_card(const std::string& certificate_der) const = 0;
    // Authority, validity, revocation and role, before the card is asked to sign anything.
    virtual std::expected<StaffIdentity, StaffRefusal> examine(const std::string& certificate_der) = 0;
    // 32 random bytes; valid once and for one minute.
    virtual std::string draw_challenge() = 0;
    // After knock(). Success clears the count.
    virtual std::expected<StaffIdentity, StaffRefusal> admit_card(const std::string& certificate_der,
                                                                  const std::string& challenge,
                                                                  const std::string& signature) = 0;
    // The card itself said that the PIN was wrong: for the audit log; the try stays counted.
    virtual void card_said_wrong_pin(const std::string& certificate_der, int tries_left) = 0;

    // --- by number ---
    // Bears nothing of what was typed, which may be a PIN by mistake.
    [[nodiscard]] virtual std::string subject_of_number(const std::string& number) const = 0;
    // After knock(). Success clears the count and uses the code up.
    virtual std::expected<StaffIdentity, StaffRefusal> admit_code(const std::string& number,
                                                                  const Secret& code, const Secret& pin) = 0;

    // From the console, also while the kiosk runs: forgets the count of a dead number or card, and of a
    // number the brake as well.
    virtual Result<void> unlock(const std::string& subject) = 0;
};

// Of the six digits that RFC 6238 (SHA-1, 30 s) gives for this moment.
[[nodiscard]] std::string one_time_code(const Secret& code_secret, CivilTime at);
// What the file named by code_secret_file holds: 20 random bytes in Base32.
[[nodiscard]] Result<Secret> draw_code_secret();
// Its bytes. Error(malformed): no Base32, or fewer than 16 bytes; never says what stands there.
[[nodiscard]] Result<Secret> code_secret_of(const Secret& base32);
// Six random digits, none that somebody would try first.
[[nodiscard]] Result<Secret> draw_pin();
// Shorter than six, all alike, counting up or down, or one group of digits again and again.
[[nodiscard]] bool is_weak_pin(const Secret& pin);
// What stands in the configuration for a PIN.
[[nodiscard]] Result<std::string> hash_of_pin(const Secret& pin);

}  // namespace kiosk::services
