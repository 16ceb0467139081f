// Our calls as the hospital's requests and its answers as ours, by the mapping alone. Pure.
#pragma once

#include <string>
#include <string_view>

#include "services/his_mapped/mapping.h"
#include "services/his_mapped/values.h"
#include "services/ports.h"

namespace kiosk::services::mapped {

// A call in our own words: its name in the vocabulary and what it can send.
struct Said {
    std::string_view name;
    Values values;
};
// Error(malformed): something is missing that the call cannot do without.
[[nodiscard]] Result<Said> said(const his::Call& call);

struct Message {
    std::string method;
    std::string path;  // below the base address, escaped
    std::string body;
};
[[nodiscard]] Result<Message> message_of(const Mapping& mapping, const Said& said);

// What an answer's status and envelope say, before anybody looks inside.
struct Verdict {
    enum class Kind { good, nothing, refused, unknown } kind = Kind::unknown;
    Refused refused;     // kind refused
    std::string detail;  // kind unknown
};
[[nodiscard]] Verdict verdict_of(const Mapping& mapping, const MappedCall& call, int http_status,
                                 const Json& body);

// Kind good or nothing.
[[nodiscard]] Outcome<his::Reply> read_answer(const Mapping& mapping, const his::Call& call,
                                              const MappedCall& mapped, Verdict::Kind kind, const Json& body);

// The objects of a list; none where the hospital says that there is nothing. Error(malformed): no list.
[[nodiscard]] Result<std::vector<Row>> rows_of(const Mapping& mapping, const MappedCall& mapped,
                                               Verdict::Kind kind, const Json& body);

}  // namespace kiosk::services::mapped
