// The pages of maintenance mode, one function each that makes it.
#pragma once

#include "kiosk/app/staff/office.h"

namespace kiosk::app::staff {

[[nodiscard]] NextPage sign_in_page(Office& office);
[[nodiscard]] NextPage overview_page(Office& office);
[[nodiscard]] NextPage part_page(Office& office, diagnosis::Part part);
[[nodiscard]] NextPage live_page(Office& office, diagnosis::Part part);  // scanner or face camera
[[nodiscard]] NextPage drawing_page(Office& office);
// Starts these tests, and shows the report when they are done.
[[nodiscard]] NextPage testing_page(Office& office, std::vector<diagnosis::Part> parts);
[[nodiscard]] NextPage report_page(Office& office, diagnosis::Report report);
[[nodiscard]] NextPage history_page(Office& office);
[[nodiscard]] NextPage money_page(Office& office);
[[nodiscard]] NextPage logs_page(Office& office);
[[nodiscard]] NextPage audit_page(Office& office);
[[nodiscard]] NextPage settings_page(Office& office);
[[nodiscard]] NextPage update_page(Office& office);
[[nodiscard]] NextPage statistics_page(Office& office);
[[nodiscard]] NextPage power_page(Office& office);

// A row that tells how a part is: its live state where it is a device, its last test otherwise.
[[nodiscard]] screen::StaffRow row_of(const Office& office, diagnosis::Part part);
[[nodiscard]] screen::StaffMark mark_of(diagnosis::Verdict verdict);

}  // namespace kiosk::app::staff
