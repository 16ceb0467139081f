// One golden message per transaction: what is here is what leaves the machine.
#include "services/crypto/digest.h"
#include "services/json.h"
#include "tests/services/settlement_world.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::insurance;

namespace {

std::string envelope(const std::string& infno, const std::string& msgid, const std::string& place,
                     const std::string& input) {
    return R"({"infno":")" + infno + R"(","msgid":")" + msgid +
           R"(","mdtrtarea_admvs":"990100","insuplc_admdvs":")" + place +
           R"(","recer_sys_code":"YBXT","dev_no":"KIOSK-07","dev_safe_info":"","cainfo":"","signtype":"SM3",)" +
           R"("infver":"V1.0","opter_type":"2","opter":"ZZJ07","opter_name":"自助机07",)" +
           R"("inf_time":"2026-11-22 09:30:15","fixmedins_code":"H99010100001","fixmedins_name":"示例市第一医院",)" +
           R"("sign_no":"","input":)" + input + "}";
}
const std::string drawn_msgid = "H99010100001202611220930151001";

}  // namespace

class settlement_requests : public SettlementWorld {
protected:
    // The exact body, address and name of a call in Binhai.
    void expect_golden(const Call& call, const std::string& infno, const std::string& msgid,
                       const std::string& place, const std::string& input) {
        build();
        const auto prepared = client->prepare(call);
        ASSERT_TRUE(prepared) << prepared.error().text;
        EXPECT_EQ(prepared->body, envelope(infno, msgid, place, input));
        EXPECT_EQ(prepared->name, infno);
        EXPECT_EQ(prepared->method, "POST");
        EXPECT_EQ(prepared->url, config.base_url + infno);
        EXPECT_EQ(prepared->body_hash, crypto::sm3_hex(prepared->body));
        EXPECT_TRUE(transport.requests.empty()) << "preparing must send nothing";
    }
    ErrorKind refusal_of(const Call& call) {
        build();
        const auto prepared = client->prepare(call);
        EXPECT_FALSE(prepared);
        return prepared ? ErrorKind::bug : prepared.error().kind;
    }
};

TEST_F(settlement_requests, golden_1101_e_code) {
    expect_golden(
        QueryPerson{{.kind = CredentialKind::e_code, .number = Secret{ec_token}}}, "1101", drawn_msgid, "",
        R"({"data":{"mdtrt_cert_type":"01","mdtrt_cert_no":"990000ecdemo00000000000000000000000001",)"
        R"("card_sn":"","begntime":"","psn_cert_type":"01","certno":"","psn_name":""}})");
}

TEST_F(settlement_requests, golden_1101_card) {
    expect_golden(QueryPerson{card()}, "1101", drawn_msgid, "",
                  R"({"data":{"mdtrt_cert_type":"03","mdtrt_cert_no":"A12345678",)"
                  R"("card_sn":"990100D15600000500000000000001","begntime":"","psn_cert_type":"01",)"
                  R"("certno":"990101199003070015","psn_name":"样例甲"}})");
}

TEST_F(settlement_requests, golden_1101_id_card) {
    expect_golden(
        QueryPerson{
            {.kind = CredentialKind::id_card, .number = Secret{"990101199003070015"}, .name = "样例甲"}},
        "1101", drawn_msgid, "",
        R"({"data":{"mdtrt_cert_type":"02","mdtrt_cert_no":"990101199003070015","card_sn":"","begntime":"",)"
        R"("psn_cert_type":"01","certno":"990101199003070015","psn_name":"样例甲"}})");
}

TEST_F(settlement_requests, golden_2001) {
    expect_golden(
        CheckBenefit{psn_no, coverage(), "12", at("2026-11-22 09:31:00")}, "2001", drawn_msgid, "990100",
        R"({"data":{"psn_no":"99000000000000000012345678","insutype":"310","fixmedins_code":"H99010100001",)"
        R"("med_type":"12","begntime":"2026-11-22 09:31:00","endtime":"","dise_codg":"","dise_name":""}})");
}

TEST_F(settlement_requests, golden_2201) {
    expect_golden(
        OpenVisit{psn_no, coverage(), card(), hold(), at("2026-11-22 09:31:00")}, "2201", drawn_msgid,
        "990100",
        R"({"data":{"psn_no":"99000000000000000012345678","insutype":"310","begntime":"2026-11-22 09:31:00",)"
        R"("mdtrt_cert_type":"03","mdtrt_cert_no":"A12345678","card_sn":"990100D15600000500000000000001",)"
        R"("ipt_otp_no":"MZ202611220001","atddr_no":"D990101000001","dr_name":"样例医生",)"
        R"("dept_code":"0301","dept_name":"呼吸内科门诊","caty":"A03.01"}})");
}

