// Figures for Prometheus over HTTP: on loopback, or elsewhere only behind mutual TLS. The families are asked
// for at each scrape; what they are is decided by whoever has them (kiosk/app). No label ever names a
// patient.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/config.h"
#include "kiosk/base/result.h"

namespace kiosk::services {

enum class MetricKind { gauge, counter, histogram };

struct MetricSample {
    std::vector<std::pair<std::string, std::string>> labels;
    double value = 0;  // of a histogram: the sum
    // Of a histogram: counts at or below each bound, cumulative; the last is all of them, bound +Inf.
    std::vector<std::pair<double, std::uint64_t>> buckets;
    std::uint64_t count = 0;
};
struct MetricFamily {
    std::string name;  // "kiosk_device_state", units and _total as Prometheus wants them
    std::string help;
    MetricKind kind = MetricKind::gauge;
    std::vector<MetricSample> samples;
};
using CollectMetrics = std::function<std::vector<MetricFamily>()>;  // any thread

struct MetricsConfig {
    bool enabled = false;
    std::string address = "127.0.0.1";  // another than loopback needs the three files
    int port = 9464;                    // 0: any free one, for tests
    std::string certificate;            // PEM: certificate and key of this endpoint
    std::string client_authority;       // PEM: who may scrape
};
[[nodiscard]] MetricsConfig read_metrics_config(ConfigTable& metrics);

class MetricsEndpoint {
public:
    virtual ~MetricsEndpoint() = default;
    static Result<std::unique_ptr<MetricsEndpoint>> open(const MetricsConfig& config, CollectMetrics collect);
    [[nodiscard]] virtual int port() const = 0;
};

}  // namespace kiosk::services
