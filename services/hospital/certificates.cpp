// P-256 certificates, valid from yesterday so that a clock a little off does not matter. Staff cards come
// from an authority of their own, as in a hospital whose badges are not made by those who run its servers.
#include "services/hospital/certificates.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "services/hospital/acquirer/acquirer.h"
#include "services/hospital/bio.h"
#include "services/hospital/crypto.h"
#include "services/hospital/platform/encryption.h"
#include "services/hospital/platform/gateway.h"

namespace kiosk::hospital {
namespace {

namespace fs = std::filesystem;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

constexpr long day_s = 24L * 3600;

void write_file(const fs::path& path, std::string_view text, bool secret) {
    std::ofstream{path, std::ios::binary} << text;
    if (secret) fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

void add_extension(X509* certificate, X509* issuer, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension{
        X509V3_EXT_conf_nid(nullptr, &context, kind, value), X509_EXTENSION_free};
    if (extension == nullptr) throw std::runtime_error("certificate extension");
    X509_add_ext(certificate, extension.get(), -1);
}

enum class Role { authority, server, client, staff, reader };

struct Wanted {
    std::string name;  // CN
    Role role = Role::authority;
    int days = certificate_days_default;  // from now; 0 and less: expired
    std::string unit;                     // OU; empty: none
};

struct Holder {
    Key key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    Certificate certificate{X509_new(), X509_free};
};

void name_subject(X509* certificate, const Wanted& wanted) {
    auto* subject = X509_get_subject_name(certificate);
    const auto add = [&](const char* kind, const std::string& value) {
        if (!value.empty())
            X509_NAME_add_entry_by_txt(subject, kind, MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char*>(value.data()),
                                       static_cast<int>(value.size()), -1, 0);
    };
    add("OU", wanted.unit);
    add("CN", wanted.name);
}

void add_extensions(X509* certificate, X509* issuer, Role role) {
    if (role == Role::authority) {
        add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:TRUE");
        add_extension(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE");
        add_extension(certificate, issuer, NID_key_usage,
                      role == Role::reader ? "critical,keyAgreement" : "critical,digitalSignature");
    }
    if (role == Role::server || role == Role::client || role == Role::staff)
        add_extension(certificate, issuer, NID_ext_key_usage,
                      role == Role::server ? "serverAuth" : "clientAuth");
    if (role == Role::server)
        add_extension(certificate, issuer, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    add_extension(certificate, issuer, NID_subject_key_identifier, "hash");
    if (certificate != issuer) add_extension(certificate, issuer, NID_authority_key_identifier, "keyid");
}

Holder make_holder(const Wanted& wanted, const Holder* issuer) {
    Holder holder;
    X509* certificate = holder.certificate.get();
    const Holder& signer = issuer != nullptr ? *issuer : holder;
    X509_set_version(certificate, 2);
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), (std::min(wanted.days, 0) - 1) * day_s);
    X509_gmtime_adj(X509_getm_notAfter(certificate), wanted.days * day_s);
    X509_set_pubkey(certificate, holder.key.get());
    name_subject(certificate, wanted);
    X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate.get()));
    add_extensions(certificate, signer.certificate.get(), wanted.role);
    if (X509_sign(certificate, signer.key.get(), EVP_sha256()) == 0)
        throw std::runtime_error("signing a certificate");
    return holder;
}

void write_holder(const fs::path& folder, const std::string& name, const Holder& holder, bool with_key) {
    const Bio certificate{BIO_new(BIO_s_mem()), BIO_free_all};
    PEM_write_bio_X509(certificate.get(), holder.certificate.get());
    write_file(folder / (name + ".pem"), contents(certificate.get()), false);
    if (!with_key) return;
    const Bio key{BIO_new(BIO_s_mem()), BIO_free_all};
    PEM_write_bio_PrivateKey(key.get(), holder.key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    write_file(folder / (name + ".key"), contents(key.get()), true);
}

void make_tls(const fs::path& folder, int kiosk_days) {
    if (fs::exists(folder / "kiosk.key")) return;
    fs::create_directories(folder);
    const auto authority = make_holder({"Simulated hospital CA", Role::authority}, nullptr);
    write_holder(folder, "ca", authority, false);
    write_holder(folder, "server", make_holder({"localhost", Role::server}, &authority), true);
    write_holder(folder, "kiosk", make_holder({"kiosk", Role::client, kiosk_days}, &authority), true);
}

void make_staff_cards(const fs::path& folder) {
    if (fs::exists(folder / "stranger.key")) return;
    fs::create_directories(folder);
    const auto authority = make_holder({"Simulated staff card CA", Role::authority}, nullptr);
    const auto elsewhere = make_holder({"Somebody else's staff card CA", Role::authority}, nullptr);
    const auto card = [&](const char* file, const Wanted& wanted, const Holder& issuer) {
        write_holder(folder, file, make_holder(wanted, &issuer), true);
    };
    constexpr int years = 1095;
    write_holder(folder, "ca", authority, false);
    card("engineer", {"E1007", Role::staff, years, "engineer"}, authority);
    card("attendant", {"A2001", Role::staff, years, "attendant"}, authority);
    card("expired", {"E1008", Role::staff, -365, "engineer"}, authority);
    card("stranger", {"E1009", Role::staff, years, "engineer"}, elsewhere);
}

void make_support_reader(const fs::path& folder) {
    if (fs::exists(folder / "recipient.key")) return;
    fs::create_directories(folder);
    write_holder(folder, "recipient", make_holder({"Kiosk support", Role::reader}, nullptr), true);
}

}  // namespace

std::string read_file(const std::string& path) {
    const std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("cannot read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void make_keys(const std::string& data_folder, int kiosk_days) {
    const fs::path data{data_folder};
    make_tls(data / "tls", kiosk_days);
    make_staff_cards(data / "staff");
    make_support_reader(data / "support");
    const auto keys = data / "keys";
    fs::create_directories(keys);
    for (const std::string owner : {"kiosk", "platform"}) {
        if (fs::exists(keys / (owner + "_sm2.pub"))) continue;
        const auto pair = make_sm2_pair();
        write_file(keys / (owner + "_sm2.key"), pair.private_pem, true);
        write_file(keys / (owner + "_sm2.pub"), pair.public_pem, false);
    }
    write_file(keys / "gateway_tif.secret", tif_secret, true);
    write_file(keys / "gateway_csb.secret", csb_secret, true);
    write_file(keys / "body_app.secret", demo_app_secret, true);
    write_file(keys / "acquirer.secret", acquirer_key, true);
}

}  // namespace kiosk::hospital