TEST_F(settlement_requests, golden_2202) {
    expect_golden(CancelVisit{psn_no, coverage(), "990000010001", "MZ202611220001"}, "2202", drawn_msgid,
                  "990100",
                  R"({"data":{"psn_no":"99000000000000000012345678","mdtrt_id":"990000010001",)"
                  R"("ipt_otp_no":"MZ202611220001"}})");
}

TEST_F(settlement_requests, golden_5201) {
    expect_golden(FindVisit{psn_no, coverage(), "12", "MZ202611220001", at("2026-11-21 09:31:00"),
                            at("2026-11-23 09:31:00")},
                  "5201", drawn_msgid, "990100",
                  R"({"data":{"psn_no":"99000000000000000012345678","begntime":"2026-11-21 09:31:00",)"
                  R"("endtime":"2026-11-23 09:31:00","med_type":"12","mdtrt_id":""}})");
}

TEST_F(settlement_requests, golden_2203A) {
    config.city.describe_visit = true;
    config.city.diagnoses = {{"1", "Z00.001", "健康查体"}};
    expect_golden(
        DescribeVisit{psn_no, coverage(), "990000010001", "11", hold(), at("2026-11-22 09:31:00")}, "2203A",
        drawn_msgid, "990100",
        R"({"mdtrtinfo":{"mdtrt_id":"990000010001","psn_no":"99000000000000000012345678","med_type":"11",)"
        R"("begntime":"2026-11-22 09:31:00"},"diseinfo":[{"diag_type":"1","diag_srt_no":1,)"
        R"("diag_code":"Z00.001","diag_name":"健康查体","diag_dept":"0301","dise_dor_no":"D990101000001",)"
        R"("dise_dor_name":"样例医生","diag_time":"2026-11-22 09:31:00","vali_flag":"1"}]})");
}

// Its code stands wherever the platform asks for it.
TEST_F(settlement_requests, a_chronic_disease_is_named_throughout) {
    config.city.describe_visit = true;
    config.city.diagnoses.clear();
    auto held = hold();
    held.disease_code = "M03900";
    held.disease_name = "高血压";
    expect_golden(
        DescribeVisit{psn_no, coverage(), "990000010001", "1401", held, at("2026-11-22 09:31:00")}, "2203A",
        drawn_msgid, "990100",
        R"({"mdtrtinfo":{"mdtrt_id":"990000010001","psn_no":"99000000000000000012345678",)"
        R"("med_type":"1401","begntime":"2026-11-22 09:31:00","dise_codg":"M03900","dise_name":"高血压"}})");
    const CheckBenefit benefit{psn_no, coverage(), "1401", at("2026-11-22 09:31:00"), "M03900", "高血压"};
    EXPECT_NE(client->prepare(benefit)->body.find(R"("dise_codg":"M03900","dise_name":"高血压")"),
              std::string::npos);
    const UploadFees fees{psn_no, coverage(), "990000010001", "B1", held, at("2026-11-22 09:31:00")};
    EXPECT_NE(client->prepare(fees)->body.find(R"("dise_codg":"M03900")"), std::string::npos);
}

TEST_F(settlement_requests, golden_2203A_without_diagnosis) {
    config.city.describe_visit = true;
    config.city.diagnoses.clear();
    expect_golden(
        DescribeVisit{psn_no, coverage(), "990000010001", "11", hold(), at("2026-11-22 09:31:00")}, "2203A",
        drawn_msgid, "990100",
        R"({"mdtrtinfo":{"mdtrt_id":"990000010001","psn_no":"99000000000000000012345678","med_type":"11",)"
        R"("begntime":"2026-11-22 09:31:00"}})");
}

TEST_F(settlement_requests, golden_2204) {
    const std::string common =
        R"("mdtrt_id":"990000010001","psn_no":"99000000000000000012345678","chrg_bchno":"B2611220007",)"
        R"("dise_codg":"","rxno":"","rx_circ_flag":"0","fee_ocur_time":"2026-11-22 09:31:00",)";
    const std::string side =
        R"("bilg_dept_codg":"0301","bilg_dept_name":"呼吸内科门诊","bilg_dr_codg":"D990101000001",)"
        R"("bilg_dr_name":"样例医生","hosp_appr_flag":"1"})";
    expect_golden(
        UploadFees{psn_no, coverage(), "990000010001", "B2611220007", hold(), at("2026-11-22 09:31:00")},
        "2204", drawn_msgid, "990100",
        R"({"feedetail":[{"feedetl_sn":"MZ202611220001-1",)" + common +
            R"("med_list_codg":"001101000010000-110100001","medins_list_codg":"GH01",)"
            R"("det_item_fee_sumamt":100.60,"cnt":1.0000,"pric":100.600000,)" +
            side + R"(,{"feedetl_sn":"MZ202611220001-2",)" + common +
            R"("med_list_codg":"001102000010000-110200001","medins_list_codg":"ZC01",)"
            R"("det_item_fee_sumamt":28.00,"cnt":0.5000,"pric":56.000000,)" +
            side + "]}");
}

