// The driver alone in front of nobody: a clock that runs as fast as it waits, a journal on disk, and
// counterparties that must not be asked.
#pragma once

#include "kiosk/app/driver.h"
#include "tests/journal/journal_room.h"

namespace kiosk::app {

template <class Call, class Reply>
class NeverAsked : public services::Port<Call, Reply> {
public:
    Result<services::Prepared> prepare(const Call&) override {
        ADD_FAILURE() << "nobody is there, and still a message is written";
        return fail(ErrorKind::unavailable, "no such counterparty");
    }
    Outcome<Reply> send(const Call&, const services::Prepared&, Millis) override {
        return Refused{RefusalReason::not_sent, "", ""};
    }
};

// Nothing ever arrives; each wait moves the clock to its end, until the time is over.
class EmptyHall : public Runtime {
public:
    EmptyHall(ManualClock& clock, Millis time) : clock_{clock}, until_{clock.monotonic() + time} {}
    void post(Letter) override {}
    std::optional<Letter> fetch(Millis wait) override {
        clock_.advance(wait);
        return std::nullopt;
    }
    void submit(std::function<void()>) override {
        ADD_FAILURE() << "nobody is there, and still work is begun";
    }
    void close() override { until_ = Millis{0}; }
    [[nodiscard]] bool closed() const override { return clock_.monotonic() >= until_; }
    void stop_work() override {}
    std::string draw_reprint_code() override { return "RP0000000000000001"; }
    Millis draw_part(Millis) override { return Millis{0}; }

private:
    ManualClock& clock_;
    Millis until_;
};

class IdleRoom : public services::JournalRoom {
protected:
    void idle(services::Journal& journal, const Policy& policy, Millis time) {
        NeverAsked<insurance::Call, insurance::Reply> insurance;
        NeverAsked<his::Call, his::Reply> his;
        NeverAsked<acquirer::Call, acquirer::Reply> acquirer;
        Driver driver{{.clock = clock,
                       .journal = journal,
                       .insurance = insurance,
                       .his = his,
                       .acquirer = acquirer,
                       .devices = {},
                       .institution_code = "H99010100001",
                       .first_serial = 100,
                       .last_serial = 199,
                       .show = [](const Screen&) {},
                       .render_slip = [](const SlipContent&) -> Result<device::PrintDocument> {
                           return fail(ErrorKind::unavailable, "nothing to print");
                       }},
                      policy,
                      nullptr,
                      std::make_unique<EmptyHall>(clock, time)};
        driver.run();
    }
};

}  // namespace kiosk::app
