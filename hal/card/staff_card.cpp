// Commands are built with their Le, as APDUs are; the link takes it off where the card speaks T=0. What a
// card says is a stranger's word until somebody has checked certificate and signature, which is not here.
#include "hal/card/staff_card.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include "hal/card/pin.h"

namespace kiosk::hal::card {
namespace {

using device::CardTrouble;
using namespace std::string_view_literals;

constexpr int key_9a = 0x9A;
constexpr int answers_of_a_certificate_max = 16;  // 256 bytes each
constexpr std::size_t command_data_max = 255;
constexpr std::size_t rsa_bytes = 256;
constexpr std::size_t ecdsa_der_bytes_max = 72;  // two numbers of 33 bytes in a SEQUENCE
constexpr int tries_kept = 1;                    // the last one is never risked

int byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// Takes one field off the front: BER-TLV with a tag of one byte and a length of up to two. Nothing: another
// tag comes, or the field is longer than the text.
std::optional<std::string_view> take_field(std::string_view& from, int tag) {
    if (from.size() < 2 || byte_at(from, 0) != tag) return std::nullopt;
    auto size = static_cast<std::size_t>(byte_at(from, 1));
    std::size_t head = 2;
    if (size > 0x7F) {
        const auto more = size & 0x7F;
        if (more < 1 || more > 2 || from.size() < head + more) return std::nullopt;
        size = 0;
        for (std::size_t i = 0; i < more; ++i)
            size = size << 8 | static_cast<std::size_t>(byte_at(from, head + i));
        head += more;
    }
    if (from.size() - head < size) return std::nullopt;
    const auto value = from.substr(head, size);
    from.remove_prefix(head + size);
    return value;
}

std::string field(int tag, std::string_view value) {
    auto text = bytes({tag});
    const auto size = static_cast<int>(value.size());
    if (size <= 0x7F)
        text += bytes({size});
    else if (size <= 0xFF)
        text += bytes({0x81, size});
    else
        text += bytes({0x82, size >> 8, size & 0xFF});
    return text.append(value);
}

Read<void> select_staff_application(const Transmit& transmit) {
    auto select = bytes({0x00, 0xA4, 0x04, 0x00, static_cast<int>(staff_application.size())});
    const auto answer = exchange(transmit, select.append(staff_application) + '\0');
    if (!answer) return std::unexpected{answer.error()};
    if (answer->well()) return {};
    return failed(trouble_of(answer->status, CardTrouble::foreign),
                  fmt::format("SELECT PIV: {:04X}", answer->status));
}

// Longer data go in pieces, all but the last marked in the class byte (ISO 7816-4 5.1.1.1).
Read<Answer> exchange_chained(const Transmit& transmit, std::string_view header, std::string_view data) {
    while (data.size() > command_data_max) {
        auto piece = bytes({byte_at(header, 0) | 0x10}).append(header.substr(1));
        piece += static_cast<char>(command_data_max);
        auto answer = exchange(transmit, piece.append(data.substr(0, command_data_max)));
        if (!answer || !answer->well()) return answer;
        data.remove_prefix(command_data_max);
    }
    auto last = std::string{header} + static_cast<char>(data.size());
    return exchange(transmit, last.append(data) + '\0');
}

std::optional<int> tries_after(unsigned status) {
    if ((status & 0xFFF0) == 0x63C0) return static_cast<int>(status & 0x0F);
    if (status == 0x6983 || status == 0x6984) return 0;
    return std::nullopt;
}

// Nothing: the card took the PIN.
Read<std::optional<device::PinWrong>> verify_staff_pin(const Transmit& transmit, const Secret& pin) {
    const auto left = tries_left(transmit, staff_pin_reference);
    if (!left) return std::unexpected{left.error()};
    if (!*left) return failed(CardTrouble::malformed, "it does not say how many tries its PIN has");
    if (**left <= tries_kept) return device::PinWrong{**left, true};

    // One buffer of its final size: nothing is left behind where it grew.
    std::string command;
    command.reserve(5 + staff_pin_digits_max);
    command += bytes({0x00, 0x20, 0x00, staff_pin_reference, static_cast<int>(staff_pin_digits_max)});
    command += pin.reveal();
    command.resize(5 + staff_pin_digits_max, '\xFF');
    const auto raw = transmit(command);
    wipe(command);
    if (!raw) return std::unexpected{raw.error()};
    if (raw->size() != 2) return failed(CardTrouble::malformed, "VERIFY: no status word");
    const auto status = static_cast<unsigned>(byte_at(*raw, 0) << 8 | byte_at(*raw, 1));
    if (status == 0x9000) return std::optional<device::PinWrong>{};
    if (const auto tries = tries_after(status)) return device::PinWrong{*tries};
    if (status == 0x6A80)
        return device::PinWrong{**left};  // not of its form: no try is counted (part 2, 3.2.1)
    return failed(trouble_of(status, CardTrouble::malformed), fmt::format("VERIFY: {:04X}", status));
}

bool has_form(StaffKey key, std::string_view signature) {
    if (key == StaffKey::rsa_2048) return signature.size() == rsa_bytes;
    return !signature.empty() && signature.size() <= ecdsa_der_bytes_max && byte_at(signature, 0) == 0x30;
}

Read<std::string> sign(const Transmit& transmit, StaffKey key, std::string_view input) {
    // Dynamic authentication template: an empty response is asked for, then comes the challenge.
    const auto asked = field(0x7C, field(0x82, "") + field(0x81, input));
    const auto answer = exchange_chained(transmit, bytes({0x00, 0x87, static_cast<int>(key), key_9a}), asked);
    if (!answer) return std::unexpected{answer.error()};
    if (!answer->well())
        return failed(trouble_of(answer->status, CardTrouble::malformed),
                      fmt::format("GENERAL AUTHENTICATE: {:04X}", answer->status));
    std::string_view rest = answer->data;
    auto body = take_field(rest, 0x7C);
    const auto signature = body ? take_field(*body, 0x82) : std::nullopt;
    if (!signature || !has_form(key, *signature))
        return failed(CardTrouble::malformed, "GENERAL AUTHENTICATE: no signature in the answer");
    return std::string{*signature};
}

}  // namespace

Read<std::string> read_staff_certificate(const Transmit& transmit) {
    if (const auto selected = select_staff_application(transmit); !selected)
        return std::unexpected{selected.error()};
    const auto get = bytes({0x00, 0xCB, 0x3F, 0xFF, 0x05, 0x5C, 0x03, 0x5F, 0xC1, 0x05, 0x00});
    const auto answer = exchange(transmit, get, answers_of_a_certificate_max);
    if (!answer) return std::unexpected{answer.error()};
    if (answer->well()) return certificate_in(answer->data);
    const bool empty = answer->status == 0x6A82;
    return failed(empty ? CardTrouble::malformed : trouble_of(answer->status, CardTrouble::malformed),
                  empty ? "no certificate of key 9A on it" : fmt::format("GET DATA: {:04X}", answer->status));
}

Read<std::string> certificate_in(std::string_view data_object) {
    auto object = take_field(data_object, 0x53);
    if (!object || !data_object.empty()) return failed(CardTrouble::malformed, "certificate: no data object");
    const auto certificate = take_field(*object, 0x70);
    if (!certificate || certificate->empty())
        return failed(CardTrouble::malformed, "certificate: none in its data object");
    const auto info = take_field(*object, 0x71);
    if (!info || info->size() != 1) return failed(CardTrouble::malformed, "certificate: no CertInfo");
    if ((byte_at(*info, 0) & 1) != 0) return failed(CardTrouble::malformed, "certificate: compressed (gzip)");
    return std::string{*certificate};
}

std::optional<StaffKey> staff_key_of(std::string_view certificate) {
    const auto* at = reinterpret_cast<const unsigned char*>(certificate.data());
    const auto* end = at + certificate.size();
    const std::unique_ptr<X509, void (*)(X509*)> parsed{
        d2i_X509(nullptr, &at, static_cast<long>(certificate.size())), X509_free};
    auto* key = parsed && at == end ? X509_get0_pubkey(parsed.get()) : nullptr;
    std::array<char, 32> group{};
    std::optional<StaffKey> found;
    if (key != nullptr && EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) == 2048)
        found = StaffKey::rsa_2048;
    else if (key != nullptr && EVP_PKEY_is_a(key, "EC") == 1 &&
             EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
             (group.data() == "prime256v1"sv || group.data() == "P-256"sv))
        found = StaffKey::p256;
    ERR_clear_error();
    return found;
}

