// Deliberate bugs that the simulation plants in the product to see whether its rules notice. Only the program
// `simulate` is compiled with them; in every other program the question is answered at compile time with no.
#pragma once

#include <string_view>

namespace kiosk {

#ifdef KIOSK_MUTANTS
[[nodiscard]] bool is_mutant(std::string_view name);  // tests/simulation/mutants.cpp
#else
[[nodiscard]] constexpr bool is_mutant(std::string_view) { return false; }
#endif

}  // namespace kiosk
