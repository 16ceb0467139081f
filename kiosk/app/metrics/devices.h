// What the devices say of themselves, and what their drivers count.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "kiosk/app/metrics/family.h"
#include "kiosk/domain/device.h"

namespace kiosk::app::metrics {

// Of each device that is built in.
using DeviceCounts = std::vector<std::pair<DeviceKind, DeviceStatistics>>;

class DeviceFigures {
public:
    void on_device(DeviceKind kind, const device::Event& event);
    void tell(Families& families, const DeviceCounts& counts) const;

private:
    struct Known {
        DeviceStatus status;
        std::set<DeviceTrouble> troubles;  // that it has had: each is told, so that it is seen to end
        std::optional<int> paper;          // 0 none, 1 low, 2 plenty
    };
    [[nodiscard]] Known known(DeviceKind kind) const;
    std::map<DeviceKind, Known> devices_;
};

}  // namespace kiosk::app::metrics
