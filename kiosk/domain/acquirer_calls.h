// Own money: the payment code shown by a wallet (the merchant scans), and the certified card terminal, which
// also serves the social-security card's own bank account. No card number ever comes here.
#pragma once

#include <string>
#include <variant>

#include "kiosk/base/fen.h"
#include "kiosk/base/ids.h"
#include "kiosk/base/secret.h"

namespace kiosk::acquirer {

// Merchant's order number, ours, one per debit, kept for ever: "<case id>P1". A second try of the patient
// gets the next.
using OrderNumber = TextId<struct OrderTag>;
// Ours, one per refund, kept for ever: "<case id>R1".
using RefundNumber = TextId<struct RefundTag>;

enum class Method { wallet_code, card_terminal };

enum class PaymentState {
    paid,
    user_paying,  // the payer is still typing a password; ask again
    closed,       // reversed or never paid: no money moved and none can move any more
    refunded,
};
struct Payment {
    PaymentState state = PaymentState::paid;
    std::string transaction_number;  // the acquirer's
    std::string payer;               // "微信支付", "储蓄卡 *1234": masked by the acquirer
    friend bool operator==(const Payment&, const Payment&) = default;
};

struct Pay {  // money moves
    using Reply = Payment;
    Method method = Method::wallet_code;
    OrderNumber order;
    Fen amount;
    Secret payment_code;  // wallet_code only, 18 digits (WeChat 10–15…, Alipay 25–30…: [M])
    std::string subject;  // "门诊挂号"
    friend bool operator==(const Pay&, const Pay&) = default;
};
struct QueryPayment {
    using Reply = Payment;
    Method method = Method::wallet_code;
    OrderNumber order;
    friend bool operator==(const QueryPayment&, const QueryPayment&) = default;
};
// Ends an order for good, paid or not: a paid one is returned, an unpaid one can never be paid. The only way
// to close an order whose payer is still typing. Repeatable.
struct Reverse {
    using Reply = Payment;
    Method method = Method::wallet_code;
    OrderNumber order;
    friend bool operator==(const Reverse&, const Reverse&) = default;
};
enum class RefundState { done, processing };
struct RefundResult {
    RefundState state = RefundState::done;
    std::string refund_transaction_number;
    friend bool operator==(const RefundResult&, const RefundResult&) = default;
};
struct Refund {  // money moves back to the original payer; the same number twice refunds once
    using Reply = RefundResult;
    Method method = Method::wallet_code;
    OrderNumber order;
    RefundNumber refund;
    Fen amount;
    friend bool operator==(const Refund&, const Refund&) = default;
};
struct QueryRefund {
    using Reply = RefundResult;
    Method method = Method::wallet_code;
    RefundNumber refund;
    friend bool operator==(const QueryRefund&, const QueryRefund&) = default;
};

using Call = std::variant<Pay, QueryPayment, Reverse, Refund, QueryRefund>;
using Reply = std::variant<Payment, RefundResult>;

}  // namespace kiosk::acquirer
