// The settlement platform (national medical insurance, provider side) as a port: our calls in, its wire
// format out, and its answers judged as Done, Refused or Unknown. Source of every field: the settlement
// specification, chapters 1 to 5; local choices come from the city's dialect.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/base/config.h"
#include "services/day_books.h"
#include "services/ports.h"
#include "services/settlement/city.h"
#include "services/transport.h"

namespace kiosk::services {

// The machine's and the hospital's own part; the city's is `city`.
struct SettlementConfig {
    std::string base_url;             // style 1 ends with /, style 3 without
    std::string electronic_card_url;  // verifier of electronic social-security cards (3.3); empty: none
    std::string card_issuer_url;      // front of the card issuer's security module; empty: none
    std::string local_url;            // local front of the e-code: …/localcfc/api/hsecfc/localQrCodeQuery
    std::string institution_code;
    std::string institution_name;
    std::string operator_id = "ZZJ01";
    std::string operator_name = "自助机01";
    std::string device_number;  // dev_no
    std::string mac_address;    // 9001
    std::string ip_address;     // 9001, termIp
    std::string office_id = "A00";
    std::string office_name = "门诊大厅";
    int first_serial = 1;  // this machine's block of msgid serials (1.3)
    int last_serial = 9999;
    // Serial of the day-end program's message ids, outside every kiosk's block; 0: it borrows this machine's
    // block and works only while the kiosk stands still.
    int day_end_serial = 0;
    // gateway (1.5)
    std::string access_code;  // x-tif-paasid or _api_access_key
    Secret gateway_secret;    // secret key, or the api key of style C
    // body encryption (1.6)
    std::string app_id;
    Secret app_secret;
    std::string signing_key_file;   // our SM2 private key, PEM
    std::string platform_key_file;  // the platform's SM2 public key
    std::string password_key_file;  // RSA public key for cainfo = "rsa"
    Millis connect_timeout{5'000};

    CityDialect city;
};

// Reads [settlement]; the city's file is named by its key `city` and its findings are reported under that
// key.
[[nodiscard]] SettlementConfig read_settlement_config(ConfigTable& table);

class SettlementClient : public InsurancePort, public Statements {
public:
    // 9001 where the city uses it and today's number is missing; harmless at any time. The first query of the
    // day signs in by itself: calling this at start merely saves that patient the wait.
    virtual Outcome<insurance::Nothing> sign_in(Millis wait) = 0;
};

// Thread safe. `draw_msgid` gives a fresh durable message id for every call that does not bring its own
// (Settle, CancelSettlement and ReverseMessage do). Error(configuration): a key file or a secret is missing.
//
// Outcomes (5.1, 5.4): Refused(not_sent) = no byte left; Refused = a well-formed no with inf_refmsgid; a
// Settle is Done only if ids, message id and all sums fit. CancelFees with nothing to cancel is Done. Where
// the city signs in and no number is known, a call that moves money is not sent: send() signs in and answers
// Refused(not_sent).
Result<std::unique_ptr<SettlementClient>> make_settlement_client(SettlementConfig config,
                                                                 Transport& transport, const Clock& clock,
                                                                 std::function<Result<Msgid>()> draw_msgid);

}  // namespace kiosk::services
