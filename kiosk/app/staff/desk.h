// Maintenance mode as the driver's guest: the pages one has gone through, the thread for what blocks, the
// clock that ends a session nobody uses, and the audit log behind all of it.
#pragma once

#include <memory>

#include "kiosk/app/guest.h"
#include "kiosk/app/staff/office.h"

namespace kiosk::app::staff {

class Desk : public Guest {
public:
    struct Setting {
        const KioskConfig* config = nullptr;  // these outlive the desk
        Outside* outside = nullptr;
        std::map<DeviceKind, hal::Device*> devices;
        const diagnostics::Sensors* sensors = nullptr;
        services::CollectMetrics metrics;
        // Runs work on the core thread.
        std::function<void(std::function<void()>)> post;
    };
    // Opens the door's counters and the audit log in the data folder.
    static Result<std::unique_ptr<Desk>> open(Setting setting);

    // Ends what blocks; afterwards nothing is posted. Before the devices go, and when the core turns no more.
    virtual void stop() = 0;
    [[nodiscard]] virtual bool out_of_service() const = 0;
    [[nodiscard]] virtual bool signed_in() const = 0;  // any thread
    // What staff asked the program to do; any thread.
    [[nodiscard]] virtual Wish wish_now() const = 0;
};

}  // namespace kiosk::app::staff
