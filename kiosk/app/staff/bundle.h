// What goes into the support bundle of this kiosk, every line of it masked.
#pragma once

#include <vector>

#include "kiosk/app/staff/office.h"
#include "services/support.h"

namespace kiosk::app::staff {

[[nodiscard]] std::vector<services::SupportFile> support_files(const Office& office);
// "kiosk-K001-20261127-173500.zip.cms"
[[nodiscard]] std::string bundle_name(const Office& office);

}  // namespace kiosk::app::staff
