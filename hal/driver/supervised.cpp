// The supervisor's thread makes, watches and replaces the driver. What a driver posts goes straight on, on
// the driver's thread, unless that driver was put aside meanwhile: then nobody listens to it any more.
#include "hal/driver/supervised.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "hal/driver/driver.h"
#include "hal/driver/windows.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
using Moment = Steady::time_point;

DeviceStatistics sum(DeviceStatistics all, const DeviceStatistics& one) {
    all.commands += one.commands;
    all.failures += one.failures;
    all.losses += one.losses;
    all.state_since_unix_ms = one.state_since_unix_ms;
    all.last_success_unix_ms = std::max(all.last_success_unix_ms, one.last_success_unix_ms);
    return all;
}

// Faults that a driver cannot leave by itself; of the others it knows when they are over.
bool wants_a_new_start(const DeviceStatus& status) {
    return status.state == DeviceState::faulty &&
           (status.trouble == DeviceTrouble::crashed || status.trouble == DeviceTrouble::hardware ||
            status.trouble == DeviceTrouble::timed_out);
}

// Where the driver's posts end. Outlives the supervisor, because a driver that hangs may wake up after it.
struct Outlet {
    std::mutex mutex;
    Post post;
    int listening_to = 0;  // number of the driver in service; 0 = none
};

struct OpenCommand {
    device::Command command;
    Moment overdue;
};

class Supervised final : public Device {
public:
    Supervised(DeviceKind kind, std::function<std::unique_ptr<Device>()> make, Supervision supervision)
        : kind_{kind}, make_{std::move(make)}, supervision_{supervision} {}
    ~Supervised() override { stop(); }

    [[nodiscard]] DeviceKind kind() const override { return kind_; }
    void start(Post post) override;
    void stop() override;
    void submit(EffectId id, const device::Command& command, Millis deadline) override;
    void cancel(EffectId id) override;
    void look_again() override;
    [[nodiscard]] DeviceStatistics statistics() const override;

    [[nodiscard]] const std::shared_ptr<Windows>& windows() const { return windows_; }

private:
    void run();
    void bring_up();
    void heard(int number, const device::Event& event);
    [[nodiscard]] Moment next_look() const;
    [[nodiscard]] bool must_go() const;
    bool watch();
    bool rest();
    void leave();
    void put_aside();
    void answer_all(DeviceTrouble trouble);
    void tell(device::Event event);
    [[nodiscard]] std::shared_ptr<Device> in_service() const;
    [[nodiscard]] Millis pause() const;

    const DeviceKind kind_;
    const std::function<std::unique_ptr<Device>()> make_;
    const Supervision supervision_;
    const std::shared_ptr<Outlet> outlet_ = std::make_shared<Outlet>();
    const std::shared_ptr<Windows> windows_ = std::make_shared<Windows>();
    std::thread thread_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::shared_ptr<Device> device_;  // the driver in service
    int number_ = 0;                  // of the latest driver
    std::map<std::uint64_t, OpenCommand> open_;
    std::vector<device::Completed> refused_;  // to be told by our own thread
    std::optional<Moment> faulty_since_;      // of a fault that wants a new start
    Moment up_since_;
    int restarts_in_a_row_ = 0;
    DeviceStatistics past_;  // of the drivers before
};

void Supervised::start(Post post) {
    outlet_->post = std::move(post);
    thread_ = std::thread{[this] { run(); }};
}

void Supervised::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
    const std::lock_guard lock{outlet_->mutex};
    outlet_->post = {};
}

void Supervised::submit(EffectId id, const device::Command& command, Millis deadline) {
    std::shared_ptr<Device> device;
    {
        const std::lock_guard lock{mutex_};
        if (stopping_) return;
        device = device_;
        const auto limit = deadline.count() > 0 ? deadline : supervision_.longest_command;
        if (device)
            open_.insert_or_assign(id.value,
                                   OpenCommand{command, Steady::now() + limit + supervision_.grace});
        else
            refused_.push_back(
                {id, unbegun_completion(command, {DeviceTrouble::out_of_service, "being started again"})});
    }
    changed_.notify_all();
    if (device) device->submit(id, command, deadline);
}

void Supervised::cancel(EffectId id) {
    if (const auto device = in_service()) device->cancel(id);
}

void Supervised::look_again() {
    if (const auto device = in_service()) device->look_again();
}

std::shared_ptr<Device> Supervised::in_service() const {
    const std::lock_guard lock{mutex_};
    return device_;
}

DeviceStatistics Supervised::statistics() const {
    const auto device = in_service();
    const auto now = device ? device->statistics() : DeviceStatistics{};
    const std::lock_guard lock{mutex_};
    return sum(past_, now);
}

void Supervised::tell(device::Event event) {
    const std::lock_guard lock{outlet_->mutex};
    if (outlet_->post) outlet_->post(kind_, std::move(event));
}

// On the driver's thread, before the event goes on.
void Supervised::heard(int number, const device::Event& event) {
    const std::lock_guard lock{mutex_};
    if (number != number_) return;
    if (const auto* done = std::get_if<device::Completed>(&event)) open_.erase(done->command.value);
    if (const auto* changed = std::get_if<device::StatusChanged>(&event)) {
        const bool broken = wants_a_new_start(changed->status);
        if (!broken) faulty_since_.reset();
        if (broken && !faulty_since_) faulty_since_ = Steady::now();
        changed_.notify_all();
    }
}

