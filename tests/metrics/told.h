// Looks a figure up among those that were told.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "kiosk/app/metrics/family.h"

namespace kiosk::app::metrics::test {

inline const services::MetricSample* sample_of(const Families& families, const std::string& name,
                                               Labels labels) {
    std::ranges::sort(labels);
    for (const auto& family : families)
        if (family.name == name)
            for (const auto& sample : family.samples) {
                auto has = sample.labels;
                std::ranges::sort(has);
                if (has == labels) return &sample;
            }
    return nullptr;
}

// The value; of a histogram, how many were counted. Nothing: no such sample.
inline std::optional<double> told(const Families& families, const std::string& name, Labels labels = {}) {
    const auto* sample = sample_of(families, name, std::move(labels));
    if (sample == nullptr) return {};
    return sample->buckets.empty() ? sample->value : static_cast<double>(sample->count);
}

}  // namespace kiosk::app::metrics::test
