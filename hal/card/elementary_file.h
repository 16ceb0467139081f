// One file of records under the social-security environment. Cards in the field differ in three ways that
// this file has to live with: how an EF is selected, how a record is addressed, and whether the exact length
// must be asked for (devices 1.2, 1.3). Each is tried in turn and then kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hal/card/apdu.h"

namespace kiosk::hal::card {

struct Field {
    int record;
    int tag;
    int length;  // of the value, in bytes
};

class ElementaryFile {
public:
    ElementaryFile(const Transmit& transmit, int file) : transmit_{transmit}, file_{file} {}

    Read<void> select();
    // The value without tag and length; empty where the card has no such record.
    Read<std::string> record(const Field& field);

private:
    enum class Style { by_number, by_tag, by_short_id };
    [[nodiscard]] std::string command(Style style, const Field& field, int length) const;

    const Transmit& transmit_;
    int file_;
    // Until one has worked, all of them.
    std::vector<Style> styles_{Style::by_number, Style::by_tag, Style::by_short_id};
};

}  // namespace kiosk::hal::card
