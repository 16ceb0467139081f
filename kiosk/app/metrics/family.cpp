// Prometheus counts seconds, and buckets that hold all that lies below.
#include "kiosk/app/metrics/family.h"

#include <algorithm>
#include <limits>

namespace kiosk::app::metrics {
namespace {

services::MetricFamily& add_family(Families& families, std::string name, std::string help,
                                   services::MetricKind kind) {
    return families.emplace_back(services::MetricFamily{std::move(name), std::move(help), kind, {}});
}

}  // namespace

services::MetricFamily& gauge(Families& families, std::string name, std::string help) {
    return add_family(families, std::move(name), std::move(help), services::MetricKind::gauge);
}

services::MetricFamily& counter(Families& families, std::string name, std::string help) {
    return add_family(families, std::move(name), std::move(help), services::MetricKind::counter);
}

services::MetricFamily& histogram(Families& families, std::string name, std::string help) {
    return add_family(families, std::move(name), std::move(help), services::MetricKind::histogram);
}

void sample(services::MetricFamily& family, Labels labels, double value) {
    family.samples.push_back({std::move(labels), value, {}, 0});
}

double seconds(Millis time) { return static_cast<double>(time.count()) / 1'000; }

double seconds(CivilTime at) { return static_cast<double>(at.unix_ms) / 1'000; }

void Histogram::observe(double value) {
    const auto at = std::ranges::lower_bound(bounds_, value);
    if (at != bounds_.end()) ++counts_[static_cast<std::size_t>(at - bounds_.begin())];
    ++count_;
    sum_ += value;
}

services::MetricSample Histogram::told(Labels labels) const {
    services::MetricSample told{std::move(labels), sum_, {}, count_};
    std::uint64_t below = 0;
    for (std::size_t n = 0; n < bounds_.size(); ++n) {
        below += counts_[n];
        told.buckets.emplace_back(bounds_[n], below);
    }
    told.buckets.emplace_back(std::numeric_limits<double>::infinity(), count_);
    return told;
}

}  // namespace kiosk::app::metrics
