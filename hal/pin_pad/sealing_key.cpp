// RSA-OAEP over "card|digits": the card's number inside ties the block to its card.
#include "hal/pin_pad/sealing_key.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "kiosk/base/text.h"

namespace kiosk::hal {
namespace {

struct KeyEnds {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct ContextEnds {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, KeyEnds>;
using Context = std::unique_ptr<EVP_PKEY_CTX, ContextEnds>;

class PublicKey final : public SealingKey {
public:
    explicit PublicKey(Key key) : key_{std::move(key)} {}

    Result<std::string> seal(const Secret& digits, const std::string& card_sn) const override {
        const Secret block{card_sn + "|" + digits.reveal()};
        const auto* plain = reinterpret_cast<const unsigned char*>(block.reveal().data());
        const Context context{EVP_PKEY_CTX_new(key_.get(), nullptr)};
        std::size_t size = 0;
        if (!context || EVP_PKEY_encrypt_init(context.get()) != 1 ||
            EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) != 1 ||
            EVP_PKEY_encrypt(context.get(), nullptr, &size, plain, block.reveal().size()) != 1)
            return fail(ErrorKind::unavailable, "the PIN block cannot be sealed");
        std::string sealed(size, '\0');
        if (EVP_PKEY_encrypt(context.get(), reinterpret_cast<unsigned char*>(sealed.data()), &size, plain,
                             block.reveal().size()) != 1)
            return fail(ErrorKind::unavailable, "the PIN block cannot be sealed");
        sealed.resize(size);
        return to_hex(sealed);
    }

private:
    Key key_;
};

}  // namespace

Result<std::unique_ptr<SealingKey>> SealingKey::make() {
    const Key pair{EVP_RSA_gen(2048)};
    unsigned char* encoded = nullptr;
    const int size = pair ? i2d_PUBKEY(pair.get(), &encoded) : 0;
    if (size <= 0) return fail(ErrorKind::unavailable, "no RSA key");
    const unsigned char* reading = encoded;
    Key public_half{d2i_PUBKEY(nullptr, &reading, size)};
    OPENSSL_free(encoded);
    if (!public_half) return fail(ErrorKind::unavailable, "no RSA key");
    return std::make_unique<PublicKey>(std::move(public_half));
}

}  // namespace kiosk::hal
