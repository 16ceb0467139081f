// The road of every mapped request: sent once, judged by delivery, status and envelope.
#pragma once

#include <memory>

#include "services/his.h"
#include "services/his_mapped/messages.h"

namespace kiosk::services::mapped {

class Line {
public:
    Line(HisConfig config, Transport& transport) : config_{std::move(config)}, transport_{transport} {}

    // Error(configuration) without a mapping.
    [[nodiscard]] Result<Prepared> prepare(const Said& said) const;

    struct Heard {
        Verdict verdict;
        Json body;
    };
    // Refused, also not_sent, and Unknown are final; Done may still be unreadable inside.
    [[nodiscard]] Outcome<Heard> send(std::string_view call, const Prepared& prepared, Millis wait) const;

    // Only after a prepare that succeeded.
    [[nodiscard]] const Mapping& mapping() const { return *config_.mapping; }
    [[nodiscard]] const MappedCall& mapped(std::string_view call) const {
        return mapping().calls.find(call)->second;
    }

private:
    HisConfig config_;
    Transport& transport_;
};

}  // namespace kiosk::services::mapped
