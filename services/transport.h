// The one seam to the network. Production sends with libcurl over TLS; the simulation puts a fake network
// here. classify() is pure product code and turns what happened on the wire into what is known.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/outcome.h"

namespace kiosk::services {

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    std::string method;  // GET, POST, PUT
    std::string url;
    std::vector<Header> headers;
    std::string body;
    Millis connect_timeout{5'000};
    Millis timeout{30'000};  // the whole exchange
    // Fresh connection that is not used again: libcurl 7.88 repeats a POST by itself when a kept-alive
    // connection dies, and a settlement that goes out twice is money taken twice.
    bool once = false;
};

// What the wire did, without judgement.
struct Exchange {
    int curl_code = 0;            // CURLcode; 0 = a complete reply arrived
    int http_status = 0;          // 0 = none
    std::size_t bytes_sent = 0;   // of the request, after the TLS handshake; 0 = nothing can have happened
    std::vector<Header> headers;  // names in lower case
    std::string reply;
    std::string detail;  // for the log
};

class Transport {
public:
    virtual ~Transport() = default;
    virtual Exchange exchange(const Request& request) = 0;
};

enum class Delivery {
    not_sent,  // our bytes never left
    reply,     // a complete HTTP reply is there; its status and body decide
    unknown,   // bytes left and no complete reply came back
};
[[nodiscard]] Delivery classify(const Exchange& exchange);

// What is known where no complete reply came; nothing where one did and its status and body decide.
template <class T>
[[nodiscard]] std::optional<Outcome<T>> without_reply(const Exchange& exchange) {
    switch (classify(exchange)) {
        case Delivery::not_sent:
            return Refused{RefusalReason::not_sent, "", exchange.detail};
        case Delivery::unknown:
            return Unknown{exchange.detail};
        case Delivery::reply:
            break;
    }
    return std::nullopt;
}

struct TlsFiles {
    std::string ca;           // pinned: no other authority is trusted
    std::string certificate;  // ours, for mutual TLS; empty = none
    std::string key;
};

}  // namespace kiosk::services
