// One exchange. Whatever changes something at the hospital goes out once, on a fresh connection.
#include "services/his_mapped/line.h"

#include <algorithm>

#include "services/crypto/digest.h"

namespace kiosk::services::mapped {

Result<Prepared> Line::prepare(const Said& said) const {
    if (config_.mapping == nullptr)
        return fail(ErrorKind::configuration, "his.mapping: there is no usable mapping");
    const auto message = TRY(message_of(mapping(), said));
    Prepared prepared;
    prepared.name = "his/" + std::string{said.name};
    prepared.method = message.method;
    prepared.url = config_.base_url + message.path;
    prepared.body = message.body;
    prepared.body_hash = crypto::sm3_hex(prepared.body);
    return prepared;
}

Outcome<Line::Heard> Line::send(std::string_view call, const Prepared& prepared, Millis wait) const {
    Request request;
    request.method = prepared.method;
    request.url = prepared.url;
    request.headers = {{"Accept", "application/json"}};
    if (!prepared.body.empty()) request.headers.push_back({"Content-Type", "application/json;charset=utf-8"});
    for (const auto& [name, text] : mapping().headers) request.headers.push_back({name, text});
    for (const auto& [name, text] : mapping().secret_headers)
        request.headers.push_back({name, text.reveal()});
    request.body = prepared.body;
    request.connect_timeout = std::min(config_.connect_timeout, wait);
    request.timeout = wait;
    request.once = call_form(call)->changes;
    const auto exchange = transport_.exchange(request);
    if (auto known = without_reply<Line::Heard>(exchange)) return *std::move(known);
    auto body = Json::parse(exchange.reply);
    // A status alone never says no: a proxy's own page says nothing about the hospital.
    if (!body)
        return Unknown{"HTTP status " + std::to_string(exchange.http_status) + ", " + body.error().text};
    auto verdict = verdict_of(mapping(), mapped(call), exchange.http_status, *body);
    if (verdict.kind == Verdict::Kind::refused) return std::move(verdict.refused);
    if (verdict.kind == Verdict::Kind::unknown) return Unknown{std::move(verdict.detail)};
    return Done<Heard>{{std::move(verdict), std::move(*body)}};
}

}  // namespace kiosk::services::mapped
