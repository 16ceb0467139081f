// The transactions of the settlement platform, one function each: from a checked envelope to the output node,
// or a Refusal. They run inside one write of the books, so a refusal leaves nothing behind.
#pragma once

#include <string>

#include "services/hospital/world.h"

namespace kiosk::hospital {

struct Call {
    std::string infno;
    std::string msgid;
    std::string opter;
    std::string area;  // insuplc_admdvs as sent
    std::string cainfo;
    Json input;
};

Json sign_in(World& world, const Call& call);            // 9001
Json sign_out(World& world, const Call& call);           // 9002
Json query_person(World& world, const Call& call);       // 1101
Json check_benefit(World& world, const Call& call);      // 2001
Json open_visit(World& world, const Call& call);         // 2201
Json cancel_visit(World& world, const Call& call);       // 2202
Json describe_visit(World& world, const Call& call);     // 2203, 2203A
Json upload_fees(World& world, const Call& call);        // 2204
Json cancel_fees(World& world, const Call& call);        // 2205
Json presettle(World& world, const Call& call);          // 2206
Json settle(World& world, const Call& call);             // 2207
Json cancel_settlement(World& world, const Call& call);  // 2208
Json reverse_message(World& world, const Call& call);    // 2601
Json list_visits(World& world, const Call& call);        // 5201
Json compare_totals(World& world, const Call& call);     // 3201
Json compare_details(World& world, const Call& call);    // 3202
Json upload_file(World& world, const Call& call);        // 9101
Json download_file(World& world, const Call& call);      // 9102: a JSON text that holds the file's bytes

// What a person asks about themselves (questions.cpp).
Json query_accumulations(World& world, const Call& call);    // 5206
Json query_disease_filings(World& world, const Call& call);  // 5301
Json query_filings(World& world, const Call& call);          // 5304
Json list_settlements(World& world, const Call& call);       // 5261, this city's own

// The e-code front (1162): outer form in, outer form out, no envelope.
Json query_e_code(World& world, const Json& form);

// The person of `psn_no`, and that the credential in `data` is theirs and good for this transaction.
const Person& person_of(World& world, const Json& data);
// Refuses care for a chronic disease (med_type 14xx) that is not filed for this person today.
void check_disease(const Person& person, const std::string& med_type, const std::string& disease,
                   CivilTime now);
void check_credential(World& world, const Call& call, const Json& data, const Person& person);
// Why this person may not settle as an outpatient here; empty if they may.
std::string benefit_refusal(const Person& person, const std::string& insutype, CivilTime now);
Json visit_of(World& world, const Json& data);  // by mdtrt_id and psn_no

}  // namespace kiosk::hospital
