// Our calls as transactions of the platform: number, payload, and what the envelope must know beside it.
// Pure; field names and rules are the specification's chapter 2.
#pragma once

#include <optional>
#include <string>

#include "services/json.h"
#include "services/settlement.h"

namespace kiosk::services::settlement {

struct Transaction {
    std::string infno;
    Json input;
    std::string insured_place;   // insuplc_admdvs, empty before 1101
    std::optional<Msgid> msgid;  // the call's own; empty: to be drawn
    bool moves_money = false;    // 2207, 2208, 2601
    bool query = false;          // harmless to repeat under a fresh msgid
};

// Error(malformed): the call contradicts itself or misses something that the platform demands.
Result<Transaction> transaction_of(const insurance::Call& call, const SettlementConfig& config);

// 9001
[[nodiscard]] Transaction sign_in_transaction(const SettlementConfig& config);

// The common envelope (specification 1.2).
[[nodiscard]] Json envelope_of(const Transaction& transaction, const Msgid& msgid, const std::string& cainfo,
                               const std::string& sign_no, const SettlementConfig& config, CivilTime now);

// The code of an electronic social-security card for its own verifier (3.3).
[[nodiscard]] Json verifier_request(const insurance::VerifyElectronicCard& call,
                                    const SettlementConfig& config);
// The challenge of a third-generation card for its issuer's security module. The form is local: the envelope
// of the e-code front with transType "card.answer" (devices 1.5).
[[nodiscard]] Json issuer_request(const insurance::AskCardIssuer& call, const SettlementConfig& config);
// Request of ec.query to the local front (3.1).
[[nodiscard]] Json front_request(const insurance::DecodeCode& call, const SettlementConfig& config);

// mdtrt_cert_type; empty where the platform does not know this kind of credential.
[[nodiscard]] std::string cert_type_of(CredentialKind kind);

}  // namespace kiosk::services::settlement
