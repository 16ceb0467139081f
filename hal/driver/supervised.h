// Keeps one device in service: a driver that hangs, throws or stays broken is put aside and made anew, ever
// more slowly; after too many of these the device counts as out of service and is tried now and then. The
// other devices never notice. A command that went down with its driver is answered all the same.
#pragma once

#include <functional>
#include <memory>

#include "hal/code_scanner.h"
#include "hal/device.h"
#include "hal/face_camera.h"

namespace kiosk::hal {

struct Supervision {                  // local, measured on nothing: a person waits at the longest
    Millis grace{2'000};              // a driver that answers so much later than the deadline has hung
    Millis longest_command{180'000};  // for commands that have no deadline of their own
    Millis patience{5'000};           // so long a driver may stay in a fault that only a new start mends
    Millis first_pause{500};          // before a restart; doubles up to the longest
    Millis longest_pause{30'000};
    Millis stable_after{60'000};  // served so long: the past is forgotten
    int restarts_until_out_of_service = 5;
    Millis out_of_service_pause{300'000};
};

// `make` is called for each start, on the supervisor's thread; it may throw or give nothing.
[[nodiscard]] std::unique_ptr<Device> make_supervised(DeviceKind kind,
                                                      std::function<std::unique_ptr<Device>()> make,
                                                      Supervision supervision = {});

// What can be seen through a supervised device: of the driver in service, empty while there is none. May
// outlive the device. Null: `device` is not supervised, is of another kind, or its driver shows no pictures.
[[nodiscard]] std::shared_ptr<const ScannerView> supervised_scanner_view(const Device& device);
[[nodiscard]] std::shared_ptr<const FaceFrames> supervised_face_frames(const Device& device);

}  // namespace kiosk::hal
