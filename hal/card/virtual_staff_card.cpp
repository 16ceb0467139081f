// The card's side of NIST SP 800-73-4, written from the standard's tables and sharing none of the reader's
// code. Its key never leaves it; OpenSSL does the arithmetic.
#include "hal/virtual_staff_card.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "hal/card/virtual_chip_bytes.h"

namespace kiosk::hal {
namespace {

using namespace std::string_view_literals;
using PrivateKey = std::shared_ptr<EVP_PKEY>;

constexpr int algorithm_rsa_2048 = 0x07;
constexpr int algorithm_p256 = 0x11;
constexpr std::size_t answer_piece_max = 256;
constexpr std::size_t chained_data_max = 4096;

std::string piv_field(std::string_view tag, std::string_view value) {
    auto text = std::string{tag};
    const auto size = value.size();
    if (size > 0xFF)
        text += {'\x82', static_cast<char>(size >> 8), static_cast<char>(size & 0xFF)};
    else if (size > 0x7F)
        text += {'\x81', static_cast<char>(size)};
    else
        text += static_cast<char>(size);
    return text.append(value);
}

// The challenge in 7C { 82 00, 81 challenge }, whatever stands before it.
std::optional<std::string_view> challenge_in(std::string_view data, std::size_t size) {
    const auto head = size > 0xFF ? "\x81\x82\x01\x00"sv : "\x81\x20"sv;
    if (data.size() < size + head.size() || byte_of(data, 0) != 0x7C) return std::nullopt;
    if (data.substr(data.size() - size - head.size(), head.size()) != head) return std::nullopt;
    return data.substr(data.size() - size);
}

int algorithm_of(EVP_PKEY* key) {
    char group[32] = "";
    if (key == nullptr) return 0;
    if (EVP_PKEY_is_a(key, "RSA") == 1) return EVP_PKEY_get_bits(key) == 2048 ? algorithm_rsa_2048 : 0;
    const bool named = EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) == 1;
    return named && group == "prime256v1"sv ? algorithm_p256 : 0;
}

// Of a hash for P-256, of a whole padded block for RSA: the chip does not know what it signs.
std::string raw_signature(EVP_PKEY* key, std::string_view input) {
    const std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX*)> context{EVP_PKEY_CTX_new(key, nullptr),
                                                                         EVP_PKEY_CTX_free};
    std::string out(512, '\0');
    std::size_t size = out.size();
    const bool rsa = EVP_PKEY_is_a(key, "RSA") == 1;
    const bool done = context && EVP_PKEY_sign_init(context.get()) == 1 &&
                      (!rsa || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1) &&
                      EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                                    reinterpret_cast<const unsigned char*>(input.data()), input.size()) == 1;
    out.resize(done ? size : 0);
    return out;
}

class VirtualStaffCard final : public VirtualChip {
public:
    VirtualStaffCard(std::string certificate, PrivateKey key, std::string pin, VirtualStaffCardTraits traits)
        : certificate_{std::move(certificate)},
          key_{std::move(key)},
          pin_{std::move(pin)},
          traits_{traits},
          tries_{traits.pin_tries} {
        pin_.resize(8, '\xFF');
    }

    [[nodiscard]] std::string atr() const override {
        // Direct convention, T=0 or T=1 (TD1), historical bytes "KIOSK STAFF"; T=1 ends with its check byte.
        const auto name = "KIOSK STAFF"sv;
        if (!traits_.block_protocol) return std::string{"\x3B\x6B\x00\x00"sv}.append(name);
        auto text = std::string{"\x3B\x8B\x01"sv}.append(name);
        char check = 0;
        for (std::size_t i = 1; i < text.size(); ++i) check = static_cast<char>(check ^ text[i]);
        return text + check;
    }
    void reset() override {
        selected_ = false;
        verified_ = false;
        chained_.clear();
        waiting_.clear();
    }
    [[nodiscard]] Millis slow() const override { return traits_.slow; }

