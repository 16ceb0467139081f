// The invented patients: who they are, what they carry, how they are insured. Their accounts live
// in the books and change; this part never does.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/fen.h"
#include "kiosk/base/text.h"
#include "services/hospital/wire.h"

namespace kiosk::hospital {

class Books;

struct InsuredAs {
    std::string insutype;
    std::string psn_type;
    std::string status;  // psn_insu_stas: 1 normal, 2 paused, 4 terminated
    std::string area;    // insuplc_admdvs
    std::string since;
    std::string paused_on;      // empty: still insured
    std::string waiting_until;  // empty: no waiting period
    std::string employer;
    bool civil_servant = false;
};

struct FiledDisease {
    std::string code;  // opsp_dise_code
    std::string name;
    std::string since;
    std::string until;
};

// In a ward of this hospital now.
struct Stay {
    std::string id;
    std::string number;  // 住院号
    LocalizedText ward;
    LocalizedText bed;
    std::int64_t days = 0;  // since admission
    Fen deposited;          // at the beginning of the world
    Fen charged;
};

struct Person {
    std::string id;  // P01
    std::string name;
    std::string name_en;
    std::vector<std::string> traits;
    LocalizedText description;
    std::string gender;      // male, female
    std::string birth_date;  // yyyy-MM-dd
    std::string id_number;
    std::string passport;
    std::string psn_no;
    std::string card_number;
    std::string card_identification;
    std::string visit_card;
    std::string booking_code;
    std::vector<InsuredAs> coverage;
    std::vector<FiledDisease> diseases;
    std::optional<Stay> stay;
    std::string mutual_aid_from;  // patient whose account helps out
    Fen account;                  // at the beginning of the world
    Fen deductible_used;
    Fen fund_used;
    int assistance_percent = 0;
    bool phone = true;
    bool activated = true;
    bool card_lost = false;
    bool inpatient_now = false;
    bool filed = true;
    std::string expected_outcome;
    // What the platform says no with: of a transaction ("1101"), of a kind of credential ("03"), or of the
    // e-code front ("ec", after its code).
    std::map<std::string, std::string> refusals;
    int e_code_refusal = 0;

    [[nodiscard]] bool has_trait(std::string_view trait) const;
    // The row that pays here: normal before anything else, 310 before 390. Null where nothing is left.
    [[nodiscard]] const InsuredAs* active() const;
    [[nodiscard]] const InsuredAs* covered_as(std::string_view insutype) const;
    [[nodiscard]] int age(CivilTime now) const;
};

// The same for every hospital of a process: the table is read once.
class People {
public:
    People();
    [[nodiscard]] const std::vector<Person>& all() const { return people_; }
    [[nodiscard]] const Person* by_id(std::string_view id) const { return by(&Person::id, id); }
    [[nodiscard]] const Person* by_psn_no(std::string_view number) const {
        return by(&Person::psn_no, number);
    }
    [[nodiscard]] const Person* by_id_number(std::string_view number) const {
        return by(&Person::id_number, number);
    }
    [[nodiscard]] const Person* by_card(std::string_view number) const {
        return by(&Person::card_number, number);
    }
    [[nodiscard]] const Person* by(std::string Person::*what, std::string_view value) const;
    // Opens an account for everybody who has none yet.
    void open_accounts(Books& books) const;

private:
    const std::vector<Person>& people_;
};

// `hospital patients`: the list for people, and with everything that a virtual card needs as JSON.
[[nodiscard]] std::string patient_list(const People& people);
[[nodiscard]] std::string patient_list_json(const People& people);

}  // namespace kiosk::hospital
