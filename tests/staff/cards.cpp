// A maker of certificates that refuses nothing: what is wrong with them is the test.
#include "tests/staff/cards.h"

#include <stdexcept>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace kiosk::services::test {
namespace {

std::string taken_from(BIO* memory) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free_all(memory);
    return text;
}

EVP_PKEY* new_key(KeyKind kind) {
    switch (kind) {
        case KeyKind::p256:
            return EVP_EC_gen("P-256");
        case KeyKind::p384:
            return EVP_EC_gen("P-384");
        case KeyKind::rsa2048:
            return EVP_RSA_gen(2048);
        case KeyKind::rsa1024:
            return EVP_RSA_gen(1024);
    }
    return nullptr;
}

void extend(X509* certificate, X509* issuer, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    if (extension == nullptr) throw std::runtime_error(value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void name(X509_NAME* subject, const char* kind, const std::string& value) {
    X509_NAME_add_entry_by_txt(subject, kind, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(value.data()),
                               static_cast<int>(value.size()), -1, 0);
}

}  // namespace

std::string Card::der() const {
    auto* memory = BIO_new(BIO_s_mem());
    i2d_X509_bio(memory, certificate.get());
    return taken_from(memory);
}

std::string Card::pem() const {
    auto* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(memory, certificate.get());
    return taken_from(memory);
}

std::string Card::key_pem() const {
    auto* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(memory, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return taken_from(memory);
}

std::string Card::sign(std::string_view challenge) const {
    auto* context = EVP_MD_CTX_new();
    std::size_t length = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(challenge.data());
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key.get());
    EVP_DigestSign(context, nullptr, &length, bytes, challenge.size());
    std::string signature(length, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &length, bytes,
                   challenge.size());
    EVP_MD_CTX_free(context);
    signature.resize(length);
    return signature;
}

Card make_card(const CardWish& wish, const Card* issuer) {
    Card card{{new_key(wish.key), EVP_PKEY_free}, {X509_new(), X509_free}};
    auto* certificate = card.certificate.get();
    const auto& signer = issuer != nullptr ? *issuer : card;
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), wish.serial);
    ASN1_TIME_set(X509_getm_notBefore(certificate), wish.from.unix_ms / 1000);
    ASN1_TIME_set(X509_getm_notAfter(certificate), wish.until.unix_ms / 1000);
    X509_set_pubkey(certificate, card.key.get());
    auto* subject = X509_get_subject_name(certificate);
    for (const auto& unit : wish.units) name(subject, "OU", unit);
    if (!wish.name.empty()) name(subject, "CN", wish.name);
    X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate.get()));
    auto* issued_by = signer.certificate.get();
    extend(certificate, issued_by, NID_basic_constraints,
           wish.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (!wish.key_usage.empty()) extend(certificate, issued_by, NID_key_usage, wish.key_usage.c_str());
    if (X509_sign(certificate, signer.key.get(), EVP_get_digestbyname(wish.digest)) == 0)
        throw std::runtime_error("signing");
    return card;
}

Card card_of_files(const std::string& certificate, const std::string& key) {
    auto* certificate_file = BIO_new_file(certificate.c_str(), "r");
    auto* key_file = BIO_new_file(key.c_str(), "r");
    if (certificate_file == nullptr || key_file == nullptr) throw std::runtime_error(certificate);
    Card card{{PEM_read_bio_PrivateKey(key_file, nullptr, nullptr, nullptr), EVP_PKEY_free},
              {PEM_read_bio_X509(certificate_file, nullptr, nullptr, nullptr), X509_free}};
    BIO_free_all(certificate_file);
    BIO_free_all(key_file);
    return card;
}

}  // namespace kiosk::services::test
