// The receipt printer over IPP. "Printed" is said only when the device itself says so and no trouble with
// paper was seen on the way; whenever there is doubt the job is cancelled, so that nothing comes out for the
// next patient, and the end is called uncertain.
#include <algorithm>
#include <utility>

#include "hal/driver/driver.h"
#include "hal/printer/blocking.h"
#include "hal/printer/ipp.h"
#include "hal/receipt_printer.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using device::Printed;
using device::PrintEnd;
using ipp::JobState;

constexpr Millis look_after_end{300};
constexpr Millis silence_max{3'000};

class IppPrinter final : public Driver {
public:
    explicit IppPrinter(IppConfig config)
        : Driver{config.kind, config.poll_interval},
          config_{std::move(config)},
          printer_{config_.uri, config_.call_timeout} {}
    ~IppPrinter() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
        if (status_now().trouble != DeviceTrouble::unreachable) printer_.purge();
    }

    void idle() override { look(DeviceState::ready); }

    // Asks the device and tells what it says; `well` is the state in which it works.
    DeviceTrouble look(DeviceState well) {
        const auto state = printer_.state();
        if (!state) {
            // Lost and being looked for: the next look may find it.
            status(DeviceState::opening, DeviceTrouble::unreachable, state.error().text);
            return DeviceTrouble::unreachable;
        }
        if (status_now().trouble == DeviceTrouble::unreachable) printer_.purge();  // what it kept meanwhile
        format_ = ipp::format_for(state->formats);
        queued_ = state->queued_jobs;
        auto trouble = trouble_of(*state);
        auto detail = state->model;
        if (!blocks(trouble) && format_.empty()) {
            trouble = DeviceTrouble::hardware;
            detail += ": takes neither PDF nor PWG raster";
        }
        // A raster would be one page as long as all of them.
        if (!blocks(trouble) && config_.kind == DeviceKind::document_printer &&
            format_ != "application/pdf") {
            trouble = DeviceTrouble::hardware;
            detail += ": takes no PDF";
        }
        status(blocks(trouble) ? DeviceState::faulty : well, trouble, std::move(detail));
        return trouble;
    }

    device::Completion perform(const device::Command& command) override {
        const auto* print = std::get_if<device::Print>(&command);
        if (print == nullptr) return device::Unable{DeviceTrouble::none, "a printer cannot do this"};
        const auto before = look(DeviceState::busy);
        if (blocks(before)) return Printed{PrintEnd::failed, before};
        if (queued_ > 0) printer_.purge();
        const auto job = printer_.submit(print->document, format_);
        if (!job) return not_taken(job.error());
        post(device::PrintAccepted{});
        auto printed = follow(*job);
        if (printed.end != PrintEnd::printed) {
            log::warning("printer", "job {} {}", *job,
                         printed.end == PrintEnd::failed ? "failed" : "is uncertain");
            printer_.cancel(*job);
            printer_.purge();
        }
        look(DeviceState::ready);
        return printed;
    }

    Printed not_taken(const ipp::NotTaken& why) {
        log::warning("printer", "not taken: {}", why.text);
        printer_.purge();
        const auto trouble = look(DeviceState::ready);
        return {why.certain ? PrintEnd::failed : PrintEnd::uncertain,
                blocks(trouble) ? trouble : DeviceTrouble::offline};
    }

    // Until the device says how it ended, or patience does.
    Printed follow(int id) {
        const auto began = Steady::now();
        auto heard = began;
        auto seen = DeviceTrouble::none;
        Steady::time_point trouble_since{};
        while (true) {
            if (wait(config_.job_poll_interval)) return {PrintEnd::uncertain, seen};
            const auto now = Steady::now();
            const auto job = printer_.job(id);
            const auto trouble = look(DeviceState::busy);
            if (blocks(trouble) && trouble != DeviceTrouble::unreachable) {
                if (seen == DeviceTrouble::none) trouble_since = now;
                seen = trouble;
            }
            if (job) {
                heard = now;
                if (job->state == JobState::completed) return completed(*job, seen);
                if (job->state == JobState::aborted || job->state == JobState::cancelled)
                    return {PrintEnd::failed, seen == DeviceTrouble::none ? DeviceTrouble::hardware : seen};
            }
            if (now - heard > silence_max) return {PrintEnd::uncertain, DeviceTrouble::unreachable};
            if (seen != DeviceTrouble::none && now - trouble_since > config_.paper_patience)
                return cancelled_for(id, seen);
            if (now - began > config_.print_timeout) return {PrintEnd::uncertain, seen};
        }
    }

    // Thermal printers notice the paper's end after the job: one more look before it is believed.
    Printed completed(const ipp::Job& job, DeviceTrouble seen) {
        if (!wait(look_after_end)) {
            const auto after = look(DeviceState::busy);
            if (blocks(after)) seen = after;
        }
        const bool proved = job.successfully && job.impressions != 0 && seen == DeviceTrouble::none;
        return {proved ? PrintEnd::printed : PrintEnd::uncertain, seen};
    }

    Printed cancelled_for(int id, DeviceTrouble trouble) {
        printer_.cancel(id);
        for (int i = 0; i < 10; ++i) {
            const auto job = printer_.job(id);
            if (job && (job->state == JobState::cancelled || job->state == JobState::aborted))
                return {PrintEnd::failed, trouble};
            if (wait(config_.job_poll_interval)) break;
        }
        return {PrintEnd::uncertain, trouble};
    }

    const IppConfig config_;
    const ipp::Printer printer_;
    std::string format_;
    int queued_ = 0;
};

}  // namespace

std::unique_ptr<Device> make_ipp_printer(IppConfig config) {
    return std::make_unique<IppPrinter>(std::move(config));
}

}  // namespace kiosk::hal
