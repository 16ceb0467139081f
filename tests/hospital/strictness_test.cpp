// The platform refuses what the real one would. One test for each kind of refusal.
#include "services/hospital/platform/encryption.h"
#include "services/hospital/platform/gateway.h"
#include "visit.h"

namespace kiosk::hospital {
namespace {

using ::testing::Test;

Json person_query(const Town& town, const std::string& id_number) {
    (void)town;
    return {{"data", {{"mdtrt_cert_type", "02"}, {"mdtrt_cert_no", id_number}, {"psn_cert_type", "01"}}}};
}

struct Strictness : Test {
    Town town;
    std::string id_number = town.people.by_id("P01")->id_number;
    Json good = town.envelope("1101", person_query(town, id_number), "");
};

TEST_F(Strictness, a_good_message_is_accepted) { EXPECT_EQ(error_of(town.post("1101", good)), ""); }

TEST_F(Strictness, missing_field) {
    good["input"]["data"].erase("psn_cert_type");
    EXPECT_EQ(error_of(town.post("1101", good)), "入参[data.psn_cert_type]不能为空");
}

TEST_F(Strictness, overlong_field_counts_characters) {
    good["opter_name"] = std::string(51, 'x');
    EXPECT_EQ(error_of(town.post("1101", good)), "字段[opter_name]长度51超过最大长度50");
}

TEST_F(Strictness, number_instead_of_text) {
    good["opter"] = 7;
    EXPECT_EQ(error_of(town.post("1101", good)), "字段[opter]类型错误，应为字符型");
}

TEST_F(Strictness, unknown_code) {
    good["input"]["data"]["mdtrt_cert_type"] = "07";
    EXPECT_EQ(error_of(town.post("1101", good)), "字段[data.mdtrt_cert_type]的值[07]不在字典范围内");
}

TEST_F(Strictness, malformed_time) {
    good["inf_time"] = "2026-11-22T09:30:00";
    EXPECT_EQ(error_of(town.post("1101", good)), "字段[inf_time]格式错误，应为yyyy-MM-dd HH:mm:ss");
}

TEST_F(Strictness, clock_skew) {
    town.clock.advance(Millis{301'000});
    EXPECT_EQ(error_of(town.post("1101", good)), "交易时间与中心时间相差过大");
}

TEST_F(Strictness, reused_msgid) {
    town.post("1101", good);
    EXPECT_EQ(error_of(town.post("1101", good)), "发送方报文ID重复，请勿重复提交");
}

TEST_F(Strictness, malformed_msgid) {
    good["msgid"] =
        "H990101000022026112209300000"
        "01";
    EXPECT_EQ(error_of(town.post("1101", good)), "发送方报文ID格式错误");
}

TEST_F(Strictness, transaction_of_another_address) {
    EXPECT_EQ(error_of(town.post("2207", good)), "交易编号与服务地址不一致");
}

TEST_F(Strictness, gateway_signature) {
    auto headers = town.tif_headers();
    headers["x-tif-signature"].back() = headers["x-tif-signature"].back() == '0' ? '1' : '0';
    EXPECT_EQ(town.raw("POST", "/ebus/demo_api/prd/hsa/hgs/1101", good.dump(), headers).reply.status, 401);
    EXPECT_EQ(town.raw("POST", "/ebus/demo_api/prd/hsa/hgs/1101", good.dump()).reply.status, 401);
    EXPECT_EQ(town.raw("POST", "/fsi/api/fsiPsnInfoService/queryPsnInfo", good.dump()).reply.status, 200);
    headers = town.tif_headers();
    town.clock.advance(Millis{301'000});
    EXPECT_EQ(town.raw("POST", "/ebus/demo_api/prd/hsa/hgs/1101", good.dump(), headers).reply.status, 401);
}

TEST_F(Strictness, insured_place_must_be_named_and_right) {
    const Json input{{"data",
                      {{"psn_no", town.people.by_id("P01")->psn_no},
                       {"insutype", "310"},
                       {"fixmedins_code", "H99010100001"},
                       {"med_type", "12"},
                       {"begntime", town.now()}}}};
    EXPECT_EQ(error_of(town.call("2001", input, "")), "入参[insuplc_admdvs]不能为空");
    EXPECT_EQ(error_of(town.call("2001", input, "980100")), "参保地医保区划与人员参保信息不一致");
}

TEST_F(Strictness, sign_in_number_must_be_valid) {
    good["sign_no"] = "nobody";
    EXPECT_EQ(error_of(town.post("1101", good)), "签到流水号无效，请重新签到");
    const auto signed_in =
        town.call("9001", {{"signIn", {{"opter_no", "ZZJ07"}, {"mac", "00"}, {"ip", "10.0.0.7"}}}}, "");
    auto next = town.envelope("1101", person_query(town, id_number), "");
    next["sign_no"] = signed_in["output"]["signinoutb"]["sign_no"];
    EXPECT_EQ(error_of(town.post("1101", next)), "");
}

TEST_F(Strictness, wrong_order) {
    Visit visit{town, "P01", "V1"};
    visit.mdtrt_id = "9900000100009999";
    EXPECT_EQ(error_of(visit.upload()), "未查询到该就诊登记信息");
    EXPECT_EQ(error_of(visit.open()), "");
    EXPECT_EQ(error_of(visit.presettle()), "请先上传就诊信息");
    EXPECT_EQ(error_of(visit.describe()), "");
    EXPECT_EQ(error_of(visit.presettle()), "该批次没有未结算的费用明细");
    EXPECT_EQ(error_of(visit.upload()), "");
    EXPECT_EQ(error_of(visit.settle({{"fulamt_ownpay_amt", 2.5},
                                     {"overlmt_selfpay", 0},
                                     {"preselfpay_amt", 4},
                                     {"inscp_scp_amt", 41}})),
              "请先进行预结算");
}

TEST_F(Strictness, amounts_that_do_not_add_up) {
    Visit visit{town, "P01", "V1"};
    visit.open();
    visit.describe();
    auto lines = visit.fee_lines();
    lines[1]["det_item_fee_sumamt"] = "40.01";
    EXPECT_EQ(error_of(town.call("2204", {{"feedetail", lines}}, visit.area)),
              "明细[2]的金额与单价、数量不符");
    visit.upload();
    EXPECT_EQ(error_of(visit.upload()), "费用明细流水号[1]重复");
    auto shown = visit.presettle()["output"]["setlinfo"];
    shown["preselfpay_amt"] = "4.01";
    EXPECT_EQ(error_of(visit.settle(shown)), "结算金额与预结算结果不一致，请重新预结算");
    auto input = visit.settle_input(shown);
    input["data"]["medfee_sumamt"] = 47.51;
    EXPECT_EQ(error_of(town.call("2207", input, visit.area)), "医疗费总额与上传明细合计不一致");
    input["data"]["medfee_sumamt"] = 47.505;
    EXPECT_EQ(error_of(town.call("2207", input, visit.area)), "字段[data.medfee_sumamt]不是有效的数值(16,2)");
}

TEST_F(Strictness, token_bound_to_another_purpose_person_or_time) {
    Visit visit{town, "P01", "V1"};
    visit.token = town.token("P01", "01301");
    EXPECT_EQ(error_of(visit.open()), "电子凭证令牌业务类型不符，请重新扫码");
    visit.token = town.token("P02");
    EXPECT_EQ(error_of(visit.open()), "就诊凭证与人员编号不一致");
    town.clock.advance(Millis{21'000});
    visit.token = town.token("P01");
    town.clock.advance(Millis{31 * 60'000});
    EXPECT_EQ(error_of(visit.open()), "电子凭证令牌已失效，请重新扫码");
}

TEST_F(Strictness, a_token_may_be_refused_late) {
    town.set({{"token_refuse_at", "2207"}, {"times", 1}});
    Visit visit{town, "P01", "V1"};
    const auto shown = visit.prepare();
    EXPECT_EQ(error_of(visit.settle(shown)), "电子凭证令牌已失效，请重新扫码");
    visit.token = town.token("P01", "01301");
    EXPECT_EQ(error_of(visit.settle(shown)), "");
}

TEST(Signatures, vectors_of_the_specification) {
    EXPECT_EQ(tif_signature("1789000000", "DEMO_SECRET_KEY", "0123456789abcdef0123456789abcdef"),
              "a587d8955bbb4ea894ff01239cb147522fe264b092d39ddecda9c8044172bae7");
    EXPECT_EQ(csb_signature("sk-demo",
                            "_api_access_key=ak-demo&_api_name=hssServives&_api_timestamp=1789000000000&"
                            "_api_version=1.0.0"),
              "HCnkEM579wrpMtaeTDHlJnoxKIg=");
    const auto key = body_key(demo_app_id, demo_app_secret);
    EXPECT_EQ(key, "9A55688C0162DA39");
    EXPECT_EQ(upper_hex(sm4_encrypt(key, R"({"a":"1"})")), "1BE9C31A3F75984DE4CD01FD50237270");
}

TEST(Signatures, sm2_accepts_its_own_and_nothing_else) {
    const auto pair = make_sm2_pair();
    const auto signature = sm2_sign(pair.private_pem, "text");
    EXPECT_EQ(signature.size(), 64U);
    EXPECT_TRUE(sm2_verify(pair.public_pem, "text", signature));
    EXPECT_FALSE(sm2_verify(pair.public_pem, "texts", signature));
    EXPECT_FALSE(sm2_verify(make_sm2_pair().public_pem, "text", signature));
}

TEST_F(Strictness, encrypted_body_is_answered_encrypted) {
    const auto now = town.clock.civil();
    const BodyKeys as_kiosk{town.platform_keys.public_pem, town.kiosk_keys.private_pem};
    const auto sent = wrap(good.dump(), as_kiosk, now);
    const auto served = town.raw("POST", "/ebus/demo_api/prd/hsa/hgs/1101", sent, town.tif_headers());
    const auto opened = unwrap(body_of(served), as_kiosk, now);
    EXPECT_EQ(opened.problem, "");
    EXPECT_EQ(Json::parse(opened.text)["infcode"], 0);

    auto forged = Json::parse(sent);
    forged["signData"] = base64(sm2_sign(town.platform_keys.private_pem, "something else"));
    EXPECT_EQ(
        town.raw("POST", "/ebus/demo_api/prd/hsa/hgs/1101", forged.dump(), town.tif_headers()).reply.status,
        400);
}

}  // namespace
}  // namespace kiosk::hospital
