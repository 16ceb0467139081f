// Length-prefixed fields, as in the journal's chain: no two different entries have the same bytes.
#include "services/staff/link.h"

#include "services/journal/chain.h"
#include "services/journal/crypto.h"

namespace kiosk::services::staff {
Result<AuditHead> first_head(const Secret& key) {
    return AuditHead{0, TRY(journal::hmac_sm3(key, "kiosk audit 1"))};
}

Result<std::string> link_of(const Secret& key, const std::string& previous, const AuditEntry& entry) {
    std::string bytes = previous;
    journal::put_field(bytes, std::to_string(entry.sequence));
    journal::put_field(bytes, std::to_string(entry.at.unix_ms));
    journal::put_field(bytes, entry.who);
    journal::put_field(bytes, entry.action);
    journal::put_field(bytes, entry.detail);
    return journal::hmac_sm3(key, bytes);
}

Result<void> write_head(const journal::Database& database, const Secret& key, const AuditHead& head) {
    const auto seal = TRY(journal::head_seal(key, head.sequence, head.link));
    auto write = TRY(
        database.prepare("INSERT OR REPLACE INTO audit_head (one, sequence, link, seal) VALUES (1,?,?,?)"));
    TRY(write.number(1, head.sequence).blob(2, head.link).blob(3, seal).step());
    return {};
}

Result<AuditHead> read_head(const journal::Database& database, const Secret& key) {
    auto query = TRY(database.prepare("SELECT sequence, link, seal FROM audit_head"));
    if (!TRY(query.step())) return fail(ErrorKind::corrupt, "audit log: its head is missing");
    const AuditHead head{query.number(0), query.bytes(1)};
    if (query.bytes(2) == TRY(journal::head_seal(key, head.sequence, head.link))) return head;
    return fail(ErrorKind::corrupt,
                "audit log: the head's seal does not fit: another machine's file or key, or a forged head");
}

}  // namespace kiosk::services::staff
