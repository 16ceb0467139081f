// The truth about money. append() returns only when the facts are durable on disk; the records are
// hash-chained, so a missing, changed or reordered record is noticed. Personal data are encrypted under a key
// of the case: destroying the key purges them while the chain still verifies (the chain covers the
// ciphertext).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/fact.h"

namespace kiosk::services {

using JournalSequence = std::int64_t;

struct JournalRecord {
    JournalSequence sequence = 0;
    CivilTime at;
    Fact fact;  // personal empty where its key was destroyed
    bool personal_purged = false;
    std::string chain_hash;  // hex
};

// Writing (append, counters, reserve, purge) is safe from several threads; reading is for one at a time.
class Journal {
public:
    virtual ~Journal() = default;

    // Opens or creates. Refuses unless SQLite confirms journal_mode=WAL and synchronous=FULL, the schema
    // version is known and the chain's head fits. `vfs` names an SQLite VFS (the simulation's cuts power);
    // empty = default.
    static Result<std::unique_ptr<Journal>> open(const std::string& path, const Clock& clock,
                                                 const std::string& vfs = "");
    // For reading tools: changes nothing.
    static Result<std::unique_ptr<Journal>> open_for_reading(const std::string& path);

    // Makes sure that space for taking money back is kept on the disk; ask before a case is opened, and open
    // none where it is refused. Cheap when it is already kept.
    virtual Result<void> reserve() = 0;

    // All or none, durable on return. After a failure the journal is closed for good: stop taking money, open
    // anew. One exception: a full disk refuses facts that open a case (and new case ids) and nothing else
    // happens; all other facts may use the space that reserve() kept.
    virtual Result<JournalSequence> append(std::span<const Fact> facts) = 0;

    virtual Result<std::vector<JournalRecord>> read_case(const CaseId& case_id) const = 0;
    virtual Result<void> each(const std::function<void(const JournalRecord&)>& visit) const = 0;
    // Cases opened and not closed, oldest first.
    virtual Result<std::vector<CaseId>> open_cases() const = 0;
    // Walks the chain; the error names the first record that does not fit.
    virtual Result<void> verify() const = 0;

    // Counters that survive everything; the value is durable before it is returned.
    // Case ids: "<kiosk>-<yyyyMMdd>-<serial of the day>".
    virtual Result<CaseId> next_case_id(const std::string& kiosk_number, CivilTime now) = 0;
    // Message ids (specification 1.3): institution(12) + yyyyMMddHHmmss(14) + serial(4) inside this kiosk's
    // block [first, last]. The time part never goes back, even when the clock does; a full block waits in the
    // next second.
    virtual Result<Msgid> next_msgid(const std::string& institution, int first_serial, int last_serial,
                                     CivilTime now) = 0;

    // Destroys the keys of cases closed before `before`.
    virtual Result<int> purge_personal(CivilTime before) = 0;
};

[[nodiscard]] std::string to_string(FactKind kind);
[[nodiscard]] std::string to_string(Leg leg);

}  // namespace kiosk::services
