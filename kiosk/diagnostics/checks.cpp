// The table of tests, and what frames each of them.
#include "kiosk/diagnostics/checks.h"

#include <algorithm>
#include <array>

#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {
namespace {

struct Test {
    Part part;
    const words::Phrase& name;
    Finding (*run)(Station&, Person&);
};
// The computer first: what is wrong there explains the rest. In the order of Part within the table's use.
constexpr std::array<Test, diagnosis::part_count> tests{{
    {Part::disk, words::part_disk, check_disk},
    {Part::memory, words::part_memory, check_memory},
    {Part::temperature, words::part_temperature, check_temperature},
    {Part::journal, words::part_journal, check_journal},
    {Part::network, words::part_network, check_network},
    {Part::platform, words::part_platform, check_platform},
    {Part::his, words::part_his, check_his},
    {Part::acquirer, words::part_acquirer, check_acquirer},
    {Part::certificate, words::part_certificate, check_certificate},
    {Part::clock, words::part_clock, check_clock},
    {Part::card_reader, words::part_card_reader, check_card_reader},
    {Part::id_card_reader, words::part_id_card_reader, check_id_card_reader},
    {Part::receipt_printer, words::part_receipt_printer, check_receipt_printer},
    {Part::code_scanner, words::part_code_scanner, check_code_scanner},  // reads the slip just printed
    {Part::document_printer, words::part_document_printer, check_document_printer},
    {Part::pin_pad, words::part_pin_pad, check_pin_pad},
    {Part::card_terminal, words::part_card_terminal, check_card_terminal},
    {Part::face_camera, words::part_face_camera, check_face_camera},
    {Part::touch, words::part_touch, check_touch},
    {Part::display, words::part_display, check_display},
    {Part::audio, words::part_audio, check_audio},
}};

const Test& test_of(Part part) {
    for (const auto& test : tests)
        if (test.part == part) return test;
    return tests.front();
}

}  // namespace

std::vector<Part> all_parts() {
    std::vector<Part> parts;
    for (const auto& test : tests) parts.push_back(test.part);
    return parts;
}

words::Phrase name_of(Part part) { return test_of(part).name; }

words::Phrase name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::passed:
            return words::passed;
        case Verdict::warning:
            return words::warning;
        case Verdict::failed:
            return words::failed;
        case Verdict::not_fitted:
            return words::not_fitted;
        case Verdict::needs_person:
            return words::needs_person;
    }
    return words::failed;
}

words::Phrase report_verdict(const diagnosis::Report& report) {
    if (!report.ready()) return words::report_not_ready;
    const auto waits = [](const Finding& finding) { return finding.verdict == Verdict::needs_person; };
    return std::ranges::any_of(report.findings, waits) ? words::report_incomplete : words::report_ready;
}

std::optional<DeviceKind> device_of(Part part) {
    switch (part) {
        case Part::card_reader:
            return DeviceKind::card_reader;
        case Part::id_card_reader:
            return DeviceKind::id_card_reader;
        case Part::code_scanner:
            return DeviceKind::code_scanner;
        case Part::receipt_printer:
            return DeviceKind::receipt_printer;
        case Part::document_printer:
            return DeviceKind::document_printer;
        case Part::pin_pad:
            return DeviceKind::pin_pad;
        case Part::card_terminal:
            return DeviceKind::card_terminal;
        case Part::face_camera:
            return DeviceKind::face_camera;
        case Part::touch:
        case Part::display:
        case Part::audio:
        case Part::network:
        case Part::platform:
        case Part::his:
        case Part::acquirer:
        case Part::certificate:
        case Part::clock:
        case Part::disk:
        case Part::memory:
        case Part::temperature:
        case Part::journal:
            return std::nullopt;
    }
    return std::nullopt;
}

