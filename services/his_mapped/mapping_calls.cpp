// The table of each call: what it sends, and whether that is all that the call needs.
#include "services/his_mapped/mapping_reader.h"
#include "services/his_mapped/patterns.h"
#include "services/his_mapped/values.h"

namespace kiosk::services::mapped {

void MappingReader::read_calls() {
    auto all = root_.table("calls", "one table for each call");
    check_names(all, calls(), "call of ours");
    for (const auto& form : calls()) {
        auto table = all.table(form.name, "method, path, what is sent, where the answer lies");
        mapping_.calls[std::string{form.name}] = read_call(table, form);
    }
}

MappedCall MappingReader::read_call(ConfigTable& table, const CallForm& form) {
    MappedCall call;
    call.method = table.choice(
        "method", std::string{"POST"},
        {{"GET", std::string{"GET"}}, {"POST", std::string{"POST"}}, {"PUT", std::string{"PUT"}}},
        "of the request");
    call.path = table.required_text("path", "below his.base_url, begins with /; may bear {our_field}");
    if (!call.path.empty() && call.path.front() != '/') table.problem("path", "must begin with /");
    call.at = table.text("at", "", "path of the object, or of the list, in the answer");
    if (form.name == "list_books")
        call.total = table.required_text("total", "path of the number of all rows of the day");
    auto always = table.table("always", "members of this body, with their fixed text");
    call.always = always_;
    for (auto& pair : read_pairs(always)) call.always.push_back(std::move(pair));
    auto special = table.table("meanings", "result codes that mean something else here");
    call.meanings = mapping_.envelope.meanings;
    for (const auto& [code, meaning] : read_meanings(special)) call.meanings[code] = meaning;
    auto own_form = table.table("reads", "the form of this answer, where it is not that of `forms`");
    call.reads = own_form.names().empty() ? mapping_.forms[std::string{form.form}]
                                          : read_form(own_form, *form_named(form.form));
    auto sends = table.table("sends", "their path = our field");
    read_sends(table, sends, form, call);
    if (call.method == "GET" && !(call.sends.empty() && call.always.size() == always_.size()))
        table.problem("method", "GET has no body: put the fields into the path");
    if (call.method == "GET") call.always.clear();
    return call;
}

void MappingReader::read_sends(ConfigTable& table, ConfigTable& sends, const CallForm& form,
                               MappedCall& call) {
    std::vector<std::string> used;
    for (const auto& their : sends.names()) {
        const auto ours = sends.text(their, "", "");
        call.sends.emplace_back(their, ours);
        use(sends, their, form, ours, used);
    }
    check_room(sends, call);
    for (const auto& ours : placeholders_in(call.path)) use(table, "path", form, ours, used);
    const auto is_used = [&](std::string_view name) {
        return std::find(used.begin(), used.end(), name) != used.end();
    };
    for (const auto& field : form.sends)
        if (field.needed && !is_used(field.name))
            table.problem("sends", fmt::format("{} must be sent", field.name));
    if (!form.one_of.empty() && std::ranges::none_of(form.one_of, is_used))
        table.problem("sends", fmt::format("{} must be sent", one_of(form.one_of)));
}

void MappingReader::check_room(ConfigTable& sends, const MappedCall& call) {
    Body body;
    for (const auto& pairs : {call.always, call.sends})
        for (const auto& [their, ours] : pairs) {
            const auto put = body.put_each(their + "[]", {});
            if (!put) return sends.problem(their, put.error().text);
        }
}

void MappingReader::use(ConfigTable& table, std::string_view key, const CallForm& form,
                        const std::string& ours, std::vector<std::string>& used) {
    const auto* field = field_named(form.sends, ours);
    if (field == nullptr)
        return table.problem(key, fmt::format("'{}' is no field that {} can send; {} is wanted", ours,
                                              form.name, one_of(names_of(form.sends))));
    used.push_back(ours);
    const bool by_table = field->kind == Kind::flag && !mapping_.codes["flag"].ours.empty();
    if (field->kind == Kind::word || by_table) check_writable(table, key, *field);
}

void MappingReader::check_writable(ConfigTable& table, std::string_view key, const Field& field) {
    const auto& theirs = mapping_.codes[std::string{field.table}].theirs;
    for (const auto& known : code_tables())
        if (known.name == field.table)
            for (const auto word : known.words)
                if (!theirs.contains(word))
                    table.problem(
                        key, fmt::format("needs a code for '{}' in the table codes.{}", word, field.table));
}

}  // namespace kiosk::services::mapped
