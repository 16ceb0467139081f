// An invented hospital, patient and visit for the settlement tests: the sample data of the specification.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "services/settlement.h"
#include "tests/services/fake_transport.h"

namespace kiosk::services::test {

inline const std::string psn_no = "99000000000000000012345678";
inline const std::string ec_token = "990000ecdemo00000000000000000000000001";
inline const std::string msgid_2207 = "H99010100001202611220941020007";

inline Coverage coverage() {
    return {.insutype = "310",
            .psn_type = "1101",
            .psn_insu_stas = "1",
            .insuplc_admdvs = "990100",
            .balance = Fen{81240}};
}
inline Credential e_code() {
    return {.kind = CredentialKind::e_code,
            .number = Secret{ec_token},
            .id_number = "990101199003070015",
            .name = "样例甲"};
}
inline Credential card() {
    return {.kind = CredentialKind::social_security_card,
            .number = Secret{"A12345678"},
            .card_sn = "990100D15600000500000000000001",
            .id_number = "990101199003070015",
            .name = "样例甲"};
}
inline CivilTime at(const std::string& text) { return *CivilTime::parse(text); }

inline Hold hold() {
    Hold hold;
    hold.id = "a1";
    hold.version = "1";
    hold.visit_number = "MZ202611220001";
    hold.department_code = "0301";
    hold.department_name = {"呼吸内科门诊", "Respiratory medicine"};
    hold.specialty = "A03.01";
    hold.doctor_code = "D990101000001";
    hold.doctor_name = {"样例医生", "Dr Sample"};
    hold.fees = {{.line_number = "MZ202611220001-1",
                  .med_list_codg = "001101000010000-110100001",
                  .medins_list_codg = "GH01",
                  .name = {"挂号费", "Registration"},
                  .price_yuan_e6 = 100'600'000,
                  .amount = Fen{10060}},
                 {.line_number = "MZ202611220001-2",
                  .med_list_codg = "001102000010000-110200001",
                  .medins_list_codg = "ZC01",
                  .name = {"诊查费", "Consultation"},
                  .count_e4 = 5'000,
                  .price_yuan_e6 = 56'000'000,
                  .amount = Fen{2800}}};
    hold.total = Fen{12860};
    return hold;
}

inline insurance::Presettle presettle() {
    return {.psn_no = psn_no,
            .coverage = coverage(),
            .credential = e_code(),
            .med_type = "11",
            .mdtrt_id = "990000010001",
            .charge_batch = "B2611220007",
            .total = Fen{12860}};
}
inline Split split() {
    Split split;
    split.total = Fen{12860};
    split.fund = Fen{5400};
    split.account = Fen{5000};
    split.own = Fen{2460};
    split.account_balance_after = Fen{76240};
    split.fully_own_paid = Fen{1000};
    split.first_borne = Fen{860};
    split.in_scope = Fen{11000};
    split.funds = {{"310100", "职工基本医疗保险统筹基金", Fen{5400}},
                   {"310200", "职工基本医疗保险个人账户基金", Fen{5000}}};
    return split;
}
inline insurance::Settle settle() { return {.msgid = {msgid_2207}, .basis = presettle(), .shown = split()}; }

// The reply of specification 2.7.
inline std::string settle_reply() {
    return R"({"infcode":0,"inf_refmsgid":"990100202611220941030000000412","err_msg":null,"output":{"setlinfo":{)"
           R"("setl_id":"990000020009","mdtrt_id":"990000010001","psn_no":"99000000000000000012345678",)"
           R"("setl_time":"2026-11-22 09:41:03","insutype":"310","med_type":"11","medfee_sumamt":128.60,)"
           R"("fulamt_ownpay_amt":10.00,"overlmt_selfpay":0.00,"preselfpay_amt":8.60,"inscp_scp_amt":110.00,)"
           R"("act_pay_dedc":20.00,"hifp_pay":54.00,"pool_prop_selfpay":0.6000,"cvlserv_pay":0,"hifes_pay":0,)"
           R"("hifmi_pay":0,"hifob_pay":0,"maf_pay":0,"oth_pay":0,"fund_pay_sumamt":54.00,"psn_part_amt":74.60,)"
           R"("acct_pay":50.00,"psn_cash_pay":24.60,"hosp_part_amt":0,"balc":762.40,"acct_mulaid_pay":0,)"
           R"("medins_setl_id":"H99010100001202611220941020007","clr_optins":"990100","clr_way":"1","clr_type":"11"},)"
           R"("setldetail":[{"fund_pay_type":"310100","inscp_scp_amt":110.00,"crt_payb_lmt_amt":null,)"
           R"("fund_payamt":54.00,"fund_pay_type_name":"职工基本医疗保险统筹基金","setl_proc_info":null},)"
           R"({"fund_pay_type":"310200","inscp_scp_amt":110.00,"crt_payb_lmt_amt":null,"fund_payamt":50.00,)"
           R"("fund_pay_type_name":"职工基本医疗保险个人账户基金","setl_proc_info":null}]}})";
}
// Each answer of the centre has a reference of its own.
inline std::string next_reference() {
    static int serial = 0;
    return fmt::format("99010020261122093016{:010}", ++serial);
}
inline std::string ok(const std::string& output = "null") {
    return fmt::format(R"({{"infcode":"0","inf_refmsgid":"{}","err_msg":null,"output":{}}})",
                       next_reference(), output);
}
inline std::string no(const std::string& words) {
    return fmt::format(R"({{"infcode":-1,"inf_refmsgid":"{}","err_msg":"{}"}})", next_reference(), words);
}
inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return place == std::string::npos ? text : text.replace(place, from.size(), to);
}

