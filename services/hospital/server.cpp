// Boost.Beast over blocking TLS sockets. A connection is ended from outside by shutting its descriptor down,
// which wakes the thread that reads from it; a restart does that to all of them and binds the same port
// again.
#include "services/hospital/server.h"

#include <atomic>
#include <chrono>
#include <ctime>
#include <list>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <sys/socket.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace kiosk::hospital {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Stream = ssl::stream<tcp::socket>;

constexpr std::uint64_t body_bytes_max = 4ULL * 1024 * 1024;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string url_decoded(std::string_view text) {
    std::string out;
    for (std::size_t n = 0; n < text.size(); ++n) {
        const bool escape = text[n] == '%' && n + 2 < text.size() && hex_digit(text[n + 1]) >= 0 &&
                            hex_digit(text[n + 2]) >= 0;
        if (!escape) {
            out.push_back(text[n] == '+' ? ' ' : text[n]);
            continue;
        }
        out.push_back(static_cast<char>(hex_digit(text[n + 1]) * 16 + hex_digit(text[n + 2])));
        n += 2;
    }
    return out;
}

void split_target(std::string_view target, Request& request) {
    const auto mark = std::min(target.find('?'), target.size());
    request.path = std::string{target.substr(0, mark)};
    target.remove_prefix(std::min(mark + 1, target.size()));
    while (!target.empty()) {
        const auto end = std::min(target.find('&'), target.size());
        const auto pair = target.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        request.query[url_decoded(pair.substr(0, equals))] =
            url_decoded(pair.substr(std::min(equals + 1, pair.size())));
        target.remove_prefix(std::min(end + 1, target.size()));
    }
}

Request request_from(const http::request<http::string_body>& message) {
    Request request;
    request.method = std::string{message.method_string()};
    const auto target = message.target();
    split_target({target.data(), target.size()}, request);
    for (const auto& field : message) {
        std::string name{field.name_string()};
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        request.headers[name] = std::string{field.value()};
    }
    request.body = message.body();
    return request;
}

// As every server with a clock says it (RFC 9110, 6.6.1).
std::string http_date() {
    const auto now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[64];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

http::response<http::string_body> response_from(const Reply& reply,
                                                const http::request<http::string_body>& message) {
    http::response<http::string_body> response{static_cast<http::status>(reply.status), message.version()};
    response.set(http::field::date, http_date());
    response.set(http::field::content_type, reply.content_type);
    for (const auto& [name, value] : reply.headers) response.set(name, value);
    response.body() = reply.body;
    response.keep_alive(message.keep_alive());
    response.prepare_payload();
    return response;
}

bool is_certified(Stream& stream) {
    X509* certificate = SSL_get_peer_certificate(stream.native_handle());
    if (certificate == nullptr) return false;
    X509_free(certificate);
    return SSL_get_verify_result(stream.native_handle()) == X509_V_OK;
}

}  // namespace

// One client and the thread that serves it.
struct Connection {
    int descriptor = -1;  // -1: about to be closed, not to be shut down any more
    bool over = false;
    std::thread thread;
};

struct Server::Inside {
    Hospital& hospital;
    ssl::context tls{ssl::context::tls_server};
    asio::io_context io;
    std::optional<tcp::acceptor> acceptor;
    tcp::endpoint endpoint;
    std::thread accepting;
    std::atomic<bool> stopping{false};
    std::atomic<std::int64_t> restart_ms{0};

    std::mutex lock;     // around what follows
    int listening = -1;  // the acceptor's descriptor while it may be shut down
    std::list<Connection> connections;

    explicit Inside(Hospital& served) : hospital{served} {}

    error_code bind() {
        error_code error;
        acceptor.emplace(io);
        acceptor->open(endpoint.protocol(), error);
        if (!error) acceptor->set_option(tcp::acceptor::reuse_address(true), error);
        if (!error) acceptor->bind(endpoint, error);
        if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
        if (!error) listen_on(acceptor->native_handle());
        return error;
    }

    void listen_on(int descriptor) {
        const std::lock_guard held{lock};
        listening = descriptor;
    }

    // Wakes the accepting thread; it sees why.
    void interrupt_accepting() {
        const std::lock_guard held{lock};
        if (listening >= 0) ::shutdown(listening, SHUT_RDWR);
    }

    void cut_all() {
        const std::lock_guard held{lock};
        for (const auto& connection : connections)
            if (connection.descriptor >= 0) ::shutdown(connection.descriptor, SHUT_RDWR);
    }

    // Joined rather than detached: a thread that still ends while the process does takes TLS state with it.
    void join_finished() {
        std::list<Connection> finished;
        {
            const std::lock_guard held{lock};
            for (auto one = connections.begin(); one != connections.end();) {
                const auto current = one++;
                if (current->over) finished.splice(finished.end(), connections, current);
            }
        }
        for (auto& connection : finished) connection.thread.join();
    }

