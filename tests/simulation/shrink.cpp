// Greedy: the first smaller plan that still breaks the rule is taken and everything is tried again.
#include "tests/simulation/shrink.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <optional>

#include <fmt/format.h>

namespace kiosk::simulation {
namespace {

constexpr int shrink_tries_max = 400;

// What the questions of the finding's own run offer, to make a choice simpler.
using Offered = std::map<std::string, Choices>;

std::vector<std::vector<NamedFault>> smaller(const std::vector<NamedFault>& faults, const Offered& offered) {
    std::vector<std::vector<NamedFault>> plans;
    for (std::size_t n = 0; n < faults.size(); ++n) {
        auto without = faults;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(n));
        plans.push_back(std::move(without));
    }
    for (std::size_t n = 0; n < faults.size(); ++n) {
        auto earlier = faults;
        if (--earlier[n].occurrence >= 1) plans.push_back(std::move(earlier));
        const auto found = offered.find(faults[n].label);
        if (found == offered.end()) continue;
        for (std::size_t choice = 1; choice < found->second.size(); ++choice) {
            if (found->second[choice] == faults[n].choice) break;
            auto simpler = faults;
            simpler[n].choice = found->second[choice];
            plans.push_back(std::move(simpler));
        }
    }
    return plans;
}

std::string file_name(const Finding& finding) {
    std::string name;
    for (const char c : finding.plan.scene)
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char byte : plan_text(finding.plan)) hash = (hash ^ byte) * 0x100000001b3;
    return fmt::format("{}-{:08x}.journey", name, hash >> 32);
}

}  // namespace

Finding shrink(Engine& engine, const Finding& finding) {
    Finding smallest = finding;
    engine.each(1, [&](Worker& worker, std::size_t) {
        Offered offered;
        const auto whole = worker.look(finding.scene, by_names(finding.plan.faults));
        for (const auto& question : whole.chooser.asked()) offered[question.label] = question.choices;
        int tries = 0;
        // True: a smaller one was found.
        const auto step = [&] {
            for (auto& faults : smaller(smallest.plan.faults, offered)) {
                if (++tries > shrink_tries_max) return false;
                auto ran = worker.look(finding.scene, by_names(faults));
                Finding found{{finding.plan.scene, std::move(faults)}, std::move(ran.wrong), finding.scene};
                if (found.wrong.empty() || found.rule() != finding.rule()) continue;
                smallest = std::move(found);
                return true;
            }
            return false;
        };
        while (step()) {
        }
    });
    return smallest;
}

std::string keep(const Finding& finding, const std::string& folder) {
    std::filesystem::create_directories(folder);
    const auto path = folder + "/" + file_name(finding);
    std::ofstream file{path};
    file << "# simulate found this; play it again with `simulate --replay FILE`.\n"
         << plan_text(finding.plan);
    for (const auto& wrong : finding.wrong) file << "wrong: " << wrong << '\n';
    return path;
}

}  // namespace kiosk::simulation