inline CityDialect city(const std::string& name) {
    auto loaded = load_city(std::string{CITIES_FOLDER} + "/" + name + ".toml");
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text);
    return loaded ? *loaded : CityDialect{};
}

class SettlementWorld : public testing::Test {
protected:
    SettlementWorld() {
        config.base_url = "https://127.0.0.1:1/ebus/demo_api/prd/hsa/hgs/";
        config.local_url = "https://127.0.0.1:1/localcfc/api/hsecfc/localQrCodeQuery";
        config.institution_code = "H99010100001";
        config.institution_name = "示例市第一医院";
        config.operator_id = "ZZJ07";
        config.operator_name = "自助机07";
        config.device_number = "KIOSK-07";
        config.mac_address = "02-00-00-00-00-07";
        config.ip_address = "10.0.0.7";
        config.access_code = "demo";
        config.gateway_secret = Secret{"DEMO_SECRET_KEY"};
        config.city = city("binhai");
    }
    void build() {
        auto made = make_settlement_client(config, transport, clock, [this]() -> Result<Msgid> {
            return Msgid{"H9901010000120261122093015" + std::to_string(1000 + ++drawn)};
        });
        ASSERT_TRUE(made) << made.error().text;
        client = std::move(*made);
    }
    Outcome<insurance::Reply> ask(const insurance::Call& call) {
        if (!client) build();
        return services::ask(*client, call, Millis{30'000});
    }
    // A sample reply is given a reference of its own.
    Outcome<insurance::Reply> answered(const insurance::Call& call, std::string body, int status = 200) {
        constexpr std::string_view key = R"("inf_refmsgid":"990100)";
        constexpr std::size_t after_area = key.size(), digits = 24;
        if (const auto place = body.find(key); place != std::string::npos)
            body.replace(place + after_area, digits, next_reference().substr(6));
        transport.reply(std::move(body), status);
        return ask(call);
    }

    ManualClock clock{at("2026-11-22 09:30:15")};
    FakeTransport transport;
    SettlementConfig config;
    std::unique_ptr<SettlementClient> client;
    int drawn = 0;
};

}  // namespace kiosk::services::test
