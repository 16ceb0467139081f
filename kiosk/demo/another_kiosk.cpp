// Only what identifies a machine differs; hospital, city and keys stay.
#include "kiosk/demo/another_kiosk.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

namespace kiosk::demo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view second_number = "K002";

// The journal with its log and its key: nobody can read it any more.
Result<void> destroy(const app::KioskConfig& config) {
    std::error_code error;
    std::vector<fs::path> doomed;
    for (const auto& entry : fs::directory_iterator{config.data_folder, error})
        if (entry.path().filename().string().starts_with("journal.db")) doomed.push_back(entry.path());
    for (const auto& path : doomed)
        if (!error) fs::remove(path, error);
    if (!doomed.empty() && !error) return {};
    return fail(ErrorKind::unavailable, config.data_folder + ": no journal to destroy");
}

app::KioskConfig second_of(app::KioskConfig config) {
    config.data_folder = (fs::path{config.data_folder} / "kiosk2").string();
    config.policy.kiosk_number = second_number;
    config.display.kiosk_number = second_number;
    config.settlement.device_number = second_number;
    config.settlement.first_serial = 200;
    config.settlement.last_serial = 299;
    config.acquirer.device = second_number;
    return config;
}

}  // namespace

bool between_kiosks(const JourneyStep& step) { return step.verb == "at" || step.verb == "destroy"; }

bool changes_kiosk(const JourneyFile& journey) {
    return std::any_of(journey.steps.begin(), journey.steps.end(), between_kiosks);
}

Result<void> walk_over(const JourneyFile& journey, std::size_t& step, Place& place) {
    bool elsewhere = false;
    for (; step < journey.steps.size() && between_kiosks(journey.steps[step]); ++step) {
        const auto& one = journey.steps[step];
        const bool first = place.config.policy.kiosk_number != second_number;
        const auto where = fmt::format("line {} ({} {})", one.line, one.verb, one.argument);
        if (one.verb == "destroy" && one.argument == "first kiosk" && first) {
            TRY_VOID(destroy(place.config));
            place.first_is_destroyed = true;
        } else if (one.verb == "at" && one.argument == "another kiosk" && first) {
            place.config = second_of(std::move(place.config));
            std::error_code error;
            fs::create_directories(place.config.data_folder, error);
            elsewhere = true;
        } else {
            return fail(ErrorKind::malformed, where + ": destroy first kiosk, then once: at another kiosk");
        }
    }
    if (elsewhere) return {};
    return fail(ErrorKind::malformed, "after destroy first kiosk the patient goes to: at another kiosk");
}

}  // namespace kiosk::demo
