// What every fuzz target has in common: how it says that something is wrong, and the bug that is planted into
// it to see that it finds any.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kiosk/base/log.h"

namespace kiosk::fuzz {

// A promise of the product that does not hold for these bytes: libFuzzer keeps them as a finding.
inline void promise(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

// Called where a target has reached what lies behind all the checks. With FUZZ_SELF_TEST it reads one byte
// too many for about one text in eight.
inline void arrived([[maybe_unused]] std::string_view text) {
#ifdef FUZZ_SELF_TEST
    unsigned sum = 0;
    for (const char c : text) sum += static_cast<unsigned char>(c);
    if (sum % 8 != 3) return;
    auto* copy = static_cast<volatile char*>(std::malloc(text.size() + 1));
    for (std::size_t i = 0; i < text.size(); ++i) copy[i] = text[i];
    std::printf("%d", copy[text.size() + 1]);
#endif
}

// The product may warn of every hostile thing it meets: nobody reads it here.
inline void be_quiet() { log::set_level(log::Level::error); }

}  // namespace kiosk::fuzz

extern "C" __attribute__((used)) inline int LLVMFuzzerInitialize(int*, char***) {
    kiosk::fuzz::be_quiet();
    return 0;
}
