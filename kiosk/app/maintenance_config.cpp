// Programs of the operating system, by full command line.
#include "kiosk/app/maintenance_config.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

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

Result<std::string> run_command(const CommandLine& line) {
    if (line.empty()) return fail(ErrorKind::configuration, "not set up");
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return fail(ErrorKind::unavailable, "no pipe");
    std::vector<char*> words;
    for (const auto& word : line) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDERR_FILENO);
    pid_t child = 0;
    const auto spawned = posix_spawn(&child, words.front(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(pipe_ends[1]);
    std::string output;
    constexpr std::size_t most = 4'000;
    std::array<char, 512> part{};
    for (ssize_t count = 0; spawned == 0 && (count = read(pipe_ends[0], part.data(), part.size())) > 0;)
        if (output.size() < most) output.append(part.data(), static_cast<std::size_t>(count));
    close(pipe_ends[0]);
    if (spawned != 0) return fail(ErrorKind::unavailable, line.front() + " cannot be started");
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(ErrorKind::refused, fmt::format("{} ended with {}: {}", line.front(),
                                                    WIFEXITED(status) ? WEXITSTATUS(status) : -1, output));
    return output;
}

}  // namespace kiosk::app
