// Whoever works at the machine instead of a patient: while the session rests in Phase::staff_at_work, touches
// and devices are the guest's and the screen shows what the guest shows. The cases go on behind. All calls on
// the core thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/ids.h"
#include "kiosk/domain/device.h"
#include "kiosk/domain/screen.h"

namespace kiosk::app {

// A sum of money on its way, as staff may see it: nothing of whose it is.
struct OpenCase {
    CaseId id;          // which is the trace number on the patient's slip
    std::string state;  // name of its phase; "unreadable": for people
    CivilTime opened_at;
    bool patient_waits = false;  // in front of this machine
    friend bool operator==(const OpenCase&, const OpenCase&) = default;
};

// What a guest may ask of the core.
class Host {
public:
    virtual ~Host() = default;
    virtual void show_to_staff(const Screen& screen) = 0;
    virtual void staff_leaves(bool out_of_service) = 0;
    [[nodiscard]] virtual std::vector<OpenCase> list_open_cases() const = 0;
    // Whatever the case waits for only to try again, it tries now. Quarantines stay.
    virtual void retry_now(const CaseId& id) = 0;
};

class Guest {
public:
    virtual ~Guest() = default;
    virtual void begin(Host& host) = 0;  // somebody called and no patient is there any more
    virtual void touched(const Touch& touch) = 0;
    virtual void active() = 0;  // somebody is there
    // Every event of every device, all the time. True: the answer to a command of the guest's own.
    virtual bool heard(DeviceKind kind, const device::Event& event) = 0;
    // When turn() must be called again (monotonic); nothing while nobody is there.
    [[nodiscard]] virtual std::optional<Millis> next_due() const = 0;
    virtual void turn(Millis now) = 0;
};

// Commands of a guest have numbers of their own, far from the session's.
inline constexpr std::uint64_t first_guest_effect = std::uint64_t{1} << 61;

}  // namespace kiosk::app
