// TOML behind typed getters; every read leaves a trace, and what nobody read is an unknown key.
#include "kiosk/base/config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
// The packaged library is built with exceptions, this file is not: it brings its own copy of the parser.
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace kiosk {

struct ConfigTable::Document {
    std::string name;
    std::string folder;
    toml::table root;
    std::set<const toml::node*> read;  // every node that some room asked for
    std::set<const toml::node*> told;  // those with a problem of their own
    std::vector<ConfigProblem> problems;
    std::vector<ConfigProblem> others_problems;  // of files that this one names, in their own order
    std::vector<ConfigKey> keys;
};

struct ConfigTable::Node {
    const toml::table* table = nullptr;  // null: absent, every default applies
    std::string prefix;                  // "settlement." or ""
};

namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::string kind_of(const toml::node& node) {
    if (node.is_string()) return "text";
    if (node.is_integer()) return "an integer";
    if (node.is_boolean()) return "true or false";
    if (node.is_floating_point()) return "a fraction";
    if (node.is_array()) return "a list";
    return "a table";
}

}  // namespace

std::string ConfigProblem::text() const {
    const auto place = line > 0 ? fmt::format("{}:{}", file, line) : file;
    return key.empty() ? fmt::format("{}: {}", place, what) : fmt::format("{}: {}: {}", place, key, what);
}

ConfigTable::ConfigTable(std::shared_ptr<Document> document, std::shared_ptr<Node> node)
    : document_{std::move(document)}, node_{std::move(node)} {}

Result<ConfigTable> ConfigTable::from_text(std::string_view text, std::string name) {
    auto parsed = toml::parse(text, name);
    if (!parsed)
        return fail(
            ErrorKind::configuration,
            fmt::format("{}:{}: {}", name, parsed.error().source().begin.line, parsed.error().description()));
    auto document = std::make_shared<Document>();
    document->folder = std::filesystem::path{name}.parent_path().string();
    document->name = std::move(name);
    document->root = std::move(parsed).table();
    auto node = std::make_shared<Node>(Node{&document->root, ""});
    return ConfigTable{std::move(document), std::move(node)};
}

Result<ConfigTable> ConfigTable::from_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorKind::configuration, path + ": cannot be read");
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    return from_text(text, path);
}

namespace {

// Texts, numbers, flags and lists as TOML writes them; tables have no value of their own.
std::string as_written(const toml::node& node) {
    std::ostringstream text;
    if (const auto* list = node.as_array(); list != nullptr && !list->is_array_of_tables())
        text << *list;
    else if (node.is_value())
        node.visit([&](const auto& value) { text << value; });
    return text.str();
}

// The node under `key`, marked as read and checked for its kind; null where absent or of the wrong kind.
template <class Kind, class Document, class Node>
auto find(Document& document, const Node& at, std::string_view key, std::string_view wanted)
    -> decltype(std::declval<const toml::node&>().as<Kind>()) {
    if (at.table == nullptr) return nullptr;
    const auto* node = at.table->get(key);
    if (node == nullptr) return nullptr;
    document.read.insert(node);
    if (!document.keys.empty() && document.keys.back().key == at.prefix + std::string{key})
        document.keys.back().value = as_written(*node);
    if (const auto* value = node->template as<Kind>()) return value;
    document.problems.push_back({document.name, line_of(*node), at.prefix + std::string{key},
                                 fmt::format("must be {}, is {}", wanted, kind_of(*node))});
    return nullptr;
}

}  // namespace

ConfigTable ConfigTable::table(std::string_view key, std::string_view explanation) {
    document_->keys.push_back({node_->prefix + std::string{key}, "table", "", std::string{explanation}});
    const auto* found = find<toml::table>(*document_, *node_, key, "a table");
    return {document_, std::make_shared<Node>(Node{found, node_->prefix + std::string{key} + "."})};
}

std::vector<ConfigTable> ConfigTable::tables(std::string_view key, std::string_view explanation) {
    document_->keys.push_back(
        {node_->prefix + std::string{key}, "list of tables", "", std::string{explanation}});
    std::vector<ConfigTable> rows;
    const auto* found = find<toml::array>(*document_, *node_, key, "a list of tables");
    if (found == nullptr) return rows;
    for (const auto& element : *found) {
        const auto* row = element.as_table();
        if (row == nullptr) {
            problem(key, "every element must be a table");
            continue;
        }
        document_->read.insert(row);
        const auto prefix = fmt::format("{}{}[{}].", node_->prefix, key, rows.size());
        rows.push_back({document_, std::make_shared<Node>(Node{row, prefix})});
    }
    return rows;
}

std::string ConfigTable::text(std::string_view key, std::string_view default_value,
                              std::string_view explanation) {
    document_->keys.push_back(
        {node_->prefix + std::string{key}, "text", std::string{default_value}, std::string{explanation}});
    const auto* found = find<std::string>(*document_, *node_, key, "text");
    return found ? **found : std::string{default_value};
}

std::string ConfigTable::required_text(std::string_view key, std::string_view explanation) {
    auto value = text(key, "", explanation);
    if (value.empty()) problem(key, fmt::format("is needed: {}", explanation));
    return value;
}

std::string ConfigTable::path(std::string_view key, std::string_view default_value,
                              std::string_view explanation) {
    const std::filesystem::path value{text(key, default_value, explanation)};
    if (value.empty() || value.is_absolute()) return value.string();
    return (std::filesystem::path{document_->folder} / value).lexically_normal().string();
}

Secret ConfigTable::secret_file(std::string_view key, std::string_view explanation) {
    const auto name = path(key, "", explanation);
    if (name.empty()) return {};
    std::ifstream file{name};
    std::string line;
    if (!file || !std::getline(file, line)) {
        problem(key, fmt::format("the file {} cannot be read", name));
        return {};
    }
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    Secret secret{line};
    wipe(line);
    return secret;
}

