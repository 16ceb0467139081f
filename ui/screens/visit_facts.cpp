// The doctor by name, or that it is whoever is on duty.
#include "ui/screens/visit_facts.h"

#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {

Fact doctor_fact(const Kit& kit, const VisitLine& visit) {
    const bool title = !kit.metrics.large || visit.general_clinic;
    return {kit.say(words::doctor), title ? doctor_words(visit, kit.view.language) : kit.say(visit.doctor),
            false, false};
}

}  // namespace kiosk::ui
