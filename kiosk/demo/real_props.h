// Real drivers in the place of twins: the card reader through the smart-card service, the printer over IPP.
// The patient's hands then work what stands behind them: a program that plays the chip card in a virtual
// reader.
#pragma once

#include <string>

#include "kiosk/demo/props.h"

namespace kiosk::demo {

struct RealDrivers {
    bool pcsc = false;
    std::string card_program;  // `card_program CARD.json`: the card is in the slot for as long as it runs
    std::string printer_uri;   // empty: the twin
    std::string paper_folder;  // where that printer's paper appears as files; empty: nobody looks
};

// Replaces what `drivers` names and leaves the other twins. `folder` takes the card's file.
[[nodiscard]] Result<Machine> with_real_drivers(Machine machine, const RealDrivers& drivers,
                                                const std::string& folder);

}  // namespace kiosk::demo