TEST_F(settlement_requests, golden_2205) {
    expect_golden(
        CancelFees{psn_no, coverage(), "990000010001", "0000"}, "2205", drawn_msgid, "990100",
        R"({"data":{"mdtrt_id":"990000010001","chrg_bchno":"0000","psn_no":"99000000000000000012345678"}})");
}

TEST_F(settlement_requests, golden_2206) {
    auto call = presettle();
    call.use_account = false;
    expect_golden(
        call, "2206", drawn_msgid, "990100",
        R"({"data":{"psn_no":"99000000000000000012345678","mdtrt_cert_type":"01",)"
        R"("mdtrt_cert_no":"990000ecdemo00000000000000000000000001","med_type":"11","medfee_sumamt":128.60,)"
        R"("psn_setlway":"01","mdtrt_id":"990000010001","chrg_bchno":"B2611220007","insutype":"310",)"
        R"("acct_used_flag":"0","invono":""}})");
}

// The sample of specification 2.7, term by term.
TEST_F(settlement_requests, golden_2207) {
    expect_golden(
        settle(), "2207", msgid_2207, "990100",
        R"({"data":{"psn_no":"99000000000000000012345678","mdtrt_cert_type":"01",)"
        R"("mdtrt_cert_no":"990000ecdemo00000000000000000000000001","med_type":"11","medfee_sumamt":128.60,)"
        R"("psn_setlway":"01","mdtrt_id":"990000010001","chrg_bchno":"B2611220007","insutype":"310",)"
        R"("acct_used_flag":"1","invono":"","fulamt_ownpay_amt":10.00,"overlmt_selfpay":0.00,)"
        R"("preselfpay_amt":8.60,"inscp_scp_amt":110.00}})");
    EXPECT_EQ(drawn, 0) << "a settlement uses its own message id";
}

TEST_F(settlement_requests, golden_2208) {
    const std::string own = "H99010100001202611220950000008";
    expect_golden(CancelSettlement{{own}, psn_no, coverage(), "990000010001", "990000020009"}, "2208", own,
                  "990100",
                  R"({"data":{"setl_id":"990000020009","mdtrt_id":"990000010001",)"
                  R"("psn_no":"99000000000000000012345678"}})");
}

TEST_F(settlement_requests, golden_2601) {
    const std::string own = "H99010100001202611220950000009";
    expect_golden(
        ReverseMessage{{own}, psn_no, coverage(), {msgid_2207}, "2207"}, "2601", own, "990100",
        R"({"data":{"psn_no":"99000000000000000012345678","omsgid":"H99010100001202611220941020007",)"
        R"("oinfno":"2207"}})");
}

TEST_F(settlement_requests, golden_code_for_the_verifier_of_electronic_cards) {
    build();
    EXPECT_FALSE(client->prepare(VerifyElectronicCard{Secret{"ES1"}})) << "no address, nothing to send";
    config.electronic_card_url = "https://127.0.0.1:1/verifier";
    build();
    EXPECT_FALSE(client->prepare(VerifyElectronicCard{}));
    const auto prepared = client->prepare(VerifyElectronicCard{Secret{"ES1"}});
    ASSERT_TRUE(prepared);
    EXPECT_EQ(prepared->url, config.electronic_card_url);
    EXPECT_FALSE(prepared->moves_money);
    EXPECT_EQ(prepared->body, R"({"orgId":"H99010100001","transType":"ess.check","data":{"qrCode":"ES1",)"
                              R"("businessType":"01101","termId":"KIOSK-07"},"extra":""})");
}

TEST_F(settlement_requests, golden_challenge_for_the_card_issuer) {
    build();
    EXPECT_FALSE(client->prepare(AskCardIssuer{Secret{"challenge"}})) << "no address, nothing to send";
    config.card_issuer_url = "https://127.0.0.1:1/issuer";
    build();
    const auto prepared = client->prepare(AskCardIssuer{Secret{"990101|3B|03|C|P|S|P|S||"}});
    ASSERT_TRUE(prepared);
    EXPECT_EQ(prepared->url, config.card_issuer_url);
    EXPECT_FALSE(prepared->moves_money);
    EXPECT_EQ(prepared->body, R"({"orgId":"H99010100001","transType":"card.answer","data":{"challenge":)"
                              R"("990101|3B|03|C|P|S|P|S||","termId":"KIOSK-07"},"extra":""})");
}

