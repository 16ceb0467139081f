// Reading what the acquirer says. Trust comes from the signature and the echoes, not from the HTTP status.
#include <optional>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "services/acquirer/messages.h"
#include "services/crypto/digest.h"

namespace kiosk::services::acquirer_protocol {
namespace {

using namespace acquirer;

Outcome<Reply> answer(Reply reply) { return Done<Reply>{std::move(reply)}; }

Refused refusal(RefusalReason reason, const Json& reply) {
    return {reason, reply.scalar_of("error"), printable(reply.scalar_of("message"))};
}

// `system_error` and words that the protocol does not know decide nothing.
Outcome<Reply> failed(const Json& reply) {
    const auto error = reply.scalar_of("error");
    if (error == "code_invalid") return refusal(RefusalReason::payment_code_invalid, reply);
    if (error == "declined") return refusal(RefusalReason::payment_declined, reply);
    if (error == "order_exists") return refusal(RefusalReason::duplicate, reply);
    if (error == "order_unknown") return refusal(RefusalReason::nothing_to_undo, reply);
    if (error == "order_closed") return refusal(RefusalReason::already_undone, reply);
    if (error == "refund_refused" || error == "refund_exceeds")
        return refusal(RefusalReason::refund_refused, reply);
    if (error == "abandoned") return refusal(RefusalReason::payment_abandoned, reply);
    if (error == "bad_sign" || error == "bad_request") return refusal(RefusalReason::business, reply);
    return Unknown{"the acquirer does not know itself: " + printable(error)};
}

std::optional<PaymentState> payment_state(const std::string& name) {
    if (name == "paid") return PaymentState::paid;
    if (name == "user_paying") return PaymentState::user_paying;
    if (name == "closed") return PaymentState::closed;
    if (name == "refunded") return PaymentState::refunded;
    return std::nullopt;
}

// A member that went out must come back as it was.
bool echoed(const Json& sent, const Json& reply, std::string_view name) {
    return reply.scalar_of(name) == sent.scalar_of(name);
}

struct Reader {
    const Json& sent;
    const Json& reply;

    Outcome<Reply> operator()(const Pay&) const {
        if (!echoed(sent, reply, "amount")) return Unknown{"the answer names another amount"};
        return payment();
    }
    Outcome<Reply> operator()(const QueryPayment&) const { return payment(); }
    Outcome<Reply> operator()(const Reverse&) const {
        const auto state = reply.scalar_of("state");
        if (state != "closed" && state != "refunded")
            return Unknown{"a reversal that did not close: " + state};
        return payment();
    }
    Outcome<Reply> operator()(const Refund&) const {
        if (!echoed(sent, reply, "amount")) return Unknown{"the answer names another amount"};
        return refund();
    }
    Outcome<Reply> operator()(const QueryRefund&) const { return refund(); }

private:
    [[nodiscard]] Outcome<Reply> payment() const {
        const auto state = payment_state(reply.scalar_of("state"));
        if (!state) return Unknown{"a payment state that the protocol does not have"};
        Payment payment{*state, reply.scalar_of("transaction"), printable(reply.scalar_of("payer"))};
        if (*state == PaymentState::paid && payment.transaction_number.empty())
            return Unknown{"paid, but without a transaction number"};
        return answer(std::move(payment));
    }
    [[nodiscard]] Outcome<Reply> refund() const {
        const auto state = reply.scalar_of("state");
        if (state != "done" && state != "processing")
            return Unknown{"a refund state that the protocol does not have"};
        return answer(RefundResult{state == "done" ? RefundState::done : RefundState::processing,
                                   reply.scalar_of("refund_transaction")});
    }
};

}  // namespace

Outcome<Reply> read_reply(const Call& call, const Json& sent, const std::string& text, const Secret& key) {
    const auto reply = Json::parse(text);
    if (!reply) return Unknown{reply.error().text};
    const auto signature = signature_of(*reply, key);
    if (!reply->is_object() || !signature || !crypto::same_text(*signature, reply->scalar_of("sign")))
        return Unknown{"the answer's signature does not fit"};
    if (!echoed(sent, *reply, "nonce")) return Unknown{"the answer belongs to another question"};
    const auto result = reply->scalar_of("result");
    // A refusal may leave numbers out; wrong ones always count.
    for (const std::string_view name : {"order", "refund"}) {
        const bool missing = reply->scalar_of(name).empty() && result == "fail";
        if (sent.find(name) != nullptr && !missing && !echoed(sent, *reply, name))
            return Unknown{fmt::format("the answer names another {}", name)};
    }
    if (result == "fail") return failed(*reply);
    if (result != "ok") return Unknown{"a result that the protocol does not have"};
    return std::visit(Reader{sent, *reply}, call);
}

}  // namespace kiosk::services::acquirer_protocol
