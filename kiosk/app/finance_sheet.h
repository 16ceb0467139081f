// What finance files of a closed day (自助机日结): sums by till and channel, and the differences, as CSV and
// PDF.
#pragma once

#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "services/reconcile.h"

namespace kiosk::app {

// UTF-8 with a byte order mark and CRLF, as office programs open Chinese CSV without asking.
[[nodiscard]] std::string sheet_csv(const services::reconcile::Report& report);
[[nodiscard]] std::string differences_csv(const services::reconcile::Report& report);
[[nodiscard]] Result<std::string> sheet_pdf(const services::reconcile::Report& report,
                                            const std::string& hospital, CivilTime made_at);

}  // namespace kiosk::app
