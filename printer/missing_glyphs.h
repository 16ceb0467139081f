// Characters that no installed font has. Pango draws each as a box with its number in it, so that a name is
// never shorter on paper than it is.
#pragma once

#include <set>

using PangoLayout = struct _PangoLayout;

namespace kiosk::printer {

// Adds those of `layout`.
void find_missing_glyphs(PangoLayout* layout, std::set<char32_t>& missing);
// One line each, with the character alone, never the text it stands in: that may be a name.
void tell_missing_glyphs(const std::set<char32_t>& missing);

}  // namespace kiosk::printer
