// Replies of all kinds arrive mixed; each goes to its own place, whoever waits for another one.
#include "hal/printer/esc_pos_link.h"

#include <algorithm>
#include <chrono>
#include <type_traits>
#include <utility>

#include "hal/printer/esc_pos_commands.h"

namespace kiosk::hal::esc_pos {
namespace {

using Steady = std::chrono::steady_clock;
constexpr int nonsense_max = 64;
constexpr Millis short_write{500};

Millis left_until(Steady::time_point until) {
    return std::max(Millis{0}, std::chrono::duration_cast<Millis>(until - Steady::now()));
}

}  // namespace

Result<Link> Link::open(const std::string& device, Patience patience) {
    return Link{TRY(ByteChannel::open(device, patience.connect)), patience};
}

Result<bool> Link::hear(Millis patience) {
    const auto bytes = TRY(channel_.read(patience));
    reader_.feed(bytes);
    while (const auto reply = reader_.next()) {
        if (const auto* one = std::get_if<StatusReply>(&*reply)) status_ = one->byte;
        if (const auto* one = std::get_if<TransmittedReply>(&*reply)) transmitted_ = one->byte;
        if (const auto* one = std::get_if<ProcessReply>(&*reply)) process_ = one->id;
        if (std::holds_alternative<ClearedReply>(*reply)) cleared_ = true;
    }
    if (reader_.nonsense() > nonsense_max)
        return fail(ErrorKind::malformed, "what answers there is no ESC/POS printer");
    return !bytes.empty();
}

Result<void> Link::listen(Millis patience) {
    TRY(hear(patience));
    return {};
}

Result<std::uint8_t> Link::ask(int n) {
    // Whatever came unasked before belongs to no question.
    for (int i = 0; i < 8 && TRY(hear(Millis{0})); ++i) {
    }
    status_.reset();
    const auto question = ask_status(n);
    if (channel_.write(question, short_write) != question.size())
        return fail(ErrorKind::unavailable, "the printer takes no bytes");
    const auto until = Steady::now() + patience_.reply;
    while (!status_ && Steady::now() < until) TRY(hear(left_until(until)));
    if (!status_) return fail(ErrorKind::timed_out, "the printer does not answer");
    return *status_;
}

Result<Status> Link::status() {
    Status all;
    all.printer = TRY(ask(1));
    all.offline_cause = TRY(ask(2));
    all.error_cause = TRY(ask(3));
    all.paper = TRY(ask(4));
    return all;
}

bool Link::clear(std::size_t unfinished) {
    cleared_ = false;
    // The result of a write here does not matter: the answer does, and the next question finds out the rest.
    static_cast<void>(channel_.write(clear_buffers(), short_write));
    const auto until = Steady::now() + patience_.reply;
    while (!cleared_ && Steady::now() < until)
        if (!hear(left_until(until))) return false;
    if (!cleared_) {
        // An old clone: the picture is ended with white dots, which mean nothing outside of a picture.
        static_cast<void>(channel_.write(std::string(unfinished, '\0'), short_write));
        static_cast<void>(channel_.write(recover_and_clear(), short_write));
    }
    static_cast<void>(channel_.write(initialise(), short_write));
    return cleared_;
}

std::size_t Link::send(std::string_view bytes, Millis patience) { return channel_.write(bytes, patience); }

void Link::forget_proofs() {
    process_.clear();
    transmitted_.reset();
}

}  // namespace kiosk::hal::esc_pos