std::int64_t ConfigTable::integer(std::string_view key, std::int64_t default_value, std::int64_t lowest,
                                  std::int64_t highest, std::string_view explanation) {
    document_->keys.push_back({node_->prefix + std::string{key},
                               fmt::format("integer {}..{}", lowest, highest), std::to_string(default_value),
                               std::string{explanation}});
    const auto* found = find<std::int64_t>(*document_, *node_, key, "an integer");
    if (found == nullptr) return default_value;
    if (**found >= lowest && **found <= highest) return **found;
    problem(key, fmt::format("must be between {} and {}, is {}", lowest, highest, **found));
    return default_value;
}

bool ConfigTable::flag(std::string_view key, bool default_value, std::string_view explanation) {
    document_->keys.push_back({node_->prefix + std::string{key}, "true or false",
                               default_value ? "true" : "false", std::string{explanation}});
    const auto* found = find<bool>(*document_, *node_, key, "true or false");
    return found ? **found : default_value;
}

Millis ConfigTable::millis(std::string_view key, Millis default_value, Millis lowest, Millis highest,
                           std::string_view explanation) {
    return Millis{integer(key, default_value.count(), lowest.count(), highest.count(), explanation)};
}

Fen ConfigTable::yuan(std::string_view key, Fen default_value, std::string_view explanation) {
    const auto value = Fen::parse_yuan(text(key, default_value.yuan(), explanation));
    if (value) return *value;
    problem(key, value.error().text + " (write it as text, \"12.30\")");
    return default_value;
}

std::vector<std::string> ConfigTable::texts(std::string_view key, std::vector<std::string> default_value,
                                            std::string_view explanation) {
    document_->keys.push_back({node_->prefix + std::string{key}, "list of texts",
                               fmt::format("{}", fmt::join(default_value, ", ")), std::string{explanation}});
    const auto* found = find<toml::array>(*document_, *node_, key, "a list of texts");
    if (found == nullptr) return default_value;
    std::vector<std::string> values;
    for (const auto& element : *found) {
        if (const auto* value = element.as_string())
            values.push_back(**value);
        else
            problem(key, "every element must be text");
    }
    return values;
}

std::vector<std::int64_t> ConfigTable::integers(std::string_view key, std::vector<std::int64_t> default_value,
                                                std::int64_t lowest, std::int64_t highest,
                                                std::string_view explanation) {
    document_->keys.push_back({node_->prefix + std::string{key},
                               fmt::format("list of integers {}..{}", lowest, highest),
                               fmt::format("{}", fmt::join(default_value, ", ")), std::string{explanation}});
    const auto* found = find<toml::array>(*document_, *node_, key, "a list of integers");
    if (found == nullptr) return default_value;
    std::vector<std::int64_t> values;
    for (const auto& element : *found) {
        const auto* value = element.as_integer();
        if (value != nullptr && **value >= lowest && **value <= highest)
            values.push_back(**value);
        else
            problem(key, fmt::format("every element must be an integer from {} to {}", lowest, highest));
    }
    return values;
}

std::string ConfigTable::one_of(std::string_view key, std::string_view default_value,
                                const std::vector<std::string>& allowed, std::string_view explanation) {
    auto value = text(key, default_value, explanation);
    document_->keys.back().kind = fmt::format("one of {}", fmt::join(allowed, ", "));
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
    problem(key, fmt::format("must be one of {}, is '{}'", fmt::join(allowed, ", "), value));
    return std::string{default_value};
}

std::vector<std::string> ConfigTable::names() const {
    std::vector<std::pair<toml::source_position, std::string>> placed;
    if (node_->table != nullptr)
        for (const auto& [key, value] : *node_->table)
            placed.emplace_back(key.source().begin, std::string{key.str()});
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& [place, name] : placed) names.push_back(std::move(name));
    return names;
}

void ConfigTable::problem(std::string_view key, std::string what) {
    const auto* node = node_->table ? node_->table->get(key) : nullptr;
    const int line = node ? line_of(*node) : node_->table ? line_of(*node_->table) : 0;
    if (node != nullptr) document_->told.insert(node);
    document_->problems.push_back({document_->name, line, node_->prefix + std::string{key}, std::move(what)});
}

void ConfigTable::add_problems(const std::vector<ConfigProblem>& found) {
    document_->others_problems.insert(document_->others_problems.end(), found.begin(), found.end());
}

namespace {

template <class Document>
void unknown_keys(const Document& document, const toml::table& table, const std::string& prefix,
                  std::vector<ConfigProblem>& out) {
    for (const auto& [key, node] : table) {
        if (document.told.contains(&node)) continue;
        const auto name = prefix + std::string{key.str()};
        if (!document.read.contains(&node)) {
            out.push_back({document.name, static_cast<int>(key.source().begin.line), name,
                           "is not a key that the kiosk knows"});
            continue;
        }
        if (const auto* inner = node.as_table()) unknown_keys(document, *inner, name + ".", out);
        if (const auto* list = node.as_array())
            for (const auto& element : *list)
                if (const auto* row = element.as_table()) unknown_keys(document, *row, name + "[].", out);
    }
}

}  // namespace

std::vector<ConfigProblem> ConfigTable::problems() const {
    auto all = document_->problems;
    unknown_keys(*document_, document_->root, "", all);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
    all.insert(all.end(), document_->others_problems.begin(), document_->others_problems.end());
    return all;
}

std::vector<ConfigKey> ConfigTable::keys() const { return document_->keys; }

std::string ConfigTable::folder() const { return document_->folder; }

}  // namespace kiosk
