// The city's outer shell: headers, addresses, encrypted bodies, sign-in, passwords, configuration.
#include <unistd.h>

#include <fstream>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include "services/crypto/digest.h"
#include "services/crypto/encode.h"
#include "services/crypto/keys.h"
#include "services/crypto/sm4.h"
#include "services/json.h"
#include "tests/services/settlement_world.h"

using namespace kiosk;
using namespace kiosk::services;
using namespace kiosk::services::test;
using namespace kiosk::insurance;

namespace {

std::string temporary(const std::string& name) {
    return testing::TempDir() + "/gateway_" + std::to_string(getpid()) + "_" + name;
}

void write_sm2_pair(const std::string& name) {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2");
    FILE* file = std::fopen(temporary(name + ".key").c_str(), "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    file = std::fopen(temporary(name + ".pub").c_str(), "w");
    PEM_write_PUBKEY(file, key);
    std::fclose(file);
    EVP_PKEY_free(key);
}

const QueryPerson query{e_code()};

}  // namespace

class settlement_gateway : public SettlementWorld {
protected:
    // The platform's end of specification 1.6, written from the text and not with the client's class.
    void use_encryption() {
        write_sm2_pair("kiosk");
        write_sm2_pair("platform");
        config.city.body_encryption = true;
        config.app_id = "DEMOAPPID0000000ABCDEF";
        config.app_secret = Secret{"DEMOSECRET0000000000000000000001"};
        config.signing_key_file = temporary("kiosk.key");
        config.platform_key_file = temporary("platform.pub");
    }
    static std::string wrapped(const std::string& data, const std::string& key_name,
                               const std::string& app_id = "DEMOAPPID0000000ABCDEF") {
        const auto text = "appId=" + app_id + "&data=" + data +
                          "&encType=SM4&signType=SM2&timestamp=1795311015&version=2.0.1"
                          "&key=DEMOSECRET0000000000000000000001";
        const auto signature = *crypto::Key::private_from_file(temporary(key_name))->sm2_sign(text);
        return R"({"appId":")" + app_id + R"(","version":"2.0.1","encType":"SM4","signType":"SM2",)" +
               R"("timestamp":1795311015,"extra":null,"encData":")" +
               crypto::to_upper_hex(*crypto::sm4_ecb_encrypt(Secret{"9A55688C0162DA39"}, data)) +
               R"(","signData":")" + crypto::to_base64(signature) + "\"}";
    }
    void expect_reason(const Outcome<Reply>& outcome, RefusalReason reason) {
        ASSERT_TRUE(outcome.is_refused());
        EXPECT_EQ(outcome.refused().reason, reason);
    }
    std::string sign_no_of(std::size_t request) {
        return Json::parse(transport.requests.at(request).body)->scalar_of("sign_no");
    }
    void reply_sign_in(const std::string& number) {
        transport.reply(
            ok(R"({"signinoutb":{"sign_time":"2026-11-22 09:30:15","sign_no":")" + number + "\"}}"));
    }
};

// --- headers and addresses
// -------------------------------------------------------------------------------------------

TEST_F(settlement_gateway, style_a_signs_time_secret_nonce_time) {
    (void)ask(query);
    const auto time = std::to_string(clock.civil().unix_ms / 1000);
    const auto nonce = transport.header("x-tif-nonce");
    EXPECT_EQ(nonce.size(), 32U);
    EXPECT_EQ(transport.header("x-tif-paasid"), "demo");
    EXPECT_EQ(transport.header("x-tif-timestamp"), time);
    EXPECT_EQ(transport.header("x-tif-signature"),
              crypto::sha256_hex(time + "DEMO_SECRET_KEY" + nonce + time));
    EXPECT_EQ(transport.header("Content-Type"), "application/json;charset=utf-8");
    (void)ask(query);
    EXPECT_NE(transport.header("x-tif-nonce"), nonce);
}

TEST_F(settlement_gateway, style_b_gives_the_vector_of_the_specification) {
    config.city.signature = GatewaySignature::csb;
    config.city.timestamp_in_ms = true;
    config.city.api_name = "hssServives";
    config.city.api_version = "1.0.0";
    config.access_code = "ak-demo";
    config.gateway_secret = Secret{"sk-demo"};
    clock.advance(Millis{1789000000000 - clock.civil().unix_ms});
    (void)ask(query);
    EXPECT_EQ(transport.header("_api_timestamp"), "1789000000000");
    EXPECT_EQ(transport.header("_api_signature"), "HCnkEM579wrpMtaeTDHlJnoxKIg=");
}

