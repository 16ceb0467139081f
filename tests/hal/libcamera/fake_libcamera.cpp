// Defines what hal/camera calls of libcamera 0.0.3. The library is linked too, for controls, signals and
// buffers; what is defined here comes first. Its classes let nobody in, hence the defines.
#include "tests/hal/libcamera/fake_libcamera.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#define private public
#define protected public
#include <libcamera/libcamera.h>
#undef private
#undef protected

namespace libcamera {

class CameraManager::Private : public Extensible::Private {};
class Camera::Private : public Extensible::Private {
public:
    ControlInfoMap controls;
    ControlList properties{properties::properties};
    Stream stream;
};
class Request::Private : public Extensible::Private {};

namespace {

constexpr unsigned padding = 32;  // behind each row

struct World {
    std::mutex mutex;
    std::condition_variable changed;
    fake_libcamera::Setting setting;
    fake_libcamera::Counts counts;
    std::shared_ptr<Camera> camera;  // what is plugged in
    std::deque<Request*> queue;
    Camera* running = nullptr;
    bool emitting = false;
    bool ending = false;
    std::thread thread;
};
World& world() {
    static World one;
    return one;
}

void note_exposure(const ControlList& controls) {
    if (const auto exposure = controls.get(controls::ExposureTime))
        world().counts.exposures.push_back(*exposure);
}

void fill(Request& request, std::uint64_t grey, bool short_frame) {
    auto* buffer = request.bufferMap_.begin()->second;
    const auto& plane = buffer->planes().front();
    auto& metadata = const_cast<FrameMetadata&>(buffer->metadata());
    std::vector<std::uint8_t> bytes(plane.length, static_cast<std::uint8_t>(grey));
    if (::pwrite(plane.fd.get(), bytes.data(), bytes.size(), 0) < 0) std::abort();
    metadata.status = FrameMetadata::FrameSuccess;
    metadata.planes_.assign(1, {short_frame ? 100U : plane.length});
    request.status_ = Request::RequestComplete;
}

// libcamera's own thread.
void send_frames() {
    auto& w = world();
    std::unique_lock lock{w.mutex};
    while (!w.ending) {
        w.changed.wait_for(lock, std::chrono::milliseconds{5});
        if (w.running == nullptr || w.queue.empty() || !w.setting.sends_frames) continue;
        auto* request = w.queue.front();
        auto* camera = w.running;
        w.queue.pop_front();
        note_exposure(*request->controls_);
        ++w.counts.frames;
        fill(*request, w.setting.lit ? 110 : w.counts.frames, w.setting.short_frames);
        w.emitting = true;
        lock.unlock();
        camera->requestCompleted.emit(request);
        lock.lock();
        w.emitting = false;
        w.changed.notify_all();
    }
}

class Configuration final : public CameraConfiguration {
public:
    explicit Configuration(Stream& stream) : stream_{stream} {}
    Status validate() override {
        auto& one = config_.at(0);
        bool adjusted = false;
        if (world().setting.adjusts_size) {
            adjusted = one.size != Size{32, 24};
            one.size = {32, 24};
        }
        one.stride = one.size.width * 2 + padding;
        one.frameSize = one.stride * one.size.height;
        one.setStream(&stream_);
        return adjusted ? Adjusted : Valid;
    }

private:
    Stream& stream_;
};

}  // namespace

CameraManager::CameraManager() : Extensible{std::make_unique<Private>()} {
    const std::lock_guard lock{world().mutex};
    ++world().counts.managers;
}
CameraManager::~CameraManager() {
    const std::lock_guard lock{world().mutex};
    --world().counts.managers;
}
int CameraManager::start() {
    world().ending = false;
    world().thread = std::thread{send_frames};
    return 0;
}
void CameraManager::stop() {
    {
        const std::lock_guard lock{world().mutex};
        world().ending = true;
        world().changed.notify_all();
    }
    world().thread.join();
}
std::vector<std::shared_ptr<Camera>> CameraManager::cameras() const {
    const std::lock_guard lock{world().mutex};
    if (!world().camera) return {};
    return {world().camera};
}

Camera::Camera(std::unique_ptr<Private> d, const std::string&, const std::set<Stream*>&)
    : Extensible{std::move(d)} {}
Camera::~Camera() = default;
const std::string& Camera::id() const {
    static const std::string name{"fake-1:1.0-1234:5678"};
    return name;
}
const ControlInfoMap& Camera::controls() const { return _d()->controls; }
const ControlList& Camera::properties() const { return _d()->properties; }
int Camera::acquire() {
    const std::lock_guard lock{world().mutex};
    if (world().setting.busy || world().counts.acquired > 0) return -EBUSY;
    ++world().counts.acquired;
    return 0;
}
int Camera::release() {
    const std::lock_guard lock{world().mutex};
    --world().counts.acquired;
    return 0;
}
std::unique_ptr<CameraConfiguration> Camera::generateConfiguration(const StreamRoles&) {
    const auto format = world().setting.offers_readable_format ? formats::YUYV : formats::SBGGR8;
    StreamConfiguration one{StreamFormats{{{format, {SizeRange{{32, 24}, {640, 480}}}}}}};
    one.pixelFormat = format;
    auto made = std::make_unique<Configuration>(_d()->stream);
    made->addConfiguration(one);
    return made;
}
int Camera::configure(CameraConfiguration* config) {
    _d()->stream.configuration_ = config->at(0);
    return 0;
}
std::unique_ptr<Request> Camera::createRequest(std::uint64_t cookie) {
    return std::make_unique<Request>(this, cookie);
}
int Camera::queueRequest(Request* request) {
    const std::lock_guard lock{world().mutex};
    if (world().running != this) return -EACCES;
    request->status_ = Request::RequestPending;
    world().queue.push_back(request);
    world().counts.queued = static_cast<int>(world().queue.size());
    return 0;
}
int Camera::start(const ControlList* controls) {
    const std::lock_guard lock{world().mutex};
    if (world().setting.start_result != 0) return world().setting.start_result;
    if (controls != nullptr) note_exposure(*controls);
    world().running = this;
    ++world().counts.starts;
    return 0;
}
int Camera::stop() {
    std::deque<Request*> cancelled;
    {
        std::unique_lock lock{world().mutex};
        if (world().running != this) return 0;  // as after a disconnection
        world().running = nullptr;
        world().changed.wait(lock, [] { return !world().emitting; });
        cancelled.swap(world().queue);
        ++world().counts.stops;
    }
    for (auto* request : cancelled) {
        request->status_ = Request::RequestCancelled;
        requestCompleted.emit(request);
    }
    return 0;
}

Request::Request(Camera* camera, std::uint64_t cookie)
    : Extensible{std::make_unique<Private>()},
      controls_{new ControlList{camera->controls()}},
      metadata_{nullptr},
      cookie_{cookie},
      status_{RequestPending} {}
Request::~Request() { delete controls_; }
void Request::reuse(ReuseFlag) {
    controls_->clear();
    status_ = RequestPending;
}
int Request::addBuffer(const Stream* stream, FrameBuffer* buffer, std::unique_ptr<Fence>) {
    bufferMap_[stream] = buffer;
    return 0;
}
FrameBuffer* Request::findBuffer(const Stream* stream) const {
    const auto found = bufferMap_.find(stream);
    return found == bufferMap_.end() ? nullptr : found->second;
}

FrameBufferAllocator::FrameBufferAllocator(std::shared_ptr<Camera> camera) : camera_{std::move(camera)} {}
FrameBufferAllocator::~FrameBufferAllocator() = default;
int FrameBufferAllocator::allocate(Stream* stream) {
    const auto& setting = stream->configuration();
    for (unsigned i = 0; i < setting.bufferCount; ++i) {
        int fd = ::memfd_create("frame", MFD_CLOEXEC);
        if (::ftruncate(fd, setting.frameSize) != 0) return -ENOMEM;
        FrameBuffer::Plane plane;
        plane.fd = SharedFD{std::move(fd)};
        plane.offset = 0;
        plane.length = setting.frameSize;
        buffers_[stream].push_back(std::make_unique<FrameBuffer>(std::vector{plane}));
    }
    return static_cast<int>(setting.bufferCount);
}
const std::vector<std::unique_ptr<FrameBuffer>>& FrameBufferAllocator::buffers(Stream* stream) const {
    return buffers_.at(stream);
}

}  // namespace libcamera

