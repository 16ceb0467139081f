// Reads a mapping table by table. A word that is none of ours is answered with the list of those that are.
#pragma once

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/his_mapped/mapping.h"

namespace kiosk::services::mapped {

template <class Named>
[[nodiscard]] std::vector<std::string_view> names_of(const std::vector<Named>& all) {
    std::vector<std::string_view> names;
    for (const auto& one : all) names.push_back(one.name);
    return names;
}

[[nodiscard]] inline std::string one_of(const std::vector<std::string_view>& names) {
    return fmt::format("one of {}", fmt::join(names, ", "));
}

// Whether every key of a table is one of ours; the others are told.
template <class Named>
void check_names(ConfigTable& table, const std::vector<Named>& known, std::string_view what) {
    for (const auto& name : table.names())
        if (std::ranges::none_of(known, [&](const auto& one) { return one.name == name; }))
            table.problem(name, fmt::format("is no {}; {} is wanted", what, one_of(names_of(known))));
}

class MappingReader {
public:
    explicit MappingReader(ConfigTable root) : root_{std::move(root)} {}

    MappingReading read();

private:
    void read_formats();
    void read_envelope();
    std::map<std::string, Meaning> read_meanings(ConfigTable& table);
    void read_headers();
    static Pairs read_pairs(ConfigTable& table);
    void read_codes();
    void read_forms();
    Paths read_form(ConfigTable& table, const Form& form);
    // An enumeration without its table could never be read.
    void check_readable(ConfigTable& table, const Field& field);

    // mapping_calls.cpp
    void read_calls();
    MappedCall read_call(ConfigTable& table, const CallForm& form);
    void read_sends(ConfigTable& table, ConfigTable& sends, const CallForm& form, MappedCall& call);
    // Whether all members find room in one body; the first that does not is told.
    static void check_room(ConfigTable& sends, const MappedCall& call);
    void use(ConfigTable& table, std::string_view key, const CallForm& form, const std::string& ours,
             std::vector<std::string>& used);
    // What we may have to say the table must have a code for.
    void check_writable(ConfigTable& table, std::string_view key, const Field& field);

    ConfigTable root_;
    Mapping mapping_;
    Pairs always_;  // of every body
};

}  // namespace kiosk::services::mapped
