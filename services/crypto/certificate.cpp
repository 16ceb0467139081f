// Reading certificates with OpenSSL. Nothing here believes a certificate: who does checks its chain first.
#include "services/certificate.h"

#include <ctime>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "kiosk/base/text.h"
#include "services/crypto/bytes.h"
#include "services/crypto/x509.h"

namespace kiosk::services::crypto {
namespace {

constexpr std::size_t certificate_bytes_most = 16'384;

// A prompt for a passphrase would hang a kiosk for ever.
int no_words(char*, int, int, void*) { return 0; }

using Owned = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

std::string text_of(BIO* memory) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string{};
}

}  // namespace

Result<std::vector<Certificate>> certificates_of_file(const std::string& path) {
    const Owned file{BIO_new_file(path.c_str(), "r"), BIO_free_all};
    ERR_clear_error();
    if (file == nullptr) return fail(ErrorKind::configuration, path + ": cannot be read");
    std::vector<Certificate> found;
    while (auto* next = PEM_read_bio_X509(file.get(), nullptr, no_words, nullptr)) found.emplace_back(next);
    // The end of the file is an error of its own kind; any other means that a block is damaged.
    const auto why = ERR_peek_last_error();
    ERR_clear_error();
    const bool at_end = ERR_GET_LIB(why) == ERR_LIB_PEM && ERR_GET_REASON(why) == PEM_R_NO_START_LINE;
    if (!at_end) return fail(ErrorKind::configuration, path + ": a certificate in it is damaged");
    if (found.empty()) return fail(ErrorKind::configuration, path + ": no certificate in PEM");
    return found;
}

Certificate certificate_of_der(std::string_view der) {
    if (der.empty() || der.size() > certificate_bytes_most) return nullptr;
    const auto* at = bytes_of(der);
    Certificate certificate{d2i_X509(nullptr, &at, static_cast<long>(der.size()))};
    ERR_clear_error();
    const bool whole = certificate != nullptr && at == bytes_of(der) + der.size();
    return whole ? std::move(certificate) : nullptr;
}

std::string serial_of(const X509& certificate) {
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number{
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(&certificate), nullptr), BN_free};
    char* digits = number != nullptr ? BN_bn2hex(number.get()) : nullptr;
    std::string hex = digits != nullptr ? digits : "";
    OPENSSL_free(digits);
    return hex;
}

std::string name_text(const X509_NAME& name) {
    const Owned memory{BIO_new(BIO_s_mem()), BIO_free_all};
    // UTF-8 stays readable instead of becoming \E4\BD….
    if (X509_NAME_print_ex(memory.get(), &name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0) return "";
    return printable(text_of(memory.get()));
}

std::vector<std::string> values_in(const X509_NAME& name, int kind) {
    std::vector<std::string> values;
    for (int at = X509_NAME_get_index_by_NID(&name, kind, -1); at >= 0;
         at = X509_NAME_get_index_by_NID(&name, kind, at)) {
        unsigned char* utf8 = nullptr;
        const auto* entry = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(&name, at));
        const int length = ASN1_STRING_to_UTF8(&utf8, entry);
        if (length >= 0)
            values.emplace_back(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
        OPENSSL_free(utf8);
    }
    ERR_clear_error();
    return values;
}

Result<CivilTime> civil_time(const ASN1_TIME& time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(&time, &parts) != 1)
        return fail(ErrorKind::malformed, "a certificate's validity is no time");
    return CivilTime{static_cast<std::int64_t>(timegm(&parts)) * 1000};
}

}  // namespace kiosk::services::crypto

namespace kiosk::services {

Result<CertificateFacts> read_certificate(const std::string& pem_file) {
    const auto all = TRY(crypto::certificates_of_file(pem_file));
    const auto& first = *all.front();
    CertificateFacts facts;
    facts.subject = crypto::name_text(*X509_get_subject_name(&first));
    facts.issuer = crypto::name_text(*X509_get_issuer_name(&first));
    facts.serial = crypto::serial_of(first);
    facts.valid_from = TRY(crypto::civil_time(*X509_get0_notBefore(&first)));
    facts.valid_until = TRY(crypto::civil_time(*X509_get0_notAfter(&first)));
    return facts;
}

}  // namespace kiosk::services
