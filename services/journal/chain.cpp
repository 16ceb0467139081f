// Length-prefixed fields: no two different records have the same bytes.
#include "services/journal/chain.h"

#include "services/journal/crypto.h"

namespace kiosk::services::journal {
namespace {

void put(std::string& out, std::string_view field) {
    const auto size = static_cast<std::uint32_t>(field.size());
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((size >> shift) & 0xFF);
    out += field;
}

}  // namespace

Result<std::string> genesis_hash(const std::string& journal_id) {
    return sm3("kiosk journal 1" + journal_id);
}

Result<std::string> link_hash(const std::string& previous, const Row& row) {
    std::string bytes = previous;
    put(bytes, std::to_string(row.sequence));
    put(bytes, std::to_string(row.at_ms));
    put(bytes, row.case_id);
    put(bytes, row.kind);
    put(bytes, row.leg);
    put(bytes, row.key);
    put(bytes, row.undoes);
    put(bytes, std::to_string(row.amount_fen));
    put(bytes, row.body_hash);
    put(bytes, row.detail);
    put(bytes, row.sealed);
    return sm3(bytes);
}

std::string place_of(const std::string& journal_id, const std::string& case_id, std::int64_t sequence) {
    std::string place;
    put(place, journal_id);
    put(place, case_id);
    put(place, std::to_string(sequence));
    return place;
}

Result<std::string> head_seal(const Secret& key, std::int64_t sequence, const std::string& hash) {
    std::string bytes = "head";
    put(bytes, std::to_string(sequence));
    put(bytes, hash);
    return hmac_sm3(key, bytes);
}

}  // namespace kiosk::services::journal
