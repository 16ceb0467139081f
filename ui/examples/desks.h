// Invented reports, prescriptions, invoices and charges for the example screens.
#pragma once

#include <vector>

#include "kiosk/domain/screen.h"

namespace kiosk::ui::example {

[[nodiscard]] std::vector<screen::ReportRow> reports();   // ready, ready and opened, imaging, not ready
[[nodiscard]] std::vector<Prescription> prescriptions();  // each state once
[[nodiscard]] std::vector<EInvoice> invoices();
[[nodiscard]] std::vector<Charge> charges();  // of one day

}  // namespace kiosk::ui::example
