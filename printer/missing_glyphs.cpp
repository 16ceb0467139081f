// Pango marks the glyphs of such characters.
#include "printer/missing_glyphs.h"

#include <pango/pango.h>

#include "kiosk/base/log.h"

namespace kiosk::printer {

void find_missing_glyphs(PangoLayout* layout, std::set<char32_t>& missing) {
    if (pango_layout_get_unknown_glyphs_count(layout) == 0) return;
    auto* at = pango_layout_get_iter(layout);
    do {
        const auto* run = pango_layout_iter_get_run_readonly(at);
        if (run == nullptr) continue;  // the end of a line
        for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
            const auto glyph = run->glyphs->glyphs[i].glyph;
            if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) missing.insert(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
        }
    } while (pango_layout_iter_next_run(at) != 0);
    pango_layout_iter_free(at);
}

void tell_missing_glyphs(const std::set<char32_t>& missing) {
    for (const auto point : missing)
        log::warning("printer", "no installed font has U+{:04X}; printed as a box",
                     static_cast<unsigned>(point));
}

}  // namespace kiosk::printer
