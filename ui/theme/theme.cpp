// The palette's contrast ratios are kept by a test; change a colour and run it.
#include "ui/theme/theme.h"

#include <array>
#include <cmath>

namespace kiosk::ui {
namespace {

Palette standard_palette() {
    Palette p;
    p.background = rgb(0xEDF2F7);
    p.card = rgb(0xFFFFFF);
    p.card_edge = rgb(0xFFFFFF);
    p.tint = rgb(0xE8F0F9);
    p.ink = rgb(0x10233A);
    p.muted = rgb(0x47596D);
    p.muted_on_background = rgb(0x47596D);
    p.accent = rgb(0x0A5FB8);
    p.line = rgb(0xDCE4EC);
    p.border = rgb(0x7F93A8);
    p.primary = rgb(0x0A5FB8);
    p.primary_end = rgb(0x126BC4);
    p.on_primary = rgb(0xFFFFFF);
    p.header = rgb(0x06427F);
    p.header_end = rgb(0x0C66B4);
    p.on_header = rgb(0xFFFFFF);
    p.on_header_soft = rgb(0xDCEBFA);
    p.bar = rgb(0xFFFFFF);
    p.ok = rgb(0x0B7A54);
    p.ok_tint = rgb(0xE4F4ED);
    p.amber = rgb(0x8A3D05);
    p.amber_tint = rgb(0xFFF4E5);
    p.amber_edge = rgb(0xC8782B);
    p.error = rgb(0xB3261E);
    p.on_error = rgb(0xFFFFFF);
    p.error_tint = rgb(0xFDEDEC);
    p.caution = rgb(0xFFB81C);
    p.on_caution = rgb(0x1A1F24);
    p.disabled = rgb(0x556373);
    p.disabled_fill = rgb(0xE3E8ED);
    p.shadow = rgb(0x17365A);
    p.device_body = rgb(0x2A3F57);
    p.device_dark = rgb(0x13233A);
    p.device_glow = rgb(0x2FB7E8);
    return p;
}

Palette high_palette() {
    constexpr Color black = rgb(0x000000), white = rgb(0xFFFFFF), yellow = rgb(0xFFD400);
    Palette p;
    p.background = p.card = p.bar = p.header = p.header_end = black;
    p.card_edge = p.border = p.line = white;
    p.tint = rgb(0x2A2A2A);
    p.ink = p.on_header = white;
    p.muted = p.muted_on_background = p.on_header_soft = rgb(0xE6E6E6);
    p.accent = yellow;
    p.primary = p.primary_end = yellow;
    p.on_primary = black;
    p.ok = rgb(0x7CF0A8);
    p.ok_tint = rgb(0x06301A);
    p.amber = yellow;
    p.amber_tint = rgb(0x2B2300);
    p.amber_edge = yellow;
    p.error = rgb(0xFFB4AB);
    p.on_error = black;
    p.error_tint = rgb(0x3A0D09);
    p.caution = yellow;
    p.on_caution = black;
    p.disabled = rgb(0xB0B0B0);
    p.disabled_fill = rgb(0x1C1C1C);
    p.shadow = black;
    p.device_body = rgb(0x5A5A5A);
    p.device_dark = rgb(0x1C1C1C);
    p.device_glow = yellow;
    p.flat = true;
    return p;
}

Palette standard_staff_palette() {
    Palette p = standard_palette();
    p.background = rgb(0xE4E8EC);
    p.tint = rgb(0xEDF1F4);
    p.ink = rgb(0x16202A);
    p.muted = p.muted_on_background = rgb(0x46535F);
    p.accent = rgb(0x0F5873);
    p.border = rgb(0x788896);
    p.disabled = rgb(0x46535F);
    p.disabled_fill = rgb(0xD0D7DD);
    p.primary = rgb(0x14506A);
    p.primary_end = rgb(0x1B627F);
    p.header = rgb(0x1B252E);
    p.header_end = rgb(0x33424F);
    p.on_header_soft = rgb(0xD3DCE4);
    p.shadow = rgb(0x1B252E);
    return p;
}

}  // namespace

const Palette& staff_palette(Contrast contrast) {
    static const Palette standard = standard_staff_palette();
    return contrast == Contrast::high ? palette(contrast) : standard;
}

const Palette& palette(Contrast contrast) {
    static const Palette standard = standard_palette();
    static const Palette high = high_palette();
    return contrast == Contrast::high ? high : standard;
}

std::vector<ContrastPair> contrast_pairs(const Palette& c) {
    return {{"ink on card", c.ink, c.card, 7.0},
            {"ink on tint", c.ink, c.tint, 7.0},
            {"muted on card", c.muted, c.card, 4.5},
            {"muted on tint", c.muted, c.tint, 4.5},
            {"muted on background", c.muted_on_background, c.background, 4.5},
            {"accent on card", c.accent, c.card, 4.5},
            {"accent on tint", c.accent, c.tint, 4.5},
            {"primary top", c.on_primary, c.primary, 4.5},
            {"primary bottom", c.on_primary, c.primary_end, 4.5},
            {"header left", c.on_header, c.header, 4.5},
            {"header right", c.on_header, c.header_end, 4.5},
            {"header soft", c.on_header_soft, c.header_end, 4.5},
            {"ok on card", c.ok, c.card, 4.5},
            {"ok on its tint", c.ok, c.ok_tint, 4.5},
            {"ink on ok tint", c.ink, c.ok_tint, 7.0},
            {"amber on card", c.amber, c.card, 4.5},
            {"amber on its tint", c.amber, c.amber_tint, 4.5},
            {"ink on amber tint", c.ink, c.amber_tint, 7.0},
            {"error on card", c.error, c.card, 4.5},
            {"error on its tint", c.error, c.error_tint, 4.5},
            {"on error", c.on_error, c.error, 4.5},
            {"caution", c.on_caution, c.caution, 7.0},
            {"disabled text", c.disabled, c.disabled_fill, 4.5},
            {"control edge on card", c.border, c.card, 3.0},
            {"amber edge on bar", c.amber_edge, c.bar, 3.0}};
}

double contrast_ratio(Color a, Color b) {
    const auto luminance = [](Color c) {
        const auto channel = [](int value) {
            const double v = value / 255.0;
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(c.red()) + 0.7152 * channel(c.green()) + 0.0722 * channel(c.blue());
    };
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

Metrics Metrics::of(int width_px, int height_px, double mm_per_px, bool large_text) {
    Metrics m;
    m.portrait = height_px >= width_px;
    m.large = large_text;
    m.text = large_text ? 1.35F : 1.0F;
    // What the layouts were drawn for: 1080 units across and 1920 along. A panel with larger pixels leaves
    // more room; on one with smaller pixels sizes stop growing where the layout would burst.
    const float room = static_cast<float>(std::min(width_px, height_px)) / 1080.0F;
    const float wanted = static_cast<float>(0.248 / mm_per_px);
    const float along = static_cast<float>(std::max(width_px, height_px)) / 1920.0F;
    m.unit = std::clamp(wanted, 0.6F * std::min(room, along), std::min(room, along));
    return m;
}

float Metrics::size(TextSize size) const {
    constexpr std::array<float, 7> reference{32, 38, 42, 46, 56, 86, 150};
    const float grown = std::min(text, size == TextSize::huge    ? 1.15F
                                       : size >= TextSize::title ? 1.2F
                                                                 : text);
    return std::floor(reference[static_cast<std::size_t>(size)] * grown * unit + 0.5F);
}

float Metrics::smallest() const { return std::ceil(30.0F * unit); }

float Metrics::comfortable(TextSize size) const {
    return size == TextSize::small ? smallest() : std::ceil((large ? 47.0F : 36.0F) * unit);
}

}  // namespace kiosk::ui
