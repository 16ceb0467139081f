// What all parts of the simulated hospital share about JSON on a wire: amounts written with exactly two
// decimals and read without floating-point arithmetic, and fields of sloppy objects read without surprises.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "kiosk/base/fen.h"

namespace kiosk::hospital {

using Json = nlohmann::json;

// A decimal that wire_text() writes as a bare JSON number with just these digits ("54.00" stays 54.00).
[[nodiscard]] Json decimal(std::string_view digits);
[[nodiscard]] Json amount(Fen fen);
// Compact JSON text, decimals as above, keys sorted.
[[nodiscard]] std::string wire_text(const Json& value);

// Number or numeric text -> integer of 10^-scale; nothing where it is no decimal or has more decimals.
[[nodiscard]] std::optional<std::int64_t> scaled(const Json& value, int scale);
[[nodiscard]] std::optional<Fen> fen_of(const Json& value);  // yuan
[[nodiscard]] Fen fen_of_text(std::string_view yuan);        // seed data: throws where malformed

// Text of a member; empty where it is absent, null or no text.
[[nodiscard]] std::string text_of(const Json& object, std::string_view key);
[[nodiscard]] std::int64_t integer_of(const Json& object, std::string_view key, std::int64_t otherwise = 0);
[[nodiscard]] bool flag_of(const Json& object, std::string_view key, bool otherwise = false);
[[nodiscard]] const Json& member(const Json& object, std::string_view key);  // null where absent

}  // namespace kiosk::hospital
