// The table of phases. A row in the wrong place does not compile.
#include "kiosk/journey/phases.h"

#include <array>

namespace kiosk::journey {
namespace {

using enum Acts;

constexpr std::array phases{
    PhaseRules{Phase::home, "home", patient, project_home, on_home_touch, nullptr},
    // who is it
    PhaseRules{Phase::identifying, "identifying", patient, project_identify, on_identify_touch, nullptr},
    PhaseRules{Phase::typing_passport, "typing_passport", patient, project_passport, on_passport_touch,
               nullptr},
    PhaseRules{Phase::reading_card, "reading_card", machine, project_reading, nullptr, on_card_read},
    PhaseRules{Phase::asking_issuer, "asking_issuer", machine, project_reading, nullptr, on_issuer_answer},
    PhaseRules{Phase::proving_card, "proving_card", machine, project_reading, nullptr, on_card_read},
    PhaseRules{Phase::decoding_code, "decoding_code", machine, project_reading, nullptr, on_code_decoded},
    PhaseRules{Phase::querying_person, "querying_person", machine, project_reading, nullptr, on_person},
    PhaseRules{Phase::finding_patient, "finding_patient", machine, project_reading, nullptr,
               on_patient_found},
    // what is known of today
    PhaseRules{Phase::asking_today, "asking_today", machine, project_reading, nullptr, on_registrations},
    PhaseRules{Phase::asking_payments, "asking_payments", machine, project_reading, nullptr, on_payments},
    PhaseRules{Phase::showing_today, "showing_today", patient, project_today, on_today_touch,
               on_copy_counted},
    PhaseRules{Phase::choosing_service, "choosing_service", patient, project_services, on_services_touch,
               nullptr},
    // paying bills
    PhaseRules{Phase::listing_bills, "listing_bills", machine, project_reading, nullptr, on_bills},
    PhaseRules{Phase::choosing_bills, "choosing_bills", patient, project_bills, on_bills_touch, nullptr},
    PhaseRules{Phase::showing_details, "showing_details", patient, project_details, on_details_touch,
               nullptr},
    // registering
    PhaseRules{Phase::listing_departments, "listing_departments", machine, project_reading, nullptr,
               on_departments},
    PhaseRules{Phase::choosing_department, "choosing_department", patient, project_departments,
               on_departments_touch, nullptr},
    PhaseRules{Phase::listing_sessions, "listing_sessions", machine, project_reading, nullptr, on_sessions},
    PhaseRules{Phase::choosing_session, "choosing_session", patient, project_sessions, on_sessions_touch,
               nullptr},
    // money: the case works, the visit shows
    PhaseRules{Phase::opening_case, "opening_case", machine, project_reading, nullptr, nullptr},
    PhaseRules{Phase::checking, "checking", patient, project_check, on_check_touch, nullptr},
    PhaseRules{Phase::processing, "processing", machine, project_processing, nullptr, nullptr},
    PhaseRules{Phase::entering_password, "entering_password", machine, project_pin, on_pin_touch, nullptr},
    PhaseRules{Phase::showing_code_again, "showing_code_again", patient, project_identify, nullptr, nullptr},
    PhaseRules{Phase::decoding_again, "decoding_again", machine, project_reading, nullptr, on_decoded_again},
    PhaseRules{Phase::paying, "paying", patient, project_pay, on_pay_touch, nullptr},
    // the end
    PhaseRules{Phase::done, "done", patient, project_done, on_done_touch, nullptr},
    PhaseRules{Phase::notice, "notice", patient, project_notice, on_notice_touch, nullptr},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < phases.size(); ++i)
        if (phases[i].phase != static_cast<Phase>(i)) return false;
    return phases.back().phase == Phase::notice;
}
static_assert(in_order(), "the rows stand in the order of Phase");

}  // namespace

const PhaseRules& rules_of(Phase phase) { return phases[static_cast<std::size_t>(phase)]; }

}  // namespace kiosk::journey
