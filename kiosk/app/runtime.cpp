// The kiosk's own runtime: a mailbox for the core, a few threads that wait for the network.
#include "kiosk/app/runtime.h"

#include <random>

#include "kiosk/app/mailbox.h"
#include "kiosk/app/workers.h"

namespace kiosk::app {
namespace {

// Calls of several cases wait at the same time; one stuck settlement blocks nobody.
constexpr int worker_threads = 8;

class Threads : public Runtime {
public:
    void post(Letter letter) override { mailbox_.post(std::move(letter)); }
    std::optional<Letter> fetch(Millis wait) override { return mailbox_.fetch(wait); }
    void submit(std::function<void()> work) override { workers_.run(std::move(work)); }
    void close() override { mailbox_.close(); }
    [[nodiscard]] bool closed() const override { return mailbox_.closed(); }
    void stop_work() override { workers_.stop(); }

    // 80 bits in Crockford's base 32.
    std::string draw_reprint_code() override {
        constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        std::random_device random;
        std::string code = "RP";
        for (int i = 0; i < 16; ++i) code += alphabet[random() % alphabet.size()];
        return code;
    }
    Millis draw_part(Millis spread) override {
        std::uniform_int_distribution<std::int64_t> part{0, spread.count()};
        std::random_device random;
        return Millis{part(random)};
    }

private:
    Mailbox<Letter> mailbox_;
    Workers workers_{worker_threads};  // last: its threads post into the mailbox
};

}  // namespace

std::unique_ptr<Runtime> make_threads() { return std::make_unique<Threads>(); }

}  // namespace kiosk::app
