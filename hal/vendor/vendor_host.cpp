// posix_spawn, a socket pair, and a clock that is looked at often. Nothing of the kiosk's is inherited but
// the one descriptor; what the library prints goes nowhere, because it may print patients' data.
#include "hal/vendor/vendor_host.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "kiosk/base/secret.h"

namespace kiosk::hal::vendor {
namespace {

constexpr int line_in_child = 3;
constexpr Millis look{25};  // how often a waiting call asks whether it should end
constexpr Millis burial_time{
    1'000};  // a killed process is gone at once unless a driver holds it in the kernel

// Everything that posix_spawn needs, freed together.
class SpawnSettings {
public:
    explicit SpawnSettings(int line) {
        posix_spawn_file_actions_init(&actions);
        // The line first: it may be one of the three that are opened anew.
        posix_spawn_file_actions_adddup2(&actions, line, line_in_child);
        for (const int standard : {0, 1, 2})
            posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions, line_in_child + 1);
        posix_spawnattr_init(&attributes);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes, &signals);
        // A group of its own: what a library starts by itself ends with it.
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes,
                                 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

std::string program_of(const HostConfig& config) {
    if (!config.program.empty()) return config.program;
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "kiosk_vendor_host";
}

std::string end_in_words(int status) {
    if (WIFSIGNALED(status)) return fmt::format("ended by signal {}", WTERMSIG(status));
    return fmt::format("ended with status {}", WEXITSTATUS(status));
}

}  // namespace

VendorHost::~VendorHost() {
    bury();
    reap_left_over();
}

bool VendorHost::resting() const { return pid_ < 0 && Steady::now() < not_before_; }

// Ends the process, whatever it does, and takes it out of the process table.
std::string VendorHost::bury() {
    if (line_ >= 0) close(line_);
    line_ = -1;
    if (pid_ < 0) return "";
    const int pid = std::exchange(pid_, -1);
    int status = 0;
    // One that has ended by itself says how.
    if (waitpid(pid, &status, WNOHANG) == pid) {
        kill(-pid, SIGKILL);
        return end_in_words(status);
    }
    kill(-pid, SIGKILL);
    const auto until = Steady::now() + burial_time;
    while (waitpid(pid, &status, WNOHANG) != pid) {
        if (Steady::now() >= until) {
            unburied_.push_back(pid);
            return "killed, and held in the kernel";
        }
        std::this_thread::sleep_for(Millis{2});
    }
    return end_in_words(status);
}

void VendorHost::reap_left_over() {
    std::erase_if(unburied_, [](int pid) { return waitpid(pid, nullptr, WNOHANG) != 0; });
}

std::unexpected<CallFailure> VendorHost::give_up(DeviceTrouble trouble, std::string detail) {
    const auto end = bury();
    if (!end.empty()) detail += "; process " + end;
    pause_ = pause_ == Millis{0} ? config_.first_pause : std::min(pause_ * 2, config_.longest_pause);
    not_before_ = Steady::now() + pause_;
    if (trouble != DeviceTrouble::none) log::warning("vendor", "{}: {}", config_.library, detail);
    return std::unexpected{CallFailure{trouble, std::move(detail)}};
}

// A process may have died between two calls (a library has threads of its own).
bool VendorHost::alive() {
    if (pid_ < 0) return false;
    pollfd watched{line_, POLLIN, 0};
    // Between two calls nothing may arrive: an end, or bytes that nobody asked for.
    return poll(&watched, 1, 0) == 0;
}

std::expected<void, CallFailure> VendorHost::start() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return std::unexpected{CallFailure{DeviceTrouble::hardware, std::strerror(errno)}};
    const auto program = program_of(config_);
    std::array<std::string, 2> words{program, config_.library};
    std::array<char*, 3> arguments{words[0].data(), words[1].data(), nullptr};
    SpawnSettings settings{ends[1]};
    const int problem = posix_spawn(&pid_, program.c_str(), &settings.actions, &settings.attributes,
                                    arguments.data(), environ);
    close(ends[1]);
    line_ = ends[0];
    ++starts_;
    if (problem == 0) return {};
    pid_ = -1;
    return give_up(DeviceTrouble::hardware, fmt::format("{}: {}", program, std::strerror(problem)));
}

std::expected<void, CallFailure> VendorHost::make_ready(const Waiting& waiting) {
    reap_left_over();
    if (alive()) return {};
    if (pid_ >= 0) log::warning("vendor", "{}: process {} between two calls", config_.library, bury());
    while (Steady::now() < not_before_) {
        if (waiting.ended && waiting.ended())
            return std::unexpected{CallFailure{DeviceTrouble::none, "given up"}};
        if (Steady::now() >= waiting.until)
            return std::unexpected{CallFailure{DeviceTrouble::timed_out, "waited for a new process"}};
        std::this_thread::sleep_for(std::min<Steady::duration>(look, not_before_ - Steady::now()));
    }
    return start();
}

std::expected<void, CallFailure> VendorHost::wait_for_line(short events, const Waiting& waiting) {
    while (true) {
        pollfd watched{line_, events, 0};
        if (poll(&watched, 1, static_cast<int>(look.count())) > 0) return {};
        if (waiting.ended && waiting.ended()) return give_up(DeviceTrouble::none, "given up");
        if (Steady::now() >= waiting.until) return give_up(DeviceTrouble::timed_out, "no answer in time");
    }
}

std::expected<void, CallFailure> VendorHost::send(std::string_view bytes, const Waiting& waiting) {
    while (!bytes.empty()) {
        TRY_VOID(wait_for_line(POLLOUT, waiting));
        const auto count = ::send(line_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (count < 0) return give_up(DeviceTrouble::crashed, "gone before the call was written");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

std::expected<Answer, CallFailure> VendorHost::receive(const Waiting& waiting) {
    std::string arrived;
    while (true) {
        auto body = take_body(arrived);
        if (!body) return give_up(DeviceTrouble::crashed, body.error().text);
        if (*body) {
            auto answer = answer_of(**body);
            wipe(**body);
            if (!answer) return give_up(DeviceTrouble::crashed, answer.error().text);
            return *std::move(answer);
        }
        TRY_VOID(wait_for_line(POLLIN, waiting));
        std::array<char, 4096> bytes{};
        const auto count = recv(line_, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (count <= 0) return give_up(DeviceTrouble::crashed, "the library took its process with it");
        arrived.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

std::expected<Answer, CallFailure> VendorHost::call(const Call& call, Millis deadline,
                                                    const std::function<bool()>& ended) {
    const Waiting waiting{Steady::now() + deadline, ended};
    TRY_VOID(make_ready(waiting));
    auto frame = framed(bytes_of(call));
    auto sent = send(frame, waiting);
    wipe(frame);
    if (!sent) return std::unexpected{std::move(sent).error()};
    auto answer = TRY(receive(waiting));
    if (answer.end == CallEnd::no_library)
        return give_up(DeviceTrouble::hardware, "not loaded: " + answer.detail);
    if (answer.end != CallEnd::returned) {
        const auto* what = answer.end == CallEnd::no_function ? "has no function " : "no shape for ";
        return std::unexpected{CallFailure{DeviceTrouble::hardware, what + answer.detail}};
    }
    std::size_t rooms = 0;
    for (const auto& argument : call.arguments)
        rooms +=
            std::holds_alternative<Room>(argument) || std::holds_alternative<CountedRoom>(argument) ? 1 : 0;
    if (answer.outputs.size() != rooms) return give_up(DeviceTrouble::crashed, "an answer to another call");
    pause_ = Millis{0};
    return answer;
}

}  // namespace kiosk::hal::vendor
