// What the platform said, judged. First the envelope: success, a definite no, or unknown
// (specification 1.4, 5.1, 5.2); then the payload of each transaction, where anything that does not fit our
// request turns success into unknown.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "services/settlement.h"
#include "services/settlement/fields.h"

namespace kiosk::services::settlement {

struct Success {
    Fields output;
    std::string reference;  // inf_refmsgid
};

// Whether a reference is known from the answer to another message. Several answers (2202, 2205, 2601) carry
// nothing else by which a gateway's mix-up could be noticed.
using AnsweredAnother = std::function<bool(const std::string& inf_refmsgid)>;

// `text` is the body of an HTTP 200 reply, decrypted where the city encrypts.
Outcome<Success> judge(std::string_view text, const std::string& infno, const CityDialect& city,
                       const AnsweredAnother& answered_another = {});

// The words of a refusal by the city's patterns; `unknown` where they name a technical failure.
Outcome<insurance::Nothing> meaning_of(const std::string& code, const std::string& words,
                                       const std::string& infno, const CityDialect& city);

inline Outcome<insurance::Reply> answer(insurance::Reply reply) {
    return Done<insurance::Reply>{std::move(reply)};
}

Outcome<insurance::Reply> read_person(const insurance::QueryPerson& call, const Success& reply);
Outcome<insurance::Reply> read_code(const Success& reply);
Outcome<insurance::Reply> read_benefit(const Success& reply, const CityDialect& city);
Outcome<insurance::Reply> read_visit(const insurance::OpenVisit& call, const Success& reply);
Outcome<insurance::Reply> find_visit(const insurance::FindVisit& call, const Success& reply);
Outcome<insurance::Reply> read_upload(const insurance::UploadFees& call, const Success& reply);
Outcome<insurance::Reply> read_presettle(const insurance::Presettle& call, const Success& reply,
                                         const CityDialect& city);
Outcome<insurance::Reply> read_settle(const insurance::Settle& call, const Success& reply,
                                      const CityDialect& city);
Outcome<insurance::Reply> read_cancel(const insurance::CancelSettlement& call, const Success& reply);
Outcome<insurance::Reply> read_reversal(const Success& reply);
Outcome<insurance::Reply> read_accumulations(const insurance::QueryAccumulations& call, const Success& reply,
                                             const CityDialect& city);
Outcome<insurance::Reply> read_filings(const insurance::QueryFilings& call, const Success& reply);
Outcome<insurance::Reply> read_disease_filings(const insurance::QueryDiseaseFilings& call,
                                               const Success& reply);
Outcome<insurance::Reply> read_spending(const Success& reply, const CityDialect& city);
Outcome<insurance::Reply> read_sign_number(const Success& reply, std::string& sign_no);

// Reply of the local e-code front (3.1): an envelope of its own.
Outcome<insurance::Reply> read_front(std::string_view text, const CityDialect& city);
// Reply of the card issuer's front: the same envelope, data.answer = "16 hex digits|32 hex digits".
Outcome<insurance::Reply> read_issuer(std::string_view text);
Outcome<insurance::Reply> read_verifier(std::string_view text, const CityDialect& city);

}  // namespace kiosk::services::settlement
