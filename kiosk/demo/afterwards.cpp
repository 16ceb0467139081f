// The port is written under another name first: whoever sees the file reads all of it.
#include "kiosk/demo/afterwards.h"

#include <filesystem>
#include <fstream>

namespace kiosk::demo {

void note_metrics_port(const app::Appliance& kiosk, const std::string& out) {
    if (kiosk.metrics_port() == 0) return;
    const auto file = out + "/metrics_port";
    std::ofstream{file + ".new"} << kiosk.metrics_port() << "\n";
    std::error_code error;
    std::filesystem::rename(file + ".new", file, error);
}

void stay_on(app::Appliance& kiosk, double seconds) {
    const SystemClock clock;
    const auto until = clock.monotonic() + Millis{static_cast<std::int64_t>(seconds * 1'000)};
    while (clock.monotonic() < until) kiosk.turn(Millis{20});
}

}  // namespace kiosk::demo
