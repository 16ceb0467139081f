// A fixed set of threads over one queue.
#include "kiosk/app/workers.h"

namespace kiosk::app {

Workers::Workers(int threads) {
    constexpr Millis nap{60'000};  // work and the end wake them; an idle kiosk sleeps
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] {
            for (;;) {
                if (auto work = queue_.fetch(nap))
                    (*work)();
                else if (queue_.closed())
                    return;
            }
        });
}

Workers::~Workers() { stop(); }

void Workers::stop() {
    queue_.close();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

}  // namespace kiosk::app
