// Writing and signing what goes to the acquirer.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "services/acquirer/messages.h"
#include "services/crypto/digest.h"

namespace kiosk::services::acquirer_protocol {
namespace {

using namespace acquirer;

Result<void> check_number(const std::string& number, std::string_view name) {
    constexpr std::size_t characters_max = 32;
    const bool good = !number.empty() && number.size() <= characters_max &&
                      std::all_of(number.begin(), number.end(), [](char c) {
                          return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
                      });
    if (!good)
        return fail(ErrorKind::malformed, fmt::format("{}: 1 to 32 of A-Z, 0-9 and - are allowed", name));
    return {};
}

// Which beginnings belong to which wallet is the acquirer's business: it answers code_invalid.
bool is_payment_code(const std::string& code) { return code.size() == 18 && all_digits(code); }

struct Writer {
    const AcquirerConfig& config;
    Json& message;

    Result<void> operator()(const Pay& call) const {
        TRY_VOID(check_number(call.order.value, "order"));
        if (!call.amount.is_positive())
            return fail(ErrorKind::malformed, "amount: must be more than nothing");
        message.add("order", call.order.value).add("amount", Json::number(call.amount.fen()));
        if (call.method == Method::wallet_code) {
            if (!is_payment_code(call.payment_code.reveal()))
                return fail(ErrorKind::malformed, "code: not a payment code");
            message.add("code", call.payment_code.reveal());
        }
        message.add("subject", call.subject).add("device", config.device);
        return {};
    }
    Result<void> operator()(const QueryPayment& call) const { return order_alone(call.order); }
    Result<void> operator()(const Reverse& call) const { return order_alone(call.order); }
    Result<void> operator()(const Refund& call) const {
        TRY_VOID(check_number(call.order.value, "order"));
        TRY_VOID(check_number(call.refund.value, "refund"));
        if (!call.amount.is_positive())
            return fail(ErrorKind::malformed, "amount: must be more than nothing");
        message.add("order", call.order.value).add("refund", call.refund.value);
        message.add("amount", Json::number(call.amount.fen()));
        return {};
    }
    Result<void> operator()(const QueryRefund& call) const {
        TRY_VOID(check_number(call.refund.value, "refund"));
        message.add("refund", call.refund.value);
        return {};
    }

private:
    Result<void> order_alone(const OrderNumber& order) const {
        TRY_VOID(check_number(order.value, "order"));
        message.add("order", order.value);
        return {};
    }
};

Method method_of(const Call& call) {
    return std::visit([](const auto& c) { return c.method; }, call);
}

struct Names {
    std::string_view operator()(const Pay&) const { return "pay"; }
    std::string_view operator()(const QueryPayment&) const { return "query"; }
    std::string_view operator()(const Reverse&) const { return "reverse"; }
    std::string_view operator()(const Refund&) const { return "refund"; }
    std::string_view operator()(const QueryRefund&) const { return "refund-query"; }
};

}  // namespace

std::string path_of(const Call& call) {
    const bool wallet = method_of(call) == Method::wallet_code;
    return fmt::format("/{}/v1/{}", wallet ? "acquirer" : "terminal", std::visit(Names{}, call));
}

Result<std::string> signature_of(const Json& message, const Secret& key) {
    std::map<std::string, std::string> sorted;
    for (const auto& [name, value] : message.members()) {
        if (value.is_object() || value.is_array()) return fail(ErrorKind::malformed, name + ": not a scalar");
        if (name != "sign" && !value.scalar().empty()) sorted[name] = value.scalar();
    }
    std::string text;
    for (const auto& [name, value] : sorted)
        text += fmt::format("{}{}={}", text.empty() ? "" : "&", name, value);
    auto signature = crypto::hmac_sha256_hex(key, text);
    std::transform(signature.begin(), signature.end(), signature.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
    return signature;
}

Result<Json> request_of(const Call& call, const AcquirerConfig& config, const std::string& nonce,
                        CivilTime now) {
    Json message = Json::object();
    message.add("merchant", config.merchant).add("nonce", nonce);
    message.add("timestamp", std::to_string(now.unix_ms / 1000));
    TRY_VOID(std::visit(Writer{config, message}, call));
    if (method_of(call) == Method::card_terminal) message.add("terminal", config.terminal);
    auto signature = TRY(signature_of(message, config.key));
    message.add("sign", std::move(signature));
    return message;
}

}  // namespace kiosk::services::acquirer_protocol
