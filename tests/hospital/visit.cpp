// See visit.h.
#include "visit.h"

#include <fmt/format.h>

#include "services/hospital/acquirer/acquirer.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/platform/gateway.h"

namespace kiosk::hospital {

Json body_of(const Served& served) { return Json::parse(served.reply.body, nullptr, false); }

std::string error_of(const Json& reply) { return text_of(reply, "err_msg"); }

std::string his_code(const Served& served) {
    const auto body = body_of(served);
    return body.at("issue").at(0).at("details").at("coding").at(0).at("code").get<std::string>();
}

Json Town::envelope(const std::string& infno, const Json& input, const std::string& area) {
    return {{"infno", infno},
            {"msgid", fmt::format("H99010100001{}{:04}", clock.civil().compact(), ++serial)},
            {"mdtrtarea_admvs", "990100"},
            {"insuplc_admdvs", area},
            {"recer_sys_code", "YBXT"},
            {"dev_no", ""},
            {"dev_safe_info", ""},
            {"cainfo", ""},
            {"signtype", ""},
            {"infver", "V1.0"},
            {"opter_type", "2"},
            {"opter", "ZZJ07"},
            {"opter_name", "自助机07"},
            {"inf_time", now()},
            {"fixmedins_code", "H99010100001"},
            {"fixmedins_name", "示例市第一医院"},
            {"sign_no", ""},
            {"input", input}};
}

std::map<std::string, std::string> Town::tif_headers() {
    const auto timestamp = std::to_string(clock.civil().unix_ms / 1000);
    const std::string nonce = "0123456789abcdef";
    return {{"x-tif-paasid", "demo"},
            {"x-tif-timestamp", timestamp},
            {"x-tif-nonce", nonce},
            {"x-tif-signature", tif_signature(timestamp, tif_secret, nonce)}};
}

Served Town::raw(const std::string& method, const std::string& path, const std::string& body,
                 std::map<std::string, std::string> headers) {
    Request request{.method = method, .path = path, .query = {}, .headers = std::move(headers), .body = body};
    const auto mark = path.find('?');
    if (mark != std::string::npos) {
        request.path = path.substr(0, mark);
        std::string rest = path.substr(mark + 1) + "&";
        for (std::size_t at = 0, end = 0; (end = rest.find('&', at)) != std::string::npos; at = end + 1) {
            const auto pair = rest.substr(at, end - at);
            request.query[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
        }
    }
    return hospital.serve(request);
}

Json Town::post(const std::string& infno, const Json& sent) {
    return body_of(raw("POST", "/ebus/demo_api/prd/hsa/hgs/" + infno, sent.dump(), tif_headers()));
}

std::string Town::code(const std::string& patient, const std::string& kind, int age_s) {
    return raw("GET", fmt::format("/phone/{}/{}.txt?age_s={}", patient, kind, age_s), "").reply.body;
}

Json Town::decode(const std::string& code, const std::string& business_type) {
    const Json form{{"orgId", "H99010100001"},
                    {"transType", "ec.query"},
                    {"data",
                     {{"orgId", "H99010100001"},
                      {"businessType", business_type},
                      {"operatorId", "ZZJ07"},
                      {"operatorName", "自助机07"},
                      {"officeId", "0301"},
                      {"officeName", "呼吸内科"},
                      {"deviceType", "SelfService"},
                      {"ecQrCode", code}}}};
    return body_of(raw("POST", "/localcfc/api/hsecfc/localQrCodeQuery", form.dump()));
}

std::string Town::token(const std::string& patient, const std::string& business_type) {
    return text_of(decode(code(patient, "ecode"), business_type)["data"], "ecToken");
}

Json Town::set(const Json& change) {
    const auto served = raw("POST", "/control/set", change.dump());
    EXPECT_EQ(served.reply.status, 200) << served.reply.body;
    return body_of(served);
}

Json Town::books() { return body_of(raw("GET", "/control/books", "")); }

void Town::fault(const Json& rule) {
    EXPECT_EQ(raw("POST", "/control/faults", rule.dump()).reply.status, 200);
}

Json Town::slots(const std::string& department) {
    const auto path =
        "/fhir/Slot?date=" + clock.civil().date() + "&department=" + department + "&_include=Slot:schedule";
    Json found = Json::array();
    const auto bundle = body_of(raw("GET", path, ""));
    for (const auto& entry : bundle["entry"])
        if (entry["resource"]["resourceType"] == "Slot") found.push_back(entry["resource"]);
    return found;
}

Json Town::first_free_slot(const std::string& department) {
    for (const auto& slot : slots(department))
        if (slot["status"] == "free") return slot;
    return {};
}

Served Town::hold(const std::string& case_id, const std::string& patient, const std::string& slot_id) {
    const auto& person = *people.by_id(patient);
    const Json body{
        {"resourceType", "Appointment"},
        {"status", "pending"},
        {"identifier", Json::array({fhir::identifier("urn:kiosk:case", case_id)})},
        {"slot", Json::array({Json{{"reference", "Slot/" + slot_id}}})},
        {"participant",
         Json::array({Json{{"actor",
                            {{"identifier", fhir::identifier("urn:kiosk:resident-id", person.id_number)},
                             {"display", person.name}}}}})}};
    return raw("POST", "/fhir/Appointment", body.dump(),
               {{"if-none-exist", "identifier=urn:kiosk:case|" + case_id}});
}

Served Town::put(const std::string& id, const Json& body, const std::string& if_match) {
    std::map<std::string, std::string> headers;
    if (!if_match.empty()) headers["if-match"] = if_match;
    return raw("PUT", "/fhir/Appointment/" + id, wire_text(body), headers);
}

Json Town::acquirer(const std::string& path, Json message) {
    message["merchant"] = "M990101";
    message["nonce"] = random_hex(32);
    message["timestamp"] = std::to_string(clock.civil().unix_ms / 1000);
    message["sign"] = acquirer_sign(message, acquirer_key);
    const auto reply = body_of(raw("POST", path, message.dump()));
    EXPECT_EQ(text_of(reply, "nonce"), text_of(message, "nonce"));
    EXPECT_EQ(text_of(reply, "sign"), acquirer_sign(reply, acquirer_key));
    return reply;
}

Visit::Visit(Town& in, const std::string& who, const std::string& visit_number)
    : town{in}, patient{who}, number{visit_number} {
    const auto& person = *town.people.by_id(who);
    psn_no = person.psn_no;
    area = person.active()->area;
    insutype = person.active()->insutype;
    if (person.phone) token = town.token(who);
}

Json Visit::open() {
    const auto reply = town.call("2201",
                                 {{"data",
                                   {{"psn_no", psn_no},
                                    {"insutype", insutype},
                                    {"begntime", town.now()},
                                    {"mdtrt_cert_type", "01"},
                                    {"mdtrt_cert_no", token},
                                    {"ipt_otp_no", number},
                                    {"atddr_no", "D990101000104"},
                                    {"dr_name", "示例林"},
                                    {"dept_code", "0301"},
                                    {"dept_name", "呼吸内科"},
                                    {"caty", "A03.01"}}}},
                                 area);
    if (error_of(reply).empty()) mdtrt_id = text_of(reply["output"]["data"], "mdtrt_id");
    return reply;
}

Json Visit::describe() {
    return town.call(
        "2203A",
        {{"mdtrtinfo",
          {{"mdtrt_id", mdtrt_id}, {"psn_no", psn_no}, {"med_type", "12"}, {"begntime", town.now()}}},
         {"diseinfo", Json::array({Json{{"diag_type", "1"},
                                        {"diag_srt_no", 1},
                                        {"diag_code", "Z00.000"},
                                        {"diag_name", "样例"},
                                        {"diag_dept", "呼吸内科"},
                                        {"dise_dor_no", "D990101000104"},
                                        {"dise_dor_name", "示例林"},
                                        {"diag_time", town.now()},
                                        {"vali_flag", "1"}}})}},
        area);
}

Json Visit::fee_lines() const {
    Json lines = Json::array();
    const auto add = [&](const char* serial, const char* national, const char* yuan) {
        lines.push_back({{"feedetl_sn", serial},
                         {"mdtrt_id", mdtrt_id},
                         {"psn_no", psn_no},
                         {"chrg_bchno", batch},
                         {"rx_circ_flag", "0"},
                         {"fee_ocur_time", town.now()},
                         {"med_list_codg", national},
                         {"medins_list_codg", "X"},
                         {"det_item_fee_sumamt", yuan},
                         {"cnt", 1},
                         {"pric", yuan},
                         {"bilg_dept_codg", "0301"},
                         {"bilg_dept_name", "呼吸内科"},
                         {"bilg_dr_codg", "D990101000104"},
                         {"bilg_dr_name", "示例林"},
                         {"hosp_appr_flag", "1"}});
    };
    add("1", "001101000010000-990100001", "5.00");
    add("2", "001102000010000-990100001", "40.00");
    add("3", "001103000010000-990100001", "2.50");
    return lines;
}

Json Visit::upload() { return town.call("2204", {{"feedetail", fee_lines()}}, area); }

Json Visit::presettle(bool use_account) {
    return town.call("2206",
                     {{"data",
                       {{"psn_no", psn_no},
                        {"mdtrt_cert_type", "01"},
                        {"mdtrt_cert_no", token},
                        {"med_type", "12"},
                        {"medfee_sumamt", 47.5},
                        {"psn_setlway", "01"},
                        {"mdtrt_id", mdtrt_id},
                        {"chrg_bchno", batch},
                        {"acct_used_flag", use_account ? "1" : "0"},
                        {"insutype", insutype}}}},
                     area);
}

Json Visit::settle_input(const Json& setlinfo) const {
    return {{"data",
             {{"psn_no", psn_no},
              {"mdtrt_cert_type", "01"},
              {"mdtrt_cert_no", token},
              {"med_type", "12"},
              {"medfee_sumamt", 47.5},
              {"psn_setlway", "01"},
              {"mdtrt_id", mdtrt_id},
              {"chrg_bchno", batch},
              {"acct_used_flag", "1"},
              {"insutype", insutype},
              {"fulamt_ownpay_amt", setlinfo["fulamt_ownpay_amt"]},
              {"overlmt_selfpay", setlinfo["overlmt_selfpay"]},
              {"preselfpay_amt", setlinfo["preselfpay_amt"]},
              {"inscp_scp_amt", setlinfo["inscp_scp_amt"]}}}};
}

Json Visit::settle(const Json& setlinfo) {
    const auto sent = town.envelope("2207", settle_input(setlinfo), area);
    msgid_sent = text_of(sent, "msgid");
    return town.post("2207", sent);
}

Json Visit::prepare() {
    EXPECT_EQ(error_of(open()), "");
    EXPECT_EQ(error_of(describe()), "");
    EXPECT_EQ(error_of(upload()), "");
    const auto reply = presettle();
    EXPECT_EQ(error_of(reply), "");
    return reply["output"]["setlinfo"];
}

Json Visit::cancel(const std::string& setl_id) {
    return town.call("2208", {{"data", {{"setl_id", setl_id}, {"mdtrt_id", mdtrt_id}, {"psn_no", psn_no}}}},
                     area);
}

Json Visit::reverse(const std::string& msgid, const std::string& infno) {
    return town.call("2601", {{"data", {{"psn_no", psn_no}, {"omsgid", msgid}, {"oinfno", infno}}}}, area);
}

}  // namespace kiosk::hospital
