// One to one, but for two rules: a family without a sample is left out, for a header line alone says nothing,
// and a histogram that lacks its last bucket gets it.
#include "services/metrics/families.h"

#include <cmath>
#include <limits>

namespace kiosk::services {
namespace {

prometheus::ClientMetric::Histogram histogram_of(const MetricSample& sample) {
    prometheus::ClientMetric::Histogram histogram;
    histogram.sample_count = sample.count;
    histogram.sample_sum = sample.value;
    for (const auto& [bound, count] : sample.buckets) histogram.bucket.push_back({count, bound});
    if (histogram.bucket.empty() || !std::isinf(histogram.bucket.back().upper_bound))
        histogram.bucket.push_back({sample.count, std::numeric_limits<double>::infinity()});
    return histogram;
}

prometheus::ClientMetric metric_of(MetricKind kind, const MetricSample& sample) {
    prometheus::ClientMetric metric;
    for (const auto& [name, value] : sample.labels) metric.label.push_back({name, value});
    switch (kind) {
        case MetricKind::gauge:
            metric.gauge.value = sample.value;
            break;
        case MetricKind::counter:
            metric.counter.value = sample.value;
            break;
        case MetricKind::histogram:
            metric.histogram = histogram_of(sample);
            break;
    }
    return metric;
}

prometheus::MetricType type_of(MetricKind kind) {
    switch (kind) {
        case MetricKind::gauge:
            return prometheus::MetricType::Gauge;
        case MetricKind::counter:
            return prometheus::MetricType::Counter;
        case MetricKind::histogram:
            break;
    }
    return prometheus::MetricType::Histogram;
}

}  // namespace

std::vector<prometheus::MetricFamily> in_prometheus_words(const std::vector<MetricFamily>& families) {
    std::vector<prometheus::MetricFamily> words;
    for (const auto& family : families) {
        if (family.samples.empty()) continue;
        auto& word = words.emplace_back();
        word.name = family.name;
        word.help = family.help;
        word.type = type_of(family.kind);
        for (const auto& sample : family.samples) word.metric.push_back(metric_of(family.kind, sample));
    }
    return words;
}

}  // namespace kiosk::services