TEST_F(settlement_requests, golden_ec_query_at_the_front) {
    build();
    const auto prepared = client->prepare(DecodeCode{Secret{"4241234567890123456789990000"}, "01101"});
    ASSERT_TRUE(prepared);
    EXPECT_EQ(prepared->url, config.local_url);
    EXPECT_EQ(
        prepared->body,
        R"({"orgId":"H99010100001","transType":"ec.query","data":{"orgId":"H99010100001","businessType":"01101",)"
        R"("operatorId":"ZZJ07","operatorName":"自助机07","officeId":"A00","officeName":"门诊大厅",)"
        R"("deviceType":"SelfService","ecQrCode":"4241234567890123456789990000","termId":"KIOSK-07",)"
        R"("termIp":"10.0.0.7"},"extra":""})");
}

TEST_F(settlement_requests, golden_1162) {
    config.city.decode_form = DecodeForm::transaction;
    expect_golden(
        DecodeCode{Secret{"4241234567890123456789990000"}, ""}, "1162", drawn_msgid, "",
        R"({"data":{"orgId":"H99010100001","businessType":"01101","operatorId":"ZZJ07",)"
        R"("operatorName":"自助机07","officeId":"A00","officeName":"门诊大厅","deviceType":"SelfService",)"
        R"("ecQrCode":"4241234567890123456789990000","termId":"KIOSK-07","termIp":"10.0.0.7"}})");
}

TEST_F(settlement_requests, local_members_and_spellings_come_from_the_city) {
    config.city.extra_envelope = {{"fixmedins_soft_fcty", "某公司"}};
    config.city.account_used = "01";
    build();
    const auto body = Json::parse(client->prepare(settle())->body);
    EXPECT_EQ(body->scalar_of("fixmedins_soft_fcty"), "某公司");
    EXPECT_EQ(body->find("input")->find("data")->scalar_of("acct_used_flag"), "01");
}

TEST_F(settlement_requests, only_money_is_marked_as_money) {
    build();
    EXPECT_TRUE(client->prepare(settle())->moves_money);
    EXPECT_TRUE(client->prepare(CancelSettlement{{"m"}, psn_no, coverage(), "v", "s"})->moves_money);
    EXPECT_TRUE(client->prepare(ReverseMessage{{"m"}, psn_no, coverage(), {"o"}, "2207"})->moves_money);
    EXPECT_FALSE(client->prepare(presettle())->moves_money);
    EXPECT_FALSE(client->prepare(CancelFees{psn_no, coverage(), "v", "0000"})->moves_money);
}

TEST_F(settlement_requests, what_can_never_be_sent_is_found_before_sending) {
    auto call = settle();
    call.basis.mdtrt_id = std::string(31, '9');
    EXPECT_EQ(refusal_of(call), ErrorKind::malformed);
    call = settle();
    call.basis.credential.number = Secret{std::string(51, 'x')};
    EXPECT_EQ(refusal_of(call), ErrorKind::malformed);
    call = settle();
    call.basis.credential.kind = CredentialKind::passport;
    EXPECT_EQ(refusal_of(call), ErrorKind::malformed);
    call = settle();
    call.shown.own = Fen{2461};
    EXPECT_EQ(refusal_of(call), ErrorKind::malformed);
    call = settle();
    call.msgid.value.clear();
    EXPECT_EQ(refusal_of(call), ErrorKind::malformed);
    call = settle();
    call.basis.coverage.insuplc_admdvs.clear();
    EXPECT_EQ(refusal_of(call), ErrorKind::malformed);
    auto fees = UploadFees{psn_no, coverage(), "990000010001", "B1", hold(), at("2026-11-22 09:31:00")};
    fees.hold.total = Fen{12861};
    EXPECT_EQ(refusal_of(fees), ErrorKind::malformed);
    fees.hold.fees.clear();
    EXPECT_EQ(refusal_of(fees), ErrorKind::malformed);
    auto open = OpenVisit{psn_no, coverage(), e_code(), hold(), at("2026-11-22 09:31:00")};
    open.hold.doctor_name.zh = "\xd1\xf9";  // GBK
    EXPECT_EQ(refusal_of(open), ErrorKind::malformed);
    EXPECT_EQ(refusal_of(ReverseMessage{{"m"}, psn_no, coverage(), {"o"}, "2201"}), ErrorKind::malformed);
    EXPECT_EQ(refusal_of(ReverseMessage{{"m"}, psn_no, coverage(), {"m"}, "2207"}), ErrorKind::malformed);
    EXPECT_TRUE(transport.requests.empty());
}

TEST_F(settlement_requests, length_counts_characters_not_bytes) {
    auto open = OpenVisit{psn_no, coverage(), e_code(), hold(), at("2026-11-22 09:31:00")};
    open.hold.doctor_name.zh.clear();
    for (int i = 0; i < 50; ++i) open.hold.doctor_name.zh += "样";
    build();
    EXPECT_TRUE(client->prepare(open));
    open.hold.doctor_name.zh += "样";
    EXPECT_FALSE(client->prepare(open));
}
