// Every test vector of the specification, and the official ones of the standards behind it.
#include <unistd.h>

#include <fstream>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "kiosk/base/text.h"
#include "services/crypto/digest.h"
#include "services/crypto/encode.h"
#include "services/crypto/keys.h"
#include "services/crypto/sm4.h"

using namespace kiosk;
using namespace kiosk::services::crypto;

namespace {

std::string temporary(const std::string& name) { return testing::TempDir() + "/" + std::to_string(getpid()) + "_" + name; }

// Writes NAME.key and NAME.pub.
void write_key_pair(EVP_PKEY* key, const std::string& name) {
    FILE* file = std::fopen((temporary(name) + ".key").c_str(), "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    file = std::fopen((temporary(name) + ".pub").c_str(), "w");
    PEM_write_PUBKEY(file, key);
    std::fclose(file);
}

}  // namespace

TEST(digests, sm3_of_abc_is_the_standards_example) {
    EXPECT_EQ(sm3_hex("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(digests, gateway_signature_a_of_specification_1_5) {
    const std::string timestamp = "1789000000";
    EXPECT_EQ(sha256_hex(timestamp + "DEMO_SECRET_KEY" + "0123456789abcdef0123456789abcdef" + timestamp),
              "a587d8955bbb4ea894ff01239cb147522fe264b092d39ddecda9c8044172bae7");
}

TEST(digests, gateway_signature_b_of_specification_1_5) {
    EXPECT_EQ(hmac_sha1_base64(Secret{"sk-demo"},
                               "_api_access_key=ak-demo&_api_name=hssServives&_api_timestamp=1789000000000&"
                               "_api_version=1.0.0"),
              "HCnkEM579wrpMtaeTDHlJnoxKIg=");
}

TEST(digests, hmac_sha256_of_rfc_4231_case_2) {
    EXPECT_EQ(hmac_sha256_hex(Secret{"Jefe"}, "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(digests, random_hex_has_the_wanted_length_and_never_repeats) {
    EXPECT_EQ(random_hex(7).size(), 7U);
    EXPECT_EQ(random_hex(32).size(), 32U);
    EXPECT_NE(random_hex(32), random_hex(32));
}

TEST(digests, same_text_compares_all) {
    EXPECT_TRUE(same_text("abc", "abc"));
    EXPECT_FALSE(same_text("abc", "abd"));
    EXPECT_FALSE(same_text("abc", "ab"));
}

TEST(encodings, go_and_come_back) {
    for (const std::string bytes : {"", "a", "ab", "abc", "\xff\x01"}) {
        EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
        EXPECT_EQ(from_hex(to_upper_hex(bytes)), bytes);
    }
    EXPECT_EQ(to_base64("hello"), "aGVsbG8=");
    EXPECT_FALSE(from_base64("abc"));
    EXPECT_FALSE(from_base64("a$c="));
    EXPECT_FALSE(from_hex("abc"));
    EXPECT_FALSE(from_hex("zz"));
}

TEST(sm4, standard_example) {
    const auto block = *from_hex("0123456789abcdeffedcba9876543210");
    const auto cipher = *sm4_ecb_encrypt(Secret{block}, block);
    EXPECT_EQ(to_hex(cipher).substr(0, 32), "681edf34d206965e86b3e94f536e4246");
    EXPECT_EQ(sm4_ecb_decrypt(Secret{block}, cipher), block);
}

TEST(sm4, body_key_and_data_of_specification_1_6) {
    const auto key = body_key("DEMOAPPID0000000ABCDEF", Secret{"DEMOSECRET0000000000000000000001"});
    ASSERT_TRUE(key);
    EXPECT_EQ(key->reveal(), "9A55688C0162DA39");
    EXPECT_EQ(to_upper_hex(*sm4_ecb_encrypt(*key, R"({"a":"1"})")), "1BE9C31A3F75984DE4CD01FD50237270");
}

TEST(sm4, refuses_what_it_cannot_do) {
    EXPECT_FALSE(sm4_ecb_encrypt(Secret{"short"}, "text"));
    EXPECT_FALSE(sm4_ecb_decrypt(Secret{"0123456789abcdef"}, "not sixteen"));
    EXPECT_FALSE(sm4_ecb_decrypt(Secret{"0123456789abcdef"}, "0123456789abcdef"));
    EXPECT_FALSE(body_key("SHORT", Secret{"x"}));
}

// GB/T 32918.5, annex A: message "message digest", user id 1234567812345678.
TEST(sm2, verifies_the_standards_example) {
    const auto key = Key::public_from_text(
        "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
        "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    ASSERT_TRUE(key) << key.error().text;
    auto signature = *from_hex(
        "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
        "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");
    EXPECT_TRUE(key->sm2_verify("message digest", signature));
    EXPECT_FALSE(key->sm2_verify("message digesT", signature));
    signature[40] ^= 1;
    EXPECT_FALSE(key->sm2_verify("message digest", signature));
    EXPECT_FALSE(key->sm2_verify("message digest", "short"));
    EXPECT_FALSE(key->sm2_sign("a public key cannot"));
}

TEST(sm2, signs_what_the_other_half_verifies) {
    EVP_PKEY* pair = EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2");
    ASSERT_NE(pair, nullptr);
    write_key_pair(pair, "sm2");
    EVP_PKEY_free(pair);
    const auto ours = Key::private_from_file(temporary("sm2.key"));
    const auto theirs = Key::public_from_file(temporary("sm2.pub"));
    ASSERT_TRUE(ours && theirs);
    for (int round = 0; round < 20; ++round) {
        const auto signature = ours->sm2_sign("text");
        ASSERT_TRUE(signature) << signature.error().text;
        EXPECT_EQ(signature->size(), 64U);
        EXPECT_TRUE(theirs->sm2_verify("text", *signature));
    }
}

TEST(rsa, encrypts_a_password_for_cainfo) {
    EVP_PKEY* pair = EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048});
    write_key_pair(pair, "rsa");
    const auto key = Key::public_from_file(temporary("rsa.pub"));
    ASSERT_TRUE(key);
    const auto cipher = key->rsa_encrypt(Secret{"123456token"});
    ASSERT_TRUE(cipher);
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(pair, nullptr);
    EVP_PKEY_decrypt_init(context);
    std::string plain(256, '\0');
    std::size_t length = plain.size();
    ASSERT_EQ(EVP_PKEY_decrypt(context, reinterpret_cast<unsigned char*>(plain.data()), &length,
                               reinterpret_cast<const unsigned char*>(cipher->data()), cipher->size()),
              1);
    EXPECT_EQ(plain.substr(0, length), "123456token");
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(pair);
    EXPECT_FALSE(key->sm2_verify("text", std::string(64, 'x')));
}

TEST(keys, name_the_file_that_is_wrong) {
    EXPECT_EQ(Key::private_from_file("no-such-file").error().kind, ErrorKind::configuration);
    std::ofstream{temporary("junk")} << "junk";
    EXPECT_NE(Key::public_from_file(temporary("junk")).error().text.find("junk"), std::string::npos);
}

TEST(resident_id, vectors_of_specification_6_1) {
    EXPECT_TRUE(is_resident_id("990101199003070015"));
    EXPECT_TRUE(is_resident_id("990101198506153029"));
    EXPECT_FALSE(is_resident_id("990101196202291183"));
}
