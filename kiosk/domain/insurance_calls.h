// Requests to the settlement platform and their answers, in our words. Field names in comments are the wire's
// (specification 2). Each request names its reply, so that an answer of the wrong type does not compile.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/domain/clinic.h"
#include "kiosk/domain/identity.h"
#include "kiosk/domain/split.h"

namespace kiosk::insurance {

struct Nothing {  // the transaction has no output
    friend bool operator==(const Nothing&, const Nothing&) = default;
};

// 1162 form of ec.query (3.1): the scanned text becomes a person and a token.
struct DecodedCode {
    Credential credential;  // kind e_code, number = ecToken, id_number, name
    std::string insured_place;
    friend bool operator==(const DecodedCode&, const DecodedCode&) = default;
};
struct DecodeCode {
    using Reply = DecodedCode;
    Secret code;
    std::string business_type;  // 01101 registration, 01301 settlement (from config)
    friend bool operator==(const DecodeCode&, const DecodeCode&) = default;
};

// A third-generation card waits, powered, for its issuer's security module (devices 1.5, steps 3 and 4). The
// module's front is local: each city's bureau has its own.
struct CardIssuerAnswer {
    Secret answer;  // "expected internal result|external token", hex
    friend bool operator==(const CardIssuerAnswer&, const CardIssuerAnswer&) = default;
};
struct AskCardIssuer {
    using Reply = CardIssuerAnswer;
    Secret challenge;
    friend bool operator==(const AskCardIssuer&, const AskCardIssuer&) = default;
};

struct QueryPerson {  // 1101
    using Reply = Person;
    Credential credential;
    friend bool operator==(const QueryPerson&, const QueryPerson&) = default;
};

struct Benefit {
    bool applies = true;
    std::string reason;  // trt_chk_rslt
    friend bool operator==(const Benefit&, const Benefit&) = default;
};
struct CheckBenefit {  // 2001
    using Reply = Benefit;
    std::string psn_no;
    Coverage coverage;
    std::string med_type;
    CivilTime begins;
    std::string disease_code{};  // dise_codg, with 14xx
    std::string disease_name{};
    friend bool operator==(const CheckBenefit&, const CheckBenefit&) = default;
};

struct OpenedVisit {
    std::string mdtrt_id;
    friend bool operator==(const OpenedVisit&, const OpenedVisit&) = default;
};
struct OpenVisit {  // 2201
    using Reply = OpenedVisit;
    std::string psn_no;
    Coverage coverage;
    Credential credential;
    Hold hold;
    CivilTime begins;
    friend bool operator==(const OpenVisit&, const OpenVisit&) = default;
};
// 5201: the number of a visit whose 2201 got no answer, by the hospital's own visit number. It needs no
// credential, so it also works when the patient and the token are gone.
// Refused(nothing_to_undo): no such visit.
struct FindVisit {
    using Reply = OpenedVisit;
    std::string psn_no;
    Coverage coverage;
    std::string med_type;
    std::string visit_number;  // ipt_otp_no
    CivilTime from;            // begntime
    CivilTime until;           // endtime
    friend bool operator==(const FindVisit&, const FindVisit&) = default;
};
struct CancelVisit {  // 2202
    using Reply = Nothing;
    std::string psn_no;
    Coverage coverage;
    std::string mdtrt_id;
    std::string visit_number;  // ipt_otp_no
    friend bool operator==(const CancelVisit&, const CancelVisit&) = default;
};

struct DescribeVisit {  // 2203A; the diagnosis comes from the city's configuration, none in code
    using Reply = Nothing;
    std::string psn_no;
    Coverage coverage;
    std::string mdtrt_id;
    std::string med_type;
    Hold hold;
    CivilTime begins;
    friend bool operator==(const DescribeVisit&, const DescribeVisit&) = default;
};

struct UploadFees {  // 2204
    using Reply = Nothing;
    std::string psn_no;
    Coverage coverage;
    std::string mdtrt_id;
    std::string charge_batch;  // chrg_bchno
    Hold hold;
    CivilTime occurred;
    friend bool operator==(const UploadFees&, const UploadFees&) = default;
};
struct CancelFees {  // 2205
    using Reply = Nothing;
    std::string psn_no;
    Coverage coverage;
    std::string mdtrt_id;
    std::string charge_batch;
    friend bool operator==(const CancelFees&, const CancelFees&) = default;
};

struct Presettle {  // 2206
    using Reply = Split;
    std::string psn_no;
    Coverage coverage;
    Credential credential;
    std::string med_type;
    std::string mdtrt_id;
    std::string charge_batch;
    Fen total;
    bool use_account = true;  // acct_used_flag
    friend bool operator==(const Presettle&, const Presettle&) = default;
};

struct Settlement {
    std::string setl_id;
    std::string setl_time;
    std::string clr_optins;  // clr_optins, clr_way, clr_type: kept for 3201
    std::string clr_way;
    std::string clr_type;
    Split split;
    friend bool operator==(const Settlement&, const Settlement&) = default;
};
struct Settle {  // 2207: money moves
    using Reply = Settlement;
    Msgid msgid;
    Presettle basis;
    Split shown;      // 2206's amounts, sent back in the four terms
    Secret password;  // encrypted block from the PIN pad, into cainfo; empty = none
    friend bool operator==(const Settle&, const Settle&) = default;
};
struct CancelSettlement {  // 2208: a known success is taken back
    using Reply = Nothing;
    Msgid msgid;
    std::string psn_no;
    Coverage coverage;
    std::string mdtrt_id;
    std::string setl_id;
    friend bool operator==(const CancelSettlement&, const CancelSettlement&) = default;
};
struct ReverseMessage {  // 2601: an unknown one is taken back
    using Reply = Nothing;
    Msgid msgid;
    std::string psn_no;
    Coverage coverage;
    Msgid original;              // omsgid
    std::string original_infno;  // oinfno: 2207 or 2208
    friend bool operator==(const ReverseMessage&, const ReverseMessage&) = default;
};

// The code of an electronic social-security card (3.3): its own issuer's verifier says whose card it is,
// which is then used like the card itself. Refused(not_sent) where no verifier is configured.
struct VerifiedCard {
    Credential credential;  // kind social_security_card, number = card number, name
    friend bool operator==(const VerifiedCard&, const VerifiedCard&) = default;
};
struct VerifyElectronicCard {
    using Reply = VerifiedCard;
    Secret code;
    friend bool operator==(const VerifyElectronicCard&, const VerifyElectronicCard&) = default;
};

// --- questions that move nothing ---

// What counts in a person's year. How the codes are called is local: what the city does not name is counted
// here and shown by nobody.
struct Accumulations {
    std::optional<Fen> deductible_used;
    std::optional<Fen> fund_paid;
    int rows_not_understood = 0;
    friend bool operator==(const Accumulations&, const Accumulations&) = default;
};
struct QueryAccumulations {  // 5206
    using Reply = Accumulations;
    std::string psn_no;
    Coverage coverage;
    std::string year;  // yyyy
    friend bool operator==(const QueryAccumulations&, const QueryAccumulations&) = default;
};

struct Filing {               // care outside of the insured place
    std::string institution;  // empty: any there
    std::string begins;       // yyyy-MM-dd
    std::string ends;         // empty: until it is withdrawn
    friend bool operator==(const Filing&, const Filing&) = default;
};
struct Filings {
    std::vector<Filing> rows;  // those in force on the day asked for
    friend bool operator==(const Filings&, const Filings&) = default;
};
struct QueryFilings {  // 5304
    using Reply = Filings;
    std::string psn_no;
    Coverage coverage;
    CivilTime on;
    friend bool operator==(const QueryFilings&, const QueryFilings&) = default;
};

struct DiseaseFiling {  // 慢特病: a disease that outpatient insurance pays for by rules of its own
    std::string code;   // dise_codg
    std::string name;
    std::string begins;  // yyyy-MM-dd
    std::string ends;
    friend bool operator==(const DiseaseFiling&, const DiseaseFiling&) = default;
};
struct DiseaseFilings {
    std::vector<DiseaseFiling> rows;
    friend bool operator==(const DiseaseFilings&, const DiseaseFilings&) = default;
};
struct QueryDiseaseFilings {  // 5301
    using Reply = DiseaseFilings;
    std::string psn_no;
    Coverage coverage;
    std::string on;  // yyyy-MM-dd
    friend bool operator==(const QueryDiseaseFilings&, const QueryDiseaseFilings&) = default;
};

struct Spent {
    std::string when;   // yyyy-MM-dd HH:mm:ss
    std::string place;  // institution; empty: this hospital
    bool amounts_known = true;
    Fen total;
    Fen fund;
    Fen account;
    Fen mutual_aid;
    Fen own;
    friend bool operator==(const Spent&, const Spent&) = default;
};
struct Spending {
    std::vector<Spent> rows;  // the latest first
    bool amounts_known = true;
    friend bool operator==(const Spending&, const Spending&) = default;
};
// The list of settlements has a local number; where a city has none, 5201 tells of the visits at least.
struct QuerySpending {
    using Reply = Spending;
    std::string psn_no;
    Coverage coverage;
    CivilTime from;
    CivilTime until;
    friend bool operator==(const QuerySpending&, const QuerySpending&) = default;
};

using Call =
    std::variant<DecodeCode, AskCardIssuer, QueryPerson, CheckBenefit, OpenVisit, FindVisit, CancelVisit,
                 DescribeVisit, UploadFees, CancelFees, Presettle, Settle, CancelSettlement, ReverseMessage,
                 QueryAccumulations, QueryFilings, QueryDiseaseFilings, QuerySpending, VerifyElectronicCard>;
using Reply = std::variant<Nothing, DecodedCode, CardIssuerAnswer, Person, Benefit, OpenedVisit, Split,
                           Settlement, Accumulations, Filings, DiseaseFilings, Spending, VerifiedCard>;

}  // namespace kiosk::insurance
