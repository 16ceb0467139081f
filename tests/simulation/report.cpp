// A kind of fault that no run injected is listed with 0: silence about it would look like success. Pairs of
// phase and event are counted against the reviewed table of transitions.
#include "tests/simulation/report.h"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "kiosk/base/json.h"
#include "tests/simulation/faults.h"

namespace kiosk::simulation {
namespace {

using Pair = std::pair<std::string, std::string>;

// The first two columns of "phase | event | next phase".
std::set<Pair> reviewed_pairs() {
    std::ifstream file{MONEY_TRANSITIONS_FILE};
    std::set<Pair> pairs;
    for (std::string line; std::getline(file, line);) {
        const auto first = line.find(" | ");
        const auto second = line.find(" | ", first + 1);
        if (line.starts_with('#') || second == std::string::npos) continue;
        pairs.emplace(line.substr(0, first), line.substr(first + 3, second - first - 3));
    }
    return pairs;
}

std::size_t exercised(const std::set<Pair>& reviewed, const std::set<Pair>& seen) {
    return static_cast<std::size_t>(
        std::ranges::count_if(reviewed, [&](const Pair& pair) { return seen.contains(pair); }));
}

std::map<std::string, int> injected(const Tally& tally) {
    auto faults = tally.faults;
    for (const auto kind : fault_kinds()) faults.try_emplace(std::string{kind}, 0);
    for (const auto kind : journal_fault_kinds()) faults.try_emplace(std::string{kind}, 0);
    return faults;
}

Json json_of(const Hunted& hunted) {
    Json row{{"name", hunted.name}, {"depth", hunted.depth}, {"killed", hunted.killed()}};
    if (hunted.at_random) row["found_by"] = "random runs, shrunk";
    if (!hunted.excuse.empty()) row["survived_because"] = hunted.excuse;
    if (!hunted.finding) return row;
    row["rule"] = hunted.finding->rule();
    row["plan"] = plan_text(hunted.finding->plan);
    return row;
}

std::string line_of(const Hunted& hunted) {
    if (!hunted.killed()) return hunted.is_a_gap ? "SURVIVED" : "survived: " + hunted.excuse;
    auto text = fmt::format("killed with {} faults{}", hunted.depth, hunted.at_random ? " at random" : "");
    if (!hunted.finding) return text;
    text += ", " + hunted.finding->rule() + ": " + hunted.finding->plan.scene;
    for (const auto& fault : hunted.finding->plan.faults)
        text += fmt::format("; {} #{} = {}", fault.label, fault.occurrence, fault.choice);
    return text;
}

}  // namespace

void tell(const Totals& totals, const Summary& summary) {
    const auto faults = injected(totals.tally);
    const auto reviewed = reviewed_pairs();
    const auto pairs = exercised(reviewed, totals.tally.pairs);
    if (summary.json) {
        const Json result{{"runs", totals.runs},
                          {"violations", totals.violations},
                          {"faults", faults},
                          {"crashes", totals.tally.crashes},
                          {"states", totals.tally.states.size()},
                          {"pairs_exercised", pairs},
                          {"pairs_total", reviewed.size()},
                          {"seconds", summary.seconds},
                          {"trace_hash", fmt::format("{:016x}", totals.trace)},
                          {"pruned", totals.pruned},
                          {"coverage", summary.coverage}};
        fmt::print("{}\n", result.dump());
        return;
    }
    const auto never = std::ranges::count_if(faults, [](const auto& fault) { return fault.second == 0; });
    fmt::print(
        "{} runs, {} violations, {} power cuts, {} kinds of faults ({} of them never), {} states, "
        "{} of {} pairs of phase and event, {} pruned, {:.1f} s, trace {:016x}\n{}\n",
        totals.runs, totals.violations, totals.tally.crashes, faults.size(), never,
        totals.tally.states.size(), pairs, reviewed.size(), totals.pruned, summary.seconds, totals.trace,
        summary.coverage);
}

void tell_findings(const std::vector<Finding>& findings, FILE* out) {
    for (const auto& finding : findings) {
        fmt::print(out, "{}", plan_text(finding.plan));
        for (const auto& wrong : finding.wrong) fmt::print(out, "wrong: {}\n", wrong);
        fmt::print(out, "\n");
    }
}

void tell_hunted(const Hunted& hunted) {
    fmt::print("{:28} {}\n", hunted.name, line_of(hunted));
    std::fflush(stdout);
}

void tell_hunt(const std::vector<Hunted>& hunted, const Summary& summary) {
    const auto dead = std::ranges::count_if(hunted, &Hunted::killed);
    if (summary.json) {
        Json rows = Json::array();
        for (const auto& one : hunted) rows.push_back(json_of(one));
        fmt::print("{}\n", Json{{"mutants_planted", hunted.size()},
                                {"mutants_killed", dead},
                                {"mutants", rows},
                                {"seconds", summary.seconds},
                                {"coverage", summary.coverage}}
                               .dump());
        return;
    }
    fmt::print("{} of {} mutants killed, {:.1f} s\n{}\n", dead, hunted.size(), summary.seconds,
               summary.coverage);
}

}  // namespace kiosk::simulation
