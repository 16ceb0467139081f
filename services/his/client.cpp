// The port: one FHIR request, one answer judged by status and content.
#include "services/his.h"

#include <algorithm>

#include "services/crypto/digest.h"
#include "services/his/messages.h"

namespace kiosk::services {
namespace {

using namespace his;

class FhirHis final : public HisPort {
public:
    FhirHis(HisConfig config, Transport& transport) : config_{std::move(config)}, transport_{transport} {}

    Result<Prepared> prepare(const Call& call) override {
        const auto message = TRY(fhir::message_of(call, config_));
        Prepared prepared;
        prepared.name =
            message.method + " " + message.path.substr(1, message.path.find_first_of("/?", 1) - 1);
        prepared.method = message.method;
        prepared.url = config_.base_url + message.path;
        prepared.body = message.body;
        prepared.body_hash = crypto::sm3_hex(prepared.body);
        return prepared;
    }

    Outcome<Reply> send(const Call& call, const Prepared& prepared, Millis wait) override {
        const auto message = fhir::message_of(call, config_);
        if (!message) return Refused{RefusalReason::not_sent, "", message.error().text};
        const auto exchange = transport_.exchange(request_of(prepared, message->headers, wait));
        if (auto known = without_reply<Reply>(exchange)) return *std::move(known);
        const auto body = Json::parse(exchange.reply);
        const bool good = exchange.http_status == 200 || exchange.http_status == 201;
        if (!good) return fhir::read_error(call, exchange.http_status, body ? &*body : nullptr);
        // The profile promises no body for a release.
        const bool bare_release = exchange.reply.empty() && std::holds_alternative<ReleaseHold>(call);
        if (bare_release) return Done<Reply>{Nothing{}};
        if (!body) return Unknown{body.error().text};
        return fhir::read_success(call, *body, config_);
    }

private:
    [[nodiscard]] Request request_of(const Prepared& prepared, const std::vector<Header>& conditions,
                                     Millis wait) const {
        Request request;
        request.method = prepared.method;
        request.url = prepared.url;
        request.headers = {{"Accept", "application/fhir+json"}};
        if (!prepared.body.empty()) request.headers.push_back({"Content-Type", "application/fhir+json"});
        request.headers.insert(request.headers.end(), conditions.begin(), conditions.end());
        request.body = prepared.body;
        request.connect_timeout = std::min(config_.connect_timeout, wait);
        request.timeout = wait;
        // A PUT with If-Match that libcurl repeated by itself would be refused because of its own first copy.
        request.once = prepared.method != "GET";
        return request;
    }

    HisConfig config_;
    Transport& transport_;
};

}  // namespace

// FHIR requests carry no time of ours; the clock stays in the signature for drivers whose messages do.
std::unique_ptr<HisPort> make_fhir_his(HisConfig config, Transport& transport, const Clock&) {
    return std::make_unique<FhirHis>(std::move(config), transport);
}

}  // namespace kiosk::services