void Supervised::bring_up() {
    std::shared_ptr<Device> device;
    try {
        device = make_();
    } catch (const std::exception& problem) {
        log::error("device", "a driver cannot be made: {}", problem.what());
    }
    if (!device) return;
    windows_->open_on(*device);
    int number = 0;
    {
        const std::lock_guard lock{mutex_};
        device_ = device;
        number = ++number_;
        up_since_ = Steady::now();
        faulty_since_.reset();
    }
    {
        const std::lock_guard lock{outlet_->mutex};
        outlet_->listening_to = number;
    }
    // `this` is touched only while the outlet listens to this driver, and stop() ends that first.
    device->start([this, number, outlet = outlet_](DeviceKind kind, device::Event event) {
        const std::lock_guard lock{outlet->mutex};
        if (outlet->listening_to != number || !outlet->post) return;
        heard(number, event);
        outlet->post(kind, std::move(event));
    });
}

// The driver may never come back from stop(): a thread of its own sees it off.
void Supervised::put_aside() {
    std::shared_ptr<Device> device;
    {
        const std::lock_guard lock{mutex_};
        device = std::exchange(device_, nullptr);
        ++restarts_in_a_row_;
    }
    windows_->shut();
    if (!device) return;
    {
        const std::lock_guard lock{outlet_->mutex};
        outlet_->listening_to = 0;
    }
    const auto counted = device->statistics();
    {
        const std::lock_guard lock{mutex_};
        past_ = sum(past_, counted);
        ++past_.restarts;
    }
    log::warning("device", "a driver that hung or stayed broken is put aside");
    std::thread{[device = std::move(device)] { device->stop(); }}.detach();
}

void Supervised::answer_all(DeviceTrouble trouble) {
    std::map<std::uint64_t, OpenCommand> open;
    std::vector<device::Completed> refused;
    {
        const std::lock_guard lock{mutex_};
        open.swap(open_);
        refused.swap(refused_);
    }
    for (auto& [id, command] : open)
        tell(device::Completed{{id}, begun_completion(command.command, {trouble, "its driver hung"})});
    for (auto& one : refused) tell(std::move(one));
}

Millis Supervised::pause() const {
    const std::lock_guard lock{mutex_};
    if (restarts_in_a_row_ > supervision_.restarts_until_out_of_service)
        return supervision_.out_of_service_pause;
    auto pause = supervision_.first_pause;
    for (int i = 1; i < restarts_in_a_row_; ++i) pause = std::min(pause * 2, supervision_.longest_pause);
    return restarts_in_a_row_ == 0 ? Millis{0} : pause;
}

// When to look at the driver next, if nothing is heard before.
Moment Supervised::next_look() const {
    auto next = Steady::now() + supervision_.stable_after;
    for (const auto& [id, command] : open_) next = std::min(next, command.overdue);
    if (faulty_since_) next = std::min(next, *faulty_since_ + supervision_.patience);
    return next;
}

bool Supervised::must_go() const {
    const auto now = Steady::now();
    const bool hung = std::ranges::any_of(open_, [&](const auto& one) { return now >= one.second.overdue; });
    return hung || (faulty_since_ && now >= *faulty_since_ + supervision_.patience);
}

// Until the driver must go (true) or the kiosk stops (false).
bool Supervised::watch() {
    std::unique_lock lock{mutex_};
    while (device_ && !stopping_ && !must_go()) {
        changed_.wait_until(lock, next_look());
        if (!faulty_since_ && Steady::now() - up_since_ > supervision_.stable_after) restarts_in_a_row_ = 0;
    }
    return !stopping_;
}

// The pause before the next start. Commands are refused meanwhile; false when the kiosk stops.
bool Supervised::rest() {
    const auto until = Steady::now() + pause();
    std::unique_lock lock{mutex_};
    while (!stopping_ && Steady::now() < until) {
        changed_.wait_until(lock, until, [&] { return stopping_ || !refused_.empty(); });
        lock.unlock();
        answer_all(DeviceTrouble::out_of_service);
        lock.lock();
    }
    return !stopping_;
}

// A healthy driver answers what is open in its own stop(); one that hangs is left behind.
void Supervised::leave() {
    const auto device = in_service();
    if (device) {
        std::promise<void> ended;
        auto seen = ended.get_future();
        std::thread{[device, ended = std::move(ended)]() mutable {
            device->stop();
            ended.set_value();
        }}.detach();
        (void)seen.wait_for(supervision_.grace);
    }
    windows_->shut();
    answer_all(DeviceTrouble::timed_out);
    const std::lock_guard lock{outlet_->mutex};
    outlet_->listening_to = 0;
}

void Supervised::run() {
    bring_up();
    while (watch()) {
        put_aside();
        answer_all(DeviceTrouble::timed_out);
        const bool given_up = pause() == supervision_.out_of_service_pause;
        tell(device::StatusChanged{{kind_, given_up ? DeviceState::faulty : DeviceState::opening,
                                    given_up ? DeviceTrouble::out_of_service : DeviceTrouble::crashed,
                                    "to be started again"}});
        if (!rest()) break;
        bring_up();
    }
    leave();
}

}  // namespace

std::unique_ptr<Device> make_supervised(DeviceKind kind, std::function<std::unique_ptr<Device>()> make,
                                        Supervision supervision) {
    return std::make_unique<Supervised>(kind, std::move(make), supervision);
}

std::shared_ptr<const ScannerView> supervised_scanner_view(const Device& device) {
    const auto* supervised = dynamic_cast<const Supervised*>(&device);
    const bool asked_well = supervised != nullptr && device.kind() == DeviceKind::code_scanner;
    return asked_well ? scanner_view_through(supervised->windows()) : nullptr;
}

std::shared_ptr<const FaceFrames> supervised_face_frames(const Device& device) {
    const auto* supervised = dynamic_cast<const Supervised*>(&device);
    const bool asked_well = supervised != nullptr && device.kind() == DeviceKind::face_camera;
    return asked_well ? face_frames_through(supervised->windows()) : nullptr;
}

}  // namespace kiosk::hal