Finding check(Part part, Station& station, Person& person) {
    const auto began = station.clock().monotonic();
    auto finding = test_of(part).run(station, person);
    finding.took = station.clock().monotonic() - began;
    const auto& numbers = station.surroundings().part_numbers;
    if (const auto number = numbers.find(part); number != numbers.end()) finding.part_number = number->second;
    return finding;
}

std::vector<Finding> check_all(const std::vector<Part>& parts, Station& station, Person& person,
                               const TellProgress& tell) {
    std::vector<Finding> findings;
    for (const auto part : parts) {
        if (station.stopped()) break;
        if (tell) tell({part});
        auto finding = check(part, station, person);
        if (station.stopped()) break;  // cut short, it says nothing about the part
        findings.push_back(std::move(finding));
        if (tell) tell({part, &findings.back()});
    }
    return findings;
}

const Cause* cause_of(const DeviceStatus& status) {
    const bool scanner = status.kind == DeviceKind::code_scanner;
    switch (status.trouble) {
        case DeviceTrouble::none:
            if (status.usable()) return nullptr;
            return scanner ? &causes::camera_gone : &causes::unplugged;
        case DeviceTrouble::daemon_dead:
            return &causes::daemon_dead;
        case DeviceTrouble::unplugged:
            return scanner ? &causes::camera_gone : &causes::unplugged;
        case DeviceTrouble::paper_out:
            return &causes::paper_out;
        case DeviceTrouble::paper_low:
            return &causes::paper_low;
        case DeviceTrouble::paper_jam:
            return &causes::paper_jam;
        case DeviceTrouble::cover_open:
            return &causes::cover_open;
        case DeviceTrouble::cutter:
            return &causes::cutter;
        case DeviceTrouble::offline:
            return &causes::offline;
        case DeviceTrouble::unreachable:
            return &causes::unreachable;
        case DeviceTrouble::no_frames:
            return &causes::no_frames;
        case DeviceTrouble::dark:
            return &causes::dark;
        case DeviceTrouble::head_hot:
            return &causes::head_hot;
        case DeviceTrouble::no_security_module:
            return &causes::no_security_module;
        case DeviceTrouble::timed_out:
            return &causes::timed_out;
        case DeviceTrouble::crashed:
            return &causes::crashed;
        case DeviceTrouble::out_of_service:
            return &causes::given_up;
        case DeviceTrouble::hardware:
            return &causes::hardware;
    }
    return &causes::hardware;
}

Finding with_warning(Finding finding, DeviceKind kind, Station& station) {
    const auto status = station.status(kind);
    const auto* cause = cause_of(status);
    if (finding.verdict != Verdict::passed || cause == nullptr || cause->verdict != Verdict::warning)
        return finding;
    return wrong(finding.part, *cause, status.detail.empty() ? finding.detail : status.detail);
}

Finding unable(Part part, const device::Unable& unable) {
    DeviceStatus as_told{device_of(part).value_or(DeviceKind::card_reader), DeviceState::faulty,
                         unable.trouble, unable.detail};
    if (unable.trouble == DeviceTrouble::none) as_told.trouble = DeviceTrouble::hardware;
    auto finding = wrong(part, *cause_of(as_told), unable.detail);
    finding.verdict = Verdict::failed;  // what elsewhere is a warning kept it from its work
    return finding;
}

std::optional<Finding> device_trouble(Part part, DeviceKind kind, Station& station) {
    if (!station.fitted(kind)) return not_fitted(part);
    constexpr Millis opening{4'000};
    const auto status = station.settled_status(kind, opening);
    const auto* cause = cause_of(status);
    // A warning of a device that serves does not end its test; it comes back with the result.
    if (cause == nullptr || (cause->verdict == Verdict::warning && status.usable())) return std::nullopt;
    auto finding = wrong(part, *cause, status.detail);
    finding.verdict = Verdict::failed;  // it does not serve, whatever the cause is elsewhere
    return finding;
}

}  // namespace kiosk::diagnostics
