// Readers: a card of any kind proves contacts, chip power and the way to the chip. What stands on it goes no
// further than this file.
#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {
namespace {

using device::CardTrouble;

// The chip answered, whatever it thinks of us: the reader is proved.
bool chip_answered(CardTrouble trouble) {
    switch (trouble) {
        case CardTrouble::foreign:
        case CardTrouble::locked:
        case CardTrouble::holder_locked:
        case CardTrouble::counterfeit:
        case CardTrouble::issuer_refused:
        case CardTrouble::expired:
        case CardTrouble::malformed:
            return true;
        case CardTrouble::mute:
        case CardTrouble::pulled:
        case CardTrouble::reader:
            return false;
    }
    return false;
}

Finding judged(Part part, const device::Completion& read) {
    if (const auto* card = std::get_if<device::CardRead>(&read))
        return passed(part, words::works_read_card, "ATR " + card->card.atr);
    if (std::holds_alternative<device::CardChallenged>(read))
        return passed(part, words::works_read_card, "third generation, waits for its issuer");
    if (std::holds_alternative<device::IdCardRead>(read)) return passed(part, words::works_read_card);
    if (const auto* failed = std::get_if<device::CardFailed>(&read)) {
        if (chip_answered(failed->trouble))
            return passed(part, words::works_read_card, "of another kind or not valid");
        return wrong(part, causes::card_unread, failed->detail);
    }
    if (const auto* refused = std::get_if<device::Unable>(&read)) return unable(part, *refused);
    return wrong(part, causes::hardware, "an answer of another kind");
}

Finding card_cycle(Part part, DeviceKind reader, const char* what, const words::Phrase& ask, Station& station,
                   Person& person) {
    if (auto found = device_trouble(part, reader, station)) return *found;
    const auto inside = [&station, reader] { return station.card_inside(reader); };
    const auto ask_for_one = [&] {
        if (!inside()) person.ask({part, what, ask.text(), false, {}, inside, {}}, person_patience);
        return inside();
    };
    const auto read = [&] { return station.perform(reader, device::ReadCard{reader}, device_patience); };
    if (!ask_for_one()) return needs_person(part, station.status(reader).detail);
    auto said = read();
    // The card that was used for signing in may have been on its way out: it is no proof of anything.
    constexpr Millis told_by_then{700};
    const bool failed = std::holds_alternative<device::CardFailed>(said);
    if (failed) station.wait_until([&] { return !inside(); }, told_by_then);
    if (failed && !inside()) {
        if (!ask_for_one()) return needs_person(part, station.status(reader).detail);
        said = read();
    }
    auto finding = judged(part, said);
    station.perform(reader, device::EjectCard{}, device_patience);
    const auto out = [&inside] { return !inside(); };
    person.ask({part, "take_card", words::ask_take_card.text(), false, {}, out, {}}, person_patience);
    if (!out() && finding.verdict == Verdict::passed) return wrong(part, causes::card_stuck);
    return with_warning(std::move(finding), reader, station);
}

}  // namespace

Finding check_card_reader(Station& station, Person& person) {
    return card_cycle(Part::card_reader, DeviceKind::card_reader, "insert_card", words::ask_insert_card,
                      station, person);
}

Finding check_id_card_reader(Station& station, Person& person) {
    return card_cycle(Part::id_card_reader, DeviceKind::id_card_reader, "lay_id_card", words::ask_lay_id_card,
                      station, person);
}

}  // namespace kiosk::diagnostics
