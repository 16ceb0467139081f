// Figures for Prometheus over HTTP, on loopback alone: the web server of Debian's library cannot do TLS with
// OpenSSL 3 (services/metrics/endpoint.cpp), so a scraper on another machine comes through a proxy with
// mutual TLS (image/monitoring). The families are asked for at each scrape; what they are is decided by
// whoever has them (kiosk/app). No label ever names a patient.
#pragma once

#include <cstdint>
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
    std::string address = "127.0.0.1";  // or another of 127.0.0.0/8
    int port = 9464;                    // 0: any free one
};
[[nodiscard]] MetricsConfig read_metrics_config(ConfigTable& metrics);

[[nodiscard]] bool is_loopback(const std::string& address);
// For an operator who wrote another address: what must stand there, and why.
[[nodiscard]] std::string why_loopback_alone(const std::string& address);

inline constexpr const char* metrics_path = "/metrics";

class MetricsEndpoint {
public:
    virtual ~MetricsEndpoint() = default;  // waits for the scrape that runs
    // Error(configuration): another address than loopback; Error(unavailable): the port is taken.
    static Result<std::unique_ptr<MetricsEndpoint>> open(const MetricsConfig& config, CollectMetrics collect);
    [[nodiscard]] virtual int port() const = 0;
};

}  // namespace kiosk::services
