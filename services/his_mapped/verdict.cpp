// Yes, no, or not known. A code that the mapping does not name is not known: only a hospital that was asked
// what it means makes a refusal of it.
#include <algorithm>

#include <fmt/format.h>

#include "services/his/agreed.h"
#include "services/his_mapped/messages.h"

namespace kiosk::services::mapped {
namespace {

Verdict unknown(std::string detail) { return {Verdict::Kind::unknown, {}, std::move(detail)}; }

std::string text_at(const Json& body, const std::string& path) {
    const auto* found = path.empty() ? nullptr : at_path(body, path);
    return found == nullptr ? std::string{} : printable(found->scalar());
}

Verdict meant(const Envelope& envelope, const Meaning& meaning, const std::string& code, const Json& body) {
    using From = Meaning::Kind;
    switch (meaning.kind) {
        case From::nothing:
            return {Verdict::Kind::nothing, {}, ""};
        case From::unknown:
            return unknown(fmt::format("result code {}", code));
        case From::refused:
            break;
    }
    auto words = text_at(body, envelope.words);
    if (meaning.reason == RefusalReason::money_in_doubt)
        words = trace_number_or_nothing(text_at(body, envelope.trace));
    return {Verdict::Kind::refused, {meaning.reason, code, std::move(words)}, ""};
}

}  // namespace

Verdict verdict_of(const Mapping& mapping, const MappedCall& call, int http_status, const Json& body) {
    const auto& envelope = mapping.envelope;
    const bool good_status = http_status == 200 || http_status == 201;
    // Some hospitals say no by a status of HTTP as well; above 499 nobody knows what has happened.
    if (!good_status && (http_status < 400 || http_status >= 500))
        return unknown(fmt::format("HTTP status {}", http_status));
    const auto code = text_at(body, envelope.code);
    if (code.empty()) return unknown("an answer without a result code");
    if (std::ranges::find(envelope.good, code) != envelope.good.end()) {
        if (good_status) return {Verdict::Kind::good, {}, ""};
        return unknown(fmt::format("HTTP status {} and a good result code", http_status));
    }
    const auto meaning = call.meanings.find(code);
    if (meaning == call.meanings.end())
        return unknown(fmt::format("result code {}, which the mapping does not name", code));
    return meant(envelope, meaning->second, code, body);
}

}  // namespace kiosk::services::mapped