std::string to_be_signed(StaffKey key, std::string_view challenge) {
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(challenge.data()), challenge.size(),
           reinterpret_cast<unsigned char*>(hash.data()));
    if (key == StaffKey::p256) return hash;
    // EMSA-PKCS1-v1_5 with SHA-256 (RFC 8017 9.2): 00 01 FF… 00 DigestInfo.
    const auto info = bytes({0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04,
                             0x02, 0x01, 0x05, 0x00, 0x04, 0x20}) +
                      hash;
    return bytes({0x00, 0x01}) + std::string(rsa_bytes - 3 - info.size(), '\xFF') + '\0' + info;
}

Read<Signed> sign_challenge(const Transmit& transmit, std::string_view certificate,
                            std::string_view challenge, const Secret& pin) {
    const auto key = staff_key_of(certificate);
    if (!key) return failed(CardTrouble::malformed, "its key 9A is neither P-256 nor RSA of 2048 bits");
    const auto wrong = verify_staff_pin(transmit, pin);
    if (!wrong) return std::unexpected{wrong.error()};
    if (*wrong) return **wrong;
    auto signature = sign(transmit, *key, to_be_signed(*key, challenge));
    if (!signature) return std::unexpected{signature.error()};
    return device::ChallengeSigned{std::move(*signature)};
}

std::string complaint_about_request(const device::SignChallenge& request) {
    const auto& pin = request.pin.reveal();
    const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < staff_pin_digits_min || pin.size() > staff_pin_digits_max)
        return "a PIN has 6 to 8 digits";
    if (request.challenge.size() < challenge_bytes_min) return "a challenge has 32 bytes at least";
    return "";
}

}  // namespace kiosk::hal::card
