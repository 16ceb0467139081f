// Reads a mapping table by table. A word that is none of ours is answered with the list of those that are.
#include "services/his_mapped/mapping.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/his_mapped/patterns.h"
#include "services/his_mapped/values.h"

namespace kiosk::services::mapped {
namespace {

constexpr int mapping_version = 1;

template <class Named>
std::vector<std::string_view> names_of(const std::vector<Named>& all) {
    std::vector<std::string_view> names;
    for (const auto& one : all) names.push_back(one.name);
    return names;
}

std::string one_of(const std::vector<std::string_view>& names) {
    return fmt::format("one of {}", fmt::join(names, ", "));
}

// Whether every key of a table is one of ours; the others are told.
template <class Named>
void check_names(ConfigTable& table, const std::vector<Named>& known, std::string_view what) {
    for (const auto& name : table.names())
        if (std::ranges::none_of(known, [&](const auto& one) { return one.name == name; }))
            table.problem(name, fmt::format("is no {}; {} is wanted", what, one_of(names_of(known))));
}

const std::vector<std::pair<std::string_view, Meaning>>& meanings() {
    using enum RefusalReason;
    using enum Meaning::Kind;
    static const std::vector<std::pair<std::string_view, Meaning>> all{
        {"slot_taken", {refused, slot_taken}},
        {"hold_expired", {refused, hold_expired}},
        {"money_in_doubt", {refused, money_in_doubt}},
        {"changed_meanwhile", {refused, changed_meanwhile}},
        {"patient_unknown", {refused, patient_unknown}},
        {"nothing_to_undo", {refused, nothing_to_undo}},
        {"business", {refused, business}},
        {"nothing", {nothing, business}},
        {"unknown", {unknown, business}}};
    return all;
}

class Reader {
public:
    explicit Reader(ConfigTable root) : root_{std::move(root)} {}

    MappingReading read() {
        const auto version = root_.integer("mapping_version", 0, 0, 1'000'000, "version of this file's form");
        if (version != mapping_version)
            root_.problem("mapping_version", "must be 1, the form that this software reads");
        read_formats();
        read_envelope();
        read_headers();
        read_codes();
        read_forms();
        read_calls();
        return {std::move(mapping_), root_.problems()};
    }

private:
    void read_formats() {
        using Money = Formats::Money;
        using Written = Formats::Written;
        using Empty = Formats::Empty;
        auto& formats = mapping_.formats;
        auto table = root_.table("formats", "how values are written");
        formats.instant = table.text("instant", formats.instant, "a moment of China's civil time");
        formats.day = table.text("day", formats.day, "a calendar day");
        for (const auto& [key, pattern, wants_time] :
             {std::tuple{"instant", formats.instant, true}, std::tuple{"day", formats.day, false}})
            if (const auto problem = problem_of_pattern(pattern, wants_time); !problem.empty())
                table.problem(key, problem);
        formats.money = table.choice("money", formats.money, {{"yuan", Money::yuan}, {"fen", Money::fen}},
                                     "unit of amounts");
        const auto written = [&](std::string_view key, Written& value, std::string_view why) {
            value =
                table.choice(key, value, {{"text", Written::as_text}, {"number", Written::as_number}}, why);
        };
        written("amounts", formats.amounts, "how amounts are written in what we send");
        written("codes", formats.codes, "how codes are written in what we send");
        written("counts", formats.counts, "how counts are written in what we send");
        formats.empty =
            table.choice("empty", formats.empty, {{"left_out", Empty::left_out}, {"sent", Empty::sent}},
                         "what becomes of a field that has no value");
    }

    void read_envelope() {
        auto table = root_.table("answer", "how an answer says yes or no");
        auto& envelope = mapping_.envelope;
        envelope.code = table.required_text("code", "path of the result code");
        envelope.good = table.texts("good", {}, "result codes of a yes");
        if (envelope.good.empty()) table.problem("good", "is needed: result codes of a yes, e.g. [\"0\"]");
        envelope.words = table.text("words", "", "path of the words beside it");
        envelope.trace = table.text("trace", "", "path of the case whose money is in doubt");
        auto codes = root_.table("meanings", "what the hospital's other result codes mean");
        envelope.meanings = read_meanings(codes);
    }

    std::map<std::string, Meaning> read_meanings(ConfigTable& table) {
        std::map<std::string, Meaning> read;
        for (const auto& code : table.names()) {
            const auto name = table.text(code, "", "");
            const auto& known = meanings();
            const auto found =
                std::ranges::find(known, std::string_view{name}, [](const auto& one) { return one.first; });
            if (found == known.end()) {
                std::vector<std::string_view> names;
                for (const auto& one : known) names.push_back(one.first);
                table.problem(code, fmt::format("must be {}, is '{}'", one_of(names), name));
                continue;
            }
            read[code] = found->second;
        }
        return read;
    }

    void read_headers() {
        auto fixed = root_.table("headers", "headers of every request, with their fixed text");
        for (const auto& name : fixed.names()) mapping_.headers.emplace_back(name, fixed.text(name, "", ""));
        auto secret = root_.table("secret_headers", "headers whose text is the first line of a file");
        for (const auto& name : secret.names())
            mapping_.secret_headers.emplace_back(name, secret.secret_file(name, ""));
        auto always = root_.table("always", "members of every body, with their fixed text");
        always_ = read_pairs(always);
    }

