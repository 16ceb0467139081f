// Names of parts and verdicts, in one place.
#include "kiosk/domain/diagnosis.h"

#include <array>
#include <string_view>

namespace kiosk::diagnosis {
namespace {

struct NamedPart {
    Part part;
    std::string_view name;
};
constexpr std::array<NamedPart, part_count> parts{{
    {Part::card_reader, "card_reader"},
    {Part::id_card_reader, "id_card_reader"},
    {Part::code_scanner, "code_scanner"},
    {Part::receipt_printer, "receipt_printer"},
    {Part::document_printer, "document_printer"},
    {Part::pin_pad, "pin_pad"},
    {Part::card_terminal, "card_terminal"},
    {Part::face_camera, "face_camera"},
    {Part::touch, "touch"},
    {Part::display, "display"},
    {Part::audio, "audio"},
    {Part::network, "network"},
    {Part::platform, "platform"},
    {Part::his, "his"},
    {Part::acquirer, "acquirer"},
    {Part::certificate, "certificate"},
    {Part::clock, "clock"},
    {Part::disk, "disk"},
    {Part::memory, "memory"},
    {Part::temperature, "temperature"},
    {Part::journal, "journal"},
}};

}  // namespace

std::string part_name(Part part) { return std::string{parts[static_cast<std::size_t>(part)].name}; }

const Part* part_of(const std::string& name) {
    for (const auto& each : parts)
        if (each.name == name) return &each.part;
    return nullptr;
}

std::string verdict_name(Verdict verdict) {
    switch (verdict) {
        case Verdict::passed:
            return "passed";
        case Verdict::warning:
            return "warning";
        case Verdict::failed:
            return "failed";
        case Verdict::not_fitted:
            return "not_fitted";
        case Verdict::needs_person:
            return "needs_person";
    }
    return "failed";
}

}  // namespace kiosk::diagnosis
