// HTTPS around the hospital: TLS with an asked-for client certificate, one thread per connection, and the
// ways a connection can end badly. Nothing here knows what a request means.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/result.h"
#include "services/hospital/hospital.h"

namespace kiosk::hospital {

class Server {
public:
    // `tls_folder` holds ca.pem, server.pem and server.key.
    Server(Hospital& hospital, const std::string& tls_folder);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Binds and begins to serve; the port that was bound (port 0 picks a free one).
    Result<unsigned short> start(const std::string& address, unsigned short port);
    // Cuts every connection and returns when all threads are done.
    void stop();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace kiosk::hospital
