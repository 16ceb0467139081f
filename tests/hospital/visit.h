// A kiosk's side of the conversation, written for tests alone: builds requests field by field, signs them,
// and walks a visit of one patient as far as a test wants. The clock stands still until told.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "kiosk/base/clock.h"
#include "services/hospital/crypto.h"
#include "services/hospital/hospital.h"

namespace kiosk::hospital {

struct Town {
    ManualClock clock{CivilTime::parse("2026-11-22 09:30:00").value()};
    Sm2Pair kiosk_keys = make_sm2_pair();
    Sm2Pair platform_keys = make_sm2_pair();
    Hospital hospital{{.data_folder = "",
                       .seed = 0,
                       .delay_ms = 0,
                       .keys = {kiosk_keys.public_pem, platform_keys.private_pem}},
                      clock};
    People people;
    int serial = 0;

    // The envelope of specification 1.2 around an input.
    Json envelope(const std::string& infno, const Json& input, const std::string& area = "990100");
    Json post(const std::string& infno, const Json& envelope);  // signed, style 1; the reply envelope
    Json call(const std::string& infno, const Json& input, const std::string& area = "990100") {
        return post(infno, envelope(infno, input, area));
    }
    Served raw(const std::string& method, const std::string& path, const std::string& body,
               std::map<std::string, std::string> headers = {});
    std::map<std::string, std::string> tif_headers();

    std::string code(const std::string& patient, const std::string& kind, int age_s = 0);  // from the phone
    Json decode(const std::string& code, const std::string& business_type = "01101");      // ec.query
    std::string token(const std::string& patient, const std::string& business_type = "01101");
    Json set(const Json& change);
    Json books();
    void fault(const Json& rule);

    Json slots(const std::string& department = "0301");
    Json first_free_slot(const std::string& department = "0301");
    Served hold(const std::string& case_id, const std::string& patient, const std::string& slot_id);
    Served put(const std::string& id, const Json& body, const std::string& if_match = "");
    Json acquirer(const std::string& path, Json message);

    std::string now() const { return clock.civil().date_time(); }
};

// Parses the body of a reply.
Json body_of(const Served& served);
std::string error_of(const Json& reply);  // err_msg, empty on success
std::string his_code(const Served& served);

// One visit of one patient with plain fee lines of 5.00 (A), 40.00 (B, 10 %) and 2.50 (C).
struct Visit {
    Town& town;
    std::string patient;
    std::string psn_no;
    std::string area;
    std::string insutype;
    std::string token;
    std::string mdtrt_id;
    std::string batch = "B0001";
    std::string number;  // ipt_otp_no

    Visit(Town& in, const std::string& who, const std::string& visit_number);
    Json open();
    Json describe();
    Json upload();
    Json presettle(bool use_account = true);
    Json settle(const Json& setlinfo);
    // Everything up to 2206; its setlinfo.
    Json prepare();
    Json cancel(const std::string& setl_id);
    Json reverse(const std::string& msgid, const std::string& infno = "2207");
    Json fee_lines() const;
    Json settle_input(const Json& setlinfo) const;
    std::string msgid_sent;  // of the last settle()
};

}  // namespace kiosk::hospital
