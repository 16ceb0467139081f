// Length-prefixed fields: no two different records have the same bytes.
#include "services/journal/chain.h"

#include "services/journal/crypto.h"

namespace kiosk::services::journal {

void put_field(std::string& out, std::string_view field) {
    const auto size = static_cast<std::uint32_t>(field.size());
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((size >> shift) & 0xFF);
    out += field;
}

Result<std::string> genesis_hash(const std::string& journal_id) {
    return sm3("kiosk journal 1" + journal_id);
}

Result<std::string> link_hash(const std::string& previous, const Row& row) {
    std::string bytes = previous;
    put_field(bytes, std::to_string(row.sequence));
    put_field(bytes, std::to_string(row.at_ms));
    put_field(bytes, row.case_id);
    put_field(bytes, row.kind);
    put_field(bytes, row.leg);
    put_field(bytes, row.key);
    put_field(bytes, row.undoes);
    put_field(bytes, std::to_string(row.amount_fen));
    put_field(bytes, row.body_hash);
    put_field(bytes, row.detail);
    put_field(bytes, row.sealed);
    return sm3(bytes);
}

std::string place_of(const std::string& journal_id, const std::string& case_id, std::int64_t sequence) {
    std::string place;
    put_field(place, journal_id);
    put_field(place, case_id);
    put_field(place, std::to_string(sequence));
    return place;
}

Result<std::string> head_seal(const Secret& key, std::int64_t sequence, const std::string& hash) {
    std::string bytes = "head";
    put_field(bytes, std::to_string(sequence));
    put_field(bytes, hash);
    return hmac_sm3(key, bytes);
}

}  // namespace kiosk::services::journal
