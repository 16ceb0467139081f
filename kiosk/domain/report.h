// A finding of the laboratory or of a picture: ordered, then ready, then printed for the patient.
#pragma once

#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"

namespace kiosk {

enum class ReportKind { laboratory, imaging, other };

struct Report {
    std::string id;        // FHIR DiagnosticReport.id
    std::string document;  // where its PDF lies, if not in the report itself: "Binary/ID"
    ReportKind kind = ReportKind::other;
    LocalizedText name;  // what was examined: private, shown once its row is opened
    LocalizedText department;
    CivilTime ordered_at;
    bool ready = false;
    CivilTime at;            // issued, or expected; 0: nobody said
    int prints = 0;          // so far, at any kiosk or window
    bool may_print = false;  // the hospital's rule: once, or as often as it says
    friend bool operator==(const Report&, const Report&) = default;
};

}  // namespace kiosk
