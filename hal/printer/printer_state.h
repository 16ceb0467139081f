// What an IPP printer says of itself, folded into the trouble that the house knows. Pure, and without
// libcups: attributes in, meaning out, whatever a device writes into them.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/device.h"

namespace kiosk::hal::ipp {

struct PrinterState {
    bool stopped = false;
    bool accepting = true;
    int queued_jobs = 0;
    std::vector<std::string> reasons;  // printer-state-reasons as the device writes them
    std::vector<std::string> formats;  // document-format-supported
    std::string model;
};

// The worst of the reasons. Keywords are those of RFC 8011 5.4.12 and PWG 5100.9, matched by whole words at
// their front: the suffixes -report, -warning and -error vary by firmware (measured).
[[nodiscard]] DeviceTrouble trouble_of(const PrinterState& state);

// The form in which a slip can be given to this printer: PDF before PWG raster, empty if it takes neither. A
// printer that names no formats at all is tried with PDF.
[[nodiscard]] std::string format_for(const std::vector<std::string>& formats);

}  // namespace kiosk::hal::ipp
