// SM4 on OpenSSL.
#include "services/crypto/sm4.h"

#include <memory>

#include <openssl/err.h>
#include <openssl/evp.h>

#include "services/crypto/encode.h"

namespace kiosk::services::crypto {
namespace {

constexpr std::size_t block_bytes = 16;

Result<std::string> run(const Secret& key, std::string_view in, bool encrypt) {
    if (key.reveal().size() != block_bytes)
        return fail(ErrorKind::configuration, "SM4: the key needs 16 bytes");
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context{EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free};
    const auto bytes = [](const std::string& text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    };
    std::string out(in.size() + block_bytes, '\0');
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    int length = 0;
    int rest = 0;
    const bool good =
        EVP_CipherInit_ex(context.get(), EVP_sm4_ecb(), nullptr, bytes(key.reveal()), nullptr,
                          encrypt ? 1 : 0) &&
        EVP_CipherUpdate(context.get(), to, &length, reinterpret_cast<const unsigned char*>(in.data()),
                         static_cast<int>(in.size())) &&
        EVP_CipherFinal_ex(context.get(), to + length, &rest);
    if (!good) {
        ERR_clear_error();
        return fail(ErrorKind::malformed, encrypt ? "SM4: cannot encrypt" : "SM4: cannot decrypt");
    }
    out.resize(static_cast<std::size_t>(length + rest));
    return out;
}

}  // namespace

Result<std::string> sm4_ecb_encrypt(const Secret& key, std::string_view plain) {
    return run(key, plain, true);
}

Result<std::string> sm4_ecb_decrypt(const Secret& key, std::string_view cipher) {
    return run(key, cipher, false);
}

Result<Secret> body_key(std::string_view app_id, const Secret& app_secret) {
    if (app_id.size() < block_bytes || app_secret.empty())
        return fail(ErrorKind::configuration,
                    "body encryption: app id of at least 16 characters and a secret needed");
    const Secret outer{std::string{app_id.substr(0, block_bytes)}};
    return Secret{to_upper_hex(TRY(sm4_ecb_encrypt(outer, app_secret.reveal()))).substr(0, block_bytes)};
}

}  // namespace kiosk::services::crypto
