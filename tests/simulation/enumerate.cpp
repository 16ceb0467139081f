// Plans grow only to the right: a later question is another one only because of what was answered before it.
// A run that broke a rule is not continued.
#include "tests/simulation/enumerate.h"

#include <algorithm>
#include <map>
#include <random>

#include <fmt/format.h>

namespace kiosk::simulation {
namespace {

enum class Alphabet { all, money };

// With three faults one of each kind that money can tell apart: never left, never arrived, arrives late, done
// and not heard, heard too late, undone before it came; and the power and the disk at a message and at a
// record.
bool is_one_of_its_kind(std::string_view fault) {
    constexpr std::array<std::string_view, 11> kinds{
        "connection_refused", "request_dropped",     "request_late",        "response_dropped",
        "response_late",      "power_before_send",   "power_after_arrival", "undo_before_forgotten",
        "power_before_sync",  "power_after_journal", "journal_write_error"};
    return std::ranges::find(kinds, fault) != kinds.end();
}

struct Fault {
    std::size_t index = 0;
    int choice = 0;
};

struct Story {
    std::size_t scene = 0;
    Plan plan;
    std::uint64_t state = 0;

    [[nodiscard]] std::size_t length() const { return plan.empty() ? 0 : plan.rbegin()->first + 1; }
    [[nodiscard]] Story with(const Fault& fault) const {
        Story longer{scene, plan};
        longer.plan[fault.index] = fault.choice;
        return longer;
    }
};

std::vector<Fault> faults_after(const std::vector<Question>& asked, std::size_t from, Alphabet alphabet) {
    std::vector<Fault> faults;
    for (auto index = from; index < asked.size(); ++index) {
        if (alphabet == Alphabet::money && !is_about_money(asked[index])) continue;
        const auto& choices = asked[index].choices;
        for (std::size_t choice = 1; choice < choices.size(); ++choice)
            if (alphabet == Alphabet::all || is_one_of_its_kind(choices[choice]))
                faults.push_back({index, static_cast<int>(choice)});
    }
    return faults;
}

bool is_in(const Share& share, const Story& story) {
    return hash_of(story.scene, story.plan) % static_cast<unsigned>(share.parts) ==
           static_cast<unsigned>(share.part);
}

Ran run(Worker& worker, const Story& story) {
    return worker.run(story.scene, by_plan(story.plan), hash_of(story.scene, story.plan), story.length());
}

// The runs without a fault, and all stories with one that follow from them.
std::vector<Story> singles(Engine& engine, Alphabet alphabet) {
    std::vector<std::vector<Story>> found(scenes().size());
    engine.each(found.size(), [&](Worker& worker, std::size_t scene) {
        const Story root{scene, {}};
        const auto ran = run(worker, root);
        if (!ran.wrong.empty()) return;
        for (const auto& fault : faults_after(ran.chooser.asked(), 0, alphabet))
            found[scene].push_back(root.with(fault));
    });
    std::vector<Story> all;
    for (auto& one : found) all.insert(all.end(), one.begin(), one.end());
    return all;
}

// Each story and, where wanted, all that have one more fault.
using Longer = std::function<void(Worker&, std::size_t, Story)>;
void run_and_extend(Engine& engine, const std::vector<Story>& stories, Alphabet alphabet,
                    const Longer& longer) {
    engine.each(stories.size(), [&](Worker& worker, std::size_t n) {
        const auto ran = run(worker, stories[n]);
        if (!longer || !ran.wrong.empty()) return;
        for (const auto& fault : faults_after(ran.chooser.asked(), stories[n].length(), alphabet)) {
            if (engine.enough()) return;
            longer(worker, n, stories[n].with(fault));
        }
    });
}

// One story per state, whichever thread was first.
std::vector<Story> one_per_state(std::vector<std::vector<Story>> found, std::size_t& pruned) {
    std::map<std::uint64_t, Story> first;
    std::size_t all = 0;
    for (auto& stories : found)
        for (auto& story : stories) {
            ++all;
            first.try_emplace(story.state, std::move(story));
        }
    pruned += all - first.size();
    std::vector<Story> kept;
    for (auto& [state, story] : first) kept.push_back(std::move(story));
    return kept;
}

void continue_with_a_third(Engine& engine, const std::vector<Story>& doubles, const Share& share) {
    engine.each(doubles.size(), [&](Worker& worker, std::size_t n) {
        const auto& story = doubles[n];
        const auto asked = worker.look(story.scene, by_plan(story.plan)).chooser.asked();
        for (const auto& fault : faults_after(asked, story.length(), Alphabet::money)) {
            const auto longer = story.with(fault);
            if (engine.enough()) return;
            if (is_in(share, longer)) run(worker, longer);
        }
    });
}

std::string in_words(int depth, const Share& share, std::size_t stories) {
    constexpr std::array names{"the run without a fault", "all single faults", "all single and double faults",
                               "all single, double and triple faults of money, journal, disk and power, each "
                               "world that two faults lead to continued once"};
    auto text = fmt::format("{} of {} scenes", names.at(static_cast<std::size_t>(depth)), stories);
    if (share.parts > 1 && depth > 1)
        text += fmt::format("; of the runs with {} faults part {} of {}", depth, share.part, share.parts);
    return text;
}

}  // namespace

bool is_about_money(const Question& question) {
    constexpr std::array beginnings{"debit ", "confirm ", "undo ", "journal", "disk", "power"};
    return std::ranges::any_of(beginnings,
                               [&](const char* beginning) { return question.label.starts_with(beginning); });
}

std::string enumerate(Engine& engine, int depth, const Share& share) {
    const auto alphabet = depth > 2 ? Alphabet::money : Alphabet::all;
    const auto first = singles(engine, alphabet);
    if (depth == 1) run_and_extend(engine, first, alphabet, nullptr);
    if (depth == 2)
        run_and_extend(engine, first, alphabet, [&](Worker& worker, std::size_t, const Story& story) {
            if (is_in(share, story)) run(worker, story);
        });
    if (depth == 3) {
        std::vector<std::vector<Story>> found(first.size());
        run_and_extend(engine, first, alphabet, [&](Worker& worker, std::size_t n, Story story) {
            const auto ran = run(worker, story);
            if (!ran.wrong.empty()) return;
            story.state = ran.state;
            found[n].push_back(std::move(story));
        });
        const auto doubles = one_per_state(std::move(found), engine.totals.pruned);
        continue_with_a_third(engine, doubles, share);
    }
    return in_words(depth, share, scenes().size());
}

int search(Engine& engine, int depth) {
    auto stories = singles(engine, Alphabet::all);
    if (engine.enough()) return 0;
    if (depth < 1) return -1;
    // A fault's neighbours mostly show the same, so going through them in order would be the slowest way.
    std::mt19937_64 order{1};
    std::ranges::shuffle(stories, order);
    std::vector<std::vector<Story>> doubles(stories.size());
    Longer remember;
    if (depth > 1)
        remember = [&](Worker&, std::size_t n, Story story) { doubles[n].push_back(std::move(story)); };
    run_and_extend(engine, stories, Alphabet::all, remember);
    if (engine.enough()) return 1;
    if (depth < 2) return -1;
    std::vector<Story> all;
    for (auto& some : doubles)
        all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    std::ranges::shuffle(all, order);
    engine.each(all.size(), [&](Worker& worker, std::size_t n) { run(worker, all[n]); });
    if (engine.enough()) return 2;
    if (depth < 3) return -1;
    enumerate(engine, 3, {});
    return engine.enough() ? 3 : -1;
}

}  // namespace kiosk::simulation
