// Certificates made on the spot, blocking sockets, one thread per connection.
#include "tests/services/tls_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <utility>

namespace kiosk::services::test {
namespace {

struct Issued {
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    Issued(EVP_PKEY* made_key, X509* made) : key{made_key}, certificate{made} {}
    Issued(Issued&& other) noexcept
        : key{std::exchange(other.key, nullptr)}, certificate{std::exchange(other.certificate, nullptr)} {}
    Issued& operator=(Issued&&) = delete;
    ~Issued() {
        EVP_PKEY_free(key);
        X509_free(certificate);
    }
};

void add_extension(X509* certificate, int kind, const char* value) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

// `issuer` null: signs itself. Times in seconds from now.
Issued issue(const char* name, const Issued* issuer, const char* alternative_name, bool authority, long from,
             long to) {
    static std::atomic<int> serial = 1;
    Issued made{EVP_EC_gen("P-256"), X509_new()};
    X509_set_version(made.certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(made.certificate), from);
    X509_gmtime_adj(X509_getm_notAfter(made.certificate), to);
    X509_set_pubkey(made.certificate, made.key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    const Issued& signer = issuer != nullptr ? *issuer : made;
    X509_set_issuer_name(made.certificate, X509_get_subject_name(signer.certificate));
    if (authority) add_extension(made.certificate, NID_basic_constraints, "critical,CA:TRUE");
    if (alternative_name != nullptr) add_extension(made.certificate, NID_subject_alt_name, alternative_name);
    X509_sign(made.certificate, signer.key, EVP_sha256());
    return made;
}

void write(const Issued& issued, const std::string& path) {
    FILE* file = std::fopen((path + ".pem").c_str(), "w");
    PEM_write_X509(file, issued.certificate);
    std::fclose(file);
    file = std::fopen((path + ".key").c_str(), "w");
    PEM_write_PrivateKey(file, issued.key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
}

void send_text(SSL* ssl, const std::string& text) {
    if (!text.empty()) SSL_write(ssl, text.data(), static_cast<int>(text.size()));
}

// Reads one request; false when the connection ended before it was whole.
bool read_request(SSL* ssl, std::string& head, std::string& body) {
    std::string all;
    char buffer[16'384];
    for (;;) {
        const auto end = all.find("\r\n\r\n");
        if (end != std::string::npos) {
            head = all.substr(0, end);
            const auto at = head.find("Content-Length: ");
            const std::size_t length = at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
            body = all.substr(end + 4);
            if (body.size() >= length) return true;
        }
        const int got = SSL_read(ssl, buffer, sizeof buffer);
        if (got <= 0) return false;
        all.append(buffer, static_cast<std::size_t>(got));
    }
}

const char* file_of(Identity identity) {
    switch (identity) {
        case Identity::good:
            return "server";
        case Identity::wrong_name:
            return "wrong_name";
        case Identity::other_authority:
            return "foreign";
        case Identity::expired:
            return "expired";
        case Identity::not_yet_valid:
            return "not_yet_valid";
        case Identity::self_signed:
            return "self_signed";
    }
    return "";
}

}  // namespace

struct TlsServer::Tls {
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    ~Tls() { SSL_CTX_free(context); }
};

Certificates Certificates::make(const std::string& tag) {
    Certificates made{testing::TempDir() + "/tls_" + std::to_string(getpid()) + "_" + tag + "_"};
    constexpr long hour = 3600;
    const char* here = "IP:127.0.0.1";
    const auto authority = issue("authority", nullptr, nullptr, true, -hour, hour);
    const auto stranger = issue("stranger", nullptr, nullptr, true, -hour, hour);
    write(authority, made.file("authority"));
    write(issue("server", &authority, here, false, -hour, hour), made.file("server"));
    write(issue("server", &authority, "IP:127.0.0.2,DNS:elsewhere", false, -hour, hour),
          made.file("wrong_name"));
    write(issue("server", &stranger, here, false, -hour, hour), made.file("foreign"));
    write(issue("server", &authority, here, false, -2 * hour, -hour), made.file("expired"));
    write(issue("server", &authority, here, false, hour, 2 * hour), made.file("not_yet_valid"));
    write(issue("server", nullptr, here, false, -hour, hour), made.file("self_signed"));
    write(issue("kiosk", &authority, nullptr, false, -hour, hour), made.file("client"));
    return made;
}

TlsFiles Certificates::client() const {
    return {file("authority.pem"), file("client.pem"), file("client.key")};
}

TlsServer::TlsServer(const Certificates& certificates, ServerOptions options)
    : tls_{std::make_unique<Tls>()}, respond_{std::move(options.respond)} {
    std::signal(SIGPIPE, SIG_IGN);
    SSL_CTX* context = tls_->context;
    const auto name = certificates.file(file_of(options.identity));
    SSL_CTX_use_certificate_file(context, (name + ".pem").c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_use_PrivateKey_file(context, (name + ".key").c_str(), SSL_FILETYPE_PEM);
    if (options.demands_client_certificate) {
        SSL_CTX_load_verify_locations(context, certificates.file("authority.pem").c_str(), nullptr);
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    if (options.old_tls_only) {
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context, TLS1_1_VERSION);
    }
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), length), 0);
    EXPECT_EQ(listen(listener_, 64), 0);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread{[this] { accept_all(); }};
}

TlsServer::~TlsServer() {
    stopping_ = true;
    shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    close(listener_);
    {
        const std::lock_guard lock{mutex_};
        for (const int socket : open_) shutdown(socket, SHUT_RDWR);
    }
    for (auto& worker : workers_) worker.join();
}

std::string TlsServer::url(const std::string& path) const {
    return "https://127.0.0.1:" + std::to_string(port_) + path;
}

std::string TlsServer::last_head() const {
    const std::lock_guard lock{mutex_};
    return last_head_;
}

void TlsServer::accept_all() {
    for (;;) {
        const int socket = accept(listener_, nullptr, nullptr);
        if (socket < 0 || stopping_) {
            if (socket >= 0) close(socket);
            return;
        }
        ++connections_;
        const std::lock_guard lock{mutex_};
        open_.push_back(socket);
        workers_.emplace_back([this, socket] { serve(socket); });
    }
}

void TlsServer::serve(int socket) {
    if (fault_ != Fault::close_before_tls) {
        SSL* ssl = SSL_new(tls_->context);
        SSL_set_fd(ssl, socket);
        std::string head;
        std::string body;
        if (SSL_accept(ssl) == 1)
            while (!stopping_ && read_request(ssl, head, body)) {
                ++requests_;
                {
                    const std::lock_guard lock{mutex_};
                    last_head_ = head;
                }
                if (!(respond_ ? send_wire(ssl, respond_(head, body)) : answer(ssl, socket))) break;
            }
        SSL_free(ssl);
    }
    const std::lock_guard lock{mutex_};
    std::erase(open_, socket);
    close(socket);
}

bool TlsServer::send_wire(void* connection, const Wire& wire) {
    const auto until = std::chrono::steady_clock::now() + wire.pause;
    while (!stopping_ && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    send_text(static_cast<SSL*>(connection), wire.bytes);
    return !wire.close;
}

bool TlsServer::answer(void* connection, int socket) {
    auto* ssl = static_cast<SSL*>(connection);
    const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds{20}); };
    switch (fault_) {
        case Fault::none:
            send_text(ssl, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n\r\nok");
            return true;
        case Fault::close_before_tls:
        case Fault::close_after_request:
            return false;
        case Fault::reset_after_request: {
            const linger at_once{1, 0};
            setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
            return false;
        }
        case Fault::half_header:
            send_text(ssl, "HTTP/1.1 200 OK\r\nContent-Le");
            return false;
        case Fault::half_body:
            send_text(ssl, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"infcode\":0");
            return false;
        case Fault::garbled_status:
            send_text(ssl, "HTP/9 banana\r\n\r\n{}");
            return false;
        case Fault::unavailable:
            send_text(ssl, "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
            return true;
        case Fault::redirect:
            send_text(ssl,
                      "HTTP/1.1 302 Found\r\nLocation: " + url("/again") + "\r\nContent-Length: 0\r\n\r\n");
            return true;
        case Fault::silent:
            while (!stopping_ && fault_ == Fault::silent) pause();
            return false;
        case Fault::dribble:
            send_text(ssl, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (!stopping_ && fault_ == Fault::dribble && SSL_write(ssl, " ", 1) == 1) pause();
            return false;
        case Fault::endless: {
            send_text(ssl, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            const auto chunk = "4000\r\n" + std::string(0x4000, 'x') + "\r\n";
            while (!stopping_ && SSL_write(ssl, chunk.data(), static_cast<int>(chunk.size())) > 0) {
            }
            return false;
        }
    }
    return false;
}

}  // namespace kiosk::services::test
