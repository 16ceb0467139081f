// The envelope of a reply: decides between a definite no and not knowing.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "kiosk/base/text.h"
#include "services/settlement/replies.h"

namespace kiosk::services::settlement {
namespace {

using insurance::Nothing;

std::optional<int> whole_number(const std::string& text) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

// For people and for the log: no control characters, no endless page.
std::string shortened(const std::string& words) {
    constexpr std::size_t characters_max = 300;
    auto points = code_points(printable(words));
    if (points.size() > characters_max) points.resize(characters_max);
    return to_utf8(points);
}

}  // namespace

Outcome<Nothing> meaning_of(const std::string& code, const std::string& words, const std::string& infno,
                            const CityDialect& city) {
    const auto plain = lower(words);
    for (const auto& word : city.unknown_words)
        if (plain.find(lower(word)) != std::string::npos)
            return Unknown{"the error text names a technical failure"};
    for (const auto& pattern : city.patterns) {
        const bool here = pattern.transaction.empty() || pattern.transaction == infno;
        if (!here || words.find(pattern.text) == std::string::npos) continue;
        switch (pattern.meaning) {
            case TextPattern::Meaning::done:
                return done(Nothing{});
            case TextPattern::Meaning::unknown:
                return Unknown{"the error text decides nothing in this city"};
            case TextPattern::Meaning::refused:
                return Refused{pattern.reason, code, shortened(words)};
        }
    }
    return Refused{RefusalReason::business, code, shortened(words)};
}

Outcome<Success> judge(std::string_view text, const std::string& infno, const CityDialect& city,
                       const AnsweredAnother& answered_another) {
    auto parsed = Json::parse(text);
    if (!parsed) return Unknown{parsed.error().text};
    if (!parsed->is_object()) return Unknown{"the reply is no object"};
    const Fields envelope{std::move(*parsed), city.aliases};
    const auto code = whole_number(envelope.text("infcode"));
    if (!code) return Unknown{"the reply has no infcode"};
    const auto reference = envelope.text("inf_refmsgid");
    if (answered_another && !reference.empty() && answered_another(reference))
        return Unknown{"its inf_refmsgid has answered another message"};
    if (*code == 0) return done(Success{envelope.node("output"), reference});
    if (*code > 0) return Unknown{"infcode " + std::to_string(*code) + " has no agreed meaning"};
    const auto words = envelope.text("err_msg");
    // Only the centre gives references: without one, or without words, some gateway spoke (5.1).
    if (reference.empty() || words.empty())
        return Unknown{"an error without the centre's reference or words"};
    auto meaning = meaning_of(std::to_string(*code), words, infno, city);
    if (meaning.is_refused()) return meaning.refused();
    if (meaning.is_unknown()) return meaning.unknown();
    return done(Success{Fields{Json::object(), city.aliases}, reference});
}

}  // namespace kiosk::services::settlement