    std::optional<std::string> answer(std::string_view command) override {
        if (++commands_ == traits_.pulled_at_apdu) return std::nullopt;
        if (command.size() < 4) return status_word(0x6700);
        if (byte_of(command, 1) == 0xC0) return response(command);
        waiting_.clear();
        return performed(command);
    }

private:
    // Header, data and what is expected of one short APDU (ISO 7816-3 12.1.3).
    struct Apdu {
        int instruction = 0;
        int p1 = 0;
        int p2 = 0;
        bool goes_on = false;
        std::string_view data;
        std::optional<std::size_t> expected;
    };

    std::optional<Apdu> parsed(std::string_view command) const {
        Apdu apdu{byte_of(command, 1),
                  byte_of(command, 2),
                  byte_of(command, 3),
                  (byte_of(command, 0) & 0x10) != 0,
                  {},
                  {}};
        if (command.size() == 4) return apdu;
        const auto length = static_cast<std::size_t>(byte_of(command, 4));
        const auto expects = [](int byte) {
            return byte == 0 ? answer_piece_max : static_cast<std::size_t>(byte);
        };
        if (command.size() == 5) {
            apdu.expected = expects(byte_of(command, 4));
            return apdu;
        }
        if (length == 0 || command.size() < 5 + length) return std::nullopt;
        apdu.data = command.substr(5, length);
        const auto rest = command.substr(5 + length);
        // T=0 has no room for Le behind data.
        if (rest.size() > (traits_.block_protocol ? 1U : 0U)) return std::nullopt;
        if (!rest.empty()) apdu.expected = expects(byte_of(rest, 0));
        return apdu;
    }

    std::string performed(std::string_view command) {
        const auto apdu = parsed(command);
        if (!apdu) return status_word(0x6700);
        if ((byte_of(command, 0) & ~0x10) != 0) return status_word(0x6E00);
        if (apdu->goes_on) {
            chained_ += apdu->data;
            return status_word(chained_.size() > chained_data_max ? 0x6700 : 0x9000);
        }
        const auto data = std::exchange(chained_, {}).append(apdu->data);
        switch (apdu->instruction) {
            case 0xA4:
                return select(*apdu, data);
            case 0xCB:
                return get_data(*apdu, data);
            case 0x20:
                return verify(*apdu, data);
            case 0x87:
                return authenticate(*apdu, data);
            default:
                return status_word(0x6D00);
        }
    }

    std::string select(const Apdu& apdu, std::string_view name) {
        constexpr auto whole = "\xA0\x00\x00\x03\x08\x00\x00\x10\x00\x01\x00"sv;
        const bool known = apdu.p1 == 0x04 && name.size() >= 5 && name == whole.substr(0, name.size());
        if (!known) return status_word(0x6A82);
        if (!std::exchange(selected_, true)) verified_ = false;
        return with_answer(apdu,
                           piv_field("\x61", piv_field("\x4F", whole.substr(5)) +
                                                 piv_field("\x79", piv_field("\x4F", whole.substr(0, 5)))));
    }

    std::string get_data(const Apdu& apdu, std::string_view object) {
        if (!selected_) return status_word(0x6985);
        if (apdu.p1 != 0x3F || apdu.p2 != 0xFF || object != "\x5C\x03\x5F\xC1\x05"sv)
            return status_word(0x6A82);
        const char info = traits_.compressed ? '\x01' : '\x00';
        return with_answer(apdu,
                           piv_field("\x53", piv_field("\x70", certificate_) + piv_field("\x71", {&info, 1}) +
                                                 piv_field("\xFE", "")));
    }

    std::string verify(const Apdu& apdu, std::string_view data) {
        if (!selected_) return status_word(0x6985);
        if (apdu.p1 != 0 || apdu.p2 != 0x80) return status_word(0x6A88);
        if (data.empty() && verified_) return status_word(0x9000);
        if (tries_ <= 0) return status_word(0x6983);
        if (data.empty()) return status_word(0x63C0 | tries_);
        if (data.size() != pin_.size()) return status_word(0x6A80);
        verified_ = data == pin_;
        tries_ = verified_ ? traits_.pin_tries : tries_ - 1;
        if (verified_) return status_word(0x9000);
        return status_word(tries_ > 0 ? 0x63C0 | tries_ : 0x6983);
    }

