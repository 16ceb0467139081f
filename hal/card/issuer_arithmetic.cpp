// OpenSSL's SM4 is used here alone.
#include "hal/card/issuer_arithmetic.h"

#include <memory>

#include <openssl/evp.h>

namespace kiosk::hal::card {
namespace {

constexpr std::size_t block_bytes = 16;

std::string with_inverse(std::string_view half) {
    std::string block{half};
    for (const char byte : half) block += static_cast<char>(~byte);
    return block;
}

std::string proof_of(std::string_view master_key, std::string_view identification, std::string_view process,
                     std::string_view source) {
    const auto card_key = sm4_block(master_key, identification);
    const auto session_key = sm4_block(card_key, with_inverse(process));
    return sm4_block(session_key, with_inverse(source));
}

}  // namespace

std::string sm4_block(std::string_view key, std::string_view block) {
    if (key.size() != block_bytes || block.size() != block_bytes) return "";
    const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context{EVP_CIPHER_CTX_new(),
                                                                             EVP_CIPHER_CTX_free};
    const auto* key_bytes = reinterpret_cast<const unsigned char*>(key.data());
    if (!context || EVP_EncryptInit_ex(context.get(), EVP_sm4_ecb(), nullptr, key_bytes, nullptr) != 1)
        return "";
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    std::string out(block_bytes, '\0');
    int size = 0;
    if (EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                          reinterpret_cast<const unsigned char*>(block.data()),
                          static_cast<int>(block.size())) != 1 ||
        size != static_cast<int>(block_bytes))
        return "";
    return out;
}

std::string internal_result_of(std::string_view master_key, std::string_view identification,
                               std::string_view process, std::string_view source) {
    const auto proof = proof_of(master_key, identification, process, source);
    std::string result;
    for (std::size_t i = 0; i + 8 < proof.size(); ++i) result += static_cast<char>(proof[i] ^ proof[i + 8]);
    return result;
}

std::string external_token_of(std::string_view master_key, std::string_view identification,
                              std::string_view process, std::string_view source) {
    return proof_of(master_key, identification, process, source);
}

}  // namespace kiosk::hal::card
