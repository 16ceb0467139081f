// All visits with no, one and two deviations from the happy path: every rule of the watcher holds after every
// step, everybody gets home, and the transitions seen are exactly those of transitions.txt, the reviewed
// table. The sanitizers' builds run every fifth visit with one deviation: all of them take minutes there.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/journey/world.h"

namespace kiosk::journey::test {
namespace {

struct Totals {
    std::size_t runs = 0;
    std::size_t wrong = 0;
    std::set<std::string> reported;  // each rule is reported once, with its first plan
    std::set<Transition> transitions;
};

std::vector<Question> run_once(const Scene& scene, const Chooser::Plan& plan, Totals& totals) {
    Chooser chooser{plan};
    World world{scene, chooser, totals.transitions};
    const auto wrong = world.run();
    ++totals.runs;
    if (wrong.empty()) return chooser.asked();
    ++totals.wrong;
    for (const auto& what : wrong)
        if (totals.reported.size() < 40 && totals.reported.insert(what).second)
            ADD_FAILURE() << scene.name << ": " << chooser.describe() << " -> " << what;
    return chooser.asked();
}

// Takes every `stride`-th first deviation; the happy path of each scene always.
Totals enumerate(int deviations_max, std::size_t stride = 1) {
    Totals totals;
    std::size_t met = 0;
    for (const auto& scene : scenes()) {
        const auto asked = run_once(scene, {}, totals);
        for (std::size_t i = 0; i < asked.size(); ++i)
            for (int a = 1; a < asked[i].choices; ++a) {
                if (met++ % stride != 0) continue;
                const auto second = run_once(scene, {{i, a}}, totals);
                if (std::min(scene.deviations, deviations_max) < 2) continue;
                for (std::size_t j = i + 1; j < second.size(); ++j)
                    for (int b = 1; b < second[j].choices; ++b) run_once(scene, {{i, a}, {j, b}}, totals);
            }
    }
    return totals;
}

std::set<std::string> reviewed_transitions() {
    std::ifstream file{JOURNEY_TRANSITIONS_FILE};
    std::set<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') lines.insert(line);
    return lines;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t stride = 5;
#else
constexpr std::size_t stride = 1;
#endif

TEST(JourneyEnumeration, EveryVisitWithOneDeviationKeepsTheRulesAndComesHome) {
    const auto totals = enumerate(1, stride);
    EXPECT_GT(totals.runs, scenes().size());
    EXPECT_EQ(totals.wrong, 0U);
}

TEST(JourneyEnumeration, EveryVisitWithUpToTwoDeviationsKeepsTheRulesAndComesHome) {
    const auto totals = enumerate(2);
    std::set<std::string> seen;
    for (const auto& t : totals.transitions) seen.insert(t.from + " | " + t.event + " | " + t.to);
    if (const char* path = std::getenv("JOURNEY_TRANSITIONS_SEEN")) {  // for the next review
        std::ofstream file{path};
        for (const auto& line : seen) file << line << "\n";
    }
    const auto reviewed = reviewed_transitions();
    std::size_t exercised = 0;
    for (const auto& line : reviewed) {
        EXPECT_TRUE(seen.contains(line)) << "in the table, never exercised: " << line;
        exercised += seen.contains(line) ? 1 : 0;
    }
    for (const auto& line : seen) EXPECT_TRUE(reviewed.contains(line)) << "not in the table: " << line;
    std::cout << "journey: " << totals.runs << " runs, " << totals.wrong << " wrong, transitions "
              << exercised << "/" << reviewed.size() << "\n";
    EXPECT_EQ(totals.wrong, 0U);
}

}  // namespace
}  // namespace kiosk::journey::test
