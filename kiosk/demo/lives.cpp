// posix_spawn: a library may have threads from the start on, and a forked child would be without them.
#include "kiosk/demo/lives.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include <fmt/format.h>

namespace kiosk::demo {
namespace {

// The steps after each "start again", and before them the first.
std::vector<std::size_t> beginnings(const JourneyFile& journey) {
    std::vector<std::size_t> first{0};
    for (std::size_t n = 0; n < journey.steps.size(); ++n)
        if (journey.steps[n].verb == "start") first.push_back(n + 1);
    return first;
}

// Its process id; -1 when it cannot be started.
int start_this_program(const std::vector<std::string>& words) {
    std::vector<char*> argv;
    for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    pid_t child = -1;
    return posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, argv.data(), environ) == 0 ? child : -1;
}

}  // namespace

bool loses_power(const JourneyFile& journey) { return beginnings(journey).size() > 1; }

void Diary::note(const Walk& walk, const std::vector<PrintedSlip>& slips) {
    const auto size = walk.screens.size() + static_cast<std::size_t>(walk.touches) + slips.size();
    if (size == noted_) return;
    noted_ = size;
    Json kinds = Json::array();
    for (const auto& slip : slips)
        kinds.push_back({{"kind", static_cast<int>(slip.kind)},
                         {"copy_number", slip.copy_number},
                         {"claims_back", slip.claims_back}});
    const auto line =
        Json{{"screens", walk.screens}, {"touches", walk.touches}, {"slips", kinds}}.dump() + "\n";
    const int file = open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) return;
    static_cast<void>(!write(file, line.data(), line.size()));
    close(file);
}

Life Diary::read() const {
    Life life;
    std::ifstream stream{file_};
    std::string line;
    Json last;
    while (std::getline(stream, line))
        if (auto json = Json::parse(line, nullptr, false); json.is_object()) last = std::move(json);
    if (!last.is_object()) return life;
    life.walk.screens = last["screens"].get<std::vector<std::string>>();
    life.walk.touches = last["touches"].get<int>();
    for (const auto& slip : last["slips"]) {
        auto& printed = life.slips.emplace_back();
        printed.kind = static_cast<SlipKind>(slip["kind"].get<int>());
        printed.copy_number = slip["copy_number"].get<int>();
        printed.claims_back = slip["claims_back"].get<bool>();
    }
    return life;
}

Life begin_life(const JourneyFile& journey, const Diary& diary, std::size_t number) {
    auto life = diary.read();
    life.first_step = beginnings(journey).at(number);
    return life;
}

int live_through_cuts(const JourneyFile& journey, const std::vector<std::string>& command) {
    const auto lives = beginnings(journey).size();
    for (std::size_t n = 0; n < lives; ++n) {
        auto words = command;
        words.insert(words.end(), {"--life", std::to_string(n)});
        std::fflush(nullptr);
        const int child = start_this_program(words);
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) != child) return 1;
        const bool last = n + 1 == lives;
        const bool cut = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        if (cut && !last) continue;
        if (WIFEXITED(status)) return WEXITSTATUS(status);
        fmt::print(stderr, "kiosk demo: {}: ended by signal {}\n", journey.name, WTERMSIG(status));
        return 1;
    }
    return 1;
}

}  // namespace kiosk::demo
