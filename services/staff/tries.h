// How often somebody has failed, on the disk, and how long they therefore wait. What is counted survives
// everything; what has passed of a wait is measured by the monotonic clock of this process and nowhere kept,
// so that neither the wall clock nor a restart shortens it.
#pragma once

#include <map>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "services/staff.h"
#include "services/staff/store.h"

namespace kiosk::services::staff {

class Tries {
public:
    Tries(const StaffConfig& config, Store& store, const Clock& clock)
        : free_tries_{config.free_tries},
          tries_most_{config.tries_most},
          first_wait_{config.first_wait},
          store_{store},
          clock_{clock},
          opened_at_{clock.monotonic()} {}

    // `braked`: the subject also waits for the brake that all of its kind share.
    [[nodiscard]] Result<Knock> look(const std::string& subject, bool braked) const;
    // Counts one try as a failure, durably, before anybody knows how it ends.
    Result<Knock> knock(const std::string& subject, bool braked);
    // It did fail: the wait counts from now.
    void failed(const std::string& subject, bool braked);
    // In the caller's transaction.
    Result<void> clear(const std::string& subject, bool braked) const;

private:
    [[nodiscard]] Result<int> failures_of(const std::string& subject) const;
    [[nodiscard]] Result<void> count_up(const std::string& subject) const;
    [[nodiscard]] Millis left_of(const std::string& subject, Millis whole) const;
    [[nodiscard]] Millis wait_after(int failures) const;

    int free_tries_;
    int tries_most_;
    Millis first_wait_;
    Store& store_;
    const Clock& clock_;
    Millis opened_at_;
    std::map<std::string, Millis> last_failure_;
};

}  // namespace kiosk::services::staff
