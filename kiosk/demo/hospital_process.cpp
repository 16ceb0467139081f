// posix_spawn, one line on its stdout, SIGTERM at the end.
#include "kiosk/demo/hospital_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "services/curl_transport.h"

extern char** environ;

namespace kiosk::demo {
namespace {

struct Child {
    int pid = -1;
    int output = -1;
};

Result<Child> spawn(const std::string& program, const std::vector<std::string>& words) {
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return fail(ErrorKind::unavailable, "no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    Child child;
    const int failed = posix_spawn(&child.pid, program.c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(pipe_ends[1]);
    if (failed != 0) {
        close(pipe_ends[0]);
        return fail(ErrorKind::unavailable, program + " cannot be started");
    }
    child.output = pipe_ends[0];
    return child;
}

// Up to the end of the first line, or everything.
std::string read_output(int descriptor, bool whole) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = read(descriptor, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(count));
        if (!whole && text.find('\n') != std::string::npos) break;
    }
    return text;
}

}  // namespace

Result<std::unique_ptr<HospitalProcess>> HospitalProcess::start(const HospitalOptions& options) {
    std::vector<std::string> words{"--listen",         "127.0.0.1:0",
                                   "--data",           options.data_folder,
                                   "--seed",           std::to_string(options.seed),
                                   "--delay-ms",       std::to_string(options.delay_ms),
                                   "--end-with-parent"};
    if (options.certificate_days > 0)
        words.insert(words.end(), {"--kiosk-certificate-days", std::to_string(options.certificate_days)});
    if (!options.faults.empty()) words.insert(words.end(), {"--faults", options.faults});
    const auto child = TRY(spawn(options.program, words));
    const auto line = read_output(child.output, false);
    close(child.output);
    const auto at = line.find("https://");
    const bool listens = at != std::string::npos;
    const auto url = listens ? line.substr(at, line.find_first_of(" \r\n", at) - at) : std::string{};
    auto hospital = attach(url, options.data_folder);
    hospital->pid_ = child.pid;
    if (!listens) return fail(ErrorKind::unavailable, "the simulated hospital did not start: " + line);
    return hospital;
}

std::unique_ptr<HospitalProcess> HospitalProcess::attach(const std::string& url,
                                                         const std::string& data_folder) {
    std::unique_ptr<HospitalProcess> hospital{new HospitalProcess};
    hospital->url_ = url;
    hospital->transport_ = services::make_curl_transport({data_folder + "/tls/ca.pem", "", ""});
    return hospital;
}

HospitalProcess::~HospitalProcess() {
    if (pid_ <= 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

Result<std::string> HospitalProcess::exchange(const std::string& method, const std::string& path,
                                              const std::string& body) {
    services::Request request;
    request.method = method;
    request.url = url_ + path;
    request.body = body;
    if (!body.empty()) request.headers.push_back({"Content-Type", "application/json"});
    const auto exchange = transport_->exchange(request);
    if (exchange.http_status >= 200 && exchange.http_status < 300) return exchange.reply;
    return fail(ErrorKind::unavailable, method + " " + path + ": " + std::to_string(exchange.http_status) +
                                            " " + exchange.detail + " " + exchange.reply.substr(0, 200));
}

Result<std::string> HospitalProcess::get(const std::string& path) { return exchange("GET", path, ""); }

Result<Json> HospitalProcess::get_json(const std::string& path) {
    const auto text = TRY(get(path));
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return fail(ErrorKind::malformed, path + ": not JSON");
    return json;
}

Result<void> HospitalProcess::post(const std::string& path, const std::string& json) {
    TRY_VOID(exchange("POST", path, json));
    return {};
}

Result<Json> list_patients(const std::string& program) {
    const auto child = TRY(spawn(program, {"patients", "--json"}));
    const auto text = read_output(child.output, true);
    close(child.output);
    waitpid(child.pid, nullptr, 0);
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return fail(ErrorKind::malformed, "hospital patients --json: not JSON");
    return json;
}

}  // namespace kiosk::demo
