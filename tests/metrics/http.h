// Asks the endpoint as any client may: bytes out, bytes in, over loopback.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

namespace kiosk::test {

// All that came back until the other side closed.
inline std::string asked(int port, const std::string& request) {
    const int line = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr* const any = static_cast<sockaddr*>(static_cast<void*>(&address));
    std::string reply;
    if (connect(line, any, sizeof address) == 0 &&
        send(line, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        char part[4'096];
        for (ssize_t got = 0; (got = recv(line, part, sizeof part, 0)) > 0;)
            reply.append(part, static_cast<std::size_t>(got));
    }
    close(line);
    return reply;
}

inline std::string asked(int port, const std::string& method, const std::string& path) {
    return asked(port, method + " " + path + " HTTP/1.1\r\nHost: kiosk\r\nContent-Length: 0\r\n" +
                           "Connection: close\r\n\r\n");
}

inline int status_of(const std::string& reply) {
    return reply.starts_with("HTTP/1.1 ") ? std::stoi(reply.substr(9, 3)) : 0;
}

}  // namespace kiosk::test
