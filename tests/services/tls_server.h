// A loopback TLS server that misbehaves on order and counts every request that reached it whole.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "services/transport.h"

namespace kiosk::services::test {

enum class Fault {
    none,                 // answers and keeps the connection
    close_before_tls,     // accepts and closes
    close_after_request,  // reads everything, says nothing, closes
    reset_after_request,  // the same with a TCP reset
    half_header,
    half_body,
    garbled_status,
    silent,       // reads everything and waits
    dribble,      // one byte of the body now and then
    endless,      // a body without end
    unavailable,  // 503
    redirect,     // 302 to itself
};

enum class Identity {
    good,
    wrong_name,
    other_authority,
    expired,
    not_yet_valid,  // or our clock has gone back
    self_signed
};

// One authority with a server's and a client's certificate, written as PEM files into a folder.
struct Certificates {
    std::string folder;
    // `tag` keeps the files of different authorities apart.
    static Certificates make(const std::string& tag);
    [[nodiscard]] TlsFiles client() const;
    [[nodiscard]] std::string file(const std::string& name) const { return folder + name; }
};

// What goes back for one whole request: these bytes, after this pause, and then perhaps the end.
struct Wire {
    std::string bytes;
    Millis pause{0};
    bool close = false;
};
using Responder = std::function<Wire(const std::string& head, const std::string& body)>;

struct ServerOptions {
    Identity identity = Identity::good;
    Responder respond = {};  // instead of a Fault
    bool demands_client_certificate = false;
    bool old_tls_only = false;  // TLS 1.1
};

class TlsServer {
public:
    TlsServer(const Certificates& certificates, ServerOptions options = {});
    ~TlsServer();
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;

    [[nodiscard]] std::string url(const std::string& path = "/") const;
    void set_fault(Fault fault) { fault_ = fault; }
    [[nodiscard]] int requests() const { return requests_; }        // whole requests that arrived
    [[nodiscard]] int connections() const { return connections_; }  // TCP connections that were accepted
    [[nodiscard]] std::string last_head() const;

private:
    struct Tls;
    void accept_all();
    void serve(int socket);
    // False: the connection is over.
    bool answer(void* ssl, int socket);
    bool send_wire(void* ssl, const Wire& wire);

    std::unique_ptr<Tls> tls_;
    Responder respond_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<Fault> fault_ = Fault::none;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> requests_ = 0;
    std::atomic<int> connections_ = 0;
    mutable std::mutex mutex_;
    std::string last_head_;
    std::vector<std::thread> workers_;
    std::vector<int> open_;
    std::thread acceptor_;
};

}  // namespace kiosk::services::test
