// All runs with no, one and two faults, power cuts among them, over all scenes: the world's own books must
// balance at the end of each, and the transitions seen must be exactly those of transitions.txt, the reviewed
// state table.
#include <fstream>
#include <iostream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/money/world.h"

namespace kiosk::money::test {
namespace {

struct Totals {
    std::size_t runs = 0;
    std::size_t wrong = 0;
    std::set<Transition> transitions;
};

std::vector<Question> run_once(const Scene& scene, const Chooser::Plan& plan, Totals& totals) {
    Chooser chooser{plan};
    World world{scene, chooser, totals.transitions};
    const auto wrong = world.run();
    ++totals.runs;
    if (!wrong.empty() && ++totals.wrong <= 10)
        for (const auto& what : wrong)
            ADD_FAILURE() << scene.name << ": " << chooser.describe() << " -> " << what;
    return chooser.asked();
}

Totals enumerate(int faults) {
    Totals totals;
    for (const auto& scene : scenes()) {
        const auto asked = run_once(scene, {}, totals);
        for (std::size_t i = 0; i < asked.size(); ++i)
            for (int a = 1; a < asked[i].choices; ++a) {
                const auto second = run_once(scene, {{i, a}}, totals);
                if (faults < 2) continue;
                for (std::size_t j = i + 1; j < second.size(); ++j)
                    for (int b = 1; b < second[j].choices; ++b) {
                        run_once(scene, {{i, a}, {j, b}}, totals);
                    }
            }
    }
    return totals;
}

std::set<std::string> reviewed_transitions() {
    std::ifstream file{MONEY_TRANSITIONS_FILE};
    std::set<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') lines.insert(line);
    return lines;
}

// What the sanitizers' builds run: all of it takes minutes there.
TEST(MoneyEnumeration, EveryRunWithOneFaultEndsWithBalancedBooks) {
    const auto totals = enumerate(1);
    EXPECT_GT(totals.runs, scenes().size());
    EXPECT_EQ(totals.wrong, 0U);
}

TEST(MoneyEnumeration, EveryRunWithUpToTwoFaultsEndsWithBalancedBooks) {
    auto totals = enumerate(2);
    std::set<std::string> seen;
    for (const auto& t : totals.transitions) seen.insert(t.from + " | " + t.event + " | " + t.to);
    const auto reviewed = reviewed_transitions();
    std::size_t exercised = 0;
    for (const auto& line : reviewed) {
        EXPECT_TRUE(seen.contains(line)) << "in the table, never exercised: " << line;
        exercised += seen.contains(line) ? 1 : 0;
    }
    for (const auto& line : seen) EXPECT_TRUE(reviewed.contains(line)) << "not in the table: " << line;
    std::cout << "money: " << totals.runs << " runs, " << totals.wrong << " wrong, transitions " << exercised
              << "/" << reviewed.size() << "\n";
    EXPECT_EQ(totals.wrong, 0U);
}

}  // namespace
}  // namespace kiosk::money::test
