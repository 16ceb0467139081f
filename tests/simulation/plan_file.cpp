// One line, one fault; remarks and empty lines are for people.
#include "tests/simulation/plan_file.h"

#include <charconv>
#include <fstream>
#include <optional>

#include <fmt/format.h>

namespace kiosk::simulation {
namespace {

constexpr std::string_view scene_word = "scene: ";
constexpr std::string_view fault_word = "fault: ";

// "debit 2207 #1 = request_late"
std::optional<NamedFault> fault_of(std::string_view text) {
    const auto equals = text.rfind(" = ");
    if (equals == std::string_view::npos) return {};
    const auto hash = text.rfind(" #", equals);
    if (hash == std::string_view::npos || hash == 0) return {};
    NamedFault fault;
    fault.label = text.substr(0, hash);
    fault.choice = text.substr(equals + 3);
    const auto number = text.substr(hash + 2, equals - hash - 2);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), fault.occurrence);
    const bool good = read.ec == std::errc{} && read.ptr == number.data() + number.size();
    if (!good || fault.occurrence < 1 || fault.choice.empty()) return {};
    return fault;
}

}  // namespace

std::string plan_text(const PlanFile& plan) {
    auto text = fmt::format("{}{}\n", scene_word, plan.scene);
    for (const auto& fault : plan.faults)
        text += fmt::format("{}{} #{} = {}\n", fault_word, fault.label, fault.occurrence, fault.choice);
    return text;
}

Result<PlanFile> read_plan(const std::string& path) {
    std::ifstream file{path};
    if (!file) return fail(ErrorKind::not_found, path + " cannot be read");
    PlanFile plan;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        const bool for_people = line.empty() || line.starts_with('#') || line.starts_with("wrong: ");
        if (for_people) continue;
        if (line.starts_with(scene_word)) {
            plan.scene = line.substr(scene_word.size());
            continue;
        }
        const auto fault =
            line.starts_with(fault_word) ? fault_of(line.substr(fault_word.size())) : std::nullopt;
        if (!fault)
            return fail(
                ErrorKind::configuration,
                fmt::format("{}:{}: '{}': must be 'scene: NAME', 'fault: QUESTION #TIME = WHAT HAPPENS' "
                            "or a remark after '#'",
                            path, number, line));
        plan.faults.push_back(*fault);
    }
    if (plan.scene.empty()) return fail(ErrorKind::configuration, path + ": no line 'scene: NAME'");
    return plan;
}

}  // namespace kiosk::simulation
