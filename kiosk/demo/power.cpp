// SIGKILL from inside, at the named moment.
#include "kiosk/demo/power.h"

#include <signal.h>

#include <array>
#include <thread>
#include <utility>

#include "kiosk/demo/message_names.h"

namespace kiosk::demo {
namespace {

[[noreturn]] void cut_power() {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

class FusedTransport final : public services::Transport {
public:
    FusedTransport(std::unique_ptr<services::Transport> inside, Fuse& fuse, Arrivals arrivals)
        : inside_{std::move(inside)}, fuse_{fuse}, arrivals_{std::move(arrivals)} {}

    services::Exchange exchange(const services::Request& request) override {
        using Moment = CutAt::Moment;
        const auto name = message_name(request);
        fuse_.reach(Moment::before_leaving, name);
        if (fuse_.armed_for(Moment::after_arrival, name)) watch_arrival(name);
        auto result = inside_->exchange(request);
        fuse_.reach(Moment::after_arrival, name);  // answered before anybody looked
        fuse_.reach(Moment::after_answer, name);
        return result;
    }

private:
    // Seen from the other side: only the counterparty knows that a message is there.
    void watch_arrival(const std::string& name) {
        std::thread{[this, name, before = arrivals_(name)] {
            while (arrivals_(name) <= before) std::this_thread::sleep_for(std::chrono::milliseconds{5});
            cut_power();
        }}.detach();
    }

    std::unique_ptr<services::Transport> inside_;
    Fuse& fuse_;
    Arrivals arrivals_;
};

}  // namespace

Result<CutAt> parse_cut(const std::string& words) {
    using Moment = CutAt::Moment;
    if (words == "before the slip is printed") return CutAt{Moment::before_slip, ""};
    struct Form {
        std::string_view begins, ends;
        Moment moment;
    };
    constexpr std::array forms{Form{"before ", " leaves", Moment::before_leaving},
                               Form{"after ", " arrives", Moment::after_arrival},
                               Form{"after ", " is answered", Moment::after_answer}};
    for (const auto& form : forms) {
        if (!words.starts_with(form.begins) || !words.ends_with(form.ends)) continue;
        const auto length = words.size() - form.begins.size() - form.ends.size();
        return CutAt{form.moment, words.substr(form.begins.size(), length)};
    }
    return fail(
        ErrorKind::malformed,
        "cut power: before MESSAGE leaves, after MESSAGE arrives, after MESSAGE is answered, or before "
        "the slip is printed");
}

void Fuse::arm(CutAt at) {
    const std::lock_guard lock{guard_};
    at_ = std::move(at);
}

bool Fuse::armed_for(CutAt::Moment moment, const std::string& message) const {
    const std::lock_guard lock{guard_};
    return at_ == CutAt{moment, message};
}

void Fuse::reach(CutAt::Moment moment, const std::string& message) {
    if (armed_for(moment, message)) cut_power();
}

std::unique_ptr<services::Transport> behind_fuse(std::unique_ptr<services::Transport> transport, Fuse& fuse,
                                                 Arrivals arrivals) {
    return std::make_unique<FusedTransport>(std::move(transport), fuse, std::move(arrivals));
}

}  // namespace kiosk::demo
