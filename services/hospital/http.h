// One request and one reply as the parts of the hospital see them: no socket, no TLS, so that tests can call
// a part directly. A reply may ask the server to let time pass first and to ask again.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace kiosk::hospital {

struct Request {
    std::string method = "POST";
    std::string path;                            // without the query
    std::map<std::string, std::string> query;    // decoded
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
    bool client_certified = true;
    bool from_loopback = true;
    int served_before = 0;  // requests that this connection has already carried
};

// A parameter of the address; empty where it is not there.
[[nodiscard]] inline std::string asked_of(const Request& request, const char* key) {
    const auto found = request.query.find(key);
    return found == request.query.end() ? std::string{} : found->second;
}

struct Reply {
    int status = 200;
    std::string content_type = "application/json;charset=utf-8";
    std::string body;
    std::map<std::string, std::string> headers;
    // Somebody in the world needs time (a card at a terminal): wait, then `later` gives the answer.
    std::int64_t wait_ms = 0;
    std::function<Reply()> later;
};

}  // namespace kiosk::hospital
