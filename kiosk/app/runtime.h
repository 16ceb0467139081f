// How letters reach the core and how work leaves it. In the kiosk: a mailbox and threads. In the simulation:
// one thread, one queue ordered by virtual time, so that the same driver runs without any of its own.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "kiosk/app/pending.h"
#include "kiosk/domain/effect.h"
#include "kiosk/domain/screen.h"
#include "kiosk/domain/slip.h"

namespace kiosk::app {

struct FromDevice {
    DeviceKind kind;
    device::Event event;
};
struct FromWorker {
    Owner owner;
    EffectId effect;
    AnswerBody body;
};
struct SlipRendered {
    EffectId effect;
    SlipContent content;
    Result<device::PrintDocument> document;
};
struct ReportRendered {
    EffectId effect;
    DeviceKind printer;
    Result<device::PrintDocument> document;
};
// Work of a guest that has to be done on the core thread.
struct OnCore {
    std::function<void()> work;
};
using Letter = std::variant<Touch, LanguageChosen, Activity, StaffCalled, FromDevice, FromWorker,
                            SlipRendered, ReportRendered, OnCore>;

class Runtime {
public:
    virtual ~Runtime() = default;
    // Any thread. After close() letters are dropped.
    virtual void post(Letter letter) = 0;
    // The core: the next letter, or nothing after `wait` or once closed.
    virtual std::optional<Letter> fetch(Millis wait) = 0;
    // Runs `work` away from the core; it ends with a post().
    virtual void submit(std::function<void()> work) = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool closed() const = 0;
    // Waits for the work that runs; what has not begun is dropped.
    virtual void stop_work() = 0;
    // Random, without personal data, hard to guess: for a slip's reprint code.
    virtual std::string draw_reprint_code() = 0;
    // Random, from 0 to `spread`: for waits that should not end everywhere at once.
    virtual Millis draw_part(Millis spread) = 0;
};

[[nodiscard]] std::unique_ptr<Runtime> make_threads();

}  // namespace kiosk::app
