// One city's dialect of the settlement platform: everything that the specification marks as local. It lives
// in a TOML file of its own, so that a new city is one file and no code.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/base/config.h"
#include "kiosk/base/outcome.h"
#include "kiosk/domain/policy.h"

namespace kiosk::services {

enum class UrlStyle { number_appended, one_url, service_path };  // specification 1.1: styles 1, 2, 3
enum class GatewaySignature { none, tif, csb, api_key };         // 1.5: styles A, B, C
enum class CainfoUse { empty, pad_block, rsa };                  // 1.6: password verification
enum class DecodeForm { local_front, transaction };              // 3.1: ec.query at the front, or infno 1162

// What a refusal's words mean in this city (5.2). First match wins.
struct TextPattern {
    enum class Meaning { refused, unknown, done };
    std::string text;         // part of err_msg
    std::string transaction;  // infno, "ec" for the code decoder, or empty = any
    Meaning meaning = Meaning::refused;
    RefusalReason reason = RefusalReason::business;  // for `refused`
    friend bool operator==(const TextPattern&, const TextPattern&) = default;
};

// A cum_type_code of 5206 (2.11). Codes are local: what is not named here is told to nobody.
enum class AccumulationMeaning { deductible_used, fund_paid };
struct AccumulationCode {
    std::string code;
    AccumulationMeaning meaning = AccumulationMeaning::deductible_used;
    friend bool operator==(const AccumulationCode&, const AccumulationCode&) = default;
};

struct Diagnosis {           // diseinfo of 2203A (2.5); as the hospital's insurance office decides
    std::string type = "1";  // 1 western, 2 TCM disease, 3 TCM syndrome
    std::string code;
    std::string name;
    friend bool operator==(const Diagnosis&, const Diagnosis&) = default;
};

struct CityDialect {
    std::string name;
    // addresses and gateway
    UrlStyle url_style = UrlStyle::number_appended;
    GatewaySignature signature = GatewaySignature::tif;
    bool timestamp_in_ms = false;
    int nonce_length = 32;
    std::string service_id;   // x-tif-serviceId, empty = not sent
    std::string api_name;     // _api_name of style B
    std::string api_version;  // _api_version of style B
    std::string content_type = "application/json;charset=utf-8";
    bool body_encryption = false;              // 1.6
    std::map<std::string, std::string> paths;  // style 3: infno to path, over the specification's table
    // envelope
    std::string area;  // mdtrtarea_admvs
    std::string receiver = "YBXT";
    std::string interface_version = "V1.0";
    std::string sign_type = "SM3";
    bool use_sign_in = false;
    std::map<std::string, std::string> extra_envelope;  // local members with fixed text
    // credentials
    DecodeForm decode_form = DecodeForm::local_front;
    std::string business_type = "01101";
    CainfoUse cainfo = CainfoUse::empty;
    bool password_across_provinces = false;
    bool plain_settle_path = false;  // style 3: 2207 without password goes to the path of 2207A
    // rules
    std::string med_type = "12";
    std::string settle_way = "01";  // psn_setlway
    MoneyOrder money_order = MoneyOrder::insurance_first;
    CredentialCheck credential_check = CredentialCheck::none;
    bool check_benefit = true;
    bool describe_visit = true;
    std::vector<Diagnosis> diagnoses;
    std::string hospital_approval = "1";  // hosp_appr_flag of every line, local meaning
    bool mutual_aid_inside_account = true;
    std::string account_used = "1";  // acct_used_flag
    std::string account_not_used = "0";
    bool message_echo_needed = true;  // medins_setl_id must be there and be ours
    bool references_unique = true;    // no inf_refmsgid comes twice (1.4: a serial number of its second)
    // questions (2.11, 2.12)
    std::vector<AccumulationCode> accumulations;
    std::string spending_transaction;   // list of settlements, a local number; empty: 5201's visits
    std::string visit_med_type = "11";  // asked for with 5201 then
    std::vector<AreaName> areas;        // insured places in words
    // the day's statement (2.10)
    std::vector<std::string> statement_equal = {"0", "000000"};  // stmt_rslt that means equal
    bool file_as_bytes = false;                                  // `in` of 9101 as a list, not as Base64
    // wording
    std::vector<std::string> unknown_words;  // err_msg naming one of these decides nothing (5.1)
    std::vector<TextPattern> patterns;
    std::map<std::string, std::vector<std::string>> aliases;  // official reply field to local spellings

    friend bool operator==(const CityDialect&, const CityDialect&) = default;
};

// Reads and documents every key; findings go to the table's problems.
[[nodiscard]] CityDialect read_city(ConfigTable& table);
// The whole file; any problem in it is Error(configuration) with all of them, one per line.
Result<CityDialect> load_city(const std::string& path);

// The part of the dialect that the journey and the money machine must know.
void apply_to(Policy& policy, const CityDialect& city);

}  // namespace kiosk::services
