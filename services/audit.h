// What staff did at this machine, and who tried to: an append-only log beside the money journal, hash-chained
// as that one is, so that a missing, changed or reordered line is noticed. Durable before write() returns.
// Holds no personal data of patients, no PIN and no code. Each entry is hashed with a key that lies beside
// the file ("staff.db.key"), and the head is sealed with it: without the key nobody can rewrite the log or
// cut its end off. What it cannot tell by itself: that the whole file was put back to an earlier state.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::services {

struct AuditEntry {
    std::int64_t sequence = 0;
    CivilTime at;
    std::string who;     // staff number, "card 3F9A…" of an unknown card, "console"
    std::string action;  // "sign_in", "sign_in_refused", "test", "paper_replaced", "config_applied" …
    std::string detail;  // "expired certificate", "receipt_printer: passed"
    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

class AuditLog {
public:
    virtual ~AuditLog() = default;
    // Opens or creates; the chain's head must fit. The same file as StaffDoor's. The first entry of a new
    // file says that it is new. Other processes (the console) may write into it meanwhile.
    static Result<std::unique_ptr<AuditLog>> open(const std::string& path, const Clock& clock);
    // Also of a log whose chain is broken, so that people can read what is left of it.
    static Result<std::unique_ptr<AuditLog>> open_for_reading(const std::string& path);

    // One line each: longer ones are cut (64, 64 and 400 characters). From any thread.
    virtual Result<void> write(const std::string& who, const std::string& action,
                               const std::string& detail) = 0;
    virtual Result<void> each(const std::function<void(const AuditEntry&)>& visit) const = 0;
    // Walks the chain; the error names the first entry that does not fit. Needs the key file.
    [[nodiscard]] virtual Result<void> verify() const = 0;
};

}  // namespace kiosk::services