    std::string authenticate(const Apdu& apdu, std::string_view data) {
        if (!selected_) return status_word(0x6985);
        if (apdu.p1 != algorithm_of(key_.get())) return status_word(0x6A86);
        if (apdu.p2 != 0x9A) return status_word(0x6A88);
        if (!verified_) return status_word(0x6982);
        const auto challenge = challenge_in(data, apdu.p1 == algorithm_rsa_2048 ? 256 : 32);
        if (!challenge) return status_word(0x6A80);
        auto signature = raw_signature(key_.get(), *challenge);
        if (signature.empty()) return status_word(0x6F00);
        if (first_signature_.empty()) first_signature_ = signature;
        if (traits_.replays_signature) signature = first_signature_;
        return with_answer(apdu, piv_field("\x7C", piv_field("\x82", signature)));
    }

    // T=0: by GET RESPONSE. T=1: as much as is expected, the rest by GET RESPONSE; unasked nothing is given.
    std::string with_answer(const Apdu& apdu, std::string data) {
        if (traits_.block_protocol && !apdu.expected) return status_word(0x9000);
        waiting_ = std::move(data);
        return traits_.block_protocol ? piece(*apdu.expected) : more_word();
    }
    std::string response(std::string_view command) {
        const auto apdu = parsed(command);
        if (!apdu || !apdu->expected) return status_word(0x6700);
        if (waiting_.empty()) return status_word(0x6985);
        const bool too_much = *apdu->expected > waiting_.size();
        if (too_much && !traits_.block_protocol)
            return status_word(0x6C00 | static_cast<int>(waiting_.size()));
        return piece(*apdu->expected);
    }
    std::string piece(std::size_t size) {
        auto data = waiting_.substr(0, size);
        waiting_.erase(0, data.size());
        return data + (waiting_.empty() ? status_word(0x9000) : more_word());
    }
    [[nodiscard]] std::string more_word() const {
        const auto size = waiting_.size();
        return status_word(0x6100 | (size < answer_piece_max ? static_cast<int>(size) : 0));
    }

    const std::string certificate_;
    const PrivateKey key_;
    std::string pin_;
    const VirtualStaffCardTraits traits_;
    int tries_;
    int commands_ = 0;
    bool selected_ = false;
    bool verified_ = false;
    std::string chained_;
    std::string waiting_;  // for GET RESPONSE
    std::string first_signature_;
};

std::shared_ptr<BIO> text_of(const std::string& pem) {
    return {BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free};
}

// DER; empty: it is none, or of another key than `algorithm`'s.
std::string certificate_of(const std::string& pem, int algorithm) {
    const std::shared_ptr<X509> certificate{PEM_read_bio_X509(text_of(pem).get(), nullptr, nullptr, nullptr),
                                            X509_free};
    if (!certificate || algorithm_of(X509_get0_pubkey(certificate.get())) != algorithm) return "";
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate.get(), &der);
    std::string bytes{reinterpret_cast<char*>(der), static_cast<std::size_t>(std::max(size, 0))};
    OPENSSL_free(der);
    return bytes;
}

PrivateKey another_key(int algorithm) {
    auto* key = algorithm == algorithm_rsa_2048
                    ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
                    : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    return {key, EVP_PKEY_free};
}

}  // namespace

Result<std::shared_ptr<VirtualChip>> make_virtual_staff_card(const std::string& certificate_pem,
                                                             const std::string& key_pem,
                                                             const std::string& pin,
                                                             VirtualStaffCardTraits traits) {
    PrivateKey key{PEM_read_bio_PrivateKey(text_of(key_pem).get(), nullptr, nullptr, nullptr), EVP_PKEY_free};
    const int algorithm = algorithm_of(key.get());
    const auto certificate = algorithm == 0 ? "" : certificate_of(certificate_pem, algorithm);
    ERR_clear_error();
    if (certificate.empty())
        return fail(ErrorKind::malformed, "a staff card has certificate and key of P-256 or RSA 2048");
    const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < 6 || pin.size() > 8)
        return fail(ErrorKind::malformed, "a staff card's PIN has 6 to 8 digits");
    if (traits.wrong_key) key = another_key(algorithm);
    return std::make_shared<VirtualStaffCard>(certificate, std::move(key), pin, traits);
}

}  // namespace kiosk::hal
