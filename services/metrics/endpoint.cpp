// prometheus-cpp over civetweb, on loopback and nowhere else: the civetweb of Debian 12 looks for a function
// that OpenSSL 3 has no more (SSL_get_peer_certificate), says that it has no TLS, and dies at the first
// handshake all the same (measured, civetweb 1.15+dfsg-4). So no other address is ever tried.
#include <exception>

#include <fmt/format.h>
#include <prometheus/collectable.h>
#include <prometheus/exposer.h>

#include "services/metrics/families.h"

namespace kiosk::services {
namespace {

class Families final : public prometheus::Collectable {
public:
    explicit Families(CollectMetrics collect) : collect_{std::move(collect)} {}
    [[nodiscard]] std::vector<prometheus::MetricFamily> Collect() const override {
        return in_prometheus_words(collect_());
    }

private:
    CollectMetrics collect_;
};

// Two threads: one who never finishes asking does not keep Prometheus out.
std::vector<std::string> server_options(const MetricsConfig& config) {
    return {"listening_ports",
            fmt::format("{}:{}", config.address, config.port),
            "num_threads",
            "2",
            "request_timeout_ms",
            "10000",
            "enable_directory_listing",
            "no"};
}

class PrometheusEndpoint final : public MetricsEndpoint {
public:
    PrometheusEndpoint(const MetricsConfig& config, CollectMetrics collect)
        : families_{std::make_shared<Families>(std::move(collect))}, exposer_{server_options(config)} {
        exposer_.RegisterCollectable(families_, std::string{metrics_path} + "$");  // $: nothing longer
    }
    [[nodiscard]] int port() const override { return exposer_.GetListeningPorts().front(); }

private:
    std::shared_ptr<Families> families_;
    prometheus::Exposer exposer_;  // ends first: its threads ask for families
};

}  // namespace

Result<std::unique_ptr<MetricsEndpoint>> MetricsEndpoint::open(const MetricsConfig& config,
                                                               CollectMetrics collect) {
    if (!is_loopback(config.address))
        return fail(ErrorKind::configuration, "metrics.address: " + why_loopback_alone(config.address));
    try {
        return std::make_unique<PrometheusEndpoint>(config, std::move(collect));
    } catch (const std::exception& error) {  // civetweb's; it may not leave this room
        return fail(ErrorKind::unavailable, fmt::format("metrics cannot be told at {} port {}: {}",
                                                        config.address, config.port, error.what()));
    }
}

}  // namespace kiosk::services
