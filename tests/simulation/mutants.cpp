// The list, and the one that is planted.
#include "tests/simulation/mutants.h"

#include "kiosk/base/mutant.h"

namespace kiosk {
namespace {

std::string planted;

}  // namespace

bool is_mutant(std::string_view name) { return planted == name; }

namespace simulation {

const std::vector<std::string>& mutants() {
    static const std::vector<std::string> all{"send_before_journal",
                                              "print_before_confirmed",
                                              "fresh_key_on_retry",
                                              "timeout_is_failure",
                                              "undo_unknown_is_final",
                                              "rollback_after_commit",
                                              "his_before_own",
                                              "recovery_forgets_leg",
                                              "gives_up_after_three",
                                              "abort_not_journalled",
                                              "reverse_every_centre_row",
                                              "forget_2202",
                                              "own_paid_not_reversed",
                                              "late_answer_dropped",
                                              "two_sends_per_msgid",
                                              "untrue_money_sentence",
                                              "one_reversal",
                                              "print_uncertain_counts_as_printed",
                                              "prints_again_when_unsure",
                                              "card_change_goes_on",
                                              "next_patient_speaks_to_last_case",
                                              "clock_back_reuses_msgid",
                                              "deadline_by_wall_clock",
                                              "money_back_before_his_lets_go"};
    return all;
}

void plant(const std::string& mutant) { planted = mutant; }

}  // namespace simulation
}  // namespace kiosk
