// The run's thread writes what it has found under a lock; the page reads a copy.
#include "kiosk/app/staff/test_run.h"

namespace kiosk::app::staff {

void TestRun::start(std::vector<diagnosis::Part> parts) {
    stop();
    station_.resume();
    {
        const std::lock_guard lock{mutex_};
        seen_ = {};
        seen_.running = true;
        seen_.parts = std::move(parts);
        seen_.began = station_.clock().civil();
        stopping_ = false;
    }
    thread_ = std::thread{[this] { run(); }};
}

void TestRun::stop() {
    if (!thread_.joinable()) return;  // whoever else uses the station is not to be disturbed
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    station_.stop();
    answered_.notify_all();
    thread_.join();
    station_.resume();
}

void TestRun::run() {
    const auto parts = look().parts;
    const auto note = [this](const diagnostics::Progress& progress) {
        {
            const std::lock_guard lock{mutex_};
            seen_.current = progress.part;
            if (progress.finding != nullptr) seen_.findings.push_back(*progress.finding);
        }
        changed_();
    };
    static_cast<void>(diagnostics::check_all(parts, station_, *this, note));  // noted one by one
    {
        const std::lock_guard lock{mutex_};
        seen_.running = false;
        seen_.current.reset();
        seen_.request.reset();
        seen_.ended = station_.clock().civil();
    }
    changed_();
}

TestRun::Seen TestRun::look() const {
    const std::lock_guard lock{mutex_};
    return seen_;
}

void TestRun::answer(int question, diagnostics::PersonReply reply) {
    const std::lock_guard lock{mutex_};
    if (!seen_.request || seen_.question != question || reply_) return;  // the first tap counts
    reply_ = std::move(reply);
    answered_.notify_all();
}

diagnostics::PersonReply TestRun::ask(const diagnostics::Request& request, Millis patience) {
    using diagnostics::Answered;
    {
        const std::lock_guard lock{mutex_};
        seen_.request = request;
        ++seen_.question;
        reply_.reset();
    }
    changed_();
    constexpr Millis look_again{100};
    diagnostics::PersonReply reply{Answered::skipped, ""};
    const auto until = station_.clock().monotonic() + patience;
    while (station_.clock().monotonic() < until) {
        if (request.satisfied && request.satisfied()) {
            reply.answer = Answered::yes;
            break;
        }
        std::unique_lock lock{mutex_};
        answered_.wait_for(lock, look_again, [&] { return reply_.has_value() || stopping_; });
        if (stopping_ || reply_) {
            reply = reply_.value_or(diagnostics::PersonReply{Answered::nobody, ""});
            break;
        }
    }
    {
        const std::lock_guard lock{mutex_};
        seen_.request.reset();
    }
    changed_();
    return reply;
}

}  // namespace kiosk::app::staff
