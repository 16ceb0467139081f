// Digests and random numbers on OpenSSL.
#include "services/crypto/digest.h"

#include <array>
#include <cstdlib>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "kiosk/base/log.h"
#include "kiosk/base/text.h"
#include "services/crypto/bytes.h"
#include "services/crypto/encode.h"

namespace kiosk::services::crypto {
namespace {

// A library without digests or randomness is a broken installation: better no kiosk than one that signs
// nonsense.
[[noreturn]] void give_up(std::string_view what) {
    log::error("crypto", "{} failed: broken OpenSSL installation", what);
    std::abort();
}

std::string digest(const EVP_MD* method, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned length = 0;
    if (EVP_Digest(text.data(), text.size(), out.data(), &length, method, nullptr) != 1) give_up("digest");
    return {reinterpret_cast<const char*>(out.data()), length};
}

std::string keyed_digest(const EVP_MD* method, const Secret& key, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned length = 0;
    const auto& key_text = key.reveal();
    if (HMAC(method, key_text.data(), static_cast<int>(key_text.size()), bytes_of(text), text.size(),
             out.data(), &length) == nullptr)
        give_up("keyed digest");
    return {reinterpret_cast<const char*>(out.data()), length};
}

}  // namespace

std::string sha256_hex(std::string_view bytes) { return to_hex(digest(EVP_sha256(), bytes)); }

std::string sm3_hex(std::string_view bytes) { return to_hex(digest(EVP_sm3(), bytes)); }

std::string hmac_sha1_base64(const Secret& key, std::string_view bytes) {
    return to_base64(keyed_digest(EVP_sha1(), key, bytes));
}

std::string hmac_sha256_hex(const Secret& key, std::string_view bytes) {
    return to_hex(keyed_digest(EVP_sha256(), key, bytes));
}

std::string random_hex(std::size_t digits) {
    std::string bytes((digits + 1) / 2, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) != 1)
        give_up("random numbers");
    return to_hex(bytes).substr(0, digits);
}

bool same_text(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace kiosk::services::crypto
