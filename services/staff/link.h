// The chain of the audit log: each entry bears a keyed hash (HMAC-SM3) over itself and the hash before it,
// and the head, sealed with the same key, says which entry is the last. Without the key file nobody can
// change, drop, reorder or cut off an entry and make it fit. A whole older copy of the file does fit: only
// entries that were copied elsewhere (the support bundle) tell that.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "services/audit.h"
#include "services/journal/database.h"

namespace kiosk::services::staff {

struct AuditHead {
    std::int64_t sequence = 0;
    std::string link;  // 32 bytes
};

// Before the first entry.
[[nodiscard]] Result<AuditHead> first_head(const Secret& key);
[[nodiscard]] Result<std::string> link_of(const Secret& key, const std::string& previous,
                                          const AuditEntry& entry);
[[nodiscard]] Result<void> write_head(const journal::Database& database, const Secret& key,
                                      const AuditHead& head);
// Error(corrupt): there is none, or its seal does not fit.
[[nodiscard]] Result<AuditHead> read_head(const journal::Database& database, const Secret& key);

}  // namespace kiosk::services::staff
