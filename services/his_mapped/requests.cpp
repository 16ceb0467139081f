// What was said, written as the mapping says: into the path, and into the body.
#include "services/his/agreed.h"
#include "services/his_mapped/messages.h"
#include "services/his_mapped/patterns.h"

namespace kiosk::services::mapped {
namespace {

const Value& value_of(const Said& said, const std::string& field) {
    static const Value nothing{std::string{}};
    const auto found = said.values.find(field);
    return found == said.values.end() ? nothing : found->second;
}

Result<std::string> path_of(const Mapping& mapping, const MappedCall& call, const CallForm& form,
                            const Said& said) {
    auto path = call.path;
    for (const auto& field : placeholders_in(call.path)) {
        const auto mark = "{" + field + "}";
        const auto text = TRY(written(mapping, *field_named(form.sends, field), value_of(said, field)));
        path.replace(path.find(mark), mark.size(), url_escaped(text));
    }
    return path;
}

}  // namespace

Result<Message> message_of(const Mapping& mapping, const Said& said) {
    const auto& call = mapping.calls.find(said.name)->second;
    const auto& form = *call_form(said.name);
    Message message{call.method, TRY(path_of(mapping, call, form, said)), ""};
    if (call.method == "GET") return message;
    Body body;
    for (const auto& [their, text] : call.always) TRY_VOID(body.put(their, Json::text(text)));
    for (const auto& [their, ours] : call.sends)
        TRY_VOID(put_field(mapping, body, their, *field_named(form.sends, ours), value_of(said, ours)));
    message.body = body.json().dump();
    return message;
}

}  // namespace kiosk::services::mapped
