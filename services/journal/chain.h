// How one record becomes bytes and bytes become a link of the chain. journal_format.md describes the same for
// a reader in another language; a change here is a new schema version.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk::services::journal {

// The number of what a program must understand to read and write this journal. Additions that older programs
// may ignore count up `format` in `meta` instead.
inline constexpr int schema_version = 1;

// A row as stored: words for kinds and legs, so that neither renumbering nor a reader's eye goes wrong.
struct Row {
    std::int64_t sequence = 0;
    std::int64_t at_ms = 0;
    std::string case_id;
    std::string kind;
    std::string leg;
    std::string key;
    std::string undoes;
    std::int64_t amount_fen = 0;
    std::string body_hash;
    std::string detail;
    std::string sealed;  // ciphertext of the personal part, or empty
    std::string hash;    // 32 bytes
};

// Length, then bytes: no two different lists of fields have the same bytes.
void put_field(std::string& out, std::string_view field);
[[nodiscard]] Result<std::string> genesis_hash(const std::string& journal_id);
[[nodiscard]] Result<std::string> link_hash(const std::string& previous, const Row& row);
// What ties a sealed value to its place.
[[nodiscard]] std::string place_of(const std::string& journal_id, const std::string& case_id,
                                   std::int64_t sequence);
// The head's seal: without the key file nobody can cut the tail off and write a fitting head.
[[nodiscard]] Result<std::string> head_seal(const Secret& key, std::int64_t sequence,
                                            const std::string& hash);

}  // namespace kiosk::services::journal
