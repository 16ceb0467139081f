// Keys are looked up for every record: a cache would be one more place where a purged key lives on.
#include "services/journal/personal.h"

#include "kiosk/base/log.h"
#include "services/journal/crypto.h"

namespace kiosk::services::journal {
namespace {

std::string key_place(const std::string& journal_id, const std::string& case_id) {
    return place_of(journal_id, case_id, 0);
}

}  // namespace

Result<std::optional<Secret>> Personal::existing_key(const Database& database, const std::string& case_id,
                                                     bool& purged) const {
    auto query = TRY(database.prepare("SELECT wrapped FROM case_key WHERE case_id = ?"));
    if (!TRY(query.text(1, case_id).step())) return std::nullopt;
    purged = query.is_null(0);
    if (purged) return std::nullopt;
    return Secret{TRY(unseal(file_key_, query.bytes(0), key_place(journal_id_, case_id)))};
}

Result<std::string> Personal::sealed(const Database& database, const std::string& case_id,
                                     std::int64_t sequence, const std::string& plain) const {
    if (plain.empty()) return std::string{};
    bool purged = false;
    auto key = TRY(existing_key(database, case_id, purged));
    if (purged) {
        log::warning("journal", "case {} was purged: the personal part of record {} is dropped", case_id,
                     sequence);
        return std::string{};
    }
    if (!key) {
        key = Secret{TRY(random_bytes(key_bytes))};
        const auto wrapped = TRY(seal(file_key_, key->reveal(), key_place(journal_id_, case_id)));
        auto insert = TRY(database.prepare("INSERT INTO case_key (case_id, wrapped) VALUES (?, ?)"));
        TRY(insert.text(1, case_id).blob(2, wrapped).step());
    }
    return seal(*key, plain, place_of(journal_id_, case_id, sequence));
}

Result<Personal::Opened> Personal::opened(const Database& database, const Row& row) const {
    if (row.sealed.empty() || file_key_.empty()) return Opened{};
    bool purged = false;
    const auto key = TRY(existing_key(database, row.case_id, purged));
    if (purged) return Opened{"", true};
    if (!key) return fail(ErrorKind::corrupt, "journal: the key of case " + row.case_id + " is missing");
    return Opened{TRY(unseal(*key, row.sealed, place_of(journal_id_, row.case_id, row.sequence))), false};
}

Result<int> Personal::purge(const Database& database, std::int64_t before_ms, std::int64_t now_ms) const {
    // By the keys that are left, so that the cost does not grow with the ledger.
    auto update = TRY(database.prepare(
        "UPDATE case_key SET wrapped = NULL, purged_at_ms = ?1 WHERE wrapped IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM record WHERE record.case_id = case_key.case_id AND kind = 'case_closed' AND at_ms < "
        "?2)"));
    TRY(update.number(1, now_ms).number(2, before_ms).step());
    return std::stoi(TRY(database.ask("SELECT changes()")));
}

}  // namespace kiosk::services::journal
