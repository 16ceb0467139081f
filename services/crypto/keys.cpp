// SM2 and RSA on OpenSSL; signatures leave and enter as raw r||s.
#include "services/crypto/keys.h"

#include <algorithm>
#include <cctype>
#include <fstream>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "services/crypto/bytes.h"
#include "services/crypto/encode.h"

namespace kiosk::services::crypto {

struct Key::Held {
    EVP_PKEY* key = nullptr;
    explicit Held(EVP_PKEY* taken) : key{taken} {}
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() { EVP_PKEY_free(key); }
};

namespace {

constexpr std::string_view user_id = "1234567812345678";  // specification 1.6
constexpr std::size_t number_bytes = 32;                  // r and s
// SubjectPublicKeyInfo of an uncompressed point on the SM2 curve, up to the point itself.
constexpr std::string_view point_prefix = "3059301306072a8648ce3d020106082a811ccf5501822d034200";

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;
using Signature = std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)>;

Bio reader(std::string_view text) {
    return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free};
}

Result<std::string> file_text(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorKind::configuration, path + ": cannot be read");
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

// A prompt for a passphrase would hang a kiosk for ever.
int no_passphrase(char*, int, int, void*) { return 0; }

// The context of a signature or of its check. The digest borrows the key's context, so it is declared, and
// dies, the other way round.
struct SigningContext {
    KeyContext key;
    Context digest{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    explicit SigningContext(EVP_PKEY* pkey) : key{EVP_PKEY_CTX_new(pkey, nullptr), EVP_PKEY_CTX_free} {
        if (key != nullptr) {
            EVP_PKEY_CTX_set1_id(key.get(), user_id.data(), static_cast<int>(user_id.size()));
            EVP_MD_CTX_set_pkey_ctx(digest.get(), key.get());
        }
    }
};

Result<std::string> raw_from_der(std::string_view der) {
    const auto* at = bytes_of(der);
    const Signature numbers{d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free};
    if (numbers == nullptr) return fail(ErrorKind::bug, "SM2: signature without numbers");
    std::string raw(2 * number_bytes, '\0');
    auto* to = reinterpret_cast<unsigned char*>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(numbers.get()), to, number_bytes);
    BN_bn2binpad(ECDSA_SIG_get0_s(numbers.get()), to + number_bytes, number_bytes);
    return raw;
}

std::string der_from_raw(std::string_view raw) {
    const Signature numbers{ECDSA_SIG_new(), ECDSA_SIG_free};
    ECDSA_SIG_set0(numbers.get(), BN_bin2bn(bytes_of(raw), number_bytes, nullptr),
                   BN_bin2bn(bytes_of(raw) + number_bytes, number_bytes, nullptr));
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(numbers.get(), &der);
    std::string out;
    if (length > 0) out.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return out;
}

}  // namespace

Result<Key> Key::private_from_file(const std::string& path) {
    auto text = TRY(file_text(path));
    EVP_PKEY* key = PEM_read_bio_PrivateKey(reader(text).get(), nullptr, no_passphrase, nullptr);
    wipe(text);
    ERR_clear_error();
    if (key == nullptr) return fail(ErrorKind::configuration, path + ": no private key in PEM");
    return Key{std::make_shared<Held>(key)};
}

Result<Key> Key::public_from_file(const std::string& path) {
    const auto text = TRY(file_text(path));
    auto key = public_from_text(text);
    if (!key) return fail_in(path, key.error());
    return key;
}

Result<Key> Key::public_from_text(std::string_view pem_or_hex) {
    EVP_PKEY* key = nullptr;
    if (pem_or_hex.starts_with("04")) {
        std::string hex{pem_or_hex};
        std::erase_if(hex, [](unsigned char c) { return std::isspace(c) != 0; });
        const auto der = TRY(from_hex(std::string{point_prefix} + hex));
        const auto* at = bytes_of(der);
        key = d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()));
    } else {
        key = PEM_read_bio_PUBKEY(reader(pem_or_hex).get(), nullptr, no_passphrase, nullptr);
    }
    ERR_clear_error();
    if (key == nullptr) return fail(ErrorKind::configuration, "no public key");
    return Key{std::make_shared<Held>(key)};
}

Result<std::string> Key::sm2_sign(std::string_view message) const {
    SigningContext context{held_->key};
    std::size_t length = 0;
    const bool ready =
        context.key != nullptr &&
        EVP_DigestSignInit(context.digest.get(), nullptr, EVP_sm3(), nullptr, held_->key) == 1 &&
        EVP_DigestSign(context.digest.get(), nullptr, &length, bytes_of(message), message.size()) == 1;
    std::string der(length, '\0');
    if (!ready || EVP_DigestSign(context.digest.get(), reinterpret_cast<unsigned char*>(der.data()), &length,
                                 bytes_of(message), message.size()) != 1) {
        ERR_clear_error();
        return fail(ErrorKind::configuration, "SM2: this key cannot sign");
    }
    der.resize(length);
    return raw_from_der(der);
}

bool Key::sm2_verify(std::string_view message, std::string_view raw_signature) const {
    if (raw_signature.size() != 2 * number_bytes) return false;
    const auto der = der_from_raw(raw_signature);
    SigningContext context{held_->key};
    const bool good =
        context.key != nullptr &&
        EVP_DigestVerifyInit(context.digest.get(), nullptr, EVP_sm3(), nullptr, held_->key) == 1 &&
        EVP_DigestVerify(context.digest.get(), bytes_of(der), der.size(), bytes_of(message),
                         message.size()) == 1;
    ERR_clear_error();
    return good;
}

Result<std::string> Key::rsa_encrypt(const Secret& plain) const {
    const KeyContext context{EVP_PKEY_CTX_new(held_->key, nullptr), EVP_PKEY_CTX_free};
    const auto& text = plain.reveal();
    std::size_t length = 0;
    const bool ready = context != nullptr && EVP_PKEY_base_id(held_->key) == EVP_PKEY_RSA &&
                       EVP_PKEY_encrypt_init(context.get()) == 1 &&
                       EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1 &&
                       EVP_PKEY_encrypt(context.get(), nullptr, &length, bytes_of(text), text.size()) == 1;
    std::string out(length, '\0');
    if (!ready || EVP_PKEY_encrypt(context.get(), reinterpret_cast<unsigned char*>(out.data()), &length,
                                   bytes_of(text), text.size()) != 1) {
        ERR_clear_error();
        return fail(ErrorKind::configuration, "RSA: this key cannot encrypt the password");
    }
    out.resize(length);
    return out;
}

}  // namespace kiosk::services::crypto
