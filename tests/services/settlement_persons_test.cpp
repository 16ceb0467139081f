// Who somebody is: what the platform, the e-code's front and the card's issuer may answer.
#include "tests/services/settlement_answers.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::insurance;

namespace {

// The reply of specification 2.2.
const std::string person_reply =
    R"({"infcode":0,"inf_refmsgid":"990100202611220930160000000077","err_msg":null,"output":{"baseinfo":{)"
    R"("psn_no":"99000000000000000012345678","psn_cert_type":"01","certno":"990101199003070015","psn_name":"样例甲",)"
    R"("gend":"1","naty":"01","brdy":"1990-03-07","age":36.0},"insuinfo":[{"balc":812.40,"insutype":"310",)"
    R"("psn_type":"1101","psn_insu_stas":"1","psn_insu_date":"2015-07-01","paus_insu_date":null,"cvlserv_flag":"0",)"
    R"("insuplc_admdvs":"990100","emp_name":"样例公司"}],"idetinfo":[]}})";

Person person() {
    return {.psn_no = psn_no,
            .name = "样例甲",
            .cert_type = "01",
            .cert_number = "990101199003070015",
            .gender = "1",
            .birth_date = "1990-03-07",
            .coverages = {coverage()}};
}

}  // namespace

TEST_F(settlement_replies, the_person_of_the_specification) {
    EXPECT_EQ(value<Person>(answered(QueryPerson{e_code()}, person_reply)), person());
}

TEST_F(settlement_replies, tolerant_forms_of_a_person) {
    auto text = with(person_reply, "\"infcode\":0", "\"infcode\":\"0\"");
    text = with(text, "\"gend\":\"1\"", "\"gend\":1");
    text = with(text, "\"balc\":812.40", "\"balc\":\"812.4\"");
    text = with(text, "\"insuinfo\":[{", "\"insuinfo\":{");
    text = with(text, "样例公司\"}],\"idetinfo\":[]", "样例公司\",\"local\":[1,{}]},\"idetinfo\":null");
    EXPECT_EQ(value<Person>(answered(QueryPerson{e_code()}, text)), person());
}

TEST_F(settlement_replies, output_may_be_text_that_holds_json) {
    const auto begins = person_reply.find("{\"baseinfo\"");
    const auto inner = person_reply.substr(begins, person_reply.size() - begins - 1);
    std::string escaped;
    for (const char c : inner) escaped += c == '"' ? std::string{"\\\""} : std::string{c};
    EXPECT_EQ(value<Person>(
                  answered(QueryPerson{e_code()}, person_reply.substr(0, begins) + "\"" + escaped + "\"}")),
              person());
}

TEST_F(settlement_replies, local_additions_in_both_spellings_and_both_forms) {
    for (const std::string local : {R"("exp_content":"{\"inhosp_stas\":\"1\",\"trt_chk_rslt\":\"等待期\"}")",
                                    R"("expContent":{"inhosp_stas":1,"trt_chk_rslt":"等待期"})"}) {
        const auto found =
            value<Person>(answered(QueryPerson{e_code()}, with(person_reply, "\"age\":36.0", local)));
        EXPECT_TRUE(found.inpatient_now) << local;
        EXPECT_EQ(found.benefit_refusal, "等待期");
    }
}

TEST_F(settlement_replies, nobody_is_another_person) {
    auto other = e_code();
    other.id_number = "990101198506153029";
    EXPECT_TRUE(answered(QueryPerson{other}, person_reply).is_unknown());
    EXPECT_TRUE(
        answered(QueryPerson{{.kind = CredentialKind::id_card, .number = Secret{"990101198506153029"}}},
                 person_reply)
            .is_unknown());
    EXPECT_TRUE(answered(QueryPerson{e_code()}, with(person_reply, "\"psn_no\"", "\"other\"")).is_unknown());
    EXPECT_TRUE(answered(QueryPerson{e_code()}, with(person_reply, "812.40", "8e2")).is_unknown());
}

TEST_F(settlement_replies, a_person_without_rows_has_no_coverage) {
    const auto text = ok(R"({"baseinfo":{"psn_no":"99"},"insuinfo":[]})");
    EXPECT_TRUE(
        value<Person>(answered(QueryPerson{{.kind = CredentialKind::e_code, .number = Secret{"t"}}}, text))
            .coverages.empty());
}

// --- e-code and card