TEST_F(settlement_gateway, style_c_and_none) {
    config.city.signature = GatewaySignature::api_key;
    (void)ask(query);
    EXPECT_EQ(transport.header("apikey"), "DEMO_SECRET_KEY");
    client.reset();
    config.city.signature = GatewaySignature::none;
    (void)ask(query);
    EXPECT_EQ(transport.last().headers.size(), 1U);
}

TEST_F(settlement_gateway, addresses_of_the_three_styles) {
    config.base_url = "https://127.0.0.1:1/csb";
    config.city.url_style = UrlStyle::one_url;
    build();
    EXPECT_EQ(client->prepare(query)->url, "https://127.0.0.1:1/csb");
    config.base_url = "https://127.0.0.1:1";
    config.city.url_style = UrlStyle::service_path;
    config.city.paths["1101"] = "/own/path";
    build();
    EXPECT_EQ(client->prepare(query)->url, "https://127.0.0.1:1/own/path");
    EXPECT_EQ(client->prepare(settle())->url,
              "https://127.0.0.1:1/fsi/api/outpatientSettleService/saveSettletmentV2");
    config.city.plain_settle_path = true;
    build();
    EXPECT_EQ(client->prepare(settle())->url,
              "https://127.0.0.1:1/fsi/api/outpatientSettleService/saveSettletment");
}

// --- encrypted bodies
// ------------------------------------------------------------------------------------------------

TEST_F(settlement_gateway, an_encrypted_body_can_be_read_by_the_platform) {
    use_encryption();
    build();
    const auto prepared = client->prepare(settle());
    ASSERT_TRUE(prepared);
    const auto outer = *Json::parse(prepared->body);
    EXPECT_EQ(outer.members().size(), 7U);
    EXPECT_EQ(outer.scalar_of("appId"), config.app_id);
    EXPECT_EQ(outer.scalar_of("version"), "2.0.1");
    EXPECT_EQ(prepared->body.find(psn_no), std::string::npos) << "nothing of the person in clear";
    const auto data =
        *crypto::sm4_ecb_decrypt(Secret{"9A55688C0162DA39"}, *crypto::from_hex(outer.scalar_of("encData")));
    EXPECT_EQ(Json::parse(data)->dump_canonical(), data) << "sorted and ASCII already";
    EXPECT_EQ(Json::parse(data)->scalar_of("msgid"), msgid_2207);
    EXPECT_EQ(Json::parse(data)->scalar_of("opter_name"), "自助机07");
    const auto text = "appId=DEMOAPPID0000000ABCDEF&data=" + data +
                      "&encType=SM4&signType=SM2&timestamp=" + outer.scalar_of("timestamp") +
                      "&version=2.0.1&key=DEMOSECRET0000000000000000000001";
    EXPECT_TRUE(crypto::Key::public_from_file(temporary("kiosk.pub"))
                    ->sm2_verify(text, *crypto::from_base64(outer.scalar_of("signData"))));
}

TEST_F(settlement_gateway, an_encrypted_reply_counts_only_under_the_platforms_key) {
    use_encryption();
    EXPECT_TRUE(answered(settle(), wrapped(settle_reply(), "platform.key")).is_done());
    expect_reason(answered(settle(), wrapped(no("账户余额不足"), "platform.key")), RefusalReason::business);
    EXPECT_TRUE(answered(settle(), wrapped(settle_reply(), "kiosk.key")).is_unknown());
    EXPECT_TRUE(
        answered(settle(), wrapped(settle_reply(), "platform.key", "ANOTHERAPPLICATION")).is_unknown());
    EXPECT_TRUE(answered(settle(), settle_reply()).is_unknown()) << "clear text where cipher is due";
    auto spoilt = wrapped(settle_reply(), "platform.key");
    spoilt = with(spoilt, "1795311015", "1795311016");
    EXPECT_TRUE(answered(settle(), spoilt).is_unknown());
    EXPECT_TRUE(answered(settle(), R"({"appId":"DEMOAPPID0000000ABCDEF","encData":"zz","signData":""})")
                    .is_unknown());
}

