// A line over real TLS to the simulated hospital on which one mishap of the simulation's alphabet happens to
// one message: what the network of tests/simulation/network.cpp does in virtual time, done with sockets.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/hospital/visit.h"
#include "tests/services/tls_server.h"
#include "tests/simulation/faults.h"

namespace kiosk::parity {

using simulation::Mishap;

inline constexpr Millis timeout{1'200};
inline constexpr const char* settle_path = "/ebus/demo_api/prd/hsa/hgs/2207";

class FaultyLine {
public:
    FaultyLine(hospital::Town& town, const services::test::Certificates& certificates, Mishap mishap,
               services::test::Identity identity);
    ~FaultyLine();

    // Where the message with the mishap goes, and the one before it.
    [[nodiscard]] std::string settle_url() const;
    [[nodiscard]] std::string other_url() const;
    // What is late lands; what restarts is not there.
    void later();
    [[nodiscard]] int sent() const { return sent_; }  // times that libcurl brought the 2207 here
    // Times that each 2207 was delivered, by msgid.
    [[nodiscard]] const std::map<std::string, int>& delivered() const { return delivered_; }

private:
    services::test::Wire respond(const std::string& head, const std::string& body);
    services::test::Wire respond_badly(const std::string& body);
    std::string deliver(const std::string& body);

    hospital::Town& town_;
    Mishap mishap_;
    int sent_ = 0;
    std::map<std::string, int> delivered_;
    std::vector<std::string> late_;
    std::string previous_;
    std::vector<int> sockets_;  // of the server that does not accept
    int deaf_port_ = 0;
    std::string last_url_;
    std::unique_ptr<services::test::TlsServer> server_;
};

}  // namespace kiosk::parity
