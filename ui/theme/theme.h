// How everything looks: colours of the two contrast themes and sizes in millimetres of glass, turned into
// pixels by the panel's pitch. Screens name roles (ink, accent, body), never values.
#pragma once

#include <string_view>
#include <vector>

#include "ui/display.h"
#include "ui/theme/color.h"

namespace kiosk::ui {

struct Palette {
    Color background, card, card_edge;  // card_edge: visible only in high contrast
    Color tint;                         // calm fill behind icons, rows, chips
    Color ink, muted, accent;           // text on card
    Color muted_on_background;
    Color line;                              // hairlines inside cards
    Color border;                            // edge of controls, 3:1 at least
    Color primary, primary_end, on_primary;  // the one filled action, top to bottom
    Color header, header_end, on_header, on_header_soft;
    Color bar;  // the strip at the bottom
    Color ok, ok_tint;
    Color amber, amber_tint, amber_edge;  // help, warnings
    Color error, on_error, error_tint;
    Color caution, on_caution;  // the striped band over everything that staff see
    Color disabled, disabled_fill;
    Color shadow;
    Color device_body, device_dark, device_glow;  // pictures of the machine's parts
    bool flat = false;                            // no shadows, no gradients
};

[[nodiscard]] const Palette& palette(Contrast contrast);
// Slate and amber: nobody takes it for a screen of patients.
[[nodiscard]] const Palette& staff_palette(Contrast contrast);

struct ContrastPair {
    std::string_view name;
    Color text, ground;
    double minimum;
};
// Every pair that screens use, for the test.
[[nodiscard]] std::vector<ContrastPair> contrast_pairs(const Palette& colors);

enum class TextSize { small, body, lead, heading, title, hero, huge };

// Where the reach of a wheelchair ends on a tall screen: the part of its height, from above, that is only for
// the eyes. Local: a portrait screen of 21.5" whose lower edge is 0.8 m high keeps the rest below 1.12 m.
inline constexpr float reach_from = 1.0F / 3;

struct Metrics {
    float unit = 1;  // pixels for 0.248 mm, the pitch of the 21.5" reference panel
    float text = 1;  // 1, or 1.35 in large mode
    bool portrait = true;
    bool large = false;

    static Metrics of(int width_px, int height_px, double mm_per_px, bool large_text);
    [[nodiscard]] float px(float reference) const { return reference * unit; }
    [[nodiscard]] float size(TextSize size) const;  // the em in pixels
    // The em in pixels below which nothing is set, whatever has to fit: capitals of 4.8 mm.
    [[nodiscard]] float smallest() const;
    // The em in pixels that words of this size keep as long as the room allows: capitals of 6.4 mm, in large
    // mode of 8.5 mm. Captions (TextSize::small) may go down to smallest().
    [[nodiscard]] float comfortable(TextSize size) const;
};

}  // namespace kiosk::ui
