// `hospital`: reads the command line, makes keys, serves until SIGTERM.
#include <sys/prctl.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "services/hospital/certificates.h"
#include "services/hospital/hospital.h"
#include "services/hospital/options.h"
#include "services/hospital/server.h"

namespace {

using namespace kiosk;
using namespace kiosk::hospital;

constexpr int exit_failed = 1;
constexpr int exit_wrong_usage = 2;

int serve(const Options& options) {
    // Blocked before the first thread starts, so that only sigwait() below sees them.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    if (options.end_with_parent) prctl(PR_SET_PDEATHSIG, SIGTERM);

    std::filesystem::create_directories(options.data_folder);
    make_keys(options.data_folder, options.kiosk_certificate_days);
    const SystemClock clock;
    const auto keys = options.data_folder + "/keys/";
    Hospital hospital{{.data_folder = options.data_folder,
                       .seed = options.seed,
                       .delay_ms = options.delay_ms,
                       .keys = {read_file(keys + "kiosk_sm2.pub"), read_file(keys + "platform_sm2.key")}},
                      clock};
    for (const auto& rule : options.faults) hospital.add_fault(rule);
    Server server{hospital, options.data_folder + "/tls"};
    const auto port = server.start(options.address, options.port);
    if (!port) {
        std::fprintf(stderr, "hospital: %s\n", port.error().text.c_str());
        return exit_failed;
    }
    std::ofstream{options.data_folder + "/port"} << *port << "\n";
    std::printf("listening on https://%s:%d\n", options.address.c_str(), static_cast<int>(*port));
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ending, &signal);
    server.stop();
    return 0;
}

int run(const std::vector<std::string>& words) {
    const auto options = parse_options(words);
    if (!options) {
        std::fprintf(stderr, "hospital: %s\n", options.error().text.c_str());
        return exit_wrong_usage;
    }
    switch (options->command) {
        case Command::help:
            std::fputs(std::string{usage}.c_str(), stdout);
            return 0;
        case Command::version:
            std::puts("hospital " KIOSK_VERSION);
            return 0;
        case Command::patients: {
            const People people;
            std::fputs((options->json ? patient_list_json(people) : patient_list(people)).c_str(), stdout);
            return 0;
        }
        case Command::serve:
            return serve(*options);
    }
    return exit_wrong_usage;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run({words + 1, words + count});
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "hospital: %s\n", problem.what());
        return exit_failed;
    }
}
