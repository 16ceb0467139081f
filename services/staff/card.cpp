// OpenSSL builds the chain from the authority's file alone: a card brings its own certificate and no other.
#include "services/staff/card.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include "kiosk/base/text.h"
#include "services/crypto/bytes.h"
#include "services/crypto/digest.h"

namespace kiosk::services::staff {
namespace {

constexpr int issuers_most = 4;    // between card and root
constexpr int security_level = 2;  // of OpenSSL: no SHA-1, no RSA below 2048 bits
constexpr int rsa_bits_least = 2048;
constexpr std::size_t name_length_most = 64;
constexpr std::size_t subject_digits = 16;  // 64 bits: nobody makes a second certificate for one

using Trust = std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)>;
using Check = std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Refusal = std::unexpected<StaffRefusal>;

bool is_self_signed(X509* certificate) { return X509_self_signed(certificate, 1) == 1; }

std::string name_on(const X509& card) {
    const auto names = crypto::values_in(*X509_get_subject_name(&card), NID_commonName);
    auto points = code_points(printable(names.empty() ? "" : names.back()));
    if (points.size() > name_length_most) points.resize(name_length_most);
    return to_utf8(points);
}

bool key_may_sign(EVP_PKEY* key) {
    if (key == nullptr) return false;
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) return EVP_PKEY_get_bits(key) >= rsa_bits_least;
    char group[32] = {};
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) == 1 &&
           std::string_view{group} == "prime256v1";
}

}  // namespace

std::string bare_serial(std::string_view text) {
    std::string bare;
    for (const char c : text) {
        if (c == ':' || c == ' ') continue;
        const bool lower = c >= 'a' && c <= 'f';
        if (!lower && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'F')) return "";
        if (bare.empty() && c == '0') continue;
        bare += lower ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return bare.empty() && text.find('0') != std::string_view::npos ? "0" : bare;
}

std::string card_subject(std::string_view certificate_der) {
    std::string vouched_for{certificate_der};
    const auto card = crypto::certificate_of_der(certificate_der);
    unsigned char* content = nullptr;
    if (card != nullptr)
        if (const int length = i2d_re_X509_tbs(card.get(), &content); length > 0)
            vouched_for.assign(reinterpret_cast<const char*>(content), static_cast<std::size_t>(length));
    OPENSSL_free(content);
    ERR_clear_error();
    auto digits = crypto::sha256_hex(vouched_for).substr(0, subject_digits);
    std::ranges::transform(digits, digits.begin(), [](unsigned char c) { return std::toupper(c); });
    return "card " + digits;
}

Result<Authority> Authority::open(const StaffConfig& config) {
    Authority authority;
    authority.engineer_unit_ = config.engineer_unit;
    authority.attendant_unit_ = config.attendant_unit;
    for (const auto& serial : config.revoked) authority.revoked_.push_back(bare_serial(serial));
    if (config.authority.empty()) return authority;
    auto all = crypto::certificates_of_file(config.authority);
    if (!all) return fail_in("staff.card_authority", all.error());
    for (auto& one : *all) {
        const bool is_root = is_self_signed(one.get());
        if (is_root && authority.root_ != nullptr)
            return fail(
                ErrorKind::configuration,
                fmt::format("staff.card_authority: {}: holds more than one authority", config.authority));
        if (is_root)
            authority.root_ = std::move(one);
        else
            authority.between_.push_back(std::move(one));
    }
    ERR_clear_error();
    if (authority.root_ != nullptr && X509_check_ca(authority.root_.get()) > 0) return authority;
    return fail(ErrorKind::configuration,
                fmt::format("staff.card_authority: {}: holds no self-signed certificate of an authority",
                            config.authority));
}

std::expected<void, StaffRefusal> Authority::believed(X509* card, CivilTime now) const {
    const Trust trust{X509_STORE_new(), X509_STORE_free};
    const Check check{X509_STORE_CTX_new(), X509_STORE_CTX_free};
    const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509)*)> between{
        sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); }};
    bool ready = root_ != nullptr && trust != nullptr && check != nullptr && between != nullptr &&
                 X509_STORE_add_cert(trust.get(), root_.get()) == 1;
    for (const auto& one : between_) ready = ready && sk_X509_push(between.get(), one.get()) > 0;
    ready = ready && X509_STORE_CTX_init(check.get(), trust.get(), card, between.get()) == 1;
    if (!ready) return Refusal{StaffRefusal::unknown_issuer};
    auto* rules = X509_STORE_CTX_get0_param(check.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<time_t>(now.unix_ms / 1000));
    X509_VERIFY_PARAM_set_depth(rules, issuers_most);
    X509_VERIFY_PARAM_set_auth_level(rules, security_level);
    const bool good = X509_verify_cert(check.get()) == 1;
    const int why = X509_STORE_CTX_get_error(check.get());
    ERR_clear_error();
    if (good) return {};
    // Signatures are checked before dates, so only a genuine certificate is called expired.
    const bool dates = why == X509_V_ERR_CERT_HAS_EXPIRED || why == X509_V_ERR_CERT_NOT_YET_VALID;
    return Refusal{dates ? StaffRefusal::expired : StaffRefusal::unknown_issuer};
}

std::expected<StaffIdentity, StaffRefusal> Authority::examine(std::string_view certificate_der,
                                                              CivilTime now) const {
    const auto card = crypto::certificate_of_der(certificate_der);
    if (card == nullptr) return Refusal{StaffRefusal::unknown_issuer};
    if (const auto chain = believed(card.get(), now); !chain) return Refusal{chain.error()};
    const auto serial = bare_serial(crypto::serial_of(*card));
    if (std::ranges::find(revoked_, serial) != revoked_.end()) return Refusal{StaffRefusal::revoked};
    const auto units = crypto::values_in(*X509_get_subject_name(card.get()), NID_organizationalUnitName);
    const bool engineer = std::ranges::find(units, engineer_unit_) != units.end();
    const bool attendant = std::ranges::find(units, attendant_unit_) != units.end();
    const bool may_sign = (X509_get_key_usage(card.get()) & KU_DIGITAL_SIGNATURE) != 0;
    auto name = name_on(*card);
    if (engineer == attendant || !may_sign || name.empty()) return Refusal{StaffRefusal::no_role};
    return StaffIdentity{std::move(name), engineer ? StaffRole::engineer : StaffRole::attendant, true};
}

bool signed_by(std::string_view certificate_der, std::string_view challenge, std::string_view signature) {
    const auto card = crypto::certificate_of_der(certificate_der);
    auto* key = card != nullptr ? X509_get0_pubkey(card.get()) : nullptr;
    const Digest digest{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    const bool good = key_may_sign(key) && digest != nullptr &&
                      EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                      EVP_DigestVerify(digest.get(), crypto::bytes_of(signature), signature.size(),
                                       crypto::bytes_of(challenge), challenge.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace kiosk::services::staff
