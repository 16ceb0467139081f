// Line by line: a heading "word: value", a step that begins with a known verb, or an expectation.
#include "kiosk/demo/journey_file.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

namespace kiosk::demo {
namespace {

constexpr std::array<std::string_view, 24> verbs{"show",   "insert",  "pull",  "take",   "touch", "type",
                                                 "choose", "confirm", "pay",   "finish", "world", "fault",
                                                 "plant",  "cut",     "start", "fill",   "at",    "destroy",
                                                 "print",  "lay",     "lift",  "read",   "staff", "next"};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

bool take_heading(JourneyFile& file, std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const auto key = trimmed(line.substr(0, colon));
    const std::string value{trimmed(line.substr(colon + 1))};
    if (key == "journey")
        file.name = value;
    else if (key == "patient")
        file.patient = value;
    else if (key == "department")
        file.department = value;
    else if (key == "city")
        file.city = value;
    else if (key == "disk" && value == "small")
        file.small_disk = true;
    else if (key == "stick" && value == "mounted")
        file.stick = true;
    else if (key == "config")
        file.settings.push_back(value);
    else if (key == "faults")
        file.faults.push_back(value);
    else
        return false;
    return true;
}

bool take_step(JourneyFile& file, std::string_view line, int number) {
    const auto rest_after = [&](std::string_view word) {
        return std::string{trimmed(line.substr(word.size()))};
    };
    if (line.starts_with("wait for ")) {
        file.steps.push_back({number, "wait for", rest_after("wait for ")});
        return true;
    }
    if (line.starts_with("wait ")) {
        file.steps.push_back({number, "wait", rest_after("wait ")});
        return true;
    }
    if (line.starts_with("expect ")) {
        file.expectations.push_back({number, "expect", rest_after("expect ")});
        return true;
    }
    if (line == "identify") {
        file.steps.push_back({number, "identify", ""});
        return true;
    }
    const auto word = line.substr(0, line.find(' '));
    for (const auto verb : verbs) {
        if (word != verb) continue;
        file.steps.push_back({number, std::string{verb}, rest_after(verb)});
        return true;
    }
    return false;
}

}  // namespace

bool restarts(const JourneyStep& step) {
    return step.verb == "staff" && step.argument == "waits for restart";
}

Result<JourneyFile> parse_journey(const std::string& text, const std::string& file_name) {
    JourneyFile file;
    file.name = std::filesystem::path{file_name}.stem().string();
    std::istringstream lines{text};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const auto content = trimmed(std::string_view{line}.substr(0, line.find('#')));
        if (content.empty() || take_step(file, content, number) || take_heading(file, content)) continue;
        return fail(ErrorKind::malformed,
                    fmt::format("{}:{}: not understood: '{}'", file_name, number, content));
    }
    if (file.steps.empty()) return fail(ErrorKind::malformed, file_name + ": the patient does nothing");
    return file;
}

Result<JourneyFile> read_journey(const std::string& path) {
    std::ifstream stream{path};
    if (!stream) return fail(ErrorKind::not_found, path + ": cannot be read");
    std::ostringstream text;
    text << stream.rdbuf();
    return parse_journey(text.str(), path);
}

}  // namespace kiosk::demo
