// Names of faults stand in one table for both notations.
#include "services/hospital/faults.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kiosk::hospital {
namespace {

constexpr std::array<std::pair<std::string_view, FaultKind>, 13> names{{
    {"delay", FaultKind::delay},
    {"delay_after", FaultKind::delay_after},
    {"drop_before", FaultKind::drop_before},
    {"drop_after", FaultKind::drop_after},
    {"duplicate", FaultKind::duplicate},
    {"garble", FaultKind::garble},
    {"half_close", FaultKind::half_close},
    {"http_500", FaultKind::http_500},
    {"http_500_after", FaultKind::http_500_after},
    {"restart", FaultKind::restart},
    {"close_keepalive", FaultKind::close_keepalive},
    {"wrong_amount", FaultKind::wrong_amount},
    {"business_error", FaultKind::business_error},
}};

Result<FaultKind> kind_of(std::string_view name) {
    const auto found = std::ranges::find(names, name, [](const auto& one) { return one.first; });
    if (found == names.end()) return fail(ErrorKind::malformed, "unknown fault '" + std::string{name} + "'");
    return found->second;
}

Result<std::int64_t> count_of(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        return fail(ErrorKind::malformed, "'" + std::string{text} + "' is no number");
    return value;
}

Result<FaultRule> parse_rule(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return fail(ErrorKind::malformed, "'" + std::string{text} + "' is not MATCH=FAULT[*TIMES][:MS]");
    FaultRule rule{.match = std::string{text.substr(0, equals)}};
    auto rest = text.substr(equals + 1);
    if (const auto colon = rest.find(':'); colon != std::string_view::npos) {
        rule.ms = TRY(count_of(rest.substr(colon + 1)));
        rest = rest.substr(0, colon);
    }
    if (const auto star = rest.find('*'); star != std::string_view::npos) {
        rule.times = TRY(count_of(rest.substr(star + 1)));
        rest = rest.substr(0, star);
    }
    rule.kind = TRY(kind_of(rest));
    return rule;
}

bool fits(const FaultRule& rule, std::string_view name, bool connection_reused) {
    if (rule.times == 0) return false;
    if (rule.kind == FaultKind::close_keepalive && !connection_reused) return false;
    return rule.match == "*" || name == rule.match || name.starts_with(rule.match + " ");
}

}  // namespace

Result<std::vector<FaultRule>> parse_faults(std::string_view spec) {
    std::vector<FaultRule> rules;
    while (!spec.empty()) {
        const auto comma = std::min(spec.find(','), spec.size());
        rules.push_back(TRY(parse_rule(spec.substr(0, comma))));
        spec.remove_prefix(std::min(comma + 1, spec.size()));
    }
    return rules;
}

Result<FaultRule> fault_from_json(const Json& json) {
    FaultRule rule{.match = text_of(json, "match"),
                   .kind = TRY(kind_of(text_of(json, "fault"))),
                   .ms = integer_of(json, "ms"),
                   .times = integer_of(json, "times", -1),
                   .code = text_of(json, "code"),
                   .text = text_of(json, "text")};
    if (rule.match.empty()) return fail(ErrorKind::malformed, "match is missing");
    return rule;
}

Json fault_to_json(const FaultRule& rule) {
    const auto found = std::ranges::find(names, rule.kind, [](const auto& one) { return one.second; });
    return {{"match", rule.match}, {"fault", found->first}, {"ms", rule.ms},
            {"times", rule.times}, {"code", rule.code},     {"text", rule.text}};
}

std::optional<FaultRule> Faults::take(std::string_view name, bool connection_reused) {
    for (auto& rule : rules_) {
        if (!fits(rule, name, connection_reused)) continue;
        if (rule.times > 0) --rule.times;
        return rule;
    }
    return {};
}

}  // namespace kiosk::hospital
