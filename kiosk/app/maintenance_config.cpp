// Programs of the operating system, by full command line.
#include "kiosk/app/maintenance_config.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <thread>
#include <utility>

#include <fmt/format.h>

extern char** environ;

namespace kiosk::app {

MaintenanceConfig read_maintenance_config(ConfigTable& table) {
    MaintenanceConfig config;
    const auto line = [&](const char* key, CommandLine& value, const char* why) {
        value = table.texts(key, {}, why);
        if (!value.empty() && !value.front().starts_with('/'))
            table.problem(key, "must begin with the program's full path");
    };
    line("reboot", config.reboot, "program and arguments that restart the machine");
    line("power_off", config.power_off, "that shut it down");
    line("update", config.update, "that install the update which lies ready, and restart");
    line("roll_back", config.roll_back, "that make the system before this one start next, and restart");
    line("update_status", config.update_status, "that write the state of the system's slots");
    return config;
}

namespace {

// The reading end of what the program writes; both ends close with this.
struct Pipe {
    std::array<int, 2> ends{-1, -1};
    ~Pipe() {
        for (const int end : ends)
            if (end >= 0) close(end);
    }
};

Result<pid_t> spawn_into(const CommandLine& line, Pipe& output) {
    if (pipe2(output.ends.data(), O_CLOEXEC) != 0) return fail(ErrorKind::unavailable, "no pipe");
    std::vector<char*> words;
    for (const auto& word : line) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDERR_FILENO);
    pid_t child = 0;
    const auto spawned = posix_spawn(&child, words.front(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(std::exchange(output.ends[1], -1));
    if (spawned != 0) return fail(ErrorKind::unavailable, line.front() + " cannot be started");
    return child;
}

// Adds what has come within `wait`; false: nothing came.
bool read_some(int end, Millis wait, std::string& text) {
    constexpr std::size_t most = 4'000;
    pollfd ready{end, POLLIN, 0};
    if (poll(&ready, 1, static_cast<int>(wait.count())) <= 0) return false;
    std::array<char, 512> part{};
    const auto count = read(end, part.data(), part.size());
    if (count <= 0) return false;
    text.append(part.data(), std::min(static_cast<std::size_t>(count), most - std::min(most, text.size())));
    return true;
}

}  // namespace

Result<std::string> run_command(const CommandLine& line, Millis limit) {
    if (line.empty()) return fail(ErrorKind::configuration, "not set up");
    Pipe output;
    const auto child = TRY(spawn_into(line, output));
    const SystemClock clock;
    const auto until = clock.monotonic() + limit;
    std::string text;
    int status = 0;
    constexpr Millis look{50};
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (!read_some(output.ends[0], look, text)) std::this_thread::sleep_for(look / 10);
        if (clock.monotonic() < until) continue;
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        return fail(ErrorKind::timed_out, line.front() + " took too long and was ended");
    }
    while (read_some(output.ends[0], Millis{0}, text)) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(ErrorKind::refused, fmt::format("{} ended with {}: {}", line.front(),
                                                    WIFEXITED(status) ? WEXITSTATUS(status) : -1, text));
    return text;
}

}  // namespace kiosk::app
