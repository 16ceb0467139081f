// Small helps to write families of figures, and a histogram that counts.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/clock.h"
#include "services/metrics.h"

namespace kiosk::app::metrics {

using Families = std::vector<services::MetricFamily>;
using Labels = std::vector<std::pair<std::string, std::string>>;

// Each adds the family and returns it, to be given its samples before the next one is added.
services::MetricFamily& gauge(Families& families, std::string name, std::string help);
services::MetricFamily& counter(Families& families, std::string name, std::string help);
services::MetricFamily& histogram(Families& families, std::string name, std::string help);
void sample(services::MetricFamily& family, Labels labels, double value);

[[nodiscard]] double seconds(Millis time);
[[nodiscard]] double seconds(CivilTime at);  // Unix time

class Histogram {
public:
    explicit Histogram(std::vector<double> bounds) : bounds_{std::move(bounds)}, counts_(bounds_.size()) {}
    void observe(double value);
    [[nodiscard]] services::MetricSample told(Labels labels) const;

private:
    std::vector<double> bounds_;         // rising
    std::vector<std::uint64_t> counts_;  // of values at or below each bound and above the one before
    std::uint64_t count_ = 0;
    double sum_ = 0;
};

}  // namespace kiosk::app::metrics