namespace fake_libcamera {

using namespace libcamera;

void plug(Setting setting) {
    auto d = std::make_unique<Camera::Private>();
    ControlInfoMap::Map known{{&controls::AeEnable, ControlInfo{false, true, true}}};
    if (setting.has_exposure) known.emplace(&controls::ExposureTime, ControlInfo{2'000, 20'000, 10'000});
    d->controls = ControlInfoMap{std::move(known), controls::controls};
    d->properties.set(properties::Model, std::string{"Fake camera"});
    const std::shared_ptr<Camera> made{new Camera{std::move(d), "", {}},
                                       [](Camera* camera) { delete camera; }};
    const std::lock_guard lock{world().mutex};
    world().setting = setting;
    world().camera = made;
}

void unplug() {
    std::shared_ptr<Camera> gone;
    {
        std::unique_lock lock{world().mutex};
        gone = std::exchange(world().camera, nullptr);
        // Requests that were queued stay where they are, uncompleted (libcamera,
        // Camera::Private::disconnect).
        if (world().running == gone.get()) world().running = nullptr;
        world().changed.wait(lock, [] { return !world().emitting; });
        world().queue.clear();
    }
    if (gone) gone->disconnected.emit();
}

void change(Setting setting) {
    const std::lock_guard lock{world().mutex};
    world().setting = setting;
}

Counts counts() {
    const std::lock_guard lock{world().mutex};
    auto now = world().counts;
    now.queued = static_cast<int>(world().queue.size());
    return now;
}

}  // namespace fake_libcamera