TEST_F(settlement_replies, decoded_code_of_the_specification) {
    const DecodeCode call{Secret{"4241234567890123456789990000"}, "01101"};
    const std::string data =
        R"({"userName":"样例甲","idNo":"990101199003070015","idType":"01","insuOrg":"990100",)"
        R"("ecToken":"990000ecdemo00000000000000000000000001","ecIndexNo":"0000DEMO","authNo":null})";
    const DecodedCode wanted{e_code(), "990100"};
    EXPECT_EQ(value<DecodedCode>(answered(call, R"({"code":0,"message":"成功","data":)" + data + "}")),
              wanted);
    std::string escaped;
    for (const char c : data) escaped += c == '"' ? std::string{"\\\""} : std::string{c};
    EXPECT_EQ(value<DecodedCode>(answered(call, R"({"code":"0000","data":")" + escaped + "\"}")), wanted);
    expect_reason(answered(call, R"({"code":500159,"message":"请使用医保电子凭证二维码","data":null})"),
                  RefusalReason::code_wrong_kind);
    expect_reason(answered(call, R"({"code":500001,"message":"二维码已过期","data":null})"),
                  RefusalReason::code_expired);
    expect_reason(answered(call, R"({"code":500002,"message":"医保电子凭证未激活"})"),
                  RefusalReason::not_activated);
    EXPECT_TRUE(answered(call, R"({"code":500,"message":"请求超时"})").is_unknown());
    EXPECT_TRUE(answered(call, R"({"code":0,"data":{"userName":"样例甲"}})").is_unknown());
    EXPECT_TRUE(answered(call, R"({"code":0,"data":{}})", 502).is_unknown());
    EXPECT_TRUE(answered(call, "<html>").is_unknown());
    EXPECT_EQ(transport.last().url, config.local_url);
}

TEST_F(settlement_replies, verifier_of_electronic_cards) {
    config.electronic_card_url = "https://127.0.0.1:1/verifier";
    const VerifyElectronicCard call{Secret{"ES00000000000000000000000001"}};
    const auto card =
        value<VerifiedCard>(answered(call, R"({"code":0,"data":{"cardNo":"J99710013","name":"样例甲"}})"))
            .credential;
    EXPECT_EQ(card.kind, CredentialKind::social_security_card);
    EXPECT_EQ(card.number.reveal(), "J99710013");
    EXPECT_EQ(card.name, "样例甲");
    EXPECT_TRUE(card.card_sn.empty()) << "it has no chip";
    EXPECT_EQ(transport.last().url, config.electronic_card_url);
    expect_reason(answered(call, R"({"code":700103,"message":"电子社保卡二维码已过期，请刷新后重试"})"),
                  RefusalReason::code_expired);
    expect_reason(answered(call, R"({"code":700104,"message":"该社会保障卡已挂失，不能使用"})"),
                  RefusalReason::card_lost);
    for (const std::string wrong :
         {R"({"code":0,"data":{"name":"样例甲"}})", R"({"code":0,"data":null})",
          R"({"code":0,"data":{"cardNo":"J99710013"}})", R"({"message":"?"})", "<html>"})
        EXPECT_TRUE(answered(call, wrong).is_unknown()) << wrong;
}

TEST_F(settlement_replies, card_issuer) {
    config.card_issuer_url = "https://127.0.0.1:1/issuer";
    const AskCardIssuer call{Secret{"challenge"}};
    const std::string written = "0011223344556677|00112233445566778899AABBCCDDEEFF";
    EXPECT_EQ(value<CardIssuerAnswer>(answered(call, R"({"code":0,"data":{"answer":")" + written + R"("}})"))
                  .answer.reveal(),
              written);
    EXPECT_EQ(transport.last().url, config.card_issuer_url);
    expect_reason(answered(call, R"({"code":600199,"message":"该卡已挂失"})"), RefusalReason::business);
    for (const std::string wrong : {"", "0011223344556677", "0011223344556677|0011",
                                    "001122334455667|000112233445566778899AABBCCDDEEFF",
                                    "zz11223344556677|00112233445566778899AABBCCDDEEFF"})
        EXPECT_TRUE(answered(call, R"({"code":0,"data":{"answer":")" + wrong + R"("}})").is_unknown())
            << wrong;
    EXPECT_TRUE(answered(call, "<html>").is_unknown());
    EXPECT_TRUE(answered(call, R"({"code":0,"data":{"answer":")" + written + R"("}})", 502).is_unknown());
}

TEST_F(settlement_replies, decoded_code_of_1162) {
    config.city.decode_form = DecodeForm::transaction;
    const DecodeCode call{Secret{"4241234567890123456789990000"}, "01101"};
    const auto text = with(person_reply, "\"idetinfo\":[]", "\"ecToken\":\"" + ec_token + "\"");
    EXPECT_EQ(value<DecodedCode>(answered(call, text)), (DecodedCode{e_code(), "990100"}));
    EXPECT_TRUE(answered(call, person_reply).is_unknown());
}
