// Self-signed: who issued them is not the card reader's question.
#include "tests/hal/common/staff_papers.h"

#include <map>
#include <memory>
#include <stdexcept>
#include <tuple>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace kiosk::hal {
namespace {

using Certificate = std::shared_ptr<X509>;
using Key = std::shared_ptr<EVP_PKEY>;

Key new_key(PaperKey kind) {
    auto* key = kind == PaperKey::rsa_2048
                    ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
                    : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", kind == PaperKey::p256 ? "P-256" : "P-384");
    if (key == nullptr) throw std::runtime_error{"no key"};
    return {key, EVP_PKEY_free};
}

std::string taken_from(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    std::string text{data, static_cast<std::size_t>(size)};
    BIO_free(bio);
    return text;
}

StaffPapers new_papers(PaperKey kind, const std::string& holder, int padding_bytes) {
    const auto key = new_key(kind);
    const Certificate certificate{X509_new(), X509_free};
    auto* x509 = certificate.get();
    X509_set_version(x509, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 7);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 86'400);
    X509_set_pubkey(x509, key.get());
    auto* name = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(holder.c_str()), -1, -1, 0);
    X509_set_issuer_name(x509, name);
    if (padding_bytes > 0) {
        const auto comment = std::string(static_cast<std::size_t>(padding_bytes), 'x');
        auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_netscape_comment, comment.c_str());
        X509_add_ext(x509, extension, -1);
        X509_EXTENSION_free(extension);
    }
    if (X509_sign(x509, key.get(), EVP_sha256()) == 0) throw std::runtime_error{"no certificate"};
    StaffPapers papers;
    auto* pem = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(pem, x509);
    papers.certificate_pem = taken_from(pem);
    auto* der = BIO_new(BIO_s_mem());
    i2d_X509_bio(der, x509);
    papers.certificate_der = taken_from(der);
    auto* secret = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(secret, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    papers.key_pem = taken_from(secret);
    return papers;
}

}  // namespace

StaffPapers staff_papers(PaperKey kind, const std::string& holder, int padding_bytes) {
    static std::map<std::tuple<PaperKey, std::string, int>, StaffPapers> made;
    auto& papers = made[{kind, holder, padding_bytes}];
    if (papers.key_pem.empty()) papers = new_papers(kind, holder, padding_bytes);
    return papers;
}

bool is_signed_by(const std::string& certificate_der, const std::string& challenge,
                  const std::string& signature) {
    const auto* at = reinterpret_cast<const unsigned char*>(certificate_der.data());
    const Certificate certificate{d2i_X509(nullptr, &at, static_cast<long>(certificate_der.size())),
                                  X509_free};
    const std::shared_ptr<EVP_MD_CTX> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    return certificate &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr,
                                X509_get0_pubkey(certificate.get())) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                            signature.size(), reinterpret_cast<const unsigned char*>(challenge.data()),
                            challenge.size()) == 1;
}

}  // namespace kiosk::hal
