// The count of holders is kept by hand and under the lock: a second manager beside one that is still stopping
// ends the process (libcamera, CameraManager).
#include "hal/camera/manager.h"

#include <algorithm>
#include <ostream>
#include <streambuf>

#include <fmt/format.h>

#include "hal/camera.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

struct Heard {
    std::weak_ptr<libcamera::Camera> camera;
    std::shared_ptr<CameraEar> ear;
};

// libcamera's own log, line by line: its errors belong into ours, its greetings nowhere.
class ErrorLines final : public std::streambuf {
    int overflow(int next) override {
        if (next == '\n') {
            if (line_.find(" ERROR ") != std::string::npos || line_.find(" FATAL ") != std::string::npos)
                log::warning("camera", "{}", line_);
            line_.clear();
        } else if (next != traits_type::eof() && line_.size() < 500) {
            line_ += static_cast<char>(next);
        }
        return next == traits_type::eof() ? 0 : next;
    }
    std::string line_;
};

// Lives as long as the process: libcamera may write until its last thread has ended.
void take_its_log() {
    static auto* stream = new std::ostream{new ErrorLines};
    libcamera::logSetStream(stream);
}

std::mutex house_mutex;
int holders = 0;
std::unique_ptr<libcamera::CameraManager> manager;
std::vector<Heard> heard;

}  // namespace

CameraEar::CameraEar(libcamera::Camera& camera) : camera_{camera} {
    camera.requestCompleted.connect(this, &CameraEar::completed);
    camera.disconnected.connect(this, &CameraEar::disconnected);
}

void CameraEar::unhook() {
    camera_.requestCompleted.disconnect(this);
    camera_.disconnected.disconnect(this);
}

void CameraEar::listen() {
    const std::lock_guard lock{mutex_};
    listening_ = true;
    newest_ = nullptr;
}

void CameraEar::deafen() {
    const std::lock_guard lock{mutex_};
    listening_ = false;
    newest_ = nullptr;
}

libcamera::Request* CameraEar::collect(Millis wait) {
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, wait, [&] { return newest_ != nullptr || gone_; });
    return gone_ ? nullptr : std::exchange(newest_, nullptr);
}

void CameraEar::recycle(libcamera::Request& request, const SetControls& set) {
    const std::lock_guard lock{mutex_};
    if (!listening_ || gone_) return;
    request.reuse(libcamera::Request::ReuseBuffers);
    if (set) set(request.controls());
    camera_.queueRequest(&request);
}

bool CameraEar::gone() const {
    const std::lock_guard lock{mutex_};
    return gone_;
}

void CameraEar::completed(libcamera::Request* request) {
    const std::lock_guard lock{mutex_};
    if (!listening_ || gone_ || request->status() != libcamera::Request::RequestComplete) return;
    const auto& buffers = request->buffers();
    const bool good = std::all_of(buffers.begin(), buffers.end(), [](const auto& one) {
        return one.second->metadata().status == libcamera::FrameMetadata::FrameSuccess;
    });
    // The latest frame wins; one that nobody collected, and one with an error, go back at once.
    auto* back = good ? std::exchange(newest_, request) : request;
    if (back != nullptr) {
        back->reuse(libcamera::Request::ReuseBuffers);
        camera_.queueRequest(back);
    }
    if (good) changed_.notify_all();
}

void CameraEar::disconnected() {
    const std::lock_guard lock{mutex_};
    gone_ = true;
    changed_.notify_all();
}

Result<std::unique_ptr<CameraHouse>> CameraHouse::enter() {
    const std::lock_guard lock{house_mutex};
    if (!manager) {
        take_its_log();
        auto made = std::make_unique<libcamera::CameraManager>();
        if (const int problem = made->start(); problem != 0)
            return fail(ErrorKind::unavailable, fmt::format("libcamera does not start: {}", -problem));
        manager = std::move(made);
    }
    ++holders;
    return std::unique_ptr<CameraHouse>{new CameraHouse};
}

CameraHouse::~CameraHouse() {
    const std::lock_guard lock{house_mutex};
    if (--holders > 0) return;
    manager->stop();  // ends libcamera's thread: no ear is called while this goes on
    for (const auto& one : heard)
        if (const auto camera = one.camera.lock()) one.ear->unhook();
    heard.clear();
    manager.reset();
}

std::vector<std::shared_ptr<libcamera::Camera>> CameraHouse::cameras() const {
    const std::lock_guard lock{house_mutex};
    return manager->cameras();
}

std::shared_ptr<CameraEar> CameraHouse::ear_of(const std::shared_ptr<libcamera::Camera>& camera) {
    const std::lock_guard lock{house_mutex};
    std::erase_if(heard, [](const Heard& one) { return one.camera.expired(); });
    for (const auto& one : heard)
        if (one.camera.lock() == camera) return one.ear;
    auto ear = std::make_shared<CameraEar>(*camera);
    heard.push_back({camera, ear});
    return ear;
}

std::string model_of(const libcamera::Camera& camera) {
    return camera.properties().get(libcamera::properties::Model).value_or("");
}

std::vector<CameraInfo> cameras() {
    const auto house = CameraHouse::enter();
    if (!house) {
        log::warning("camera", "{}", house.error().text);
        return {};
    }
    std::vector<CameraInfo> found;
    for (const auto& camera : (*house)->cameras()) found.push_back({camera->id(), model_of(*camera)});
    return found;
}

}  // namespace kiosk::hal
