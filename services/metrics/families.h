// The kiosk's figures in the words of the Prometheus library. Private to this folder and its tests.
#pragma once

#include <vector>

#include <prometheus/metric_family.h>

#include "services/metrics.h"

namespace kiosk::services {

[[nodiscard]] std::vector<prometheus::MetricFamily> in_prometheus_words(
    const std::vector<MetricFamily>& families);

}  // namespace kiosk::services
