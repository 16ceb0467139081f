// OpenSSL's only door in the journal. Every call that can fail is checked: a seal that silently did nothing
// would put names on the disk in the clear.
#include "services/journal/crypto.h"

#include <memory>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace kiosk::services::journal {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int length(std::string_view text) { return static_cast<int>(text.size()); }

struct ContextEnds {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, ContextEnds>;

std::unexpected<Error> broken(const char* what) {
    return fail(ErrorKind::unavailable, std::string{"cryptography: "} + what);
}

}  // namespace

Result<std::string> sm3(std::string_view data) {
    std::string hash(hash_bytes, '\0');
    unsigned int size = 0;
    const bool well = EVP_Digest(data.data(), data.size(), raw(hash), &size, EVP_sm3(), nullptr) == 1;
    if (!well || size != hash_bytes) return broken("SM3 is not available");
    return hash;
}

Result<std::string> hmac_sm3(const Secret& key, std::string_view data) {
    std::string mac(hash_bytes, '\0');
    unsigned int size = 0;
    const auto& bytes = key.reveal();
    const auto* made = HMAC(EVP_sm3(), bytes.data(), length(bytes), raw(data), data.size(), raw(mac), &size);
    if (made == nullptr || size != hash_bytes) return broken("HMAC-SM3 is not available");
    return mac;
}

Result<std::string> random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(raw(bytes), static_cast<int>(count)) != 1) return broken("no random numbers");
    return bytes;
}

Result<std::string> seal(const Secret& key, std::string_view plain, std::string_view bound_to) {
    if (key.reveal().size() != key_bytes) return fail(ErrorKind::bug, "key of the wrong length");
    const auto nonce = TRY(random_bytes(nonce_bytes));
    std::string cipher(plain.size(), '\0');
    std::string tag(tag_bytes, '\0');
    const Context context{EVP_CIPHER_CTX_new()};
    auto* c = context.get();
    int written = 0;
    const bool well = c != nullptr &&
                      EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), nullptr, raw(key.reveal()),
                                         raw(std::string_view{nonce})) == 1 &&
                      EVP_EncryptUpdate(c, nullptr, &written, raw(bound_to), length(bound_to)) == 1 &&
                      EVP_EncryptUpdate(c, raw(cipher), &written, raw(plain), length(plain)) == 1 &&
                      EVP_EncryptFinal_ex(c, raw(cipher) + written, &written) == 1 &&
                      EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, length(tag), tag.data()) == 1;
    if (!well) return broken("sealing failed");
    return nonce + cipher + tag;
}

Result<std::string> unseal(const Secret& key, std::string_view sealed, std::string_view bound_to) {
    if (key.reveal().size() != key_bytes || sealed.size() < nonce_bytes + tag_bytes)
        return fail(ErrorKind::corrupt, "a sealed value has the wrong length");
    const auto nonce = sealed.substr(0, nonce_bytes);
    const auto cipher = sealed.substr(nonce_bytes, sealed.size() - nonce_bytes - tag_bytes);
    std::string tag{sealed.substr(sealed.size() - tag_bytes)};
    std::string plain(cipher.size(), '\0');
    const Context context{EVP_CIPHER_CTX_new()};
    auto* c = context.get();
    int written = 0;
    const bool well = c != nullptr &&
                      EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), nullptr, raw(key.reveal()), raw(nonce)) == 1 &&
                      EVP_DecryptUpdate(c, nullptr, &written, raw(bound_to), length(bound_to)) == 1 &&
                      EVP_DecryptUpdate(c, raw(plain), &written, raw(cipher), length(cipher)) == 1 &&
                      EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, length(tag), tag.data()) == 1 &&
                      EVP_DecryptFinal_ex(c, raw(plain) + written, &written) == 1;
    if (!well) return fail(ErrorKind::corrupt, "a sealed value was changed or belongs elsewhere");
    return plain;
}

}  // namespace kiosk::services::journal