    void accept_all() {
        while (!stopping) {
            error_code error;
            tcp::socket socket{io};
            acceptor->accept(socket, error);
            if (stopping) return;
            if (restart_ms > 0) {
                come_back();
                continue;
            }
            join_finished();
            if (error) continue;
            const std::lock_guard held{lock};
            auto& connection = connections.emplace_back();
            connection.descriptor = socket.native_handle();
            connection.thread = std::thread{[this, &connection, taken = std::move(socket)]() mutable {
                serve_connection(std::move(taken), connection);
            }};
        }
    }

    void come_back() {
        error_code ignored;
        listen_on(-1);
        acceptor->close(ignored);
        cut_all();
        std::this_thread::sleep_for(std::chrono::milliseconds{restart_ms.load()});
        while (bind() && !stopping) std::this_thread::sleep_for(std::chrono::milliseconds{50});
        restart_ms = 0;
    }

    void serve_connection(tcp::socket socket, Connection& connection) {
        error_code error;
        socket.set_option(tcp::no_delay(true), error);
        const auto peer = socket.remote_endpoint(error);
        const bool loopback = !error && peer.address().is_loopback();
        Stream stream{std::move(socket), tls};
        stream.handshake(ssl::stream_base::server, error);
        if (!error) converse(stream, loopback);
        // Before the descriptor is closed, so that nobody shuts down a number used again.
        const std::lock_guard held{lock};
        connection.descriptor = -1;
        connection.over = true;
    }

    void converse(Stream& stream, bool loopback) {
        boost::beast::flat_buffer buffer;
        for (int served = 0; !stopping; ++served) {
            error_code error;
            http::request_parser<http::string_body> parser;
            parser.body_limit(body_bytes_max);
            http::read(stream, buffer, parser, error);
            if (error == http::error::end_of_stream) {
                stream.shutdown(error);
                return;
            }
            if (error) return;
            auto request = request_from(parser.get());
            request.client_certified = is_certified(stream);
            request.from_loopback = loopback;
            request.served_before = served;
            const auto answer = hospital.serve(request);
            if (!deliver(stream, answer, parser.get())) return;
        }
    }

    // False: the connection is over.
    bool deliver(Stream& stream, const Served& answer, const http::request<http::string_body>& message) {
        error_code error;
        if (answer.delivery == Delivery::cut) return false;
        if (answer.delivery == Delivery::restart) {
            restart_ms = answer.restart_ms;
            interrupt_accepting();
            return false;
        }
        auto response = response_from(answer.reply, message);
        if (answer.delivery == Delivery::half) {
            // The header promises the whole body; half of it comes.
            response.body().resize(response.body().size() / 2);
            http::write(stream, response, error);
            stream.next_layer().shutdown(tcp::socket::shutdown_send, error);
            return false;
        }
        http::write(stream, response, error);
        if (error || message.keep_alive()) return !error;
        stream.shutdown(error);
        return false;
    }
};

Server::Server(Hospital& hospital, const std::string& tls_folder)
    : inside_{std::make_unique<Inside>(hospital)} {
    auto& tls = inside_->tls;
    tls.use_certificate_chain_file(tls_folder + "/server.pem");
    tls.use_private_key_file(tls_folder + "/server.key", ssl::context::pem);
    tls.load_verify_file(tls_folder + "/ca.pem");
    tls.set_verify_mode(ssl::verify_peer);  // asked for, not demanded: the phone pages have no certificate
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    // Without a context of its own a resumed session with a client certificate is refused.
    static constexpr unsigned char session_context[] = "hospital";
    SSL_CTX_set_session_id_context(tls.native_handle(), session_context, sizeof session_context - 1);
}

Server::~Server() { stop(); }

Result<unsigned short> Server::start(const std::string& address, unsigned short port) {
    error_code error;
    const auto parsed = asio::ip::make_address(address, error);
    if (error) return fail(ErrorKind::configuration, fmt::format("{} is no address", address));
    inside_->endpoint = {parsed, port};
    if (const auto problem = inside_->bind()) {
        inside_->acceptor.reset();
        return fail(ErrorKind::unavailable,
                    fmt::format("cannot listen on {}:{}: {}", address, port, problem.message()));
    }
    inside_->endpoint = inside_->acceptor->local_endpoint();
    inside_->accepting = std::thread{[this] { inside_->accept_all(); }};
    return inside_->endpoint.port();
}

void Server::stop() {
    inside_->stopping = true;
    inside_->hospital.stop();
    inside_->interrupt_accepting();
    if (inside_->accepting.joinable()) inside_->accepting.join();
    inside_->acceptor.reset();
    inside_->cut_all();
    for (auto& connection : inside_->connections) connection.thread.join();
    inside_->connections.clear();
}

}  // namespace kiosk::hospital
