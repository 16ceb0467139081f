// What all pages of maintenance mode share: who is signed in, the station with the devices, the audit log,
// and the ways to another page, to a thread that may block, and out.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/app/config.h"
#include "kiosk/app/guest.h"
#include "kiosk/app/outside.h"
#include "kiosk/app/staff/keepsakes.h"
#include "kiosk/app/staff/page.h"
#include "kiosk/app/staff/test_run.h"
#include "kiosk/diagnostics/station.h"
#include "services/audit.h"
#include "services/metrics.h"
#include "services/staff.h"

namespace kiosk::app::staff {

// What the program is asked to do when staff have finished; the loop of the appliance obeys.
enum class Wish { none, restart_application };

class Office {
public:
    virtual ~Office() = default;

    // --- what there is ---
    const KioskConfig* config = nullptr;
    const Clock* clock = nullptr;
    Outside* outside = nullptr;
    diagnostics::Station* station = nullptr;
    services::StaffDoor* door = nullptr;
    services::AuditLog* audit = nullptr;
    TestRun* tests = nullptr;
    Keepsakes* kept = nullptr;
    services::CollectMetrics metrics;  // may be empty
    Host* host = nullptr;
    std::optional<services::StaffIdentity> who;

    [[nodiscard]] bool engineer() const { return who && who->role == services::StaffRole::engineer; }
    // Into the audit log, under the name of whoever is signed in; before it is done. False: it cannot be
    // written, so it must not be done, and the session ends.
    bool note(const std::string& what, const std::string& detail = "") {
        const auto written = audit->write(who ? who->number : "nobody", what, detail);
        if (!written) broken(written.error().text);
        return written.has_value();
    }

    // --- what can be done ---
    virtual void go(NextPage page) = 0;  // "back" on it leads here again
    virtual void replace(NextPage page) = 0;
    virtual void back() = 0;
    virtual void redraw() = 0;
    virtual void leave() = 0;
    virtual void signed_in(const services::StaffIdentity& identity) = 0;
    // Runs `job` on a thread that may block, one after the other, then `then` here, unless the page that
    // asked has gone meanwhile: so `job` keeps nothing of the page. Not before Page::begun().
    virtual void run(std::function<void()> job, std::function<void()> then) = 0;
    virtual void wish(Wish wish) = 0;

private:
    virtual void broken(const std::string& why) = 0;
};

}  // namespace kiosk::app::staff
