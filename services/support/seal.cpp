// OpenSSL's CMS. An RSA key gets the content's key by OAEP, since PKCS#1 v1.5 is what the library would
// choose.
#include "services/support/seal.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "services/crypto/x509.h"

namespace kiosk::services::support {
namespace {

using Memory = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Message = std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)>;

bool add_recipient(CMS_ContentInfo* message, X509* recipient) {
    auto* added = CMS_add1_recipient_cert(message, recipient, CMS_KEY_PARAM);
    if (added == nullptr) return false;
    if (CMS_RecipientInfo_type(added) != CMS_RECIPINFO_TRANS) return true;
    auto* context = CMS_RecipientInfo_get0_pkey_ctx(added);
    return context != nullptr && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) > 0 &&
           EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) > 0;
}

}  // namespace

Result<std::string> sealed_for(const std::string& recipient_pem, std::string_view plain) {
    const auto certificates = TRY(crypto::certificates_of_file(recipient_pem));
    constexpr unsigned flags = CMS_BINARY | CMS_PARTIAL;
    const Message message{CMS_encrypt(nullptr, nullptr, EVP_aes_256_gcm(), flags), CMS_ContentInfo_free};
    const Memory content{BIO_new_mem_buf(plain.data(), static_cast<int>(plain.size())), BIO_free_all};
    const bool sealed = message != nullptr && content != nullptr &&
                        add_recipient(message.get(), certificates.front().get()) &&
                        CMS_final(message.get(), content.get(), nullptr, flags) == 1;
    const Memory der{BIO_new(BIO_s_mem()), BIO_free_all};
    const bool written = sealed && der != nullptr && i2d_CMS_bio(der.get(), message.get()) == 1;
    ERR_clear_error();
    if (!written)
        return fail(ErrorKind::configuration,
                    recipient_pem + ": nothing can be encrypted for this certificate (RSA or P-256?)");
    char* data = nullptr;
    const auto size = BIO_get_mem_data(der.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

}  // namespace kiosk::services::support