TEST_F(settlement_gateway, missing_keys_are_found_at_the_start) {
    config.city.body_encryption = true;
    const auto made =
        make_settlement_client(config, transport, clock, [] { return Result<Msgid>{Msgid{"m"}}; });
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::configuration);
}

// --- sign-in
// ---------------------------------------------------------------------------------------------------------

TEST_F(settlement_gateway, the_first_query_of_the_day_signs_in) {
    config.city.use_sign_in = true;
    reply_sign_in("990100S1");
    transport.reply(no("查无此人"));
    transport.reply(no("查无此人"));
    (void)ask(query);
    ASSERT_EQ(transport.requests.size(), 2U);
    EXPECT_NE(transport.requests[0].body.find(
                  R"("input":{"signIn":{"opter_no":"ZZJ07","mac":"02-00-00-00-00-07","ip":"10.0.0.7"}})"),
              std::string::npos);
    EXPECT_EQ(sign_no_of(0), "");
    EXPECT_EQ(sign_no_of(1), "990100S1");
    (void)ask(query);
    EXPECT_EQ(transport.requests.size(), 3U) << "one sign-in serves the day";
    clock.advance(Millis{24 * 3600 * 1000});
    reply_sign_in("990100S2");
    (void)ask(query);
    EXPECT_EQ(sign_no_of(4), "990100S2");
}

TEST_F(settlement_gateway, a_query_is_repeated_once_after_a_demand_to_sign_in) {
    config.city.use_sign_in = true;
    reply_sign_in("old");
    transport.reply(no("请先签到"));
    reply_sign_in("new");
    transport.reply(no("请先签到"));
    expect_reason(ask(query), RefusalReason::sign_in_needed);
    ASSERT_EQ(transport.requests.size(), 4U);
    EXPECT_EQ(sign_no_of(3), "new");
    EXPECT_NE(Json::parse(transport.requests[1].body)->scalar_of("msgid"),
              Json::parse(transport.requests[3].body)->scalar_of("msgid"));
}

TEST_F(settlement_gateway, a_settlement_is_never_repeated_for_a_sign_in) {
    config.city.use_sign_in = true;
    build();
    reply_sign_in("old");
    ASSERT_TRUE(client->sign_in(Millis{1000}).is_done());
    transport.reply(no("请先签到"));
    reply_sign_in("new");
    expect_reason(ask(settle()), RefusalReason::sign_in_needed);
    int settlements = 0;
    for (const auto& request : transport.requests) settlements += request.url.ends_with("2207") ? 1 : 0;
    EXPECT_EQ(settlements, 1);
    transport.reply(settle_reply());
    EXPECT_TRUE(ask(settle()).is_done());
    EXPECT_EQ(sign_no_of(transport.requests.size() - 1), "new");
}

TEST_F(settlement_gateway, money_written_without_a_sign_number_is_not_sent) {
    config.city.use_sign_in = true;
    build();
    reply_sign_in("990100S1");
    expect_reason(ask(settle()), RefusalReason::not_sent);
    ASSERT_EQ(transport.requests.size(), 1U);
    EXPECT_TRUE(transport.requests[0].url.ends_with("9001"));
}

TEST_F(settlement_gateway, without_a_sign_in_a_query_is_not_sent) {
    config.city.use_sign_in = true;
    expect_reason(ask(query), RefusalReason::not_sent);
    transport.reply(no("操作员不存在"));
    expect_reason(ask(query), RefusalReason::sign_in_needed);
}

// --- passwords
// -------------------------------------------------------------------------------------------------------

TEST_F(settlement_gateway, the_pads_block_travels_in_cainfo) {
    auto call = settle();
    call.password = Secret{"PADBLOCK"};
    build();
    EXPECT_EQ(Json::parse(client->prepare(call)->body)->scalar_of("cainfo"), "");
    config.city.cainfo = CainfoUse::pad_block;
    build();
    EXPECT_EQ(Json::parse(client->prepare(call)->body)->scalar_of("cainfo"), "PADBLOCK");
    call.basis.coverage.insuplc_admdvs = "980100";
    EXPECT_EQ(Json::parse(client->prepare(call)->body)->scalar_of("cainfo"), "") << "another province";
}