    static Pairs read_pairs(ConfigTable& table) {
        Pairs pairs;
        for (const auto& name : table.names()) pairs.emplace_back(name, table.text(name, "", ""));
        return pairs;
    }

    void read_codes() {
        auto all = root_.table("codes", "the hospital's codes and our words for them");
        check_names(all, code_tables(), "enumeration of ours");
        for (const auto& known : code_tables()) {
            auto table = all.table(known.name, "their code = our word");
            auto& codes = mapping_.codes[std::string{known.name}];
            for (const auto& code : table.names()) {
                const auto word = table.text(code, "", "");
                if (std::ranges::find(known.words, std::string_view{word}) == known.words.end()) {
                    table.problem(code, fmt::format("must be {}, is '{}'", one_of(known.words), word));
                    continue;
                }
                codes.ours[code] = word;
                codes.theirs.try_emplace(word, code);
            }
        }
    }

    void read_forms() {
        auto all = root_.table("forms", "where our fields lie in what the hospital answers");
        check_names(all, forms(), "form of ours");
        for (const auto& form : forms()) {
            auto table = all.table(form.name, "our field = their path");
            mapping_.forms[std::string{form.name}] = read_form(table, form);
        }
    }

    Paths read_form(ConfigTable& table, const Form& form) {
        check_names(table, form.fields, fmt::format("field of {}", form.name));
        Paths paths;
        for (const auto& field : form.fields) {
            const auto path = table.text(field.name, "", "");
            if (!path.empty())
                paths[std::string{field.name}] = path;
            else if (field.needed)
                table.problem(field.name, fmt::format("is needed: where a {} says it", form.name));
            if (!path.empty()) check_readable(table, field);
        }
        return paths;
    }

    // An enumeration without its table could never be read.
    void check_readable(ConfigTable& table, const Field& field) {
        if (field.kind == Kind::word && mapping_.codes[std::string{field.table}].ours.empty())
            table.problem(field.name, fmt::format("needs the table codes.{}", field.table));
    }

    void read_calls() {
        auto all = root_.table("calls", "one table for each call");
        check_names(all, calls(), "call of ours");
        for (const auto& form : calls()) {
            auto table = all.table(form.name, "method, path, what is sent, where the answer lies");
            mapping_.calls[std::string{form.name}] = read_call(table, form);
        }
    }

    MappedCall read_call(ConfigTable& table, const CallForm& form) {
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

    void read_sends(ConfigTable& table, ConfigTable& sends, const CallForm& form, MappedCall& call) {
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

    // Whether all members find room in one body; the first that does not is told.
    static void check_room(ConfigTable& sends, const MappedCall& call) {
        Body body;
        for (const auto& pairs : {call.always, call.sends})
            for (const auto& [their, ours] : pairs) {
                const auto put = body.put_each(their + "[]", {});
                if (!put) return sends.problem(their, put.error().text);
            }
    }

    void use(ConfigTable& table, std::string_view key, const CallForm& form, const std::string& ours,
             std::vector<std::string>& used) {
        const auto* field = field_named(form.sends, ours);
        if (field == nullptr)
            return table.problem(key, fmt::format("'{}' is no field that {} can send; {} is wanted", ours,
                                                  form.name, one_of(names_of(form.sends))));
        used.push_back(ours);
        if (field->kind == Kind::word) check_writable(table, key, *field);
    }

    // What we may have to say the table must have a code for.
    void check_writable(ConfigTable& table, std::string_view key, const Field& field) {
        const auto& theirs = mapping_.codes[std::string{field.table}].theirs;
        for (const auto& known : code_tables())
            if (known.name == field.table)
                for (const auto word : known.words)
                    if (!theirs.contains(word))
                        table.problem(key, fmt::format("needs a code for '{}' in the table codes.{}", word,
                                                       field.table));
    }

    ConfigTable root_;
    Mapping mapping_;
    Pairs always_;
};

MappingReading read(Result<ConfigTable> root, const std::string& name) {
    if (root) return Reader{std::move(*root)}.read();
    // The parser's own words bear file and line already where it got so far.
    auto words = root.error().text;
    int line = 0;
    if (words.starts_with(name + ":")) words.erase(0, name.size() + 1);
    const auto colon = words.find(':');
    if (colon != std::string::npos && colon > 0 &&
        std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(colon),
                    [](char c) { return c >= '0' && c <= '9'; })) {
        line = std::stoi(words.substr(0, colon));
        words.erase(0, colon + 1);
    }
    words.erase(0, words.find_first_not_of(' '));
    return {{}, {{name, line, "", words}}};
}

}  // namespace

MappingReading read_mapping(const std::string& path) { return read(ConfigTable::from_file(path), path); }

MappingReading read_mapping_text(std::string_view toml, const std::string& name) {
    return read(ConfigTable::from_text(toml, name), name);
}

}  // namespace kiosk::services::mapped
