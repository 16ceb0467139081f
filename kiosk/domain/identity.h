// Who stands in front of the machine, and by what they showed it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/fen.h"
#include "kiosk/base/secret.h"

namespace kiosk {

// How a person proves who they are. The first three are credentials of the settlement platform
// (mdtrt_cert_type 01, 03, 02: specification 6.6); the others are known to the hospital alone and lead to
// self-pay.
enum class CredentialKind { e_code, social_security_card, id_card, visit_card, booking_code, passport };

struct Credential {
    CredentialKind kind = CredentialKind::e_code;
    Secret number;            // ecToken, card number, id number, visit card, booking or passport number
    std::string card_sn;      // card identification code of the chip, kind social_security_card only
    std::string id_number;    // 社会保障号码 / certno, where the credential itself carries it
    std::string name;         // where the credential itself carries it
    bool electronic = false;  // a social-security card shown as a code: it lies in no slot
    friend bool operator==(const Credential&, const Credential&) = default;
};

// One row of 1101 `insuinfo` (specification 2.2).
struct Coverage {
    std::string insutype;        // 310 employee, 390 resident … (6.4)
    std::string psn_type;        // 1101 … (6.6)
    std::string psn_insu_stas;   // 0 not insured, 1 normal, 2 paused, 4 terminated
    std::string insuplc_admdvs;  // insured place, 6 digits; decides where the money comes from
    Fen balance;                 // personal account, `balc`
    bool civil_servant = false;
    friend bool operator==(const Coverage&, const Coverage&) = default;
};

// 1101 answered (specification 2.2).
struct Person {
    std::string psn_no;
    std::string name;
    std::string cert_type;  // psn_cert_type
    std::string cert_number;
    std::string gender;      // gend: 1 male, 2 female, 0 unknown
    std::string birth_date;  // yyyy-MM-dd
    std::vector<Coverage> coverages;
    bool inpatient_now = false;   // local: exp_content.inhosp_stas
    std::string benefit_refusal;  // local: exp_content.trt_chk_rslt, empty = none
    friend bool operator==(const Person&, const Person&) = default;
};

// What the rest of the visit knows of the person: enough to hold a slot and to greet.
struct Patient {
    std::string name;
    std::string id_number;  // empty for a visitor known by passport only
    std::string passport_number;
    std::string gender;
    std::string birth_date;
    std::string his_patient_id;        // FHIR Patient.id, empty until the HIS told
    std::optional<Person> insured;     // empty: pays everything
    std::optional<Coverage> coverage;  // the row that pays; empty: pays everything
    bool insurance_down = false;       // nobody could say whether they are insured
    friend bool operator==(const Patient&, const Patient&) = default;
};

}  // namespace kiosk
