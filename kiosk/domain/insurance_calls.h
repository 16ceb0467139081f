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

using Call =
    std::variant<DecodeCode, AskCardIssuer, QueryPerson, CheckBenefit, OpenVisit, FindVisit, CancelVisit,
                 DescribeVisit, UploadFees, CancelFees, Presettle, Settle, CancelSettlement, ReverseMessage>;
using Reply =
    std::variant<Nothing, DecodedCode, CardIssuerAnswer, Person, Benefit, OpenedVisit, Split, Settlement>;

}  // namespace kiosk::insurance
