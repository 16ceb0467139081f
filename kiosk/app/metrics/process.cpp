// /proc/self (proc(5)): `stat` counts memory in pages and times in clock ticks; `btime` of /proc/stat is when
// the machine started.
#include "kiosk/app/metrics/process.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

namespace kiosk::app::metrics {
namespace {

// Fields after the program's name, which may itself hold spaces and brackets; the first is field 3.
std::vector<double> stat_fields() {
    std::ifstream file{"/proc/self/stat"};
    std::string line;
    std::getline(file, line);
    const auto name_end = line.rfind(')');
    if (name_end == std::string::npos) return {};
    std::istringstream rest{line.substr(name_end + 1)};
    std::string state;
    rest >> state;
    std::vector<double> fields{0};
    for (double value = 0; rest >> value;) fields.push_back(value);
    return fields;
}

std::optional<double> machine_started() {
    std::ifstream file{"/proc/stat"};
    for (std::string word; file >> word;) {
        double value = 0;
        if (word == "btime" && file >> value) return value;
    }
    return {};
}

std::optional<double> open_files() {
    std::error_code error;
    double count = -1;  // the folder itself is open while it is read
    for (std::filesystem::directory_iterator at{"/proc/self/fd", error}, end; !error && at != end;
         at.increment(error))
        ++count;
    return error ? std::nullopt : std::optional{count};
}

}  // namespace

void tell_process(Families& families) {
    const auto fields = stat_fields();
    constexpr std::size_t user = 14, kernel = 15, start = 22, resident = 24, first = 3;
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    if (fields.size() > resident - first) {
        sample(gauge(families, "process_resident_memory_bytes", "Memory that lies in the machine's own."), {},
               fields[resident - first] * static_cast<double>(sysconf(_SC_PAGESIZE)));
        sample(counter(families, "process_cpu_seconds_total", "Processor time that was used."), {},
               (fields[user - first] + fields[kernel - first]) / ticks);
        if (const auto booted = machine_started())
            sample(gauge(families, "process_start_time_seconds", "When the program started, Unix time."), {},
                   *booted + fields[start - first] / ticks);
    }
    if (const auto count = open_files())
        sample(gauge(families, "process_open_fds", "Open files, sockets among them."), {}, *count);
}

}  // namespace kiosk::app::metrics
