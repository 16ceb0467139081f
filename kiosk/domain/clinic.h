// What can be registered for: departments, sessions of doctors and general clinics, a held number.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/fen.h"
#include "kiosk/base/text.h"

namespace kiosk {

// The groups under which departments are listed (experience 4.1, DEPT).
enum class DepartmentGroup {
    internal_medicine,
    surgery,
    women_and_children,
    senses,
    chinese_medicine,
    other
};

struct Department {
    std::string code;  // hospital department, as uploaded by 3401
    LocalizedText name;
    DepartmentGroup group = DepartmentGroup::other;
    LocalizedText place;   // "3 楼 A 区" / "3F Area A"
    int numbers_left = 0;  // over all sessions still open on the days asked for
    bool recent = false;   // this person was seen there lately
    friend bool operator==(const Department&, const Department&) = default;
};

enum class SessionState {
    open,
    full,
    stopped,
    closed
};  // stopped 停诊: the doctor does not come; closed: too late today
enum class DayPart { morning, afternoon, evening };

struct ClinicSession {
    std::string slot_id;       // FHIR Slot.id
    std::string slot_version;  // for If-Match
    std::string department_code;
    bool general_clinic = false;  // 普通号
    std::string doctor_code;      // national D-code, 13 characters; also for the general clinic's duty doctor
    LocalizedText doctor_name;
    LocalizedText doctor_title;  // 主任医师 / Chief physician
    DayPart part = DayPart::morning;
    CivilTime begins;
    CivilTime ends;
    Fen fee;  // registration fee, all lines together
    int numbers_left = 0;
    SessionState state = SessionState::open;
    friend bool operator==(const ClinicSession&, const ClinicSession&) = default;
};

// 甲类, 乙类, 丙类 of the national catalogue (chrgitm_lv 01, 02, 03): wholly in the scope of insurance, with
// a share that the person bears first, outside of it.
enum class CatalogueClass { unknown, a, b, c };

// One charge of a visit. Codes: national catalogue and the hospital's own (specification 2.6).
struct FeeLine {
    std::string line_number;  // feedetl_sn, unique in the visit
    std::string med_list_codg;
    std::string medins_list_codg;
    LocalizedText name;
    std::int64_t count_e4 = 10'000;                      // num(16,4): 1.0000 is 10000
    std::int64_t price_yuan_e6 = 0;                      // num(16,6): 1.00 yuan is 1000000
    Fen amount;                                          // det_item_fee_sumamt, rounded to fen by the HIS
    CatalogueClass catalogue = CatalogueClass::unknown;  // as the HIS knows it; what counts is 2206
    int first_borne_percent = 0;                         // of class B: selfpay_prop
    friend bool operator==(const FeeLine&, const FeeLine&) = default;
};

// What a patient pays for. Each has a resource of its own at the HIS, held while its money moves.
enum class Purpose {
    registration,  // a number in a session: FHIR Appointment
    bill,          // charges of a visit that nobody has paid yet, or a deposit for a stay: FHIR Task
};

// A held number, or held charges: everything that 2201 and 2204 need comes from here, never from the kiosk's
// own tables.
struct Hold {
    Purpose purpose = Purpose::registration;
    std::string id;            // of the resource
    std::string version;       // for If-Match
    std::string visit_number;  // ipt_otp_no, unique in the hospital
    std::string mdtrt_id;      // the visit is open at the platform already: neither opened nor cancelled here
    std::string med_type;      // specification 6.3; empty: the hospital's own (policy)
    std::string disease_code;  // dise_codg, with 14xx (chronic and special diseases)
    std::string disease_name;  // dise_name
    std::string department_code;
    LocalizedText department_name;
    std::string specialty;  // caty (specification 6.5)
    std::string doctor_code;
    LocalizedText doctor_name;
    LocalizedText place;
    CivilTime begins;  // of a registration's session
    CivilTime ends;
    CivilTime expires;  // the hold's end
    std::vector<FeeLine> fees;
    Fen total;
    friend bool operator==(const Hold&, const Hold&) = default;
};

// The HIS has booked it, or taken note that the bill is paid.
struct Booking {
    std::string queue_number;  // A027; of a bill: at the place where one goes next, or empty
    int people_ahead = 0;
    LocalizedText place;
    LocalizedText hint;  // "请先到分诊台签到"
    Fen deposited;       // of a deposit: all that is laid down for this stay now
    friend bool operator==(const Booking&, const Booking&) = default;
};

// A visit as a patient reads it, on screens and slips.
struct VisitLine {
    LocalizedText department;
    bool general_clinic = false;
    LocalizedText doctor;
    LocalizedText doctor_title;
    DayPart part = DayPart::morning;
    CivilTime begins;
    CivilTime ends;
    LocalizedText place;
    friend bool operator==(const VisitLine&, const VisitLine&) = default;
};

}  // namespace kiosk
