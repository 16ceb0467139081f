// Which mishaps are offered to which message. A debit and the word that a booking stands meet all of them;
// what only asks meets one of each outcome that the transport can tell apart, because what is behind them is
// the same code.
#include "tests/simulation/faults.h"

#include <algorithm>

namespace kiosk::simulation {
namespace {

constexpr std::size_t kinds = static_cast<std::size_t>(Mishap::kinds);
constexpr std::array<std::string_view, kinds> all_names{"none",
                                                        "connection_refused",
                                                        "name_not_resolved",
                                                        "tls_failed",
                                                        "connect_hangs",
                                                        "request_dropped",
                                                        "request_late",
                                                        "request_duplicated",
                                                        "response_dropped",
                                                        "response_half_closed",
                                                        "response_garbled",
                                                        "response_late",
                                                        "response_swapped",
                                                        "response_names_another",
                                                        "response_of_other_order",
                                                        "server_error",
                                                        "server_busy",
                                                        "error_after_doing",
                                                        "wrong_amount",
                                                        "server_restarts",
                                                        "server_loses_unacked",
                                                        "server_slow",
                                                        "server_clock_skewed",
                                                        "undo_before_forgotten",
                                                        "clock_forward_hour",
                                                        "clock_back_hour",
                                                        "clock_back_to_1970",
                                                        "machine_sleeps",
                                                        "power_before_send",
                                                        "power_after_arrival",
                                                        "operator_deploys_update"};
static_assert(!all_names.back().empty());

constexpr std::array<Mishap, kinds> every = [] {
    std::array<Mishap, kinds> list{};
    for (std::size_t n = 0; n < kinds; ++n) list[n] = static_cast<Mishap>(n);
    return list;
}();
constexpr std::array undoing{Mishap::none,
                             Mishap::connection_refused,
                             Mishap::request_dropped,
                             Mishap::request_duplicated,
                             Mishap::response_dropped,
                             Mishap::response_garbled,
                             Mishap::response_late,
                             Mishap::response_swapped,
                             Mishap::response_names_another,
                             Mishap::server_busy,
                             Mishap::error_after_doing,
                             Mishap::server_restarts,
                             Mishap::server_slow,
                             Mishap::clock_back_hour,
                             Mishap::machine_sleeps,
                             Mishap::power_before_send,
                             Mishap::power_after_arrival,
                             Mishap::operator_deploys_update};
// A wrong amount stands last: messages that carry none are not offered it.
constexpr std::array opening{Mishap::none,
                             Mishap::connection_refused,
                             Mishap::request_dropped,
                             Mishap::request_late,
                             Mishap::request_duplicated,
                             Mishap::response_dropped,
                             Mishap::response_late,
                             Mishap::response_swapped,
                             Mishap::response_of_other_order,
                             Mishap::server_busy,
                             Mishap::server_restarts,
                             Mishap::clock_back_hour,
                             Mishap::power_after_arrival,
                             Mishap::wrong_amount};
constexpr std::array reading{Mishap::none,          Mishap::connection_refused, Mishap::response_dropped,
                             Mishap::response_late, Mishap::response_swapped,   Mishap::wrong_amount};

template <std::size_t n>
constexpr std::array<std::string_view, n> names_of(const std::array<Mishap, n>& list) {
    std::array<std::string_view, n> names;
    for (std::size_t i = 0; i < n; ++i) names[i] = all_names[static_cast<std::size_t>(list[i])];
    return names;
}
constexpr auto undoing_names = names_of(undoing);
constexpr auto opening_names = names_of(opening);
constexpr auto reading_names = names_of(reading);

}  // namespace

std::string_view name_of(Mishap mishap) { return all_names[static_cast<std::size_t>(mishap)]; }

std::string_view name_of(Matter matter) {
    constexpr std::array<std::string_view, 5> names{"debit", "confirm", "undo", "opening", "reading"};
    return names[static_cast<std::size_t>(matter)];
}

Matter matter_of(std::string_view message) {
    const auto among = [&](std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, message) != names.end();
    };
    if (among({"2207", "pay"})) return Matter::debit;
    if (among({"PUT Appointment booked", "PUT Task completed", "PUT Appointment given_up"}))
        return Matter::confirm;
    if (among({"2601", "2208", "2205", "2202", "refund", "reverse", "PUT Appointment cancelled",
               "PUT Task cancelled"}))
        return Matter::undo;
    if (among({"2201", "2204", "POST Appointment pending", "PUT Appointment pending", "POST Task requested",
               "PUT Task requested", "query"}))
        return Matter::opening;
    return Matter::reading;
}

Offer mishaps_of(std::string_view message) {
    const bool amount = message == "2206" || message == "query" || message == "POST Appointment pending" ||
                        message == "POST Task requested";
    const auto offered = [&](Choices names, const Mishap* mishaps) {
        return Offer{amount ? names : names.first(names.size() - 1), mishaps};
    };
    switch (matter_of(message)) {
        case Matter::debit:
        case Matter::confirm:
            return {all_names, every.data()};
        case Matter::undo:
            return {undoing_names, undoing.data()};
        case Matter::opening:
            return offered(opening_names, opening.data());
        case Matter::reading:
            return offered(reading_names, reading.data());
    }
    return {all_names, every.data()};
}

std::vector<std::string_view> fault_kinds() {
    std::vector<std::string_view> kinds_found(all_names.begin() + 1, all_names.end());
    const auto add = [&](Choices offered) {
        for (const auto name : offered.subspan(1))
            if (std::ranges::find(kinds_found, name) == kinds_found.end()) kinds_found.push_back(name);
    };
    for (const Choices offered :
         {Choices{offers::scanner}, Choices{offers::printer}, Choices{offers::card}, Choices{offers::home},
          Choices{offers::departments}, Choices{offers::sessions}, Choices{offers::bills},
          Choices{offers::cancel_check}, Choices{offers::check}, Choices{offers::pay}, Choices{offers::done},
          Choices{offers::notice}})
        add(offered);
    return kinds_found;
}

}  // namespace kiosk::simulation
