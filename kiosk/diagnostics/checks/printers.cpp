// Printers: a test slip with Chinese, English, greys and a code. That the device took it is not enough: a
// person looks at the paper.
#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {
namespace {

const Cause& cause_of_paper(const device::Printed& printed, DeviceKind kind) {
    const auto* cause = cause_of({kind, DeviceState::faulty, printed.trouble, ""});
    if (printed.trouble == DeviceTrouble::none || cause == nullptr) return causes::print_unsure;
    return *cause;
}

Finding print_and_look(Part part, DeviceKind kind, const char* what, const words::Phrase& ask,
                       Station& station, Person& person) {
    if (auto found = device_trouble(part, kind, station)) return *found;
    auto page = station.surroundings().draw_test_slip(test_code);
    if (!page) return wrong(part, causes::page_not_made, page.error().text);
    const auto end = station.perform(kind, device::Print{std::move(*page)}, print_patience);
    if (const auto* refused = std::get_if<device::Unable>(&end)) return unable(part, *refused);
    const auto* printed = std::get_if<device::Printed>(&end);
    if (printed == nullptr) return wrong(part, causes::hardware, "an answer of another kind");
    if (printed->end != device::PrintEnd::printed) return wrong(part, cause_of_paper(*printed, kind));
    const auto reply = person.ask({part, what, ask.text(), true, {}, {}, {}}, person_patience);
    if (reply.answer == Answered::no) return wrong(part, causes::print_poor);
    if (reply.answer != Answered::yes) return needs_person(part, "the device says that it printed");
    return with_warning(passed(part, words::works_printed), kind, station);
}

}  // namespace

Finding check_receipt_printer(Station& station, Person& person) {
    return print_and_look(Part::receipt_printer, DeviceKind::receipt_printer, "slip_good",
                          words::ask_slip_good, station, person);
}

Finding check_document_printer(Station& station, Person& person) {
    return print_and_look(Part::document_printer, DeviceKind::document_printer, "page_good",
                          words::ask_page_good, station, person);
}

}  // namespace kiosk::diagnostics
