// The tables that hold for every call: formats, envelope, codes, forms.
#include "services/his_mapped/mapping.h"

#include "services/his_mapped/mapping_reader.h"
#include "services/his_mapped/patterns.h"

namespace kiosk::services::mapped {
namespace {

constexpr int mapping_version = 1;

const std::vector<std::pair<std::string_view, Meaning>>& meanings() {
    using enum RefusalReason;
    using enum Meaning::Kind;
    static const std::vector<std::pair<std::string_view, Meaning>> all{
        {"slot_taken", {refused, slot_taken}},
        {"hold_expired", {refused, hold_expired}},
        {"money_in_doubt", {refused, money_in_doubt}},
        {"session_stopped", {refused, session_stopped}},
        {"booked_already", {refused, booked_already}},
        {"too_early", {refused, too_early}},
        {"too_late", {refused, too_late}},
        {"changed_meanwhile", {refused, changed_meanwhile}},
        {"patient_unknown", {refused, patient_unknown}},
        {"nothing_to_undo", {refused, nothing_to_undo}},
        {"already_printed", {refused, already_printed}},
        {"business", {refused, business}},
        {"nothing", {nothing, business}},
        {"unknown", {unknown, business}}};
    return all;
}

}  // namespace

MappingReading MappingReader::read() {
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

void MappingReader::read_formats() {
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
    formats.money =
        table.choice("money", formats.money, {{"yuan", Money::yuan}, {"fen", Money::fen}}, "unit of amounts");
    const auto written = [&](std::string_view key, Written& value, std::string_view why) {
        value = table.choice(key, value, {{"text", Written::as_text}, {"number", Written::as_number}}, why);
    };
    written("amounts", formats.amounts, "how amounts are written in what we send");
    written("codes", formats.codes, "how codes are written in what we send");
    written("counts", formats.counts, "how counts are written in what we send");
    formats.empty =
        table.choice("empty", formats.empty, {{"left_out", Empty::left_out}, {"sent", Empty::sent}},
                     "what becomes of a field that has no value");
}

void MappingReader::read_envelope() {
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

std::map<std::string, Meaning> MappingReader::read_meanings(ConfigTable& table) {
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

void MappingReader::read_headers() {
    auto fixed = root_.table("headers", "headers of every request, with their fixed text");
    for (const auto& name : fixed.names()) mapping_.headers.emplace_back(name, fixed.text(name, "", ""));
    auto secret = root_.table("secret_headers", "headers whose text is the first line of a file");
    for (const auto& name : secret.names())
        mapping_.secret_headers.emplace_back(name, secret.secret_file(name, ""));
    auto always = root_.table("always", "members of every body, with their fixed text");
    always_ = read_pairs(always);
}

Pairs MappingReader::read_pairs(ConfigTable& table) {
    Pairs pairs;
    for (const auto& name : table.names()) pairs.emplace_back(name, table.text(name, "", ""));
    return pairs;
}

void MappingReader::read_codes() {
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

void MappingReader::read_forms() {
    auto all = root_.table("forms", "where our fields lie in what the hospital answers");
    check_names(all, forms(), "form of ours");
    for (const auto& form : forms()) {
        auto table = all.table(form.name, "our field = their path");
        mapping_.forms[std::string{form.name}] = read_form(table, form);
    }
}

Paths MappingReader::read_form(ConfigTable& table, const Form& form) {
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

void MappingReader::check_readable(ConfigTable& table, const Field& field) {
    if (field.kind == Kind::word && mapping_.codes[std::string{field.table}].ours.empty())
        table.problem(field.name, fmt::format("needs the table codes.{}", field.table));
}

namespace {

// The words of a file that is none begin with its name and, where the parser got so far, the line.
MappingReading read(Result<ConfigTable> root, const std::string& name) {
    if (root) return MappingReader{std::move(*root)}.read();
    const auto& words = root.error().text;
    const auto end = words.find(": ", name.size());
    return {{}, {{words.substr(0, end), 0, "", words.substr(end + 2)}}};
}

}  // namespace

MappingReading read_mapping(const std::string& path) { return read(ConfigTable::from_file(path), path); }

MappingReading read_mapping_text(std::string_view toml, const std::string& name) {
    return read(ConfigTable::from_text(toml, name), name);
}

}  // namespace kiosk::services::mapped
