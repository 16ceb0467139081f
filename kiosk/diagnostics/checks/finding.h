// How checks write down what they found. Private to the room.
#pragma once

#include <string>

#include "kiosk/diagnostics/checks.h"

namespace kiosk::diagnostics {

using diagnosis::Finding;
using diagnosis::Part;
using diagnosis::Verdict;

[[nodiscard]] inline Finding passed(Part part, const words::Phrase& what, std::string detail = "") {
    return {part, Verdict::passed, "", what.text(), {}, std::move(detail), "", Millis{0}};
}
[[nodiscard]] inline Finding not_fitted(Part part) {
    return {part, Verdict::not_fitted, "", words::nothing_fitted.text(), {}, "", "", Millis{0}};
}
// What the part says of itself is good; the rest is still to be proved.
[[nodiscard]] inline Finding needs_person(Part part, std::string detail = "") {
    return {part, Verdict::needs_person, "", words::nobody_there.text(),
            {},   std::move(detail),     "", Millis{0}};
}
[[nodiscard]] inline Finding wrong(Part part, const Cause& cause, std::string detail = "") {
    return {
        part, cause.verdict, std::string{cause.id}, cause.what.text(), cause.advice.text(), std::move(detail),
        "",   Millis{0}};
}
// For a command that a device could not carry out.
[[nodiscard]] Finding unable(Part part, const device::Unable& unable);

// Nothing is wrong so far; otherwise the finding with which the test ends.
[[nodiscard]] std::optional<Finding> device_trouble(Part part, DeviceKind kind, Station& station);

// A device that serves with a warning has passed its test with that warning.
[[nodiscard]] Finding with_warning(Finding finding, DeviceKind kind, Station& station);

inline constexpr Millis device_patience{20'000};
inline constexpr Millis print_patience{60'000};
inline constexpr Millis person_patience{60'000};

// --- one check each ---
Finding check_card_reader(Station& station, Person& person);
Finding check_id_card_reader(Station& station, Person& person);
Finding check_code_scanner(Station& station, Person& person);
Finding check_receipt_printer(Station& station, Person& person);
Finding check_document_printer(Station& station, Person& person);
Finding check_pin_pad(Station& station, Person& person);
Finding check_card_terminal(Station& station, Person& person);
Finding check_face_camera(Station& station, Person& person);
Finding check_touch(Station& station, Person& person);
Finding check_display(Station& station, Person& person);
Finding check_audio(Station& station, Person& person);
Finding check_network(Station& station, Person& person);
Finding check_platform(Station& station, Person& person);
Finding check_his(Station& station, Person& person);
Finding check_acquirer(Station& station, Person& person);
Finding check_certificate(Station& station, Person& person);
Finding check_clock(Station& station, Person& person);
Finding check_disk(Station& station, Person& person);
Finding check_memory(Station& station, Person& person);
Finding check_temperature(Station& station, Person& person);
Finding check_journal(Station& station, Person& person);

}  // namespace kiosk::diagnostics
