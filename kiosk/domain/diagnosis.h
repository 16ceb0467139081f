// What a test of the machine finds, as plain data: for staff screens, the readiness report on paper and as
// JSON, the console and the metrics. Nothing in here is about a patient or moves money.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"

namespace kiosk::diagnosis {

// What can be replaced, cleaned, plugged in or called about.
enum class Part {
    card_reader,
    id_card_reader,
    code_scanner,
    receipt_printer,
    document_printer,
    pin_pad,
    card_terminal,
    face_camera,
    touch,
    display,
    audio,
    network,   // link, address, names
    platform,  // the settlement platform
    his,
    acquirer,
    certificate,  // this kiosk's own, for TLS
    clock,
    disk,
    memory,
    temperature,
    journal,
};
inline constexpr int part_count = static_cast<int>(Part::journal) + 1;

enum class Verdict {
    passed,
    warning,  // serves, and wants somebody soon
    failed,
    not_fitted,    // this machine has none
    needs_person,  // nobody was there to do or judge it
};

struct Finding {
    Part part = Part::card_reader;
    Verdict verdict = Verdict::passed;
    std::string cause;     // stable word for scripts: "paper_out", "unplugged"; empty: passed or not fitted
    LocalizedText what;    // one plain sentence
    LocalizedText advice;  // what to do; empty: nothing
    std::string detail;    // for experts: figures, codes, model; no personal data
    std::string part_number;  // of the spare, from the configuration; empty: not configured
    Millis took{0};
    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Report {
    CivilTime began;
    CivilTime ended;
    std::string kiosk_number;
    std::string version;
    std::string operator_id;  // staff number; empty: from a console
    std::vector<Finding> findings;
    // Nothing failed. What nobody was there for is no failure, and no proof either.
    [[nodiscard]] bool ready() const {
        for (const auto& finding : findings)
            if (finding.verdict == Verdict::failed) return false;
        return true;
    }
    friend bool operator==(const Report&, const Report&) = default;
};

// "receipt_printer", "platform": names for scripts, screens and metrics.
[[nodiscard]] std::string part_name(Part part);
[[nodiscard]] std::string verdict_name(Verdict verdict);
// Nothing: no part is called so.
[[nodiscard]] const Part* part_of(const std::string& name);

}  // namespace kiosk::diagnosis
