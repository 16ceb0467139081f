// OpenSSL behind the few calls that the hospital needs; a failing call is our own mistake and throws.
#include "services/hospital/crypto.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <stdexcept>

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include "kiosk/base/text.h"

#include "services/hospital/bio.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view sm2_user_id = "1234567812345678";
constexpr int half_bytes = 32;  // of a signature

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void must(bool worked, const char* what) {
    if (!worked) throw std::runtime_error(std::string{"cryptography: "} + what);
}

std::string hmac(const EVP_MD* kind, std::string_view key, std::string_view data) {
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    must(HMAC(kind, key.data(), static_cast<int>(key.size()), bytes(data), data.size(), bytes(out), &size) !=
             nullptr,
         "hmac");
    out.resize(size);
    return out;
}

std::optional<std::string> sm4(std::string_view key, std::string_view in, bool encrypting) {
    must(key.size() == 16, "an SM4 key has 16 bytes");
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context{EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free};
    must(EVP_CipherInit_ex(context.get(), EVP_sm4_ecb(), nullptr, bytes(key), nullptr, encrypting ? 1 : 0) ==
             1,
         "SM4");
    std::string out(in.size() + 32, '\0');
    int first = 0;
    int last = 0;
    must(EVP_CipherUpdate(context.get(), bytes(out), &first, bytes(in), static_cast<int>(in.size())) == 1,
         "SM4");
    if (EVP_CipherFinal_ex(context.get(), bytes(out) + first, &last) != 1) return {};  // wrong padding
    out.resize(static_cast<std::size_t>(first + last));
    return out;
}

Bio reading(std::string_view pem) {
    return {BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free_all};
}

// A digest context that knows the signer's user id, which SM2 hashes into the message.
struct Sm2Context {
    Digest digest{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> key_context;
    explicit Sm2Context(EVP_PKEY* key) : key_context{EVP_PKEY_CTX_new(key, nullptr), EVP_PKEY_CTX_free} {
        must(EVP_PKEY_CTX_set1_id(key_context.get(), sm2_user_id.data(),
                                  static_cast<int>(sm2_user_id.size())) == 1,
             "SM2 user id");
        EVP_MD_CTX_set_pkey_ctx(digest.get(), key_context.get());
    }
};

}  // namespace

std::string sha256_hex(std::string_view data) {
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    must(EVP_Digest(data.data(), data.size(), bytes(out), &size, EVP_sha256(), nullptr) == 1, "SHA-256");
    out.resize(size);
    return to_hex(out);
}

std::string hmac_sha256(std::string_view key, std::string_view data) { return hmac(EVP_sha256(), key, data); }
std::string hmac_sha1(std::string_view key, std::string_view data) { return hmac(EVP_sha1(), key, data); }

std::string base64(std::string_view in) {
    std::string out(4 * ((in.size() + 2) / 3) + 1, '\0');
    out.resize(static_cast<std::size_t>(EVP_EncodeBlock(bytes(out), bytes(in), static_cast<int>(in.size()))));
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0 || text.empty()) return {};
    std::string out(text.size(), '\0');
    const int size = EVP_DecodeBlock(bytes(out), bytes(text), static_cast<int>(text.size()));
    if (size < 0) return {};
    const auto padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    out.resize(static_cast<std::size_t>(size - padding));
    return out;
}

std::string upper_hex(std::string_view in) {
    auto out = to_hex(in);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return {};
    std::string out;
    for (std::size_t n = 0; n < text.size(); n += 2) {
        int value = 0;
        for (const char c : text.substr(n, 2)) {
            if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return {};
            const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            value = value * 16 + digit;
        }
        out.push_back(static_cast<char>(value));
    }
    return out;
}

std::string sm4_encrypt(std::string_view key, std::string_view plain) { return *sm4(key, plain, true); }
std::optional<std::string> sm4_decrypt(std::string_view key, std::string_view cipher) {
    return sm4(key, cipher, false);
}

Sm2Pair make_sm2_pair() {
    const Key key{EVP_EC_gen("SM2"), EVP_PKEY_free};
    must(key != nullptr, "SM2 key");
    const Bio secret{BIO_new(BIO_s_mem()), BIO_free_all};
    const Bio open{BIO_new(BIO_s_mem()), BIO_free_all};
    must(PEM_write_bio_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
         "PEM");
    must(PEM_write_bio_PUBKEY(open.get(), key.get()) == 1, "PEM");
    return {contents(secret.get()), contents(open.get())};
}

std::string sm2_sign(std::string_view private_pem, std::string_view data) {
    const Key key{PEM_read_bio_PrivateKey(reading(private_pem).get(), nullptr, nullptr, nullptr),
                  EVP_PKEY_free};
    must(key != nullptr, "SM2 private key");
    const Sm2Context context{key.get()};
    must(EVP_DigestSignInit(context.digest.get(), nullptr, EVP_sm3(), nullptr, key.get()) == 1, "SM2");
    std::string der(256, '\0');
    std::size_t size = der.size();
    must(EVP_DigestSign(context.digest.get(), bytes(der), &size, bytes(data), data.size()) == 1, "SM2");
    const unsigned char* at = bytes(der);
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> parts{
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)), ECDSA_SIG_free};
    must(parts != nullptr, "SM2 signature");
    std::string raw(2 * half_bytes, '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), bytes(raw), half_bytes);
    BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), bytes(raw) + half_bytes, half_bytes);
    return raw;
}

bool sm2_verify(std::string_view public_pem, std::string_view data, std::string_view signature) {
    if (signature.size() != 2 * half_bytes) return false;
    const Key key{PEM_read_bio_PUBKEY(reading(public_pem).get(), nullptr, nullptr, nullptr), EVP_PKEY_free};
    must(key != nullptr, "SM2 public key");
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> parts{ECDSA_SIG_new(), ECDSA_SIG_free};
    ECDSA_SIG_set0(parts.get(), BN_bin2bn(bytes(signature), half_bytes, nullptr),
                   BN_bin2bn(bytes(signature) + half_bytes, half_bytes, nullptr));
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(parts.get(), &der);
    must(size > 0, "SM2 signature");
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned{
        der, [](unsigned char* memory) { OPENSSL_free(memory); }};
    const Sm2Context context{key.get()};
    must(EVP_DigestVerifyInit(context.digest.get(), nullptr, EVP_sm3(), nullptr, key.get()) == 1, "SM2");
    return EVP_DigestVerify(context.digest.get(), der, static_cast<std::size_t>(size), bytes(data),
                            data.size()) == 1;
}

std::string random_digits(int count) {
    std::string out;
    while (static_cast<int>(out.size()) < count) {
        unsigned char byte = 0;
        must(RAND_bytes(&byte, 1) == 1, "random numbers");
        if (byte < 250) out.push_back(static_cast<char>('0' + byte % 10));
    }
    return out;
}

std::string random_hex(int digits) {
    std::string raw(static_cast<std::size_t>(digits + 1) / 2, '\0');
    must(RAND_bytes(bytes(raw), static_cast<int>(raw.size())) == 1, "random numbers");
    return to_hex(raw).substr(0, static_cast<std::size_t>(digits));
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace kiosk::hospital
