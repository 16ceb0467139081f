// Sources of frames that need no camera.
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "hal/code_scanner.h"

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
constexpr Millis frame_time{66};

GreyImage plain(std::uint8_t brightness) {
    GreyImage image{640, 480, {}};
    image.pixels.assign(640 * 480, brightness);
    return image;
}

class Phone final : public VirtualPhone {
public:
    void show(GreyImage picture, Millis time) override {
        const std::lock_guard lock{mutex_};
        shown_.push_back({std::move(picture), time, {}});
    }
    Result<void> show_file(const std::string& path, Millis time) override {
        show(TRY(load_image(path)), time);
        return {};
    }
    void take_away() override {
        const std::lock_guard lock{mutex_};
        shown_.clear();
    }
    void cover_lens(bool covered) override { set(covered_, covered); }
    void freeze(bool no_frames) override { set(frozen_, no_frames); }
    void unplug(bool gone) override { set(gone_, gone); }

    Result<void> open() override {
        const std::lock_guard lock{mutex_};
        if (gone_) return fail(ErrorKind::unavailable, "virtual phone camera unplugged");
        return {};
    }
    Result<std::optional<GreyImage>> next(Millis wait) override {
        std::this_thread::sleep_for(std::min(wait, frame_time));
        const std::lock_guard lock{mutex_};
        if (gone_) return fail(ErrorKind::unavailable, "virtual phone camera unplugged");
        if (frozen_) return std::nullopt;
        if (covered_) return plain(3);
        const auto now = Steady::now();
        while (!shown_.empty()) {
            auto& first = shown_.front();
            if (!first.until) first.until = now + first.time;
            if (now < *first.until) return first.picture;
            shown_.pop_front();
        }
        return plain(110);
    }

private:
    struct Shown {
        GreyImage picture;
        Millis time;
        std::optional<Steady::time_point> until;  // counts from the first frame that shows it
    };
    void set(bool& what, bool value) {
        const std::lock_guard lock{mutex_};
        what = value;
    }
    std::mutex mutex_;
    std::deque<Shown> shown_;
    bool covered_ = false;
    bool frozen_ = false;
    bool gone_ = false;
};

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
    Result<std::optional<GreyImage>> next(Millis wait) override {
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

std::shared_ptr<VirtualPhone> make_virtual_phone() { return std::make_shared<Phone>(); }
std::shared_ptr<FrameSource> make_watched_folder(std::string folder, Millis time) {
    return std::make_shared<WatchedFolder>(std::move(folder), time);
}

}  // namespace kiosk::hal