TEST_F(settlement_gateway, rsa_over_password_and_token) {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048});
    FILE* file = std::fopen(temporary("rsa.pub").c_str(), "w");
    PEM_write_PUBKEY(file, key);
    std::fclose(file);
    EVP_PKEY_free(key);
    config.city.cainfo = CainfoUse::rsa;
    config.password_key_file = temporary("rsa.pub");
    auto call = settle();
    call.password = Secret{"123456"};
    build();
    const auto block = Json::parse(client->prepare(call)->body)->scalar_of("cainfo");
    EXPECT_EQ(crypto::from_base64(block)->size(), 256U);
}

// --- configuration
// ---------------------------------------------------------------------------------------------------

TEST_F(settlement_gateway, both_cities_load_and_fill_the_policy) {
    Policy policy;
    apply_to(policy, city("binhai"));
    EXPECT_EQ(policy.money_order, MoneyOrder::insurance_first);
    EXPECT_EQ(policy.credential_check, CredentialCheck::none);
    const auto yunling = city("yunling");
    apply_to(policy, yunling);
    EXPECT_EQ(policy.money_order, MoneyOrder::own_first);
    EXPECT_EQ(policy.credential_check, CredentialCheck::both);
    EXPECT_EQ(policy.med_type, "11");
    EXPECT_TRUE(policy.check_benefit);
    EXPECT_TRUE(yunling.body_encryption && yunling.use_sign_in && !yunling.mutual_aid_inside_account);
}

TEST_F(settlement_gateway, a_city_file_writes_out_every_key) {
    for (const std::string name : {"binhai", "yunling"}) {
        std::ifstream file{std::string{CITIES_FOLDER} + "/" + name + ".toml"};
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        auto table = *ConfigTable::from_text(text, name);
        (void)read_city(table);
        for (const auto& key : table.keys()) {
            const bool list = key.kind == "list of tables" || key.key.find('[') != std::string::npos;
            EXPECT_TRUE(list || text.find("\n" + key.key + " ") != std::string::npos ||
                        key.key.starts_with("api_"))
                << name << ": " << key.key;
        }
    }
}

TEST_F(settlement_gateway, mistakes_in_a_city_are_all_named) {
    auto table = *ConfigTable::from_text(
        "area = \"99\"\nurl_style = \"fourth\"\nnonsense = 1\ncredential_check = \"both\"\n"
        "[[pattern]]\ntext = \"x\"\ntransaction = \"2207\"\nreason = \"done\"\n",
        "city.toml");
    (void)read_city(table);
    std::string all;
    for (const auto& problem : table.problems()) all += problem.text() + "\n";
    for (const std::string key :
         {"area", "url_style", "nonsense", "cainfo", "no text can make a settlement done"})
        EXPECT_NE(all.find(key), std::string::npos) << key << " in\n" << all;
}

TEST_F(settlement_gateway, the_machines_part_is_read_and_checked) {
    std::ofstream{temporary("secret")} << "DEMO_SECRET_KEY\n";
    auto table = *ConfigTable::from_text("city = \"" + std::string{CITIES_FOLDER} +
                                             "/binhai.toml\"\nbase_url = \"https://127.0.0.1:1/\"\n"
                                             "local_url = \"https://127.0.0.1:1/ec\"\ninstitution_code = "
                                             "\"H99010100001\"\ninstitution_name = \"院\"\n"
                                             "access_code = \"demo\"\ngateway_secret_file = \"" +
                                             temporary("secret") +
                                             "\"\nfirst_serial = 100\n"
                                             "last_serial = 199\n",
                                         "kiosk.toml");
    const auto read = read_settlement_config(table);
    EXPECT_TRUE(table.problems().empty()) << table.problems().front().text();
    EXPECT_EQ(read.gateway_secret, Secret{"DEMO_SECRET_KEY"});
    EXPECT_EQ(read.city.name, "滨海市");
    EXPECT_EQ(read.first_serial, 100);
    auto empty = *ConfigTable::from_text("last_serial = 0", "kiosk.toml");
    (void)read_settlement_config(empty);
    EXPECT_GE(empty.problems().size(), 5U);
}
