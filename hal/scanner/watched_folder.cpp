// Pictures that appear in a folder are held before the scanner, one after the other.
#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

#include "hal/code_scanner.h"

namespace kiosk::hal {
namespace {

class WatchedFolder final : public FrameSource {
public:
    WatchedFolder(std::string folder, Millis time)
        : folder_{std::move(folder)}, time_{time}, phone_{make_virtual_phone()} {}

    Result<void> open() override {
        std::error_code problem;
        std::filesystem::create_directories(folder_, problem);
        if (problem) return fail(ErrorKind::unavailable, folder_ + ": " + problem.message());
        return {};
    }
    Result<Frame> next(Millis wait) override {
        std::error_code problem;
        std::vector<std::filesystem::path> found;
        for (const auto& entry : std::filesystem::directory_iterator{folder_, problem}) {
            const auto kind = entry.path().extension();
            if (kind == ".png" || kind == ".jpg" || kind == ".jpeg") found.push_back(entry.path());
        }
        if (problem) return fail(ErrorKind::unavailable, folder_ + ": " + problem.message());
        std::sort(found.begin(), found.end());
        for (const auto& path : found) {
            const auto written = std::filesystem::last_write_time(path, problem);
            if (seen_.contains({path.string(), written.time_since_epoch().count()})) continue;
            // A picture that is still being written does not load and is tried again with the next frame.
            if (!phone_->show_file(path.string(), time_)) continue;
            seen_.insert({path.string(), written.time_since_epoch().count()});
        }
        return phone_->next(wait);
    }

private:
    std::string folder_;
    Millis time_;
    std::shared_ptr<VirtualPhone> phone_;
    std::set<std::pair<std::string, std::int64_t>> seen_;
};

}  // namespace

std::shared_ptr<FrameSource> make_watched_folder(std::string folder, Millis time) {
    return std::make_shared<WatchedFolder>(std::move(folder), time);
}

}  // namespace kiosk::hal
