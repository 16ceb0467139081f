// Reading replies tolerantly and checking requests strictly. Tolerance (specification 1.4): any scalar may be
// number, text or null, an object may come as a list and the reverse, and a node may be text that holds JSON.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/json.h"

namespace kiosk::services::settlement {

using Aliases = std::map<std::string, std::vector<std::string>>;

// One node of a reply. Keeps a reference to `aliases`, which must live longer.
class Fields {
public:
    Fields(Json node, const Aliases& aliases);

    [[nodiscard]] bool has(const std::string& name) const { return find(name) != nullptr; }
    // "" where missing or null.
    [[nodiscard]] std::string text(const std::string& name) const;
    [[nodiscard]] Result<Fen> yuan(const std::string& name) const;
    // Missing, null and "" count as zero; nonsense is an error all the same.
    [[nodiscard]] Result<Fen> yuan_or_zero(const std::string& name) const;
    // The node below `name`: of a list its first row; without any an empty node.
    [[nodiscard]] Fields node(const std::string& name) const;
    // The node below `name`, or this one where the reply left the level out.
    [[nodiscard]] Fields node_or_self(const std::string& name) const;
    // All rows below `name`; a single object is one row.
    [[nodiscard]] std::vector<Fields> rows(const std::string& name) const;
    // Rows wherever they are: this node itself, a list, or a list or object right below; they have `mark`.
    [[nodiscard]] std::vector<Fields> rows_having(const std::string& mark) const;

private:
    [[nodiscard]] const Json* find(const std::string& name) const;
    Json node_;
    const Aliases* aliases_;
};

// Every text of the message against its longest length (specification 2), in characters, and valid UTF-8; the
// input as text against 40000 (but for 9101, which carries a file). Error(malformed) names the field, never
// its value.
Result<void> check_lengths(const Json& envelope);

}  // namespace kiosk::services::settlement
