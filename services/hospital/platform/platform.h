// The settlement platform: gateway, envelope, strict checks, transactions, reply. One request in, one reply
// out; whoever calls holds the lock of the world.
#pragma once

#include <string>

#include "services/hospital/http.h"
#include "services/hospital/platform/encryption.h"
#include "services/hospital/platform/gateway.h"
#include "services/hospital/platform/transactions.h"

namespace kiosk::hospital {

class Platform {
public:
    Platform(World& world, BodyKeys keys) : world_{world}, keys_{std::move(keys)} {}

    [[nodiscard]] static bool serves(std::string_view path);
    // Transaction number of a request, for counting and for faults; reads the body only where the URL is
    // silent.
    [[nodiscard]] std::string name_of(const Request& request) const;
    Reply handle(const Request& request);
    // A refusal on demand: nothing is processed.
    Reply refusal(const Request& request, const std::string& text);
    // The next 2206 or 2207 reply shows a cash part that is one fen off.
    void falsify_next() { falsify_ = true; }

private:
    struct Opened {
        Json envelope;
        bool wrapped = false;
        std::string problem;
    };
    [[nodiscard]] Opened open(const Request& request) const;
    Json answer(const Json& envelope, const PlatformPath& path);
    Json transact(const Json& envelope, const PlatformPath& path);
    void check_message(const Json& envelope, const PlatformPath& path);
    Json reply_envelope(const Json& envelope, CivilTime received, const std::string& error, Json output);
    void add_quirks(Json& reply, const std::string& msgid);
    void write_down(const Request& request, const Json& asked, const std::string& answered, int status);
    Reply finish(const Request& request, const Opened& opened, const Json& reply);
    Reply answer_with_file(const Request& request, const Opened& opened, const PlatformPath& path);
    Reply gateway_error(const Request& request, int status, const std::string& text);

    World& world_;
    BodyKeys keys_;
    bool falsify_ = false;
};

}  // namespace kiosk::hospital
