// Between the devices' threads, which tell, and the test's thread, which waits.
#include "kiosk/diagnostics/station.h"

#include <algorithm>

namespace kiosk::diagnostics {
namespace {

constexpr Millis answer_grace{3'000};  // a device answers by its deadline; supervision sees to it

bool puts_to_rest(const device::Command& command) {
    return std::holds_alternative<device::DisarmScanner>(command) ||
           std::holds_alternative<device::StopFrames>(command) ||
           std::holds_alternative<device::EjectCard>(command);
}

}  // namespace

bool Station::heard(DeviceKind kind, const device::Event& event) {
    const std::lock_guard lock{mutex_};
    auto& known = known_[kind];
    bool ours = false;
    if (const auto* completed = std::get_if<device::Completed>(&event)) {
        ours = completed->command.value > in_.first_effect;
        const auto open = open_.find(completed->command.value);
        if (open != open_.end()) open->second = completed->completion;
    } else if (const auto* changed = std::get_if<device::StatusChanged>(&event)) {
        known.status = changed->status;
        if (changed->status.trouble != DeviceTrouble::none)
            known.trouble = Trouble{changed->status, in_.clock->civil()};
    } else if (const auto* inserted = std::get_if<device::CardInserted>(&event)) {
        known_[inserted->reader].card_inside = true;
    } else if (const auto* removed = std::get_if<device::CardRemoved>(&event)) {
        known_[removed->reader].card_inside = false;
    } else if (std::holds_alternative<device::CodeScanned>(event)) {
        ++codes_;
    }
    changed_.notify_all();
    return ours;
}

void Station::stop() {
    const std::lock_guard lock{mutex_};
    stopped_ = true;
    changed_.notify_all();
}

void Station::resume() {
    const std::lock_guard lock{mutex_};
    stopped_ = false;
}

bool Station::stopped() const {
    const std::lock_guard lock{mutex_};
    return stopped_;
}

DeviceStatus Station::status(DeviceKind kind) const {
    const std::lock_guard lock{mutex_};
    const auto found = known_.find(kind);
    return found == known_.end() ? DeviceStatus{kind} : found->second.status;
}

DeviceStatus Station::settled_status(DeviceKind kind, Millis wait) {
    std::unique_lock lock{mutex_};
    const auto settled = [&] {
        const auto& status = known_[kind].status;
        const bool nothing_yet = status.state == DeviceState::absent && status.trouble == DeviceTrouble::none;
        const bool opening = status.state == DeviceState::opening && status.trouble == DeviceTrouble::none;
        return stopped_ || !(nothing_yet || opening);
    };
    changed_.wait_for(lock, wait, settled);
    return known_[kind].status;
}

DeviceStatistics Station::statistics(DeviceKind kind) const {
    const auto found = in_.devices.find(kind);
    return found == in_.devices.end() ? DeviceStatistics{} : found->second->statistics();
}

std::optional<Station::Trouble> Station::last_trouble(DeviceKind kind) const {
    const std::lock_guard lock{mutex_};
    const auto found = known_.find(kind);
    return found == known_.end() ? std::nullopt : found->second.trouble;
}

void Station::wait_until(const std::function<bool()>& done, Millis wait) {
    constexpr Millis look{100};
    const auto until = in_.clock->monotonic() + wait;
    while (!done() && in_.clock->monotonic() < until) {
        std::unique_lock lock{mutex_};
        if (stopped_) return;
        changed_.wait_for(lock, look);
    }
}

std::uint64_t Station::next_number(const device::Command& command) {
    if (std::holds_alternative<device::ArmScanner>(command)) codes_ = 0;
    return in_.first_effect + ++commands_;
}

device::Completion Station::perform(DeviceKind kind, const device::Command& command, Millis wait) {
    const auto found = in_.devices.find(kind);
    if (found == in_.devices.end()) return device::Unable{DeviceTrouble::unplugged, "not fitted"};
    std::unique_lock lock{mutex_};
    const bool rests = puts_to_rest(command);
    if (stopped_ && !rests) return device::Unable{DeviceTrouble::timed_out, "the test was stopped"};
    const auto number = next_number(command);
    open_[number];
    lock.unlock();  // a device may answer before submit() returns
    found->second->submit(EffectId{number}, command, wait);
    lock.lock();
    changed_.wait_for(lock, wait + answer_grace, [&] { return open_[number].has_value() || stopped_; });
    auto answer = std::move(open_[number]);
    open_.erase(number);
    lock.unlock();
    if (answer) return *std::move(answer);
    if (!rests) found->second->cancel(EffectId{number});
    return device::Unable{DeviceTrouble::timed_out, "no answer"};
}

void Station::tell(DeviceKind kind, const device::Command& command) {
    constexpr Millis patience{5'000};
    const auto found = in_.devices.find(kind);
    if (found == in_.devices.end()) return;
    std::unique_lock lock{mutex_};
    const auto number = next_number(command);
    lock.unlock();
    found->second->submit(EffectId{number}, command, patience);
}

// On a thread of its own: a server that does not answer must not hold up whoever stops the tests.
Reach Station::ask(const std::string& url) {
    const auto over = [](const std::future<void>& question) {
        return question.wait_for(Millis{0}) == std::future_status::ready;
    };
    std::erase_if(questions_, over);
    const auto found = std::make_shared<std::optional<Reach>>();
    questions_.push_back(std::async(std::launch::async, [this, url, found] {
        auto reached = reach(*in_.transport, *in_.clock, url, in_.limits.reach_timeout);
        const std::lock_guard lock{mutex_};
        *found = std::move(reached);
        changed_.notify_all();
    }));
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, in_.limits.reach_timeout + answer_grace,
                      [&] { return found->has_value() || stopped_; });
    if (*found) return **found;
    return {ReachEnd::timed_out, in_.limits.reach_timeout, 0, std::nullopt, "no answer"};
}

bool Station::card_inside(DeviceKind reader) const {
    const std::lock_guard lock{mutex_};
    const auto found = known_.find(reader);
    return found != known_.end() && found->second.card_inside;
}

int Station::codes_seen() const {
    const std::lock_guard lock{mutex_};
    return codes_;
}

hal::ScannerSight Station::scanner_sight() const {
    const auto found = in_.devices.find(DeviceKind::code_scanner);
    if (found == in_.devices.end()) return {};
    const auto view = hal::scanner_view_of(*found->second);
    return view ? view->look() : hal::ScannerSight{};
}

bool Station::look_at_face(const hal::FaceFrames::Visitor& visitor) const {
    const auto found = in_.devices.find(DeviceKind::face_camera);
    if (found == in_.devices.end()) return false;
    const auto frames = hal::face_frames_of(*found->second);
    return frames && frames->look(visitor);
}

}  // namespace kiosk::diagnostics
