// What the corpus begins with: named inputs, one folder a target.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::fuzz {

void write(const std::string& target, const std::string& name, std::string_view bytes);
// Makers' libraries, ID cards, card terminals.
void makers();
// Staff cards and their certificates.
void staff_cards();

}  // namespace kiosk::fuzz
