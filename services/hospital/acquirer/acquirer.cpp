// An order is decided once. A payer who types is decided by the clock when somebody next looks, so nothing
// runs in the background and a restart forgets nothing.
#include "services/hospital/acquirer/acquirer.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include <fmt/format.h>

#include "services/hospital/crypto.h"
#include "services/hospital/data/tables.h"
#include "services/hospital/phone/codes.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view wallet_base = "/acquirer/v1/";
constexpr std::string_view terminal_base = "/terminal/v1/";
constexpr std::int64_t skew_s_max = 300;
constexpr std::int64_t never_ms = INT64_MAX;

const Json& defaults() {
    static const auto table = data::read(data::acquirer_json);
    return table;
}

bool is_order_number(const std::string& text) {
    return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, [](unsigned char c) {
        return std::isdigit(c) != 0 || std::isupper(c) != 0 || c == '-';
    });
}

Json failed(const std::string& error, const std::string& message) {
    return {{"result", "fail"}, {"error", error}, {"message", message}};
}

std::string timed_setting(World& world, const char* key) {
    return world.books.setting(key, std::to_string(integer_of(defaults(), key)));
}

// What is wrong with the request's frame; null if nothing is.
Json frame_problem(const Json& body, CivilTime now) {
    if (!body.is_object()) return failed("bad_request", "not a JSON object");
    const auto nonce = text_of(body, "nonce");
    const bool hex = std::ranges::all_of(nonce, [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (text_of(body, "merchant").empty()) return failed("bad_request", "merchant is missing");
    if (nonce.size() != 32 || !hex) return failed("bad_request", "nonce must be 32 hex digits");
    const auto at_s = std::atoll(text_of(body, "timestamp").c_str());
    if (std::abs(at_s - now.unix_ms / 1000) > skew_s_max)
        return failed("bad_request", "timestamp out of range");
    if (!same_secret(text_of(body, "sign"), acquirer_sign(body, acquirer_key)))
        return failed("bad_sign", "signature does not fit");
    return {};
}

}  // namespace

std::string acquirer_sign(const Json& message, std::string_view key) {
    std::string text;
    for (const auto& [name, value] : message.items()) {  // nlohmann keeps keys sorted
        if (name == "sign" || value.is_null() || value == "") continue;
        text += (text.empty() ? "" : "&") + name + "=" +
                (value.is_string() ? value.get<std::string>() : value.dump());
    }
    return upper_hex(hmac_sha256(key, text));
}

bool Acquirer::serves(std::string_view path) {
    return path.starts_with(wallet_base) || path.starts_with(terminal_base);
}

std::string Acquirer::name_of(const Request& request) {
    if (request.path.starts_with(terminal_base))
        return "terminal/" + request.path.substr(terminal_base.size());
    return request.path.substr(wallet_base.size());
}

Reply Acquirer::signed_reply(const Asked& asked, Json answer) {
    if (falsify_ && answer.contains("amount")) {
        answer["amount"] = answer["amount"].get<std::int64_t>() + 1;
        falsify_ = false;
    }
    answer["nonce"] = text_of(asked.body, "nonce");
    for (const auto* echo : {"order", "refund"})
        if (!answer.contains(echo) && asked.body.is_object() && asked.body.contains(echo))
            answer[echo] = asked.body[echo];
    answer["sign"] = acquirer_sign(answer, acquirer_key);
    Reply reply;
    reply.body = answer.dump(-1, ' ', false, Json::error_handler_t::replace);
    return reply;
}

Reply Acquirer::handle(const Request& request) {
    Asked asked{Json::parse(request.body, nullptr, false), request.path.starts_with(terminal_base),
                name_of(request)};
    if (asked.terminal) asked.call = asked.call.substr(std::string_view{"terminal/"}.size());
    if (const auto problem = frame_problem(asked.body, world_.now()); !problem.is_null())
        return signed_reply(asked, problem);
    Reply timing;
    auto answer = process(asked, timing);
    auto reply = signed_reply(asked, std::move(answer));
    if (timing.wait_ms > 0) {
        reply.wait_ms = timing.wait_ms;
        // The patient has used the card by then, or the order was reversed meanwhile.
        reply.later = [this, asked] { return signed_reply(asked, answer_of(settle_due(order_row(asked)))); };
    }
    return reply;
}

Reply Acquirer::refusal(const Request& request, const std::string& error, const std::string& text) {
    const Asked asked{Json::parse(request.body, nullptr, false), false, ""};
    return signed_reply(asked, failed(error, text));
}

Json Acquirer::process(const Asked& asked, Reply& reply) {
    if (asked.call == "bill" && !asked.terminal) return bill(asked);
    const bool by_refund = asked.call == "refund-query";
    if (!by_refund && !is_order_number(text_of(asked.body, "order")))
        return failed("bad_request", "order must be up to 32 of A-Z 0-9 -");
    if (by_refund || asked.call == "refund") {
        if (!is_order_number(text_of(asked.body, "refund")))
            return failed("bad_request", "refund must be up to 32 of A-Z 0-9 -");
    }
    if (asked.call == "pay") return pay(asked, reply);
    if (asked.call == "query") return query(asked);
    if (asked.call == "reverse") return reverse(asked);
    if (asked.call == "refund") return refund(asked);
    if (by_refund) return refund_query(asked);
    return failed("bad_request", "no such call");
}

Json Acquirer::order_row(const Asked& asked) {
    return world_.books.row("SELECT * FROM payments WHERE order_no = ?", text_of(asked.body, "order"));
}

std::string Acquirer::behaviour_of(const std::string& payer) {
    const auto row = world_.books.row("SELECT behaviour FROM accounts WHERE patient = ?", payer);
    return row.is_null() ? "pays" : text_of(row, "behaviour");
}

Json Acquirer::pay(const Asked& asked, Reply& reply) {
    const auto value = integer_of(asked.body, "amount");
    if (value <= 0) return failed("bad_request", "amount must be positive fen");
    const auto there = order_row(asked);
    if (!there.is_null()) return repeated_pay(asked, there);

    std::string payer = "terminal";
    std::string payer_text = text_of(defaults(), "card_name");
    const auto code = text_of(asked.body, "code");
    if (!asked.terminal) {
        const auto redeemed = redeem_code(world_, CodeKind::payment, code);
        if (redeemed.verdict != CodeVerdict::good) return failed("code_invalid", "付款码无效或已过期");
        payer = redeemed.person->id;
        payer_text = text_of(defaults()["wallet_names"], code.substr(0, 2));
    }
    const auto behaviour = behaviour_of(payer);
    const bool refused = behaviour == "declines" || behaviour == "no_money" || behaviour == "abandons";
    const bool types = behaviour == "types_then_pays" || behaviour == "types_forever";
    const auto now_ms = world_.now().unix_ms;
    const auto typing_ms = std::atoll(timed_setting(world_, "types_ms").c_str());
    const auto terminal_ms = std::atoll(timed_setting(world_, "terminal_ms").c_str());
    std::int64_t due_ms = 0;
    if (asked.terminal) due_ms = now_ms + terminal_ms;
    if (types) due_ms = behaviour == "types_forever" ? never_ms : now_ms + typing_ms;
    const bool waits = asked.terminal || types;
    const char* error = behaviour == "abandons" ? "abandoned" : "declined";
    world_.books.run("INSERT INTO payments VALUES(?,?,?,?,?,?,?,?,?,?,0,?,?)", text_of(asked.body, "order"),
                     asked.terminal ? "card" : "wallet", value, code, payer, payer_text,
                     waits     ? "user_paying"
                     : refused ? "failed"
                               : "paid",
                     refused ? error : "", fmt::format("99T{:012}", world_.books.next("transaction")), due_ms,
                     world_.now().date_time(), text_of(asked.body, "device"));
    if (asked.terminal) reply.wait_ms = types ? std::min<std::int64_t>(typing_ms, 30'000) : terminal_ms;
    return answer_of(order_row(asked));
}

Json Acquirer::repeated_pay(const Asked& asked, const Json& order) {
    const bool same = integer_of(order, "amount") == integer_of(asked.body, "amount") &&
                      text_of(order, "code") == text_of(asked.body, "code");
    // An order that was reversed before its pay arrived has no amount yet and stays closed for ever.
    const bool closed_unseen = text_of(order, "state") == "closed" && integer_of(order, "amount") == 0;
    if (closed_unseen) return failed("order_closed", "订单已关闭");
    if (!same) return failed("order_exists", "订单号重复");
    return answer_of(settle_due(order));
}

Json Acquirer::settle_due(Json order) {
    if (text_of(order, "state") != "user_paying" || world_.now().unix_ms < integer_of(order, "due_ms"))
        return order;
    const char* state = text_of(order, "error").empty() ? "paid" : "failed";
    world_.books.run("UPDATE payments SET state = ? WHERE order_no = ?", state, text_of(order, "order_no"));
    order["state"] = state;
    return order;
}

Json Acquirer::answer_of(const Json& order) {
    const auto state = text_of(order, "state");
    if (state == "failed") {
        const auto error = text_of(order, "error");
        auto out = failed(error, error == "abandoned" ? "持卡人取消或超时" : "支付被拒绝");
        out["state"] = "closed";
        return out;
    }
    return {{"result", "ok"},
            {"state", state},
            {"order", order["order_no"]},
            {"amount", order["amount"]},
            {"transaction", order["transaction_no"]},
            {"payer", order["payer_text"]}};
}

Json Acquirer::query(const Asked& asked) {
    const auto order = order_row(asked);
    if (order.is_null()) return failed("order_unknown", "订单不存在");
    return answer_of(settle_due(order));
}

Json Acquirer::reverse(const Asked& asked) {
    const auto number = text_of(asked.body, "order");
    if (order_row(asked).is_null())
        world_.books.run("INSERT INTO payments VALUES(?,?,0,'','','','closed','','',0,0,?,'')", number,
                         asked.terminal ? "card" : "wallet", world_.now().date_time());
    settle_due(order_row(asked));
    world_.books.run(
        "UPDATE payments SET state = 'closed', refunded = CASE state WHEN 'paid' THEN amount ELSE "
        "refunded END WHERE order_no = ? AND state <> 'refunded'",
        number);
    return answer_of(order_row(asked));
}

Json Acquirer::refund(const Asked& asked) {
    const auto number = text_of(asked.body, "refund");
    const auto value = integer_of(asked.body, "amount");
    const auto there = world_.books.row("SELECT * FROM refunds WHERE refund_no = ?", number);
    if (!there.is_null()) {
        const bool same = text_of(there, "order_no") == text_of(asked.body, "order") &&
                          integer_of(there, "amount") == value;
        return same ? refund_query(asked) : failed("order_exists", "退款单号重复");
    }
    if (order_row(asked).is_null()) return failed("order_unknown", "订单不存在");
    const auto order = settle_due(order_row(asked));
    const auto state = text_of(order, "state");
    if (state == "closed") return failed("order_closed", "订单已关闭");
    if (state != "paid" && state != "refunded") return failed("refund_refused", "订单未支付");
    if (value <= 0 || value > integer_of(order, "amount") - integer_of(order, "refunded"))
        return failed("refund_exceeds", "退款金额超过可退金额");
    const bool slow = world_.books.use_up("refund_processing");
    world_.books.run("INSERT INTO refunds VALUES(?,?,?,?,?,?)", number, text_of(order, "order_no"), value,
                     slow ? "processing" : "done",
                     fmt::format("99R{:012}", world_.books.next("refund_transaction")),
                     world_.now().date_time());
    world_.books.run("UPDATE payments SET refunded = refunded + ?, state = 'refunded' WHERE order_no = ?",
                     value, text_of(order, "order_no"));
    const auto answer = refund_query(asked);
    // A slow refund is done by the time somebody asks.
    world_.books.run("UPDATE refunds SET state = 'done' WHERE refund_no = ?", number);
    return answer;
}

Json Acquirer::refund_query(const Asked& asked) {
    const auto row =
        world_.books.row("SELECT * FROM refunds WHERE refund_no = ?", text_of(asked.body, "refund"));
    if (row.is_null()) return failed("order_unknown", "退款单不存在");
    return {{"result", "ok"},           {"state", row["state"]},
            {"order", row["order_no"]}, {"refund", row["refund_no"]},
            {"amount", row["amount"]},  {"refund_transaction", row["transaction_no"]}};
}

}  // namespace kiosk::hospital
