// [staff]: every problem is told with its key and line; secrets come from files, and no problem repeats what
// stands in one.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "services/staff.h"
#include "services/staff/card.h"
#include "services/staff/pin.h"

namespace kiosk::services {
namespace {

constexpr std::size_t number_digits_most = 12;

void read_limits(ConfigTable& table, StaffConfig& config) {
    config.free_tries = static_cast<int>(table.integer("free_tries", config.free_tries, 1, 20,
                                                       "wrong tries in a row before anybody must wait"));
    config.tries_most = static_cast<int>(
        table.integer("tries_most", config.tries_most, 2, 100,
                      "wrong tries in a row after which a number or card is locked at this kiosk, until "
                      "`kiosk staff unlock`"));
    if (config.tries_most <= config.free_tries)
        table.problem("tries_most",
                      fmt::format("must be more than free_tries, which is {}", config.free_tries));
    config.first_wait = table.millis("first_wait_ms", config.first_wait, Millis{1'000}, Millis{600'000},
                                     "wait after the free tries; doubles with every further one");
    config.session_idle = table.millis("session_idle_ms", config.session_idle, Millis{10'000},
                                       Millis{3'600'000}, "nobody touches: maintenance ends by itself");
    config.session_longest = table.millis("session_longest_ms", config.session_longest, Millis{60'000},
                                          Millis{86'400'000}, "after so long one signs in again");
}

void read_cards(ConfigTable& table, StaffConfig& config) {
    config.authority = table.path("card_authority", "",
                                  "PEM file of the one authority that issues staff cards, and of what it "
                                  "issues them by; empty: no card is accepted");
    config.revoked = table.texts("revoked", {}, "serial numbers of lost staff cards, in hex");
    for (auto& serial : config.revoked) {
        const auto bare = staff::bare_serial(serial);
        if (bare.empty())
            table.problem("revoked", fmt::format("'{}' is no serial number in hex", printable(serial)));
        serial = bare;
    }
    config.engineer_unit = table.text("engineer_unit", config.engineer_unit,
                                      "organizational unit (OU) in the certificate of an engineer's card");
    config.attendant_unit = table.text("attendant_unit", config.attendant_unit,
                                       "organizational unit (OU) in the certificate of an attendant's card");
    if (config.engineer_unit.empty()) table.problem("engineer_unit", "must not be empty");
    if (config.attendant_unit.empty() || config.attendant_unit == config.engineer_unit)
        table.problem("attendant_unit", "must be a unit of its own");
}

StaffMember read_member(ConfigTable& table, const std::vector<StaffMember>& others) {
    StaffMember member;
    member.number = table.required_text("number", "staff number, as typed: digits");
    const auto same = [&](const StaffMember& other) { return other.number == member.number; };
    if (!member.number.empty() && (!all_digits(member.number) || member.number.size() > number_digits_most))
        table.problem("number", fmt::format("must be at most {} digits", number_digits_most));
    else if (std::ranges::any_of(others, same))
        table.problem("number", fmt::format("{} stands there twice", member.number));
    member.role = table.choice("role", StaffRole::attendant,
                               {{"attendant", StaffRole::attendant}, {"engineer", StaffRole::engineer}},
                               "attendant: paper, status, tests; engineer: everything");
    const auto text =
        table.secret_file("code_secret_file", "file with the secret of the one-time code, in Base32");
    if (auto secret = code_secret_of(text))
        member.code_secret = std::move(*secret);
    else
        table.problem("code_secret_file", "the file " + secret.error().text);
    member.pin_hash = table.required_text("pin_hash", "hash of the PIN, as `kiosk staff enroll` prints it");
    if (!member.pin_hash.empty() && !staff::is_pin_hash(member.pin_hash))
        table.problem("pin_hash", "must have the form that `kiosk staff enroll` prints: scrypt$32768$8$1$…");
    return member;
}

}  // namespace

StaffConfig read_staff_config(ConfigTable& table) {
    StaffConfig config;
    read_cards(table, config);
    read_limits(table, config);
    for (auto& row : table.tables("member",
                                  "one who signs in by number, one-time code and PIN; write it "
                                  "with `kiosk staff enroll`"))
        config.members.push_back(read_member(row, config.members));
    return config;
}

std::string to_string(StaffRole role) { return role == StaffRole::engineer ? "engineer" : "attendant"; }

std::string to_string(StaffRefusal refusal) {
    switch (refusal) {
        case StaffRefusal::wrong:
            return "wrong";
        case StaffRefusal::code_used:
            return "code_used";
        case StaffRefusal::expired:
            return "expired";
        case StaffRefusal::unknown_issuer:
            return "unknown_issuer";
        case StaffRefusal::revoked:
            return "revoked";
        case StaffRefusal::no_role:
            return "no_role";
        case StaffRefusal::bad_signature:
            return "bad_signature";
        case StaffRefusal::stale_challenge:
            return "stale_challenge";
    }
    return "";
}

}  // namespace kiosk::services
