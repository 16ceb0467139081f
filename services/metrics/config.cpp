// Reads [metrics]; an address at which strangers could read along is a problem of the file, not of the start.
#include <arpa/inet.h>

#include <fmt/format.h>

#include "services/metrics.h"

namespace kiosk::services {

bool is_loopback(const std::string& address) {
    in_addr parsed{};
    return inet_pton(AF_INET, address.c_str(), &parsed) == 1 && address.starts_with("127.");
}

std::string why_loopback_alone(const std::string& address) {
    return fmt::format(
        "must be a loopback address as 127.0.0.1, is \"{}\": this endpoint has no TLS of its own; put a "
        "proxy with mutual TLS "
        "before it (image/monitoring/kiosk-metrics.stunnel.conf)",
        address);
}

MetricsConfig read_metrics_config(ConfigTable& metrics) {
    MetricsConfig config;
    config.enabled =
        metrics.flag("enabled", config.enabled, "whether figures are told to Prometheus at /metrics");
    config.address = metrics.text("address", config.address,
                                  "loopback alone; a scraper elsewhere comes through a proxy with mutual TLS "
                                  "(image/monitoring/kiosk-metrics.stunnel.conf)");
    config.port = static_cast<int>(
        metrics.integer("port", config.port, 0, 65'535, "where /metrics is asked for; 0 takes any free one"));
    if (!is_loopback(config.address)) metrics.problem("address", why_loopback_alone(config.address));
    return config;
}

}  // namespace kiosk::services
