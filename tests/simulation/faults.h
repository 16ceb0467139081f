// The alphabet: everything that can go wrong in a run, by name. README.md says what each kind means; the
// names appear in plans, in `simulate --json` and nowhere else. A question offers some of these, chosen so
// that every message and every moment meets the mishaps that can matter to it.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "tests/simulation/chooser.h"

namespace kiosk::simulation {

enum class Mishap {
    none,
    // the request
    connection_refused,
    name_not_resolved,
    tls_failed,
    connect_hangs,
    request_dropped,
    request_late,        // lands while the kiosk waits before it takes things back
    request_duplicated,  // now and late
    // the response
    response_dropped,
    response_half_closed,
    response_garbled,
    response_late,
    response_swapped,         // valid, but of another exchange
    response_names_another,   // the key that it echoes is not ours
    response_of_other_order,  // well signed and complete, for somebody else's order
    server_error,             // 500, nothing done
    server_busy,              // 503, nothing done
    error_after_doing,        // done, answered 502
    wrong_amount,             // one amount in the reply is a fen off
    // the server
    server_restarts,        // done, the answer lost, nobody there for a while
    server_loses_unacked,   // the same, and what it had not acknowledged is forgotten
    server_slow,            // for minutes
    server_clock_skewed,    // an hour ahead for ten minutes
    undo_before_forgotten,  // late, and a reversal that comes before it is answered well and not remembered
    // the machine's time
    clock_forward_hour,
    clock_back_hour,
    clock_back_to_1970,
    machine_sleeps,
    // its power and its keeper
    power_before_send,
    power_after_arrival,
    operator_deploys_update,  // an orderly stop and a new start
    kinds
};
[[nodiscard]] std::string_view name_of(Mishap mishap);

// What a message is about decides what may happen to it and how its question is labelled.
enum class Matter { debit, confirm, undo, opening, reading };
[[nodiscard]] std::string_view name_of(Matter matter);
[[nodiscard]] Matter matter_of(std::string_view message);

struct Offer {
    Choices names;
    const Mishap* mishaps;  // as many
};
[[nodiscard]] Offer mishaps_of(std::string_view message);

// What may happen elsewhere; the first of each is the good day.
namespace offers {

inline constexpr std::array<std::string_view, 6> scanner{
    "read",        "scanner_reads_twice", "scanner_unplugged", "scanner_replugged", "scanner_stale_frame",
    "scanner_late"};
inline constexpr std::array<std::string_view, 10> printer{"printed",
                                                          "printer_paper_out_at_start",
                                                          "printer_paper_out_mid_slip",
                                                          "printer_cover_open",
                                                          "printer_jam",
                                                          "printer_unplugged_mid_job",
                                                          "printer_completed_without_paper",
                                                          "printer_says_nothing_sure",
                                                          "printing_service_restarted",
                                                          "printer_slow"};
inline constexpr std::array<std::string_view, 8> card{"read",      "card_pulled_early",    "card_pulled_late",
                                                      "card_mute", "card_bad_atr",         "card_wrong_data",
                                                      "card_slow", "card_reader_unplugged"};

inline constexpr std::array<std::string_view, 2> home{"shows the e-code", "code_of_another_purpose"};
inline constexpr std::array<std::string_view, 3> departments{"chooses", "patient_cancels",
                                                             "patient_walks_away"};
inline constexpr std::array<std::string_view, 2> sessions{"chooses", "patient_cancels"};
inline constexpr std::array<std::string_view, 4> bills{"pays all", "patient_cancels",
                                                       "patient_looks_at_lines", "patient_leaves_one_out"};
inline constexpr std::array<std::string_view, 11> check{"confirms",
                                                        "patient_cancels",
                                                        "patient_walks_away",
                                                        "patient_touches_twice",
                                                        "patient_pays_all",
                                                        "second_patient_touches",
                                                        "operator_pulls_power",
                                                        "operator_deploys_update",
                                                        "operator_opens_printer",
                                                        "card_pulled_at_check",
                                                        "card_swapped_at_check"};
inline constexpr Choices check_without_card{check.data(), 9};
inline constexpr std::array<std::string_view, 13> pay{"pays",
                                                      "patient_cancels",
                                                      "patient_walks_away",
                                                      "patient_touches_twice",
                                                      "patient_pays_at_window",
                                                      "payer_declines",
                                                      "payer_types_then_pays",
                                                      "payer_types_forever",
                                                      "second_patient_touches",
                                                      "operator_pulls_power",
                                                      "operator_deploys_update",
                                                      "operator_opens_printer",
                                                      "code_of_another_purpose"};
inline constexpr Choices pay_at_terminal{pay.data(), 12};
inline constexpr std::array<std::string_view, 5> done{
    "finishes", "patient_walks_away", "operator_pulls_power", "operator_deploys_update", "card_left_in"};
inline constexpr Choices done_without_card{done.data(), 4};
inline constexpr std::array<std::string_view, 7> cancel_check{"gives it up",
                                                              "patient_cancels",
                                                              "patient_walks_away",
                                                              "patient_touches_twice",
                                                              "second_patient_touches",
                                                              "operator_pulls_power",
                                                              "operator_deploys_update"};
inline constexpr std::array<std::string_view, 4> notice{"ends", "patient_walks_away",
                                                        "second_patient_touches", "operator_pulls_power"};

}  // namespace offers

// Every kind that these questions can inject. The journal's own are with the journal.
[[nodiscard]] std::vector<std::string_view> fault_kinds();

}  // namespace kiosk::simulation
