// What is bought at a kiosk: a number in a session, also one that was booked ahead, charges that a doctor
// ordered, or money laid down for a stay.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/admission.h"
#include "kiosk/domain/appointment.h"
#include "kiosk/domain/clinic.h"

namespace kiosk {

enum class BillKind {
    visit,
    examination,
    laboratory,
    drugs,
    treatment,
    deposit,  // 住院预交金: paid in for a stay, one line of any amount
    other
};

// Charges of one order that nobody has paid yet (门诊缴费): paid as a whole or not at all.
struct Bill {
    std::string id;  // FHIR Invoice.id
    BillKind kind = BillKind::other;
    std::string visit_number;  // ipt_otp_no
    LocalizedText department;
    LocalizedText doctor;
    LocalizedText place;  // where it is done or handed out once it is paid
    CivilTime ordered_at;
    std::string med_type;      // specification 6.3; empty: the hospital's own
    std::string disease_code;  // dise_codg, with 14xx (chronic and special diseases)
    std::string disease_name;  // dise_name, as a patient reads it
    std::vector<FeeLine> lines;
    Fen total;
    friend bool operator==(const Bill&, const Bill&) = default;
};

// One settlement is one charge batch of one visit, kind of care and disease (specification 2.6).
[[nodiscard]] inline bool settle_together(const Bill& one, const Bill& other) {
    return one.visit_number == other.visit_number && one.med_type == other.med_type &&
           one.disease_code == other.disease_code;
}

// Of the bills that the patient ticked, those of one settlement.
struct BillChoice {
    std::vector<std::string> ids;
    Fen total;
    friend bool operator==(const BillChoice&, const BillChoice&) = default;
};

using Purchase = std::variant<ClinicSession, BillChoice, BookedNumber, DepositChoice>;

[[nodiscard]] inline bool is_deposit(const Purchase& purchase) {
    return std::holds_alternative<DepositChoice>(purchase);
}

[[nodiscard]] inline Purpose purpose_of(const Purchase& purchase) {
    const bool bill = std::holds_alternative<BillChoice>(purchase) || is_deposit(purchase);
    return bill ? Purpose::bill : Purpose::registration;
}

}  // namespace kiosk
