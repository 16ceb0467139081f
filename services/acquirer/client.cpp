// The port: one signed message, sent once, one answer checked.
#include "services/acquirer.h"

#include <algorithm>

#include "services/acquirer/messages.h"
#include "services/crypto/digest.h"

namespace kiosk::services {
namespace {

using namespace acquirer;
using namespace acquirer_protocol;

class AcquirerClient final : public AcquirerPort {
public:
    AcquirerClient(AcquirerConfig config, Transport& transport, const Clock& clock)
        : config_{std::move(config)}, transport_{transport}, clock_{clock} {}

    Result<Prepared> prepare(const Call& call) override {
        constexpr std::size_t nonce_digits = 32;
        const auto request = TRY(request_of(call, config_, crypto::random_hex(nonce_digits), clock_.civil()));
        const auto path = path_of(call);
        Prepared prepared;
        prepared.name = path.substr(1);
        prepared.method = "POST";
        prepared.url = config_.base_url + path;
        prepared.body = request.dump();
        prepared.body_hash = crypto::sm3_hex(prepared.body);
        prepared.moves_money = moves_money(call);
        return prepared;
    }

    Outcome<Reply> send(const Call& call, const Prepared& prepared, Millis wait) override {
        const auto sent = Json::parse(prepared.body);
        if (!sent) return Refused{RefusalReason::not_sent, "", sent.error().text};
        const Request request{.method = prepared.method,
                              .url = prepared.url,
                              .headers = {{"Content-Type", "application/json;charset=utf-8"}},
                              .body = prepared.body,
                              .connect_timeout = std::min(config_.connect_timeout, wait),
                              .timeout = wait,
                              .once = prepared.moves_money};
        const auto exchange = transport_.exchange(request);
        if (auto known = without_reply<Reply>(exchange)) return *std::move(known);
        return read_reply(call, *sent, exchange.reply, config_.key);
    }

private:
    // Giving back is repeatable by its number, and still nothing that libcurl should repeat on its own
    // account.
    static bool moves_money(const Call& call) {
        return std::holds_alternative<Pay>(call) || std::holds_alternative<Reverse>(call) ||
               std::holds_alternative<Refund>(call);
    }

    AcquirerConfig config_;
    Transport& transport_;
    const Clock& clock_;
};

}  // namespace

AcquirerConfig read_acquirer_config(ConfigTable& table) {
    AcquirerConfig config;
    config.base_url =
        table.required_text("base_url", "address of the acquirer, https://…, without / at the end");
    config.merchant = table.required_text("merchant", "merchant number at the acquirer");
    config.key = table.secret_file("key_file", "file with the key of the signature");
    if (config.key.empty()) table.problem("key_file", "is needed: without a key no message can be signed");
    config.device = table.required_text("device", "this kiosk's number at the acquirer");
    config.terminal = table.text("terminal", "", "number of the card terminal; empty = none");
    config.connect_timeout = table.millis("connect_timeout_ms", config.connect_timeout, Millis{500},
                                          Millis{60'000}, "longest wait for a connection");
    return config;
}

std::unique_ptr<AcquirerPort> make_acquirer(AcquirerConfig config, Transport& transport, const Clock& clock) {
    return std::make_unique<AcquirerClient>(std::move(config), transport, clock);
}

}  // namespace kiosk::services
