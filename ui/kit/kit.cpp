// The looks of the kit: one card, one button in four kinds, one note. Depth is shown by a soft shadow, a
// press by sinking; in high contrast both give way to edges.
#include "ui/kit/kit.h"

#include <cmath>

#include "ui/gfx/machine.h"
#include "ui/kit/text_flow.h"

namespace kiosk::ui {

Kit::Kit(Canvas& where, const View& how, const Screen& what)
    : canvas{where},
      view{how},
      screen{what},
      colors{std::holds_alternative<screen::Staff>(what.content) ? staff_palette(how.contrast)
                                                                 : palette(how.contrast)},
      metrics{Metrics::of(how.width, how.height, how.mm_per_px, how.large)} {}

std::string Kit::say(const Phrase& phrase) const { return phrase.in(view.language); }
std::string Kit::say(const LocalizedText& text) const { return in(text, view.language); }
std::string Kit::other(const Phrase& phrase) const { return phrase.in(zh() ? Language::en : Language::zh); }

bool Kit::shown(std::string_view id) const {
    if (id.starts_with("frame/")) return true;  // ui's own
    for (const auto& choice : screen.choices)
        if (choice.id == id) return true;
    return false;
}

bool Kit::enabled(std::string_view id) const {
    for (const auto& choice : screen.choices)
        if (choice.id == id) return choice.enabled;
    return true;  // ui's own
}

void Kit::card(const Rect& r) {
    const float radius = px(28);
    if (colors.flat) {
        canvas.fill(r, colors.card, radius);
        canvas.outline(r, colors.card_edge, radius, px(3));
        return;
    }
    canvas.shadow(r, px(26), px(10), colors.shadow.with_alpha(0.17));
    canvas.fill(r, colors.card, radius);
}

void Kit::plate(const Rect& r, Color fill, std::optional<Color> edge, float radius) {
    canvas.fill(r, fill, px(radius));
    if (edge) canvas.outline(r, *edge, px(radius), px(colors.flat ? 3 : 2));
}

Rect Kit::touchable(const std::string& id, const Rect& r, const std::string& role, const std::string& label,
                    bool is_enabled, const std::string& choice) {
    Record record;
    record.item = {id,
                   role,
                   label,
                   static_cast<int>(std::ceil(r.x)),
                   static_cast<int>(std::ceil(r.y)),
                   static_cast<int>(r.w),
                   static_cast<int>(r.h),
                   is_enabled};
    record.room = r;
    record.touchable = true;
    record.choice = choice;
    records_.push_back(std::move(record));
    return is_enabled && pressed(id) ? r.moved(0, px(3)) : r;
}

void Kit::show_part(const Rect& picture, Place part) {
    const float side = picture.w * 0.27F;
    picture_machine(canvas, colors, {picture.right() - side, picture.bottom() - side, side, side},
                    metrics.portrait, part);
}

void Kit::image(const Rect& r, const std::string& label) {
    Record record;
    record.item = {"image/" + std::to_string(++texts_),
                   "image",
                   label,
                   static_cast<int>(r.x),
                   static_cast<int>(r.y),
                   static_cast<int>(r.w),
                   static_cast<int>(r.h),
                   true};
    record.room = r;
    records_.push_back(std::move(record));
}

void Kit::button(const std::string& id, const Rect& r, const std::string& label, const Face& face) {
    const bool on = face.usable && enabled(id);
    const bool down = on && pressed(id);
    const Rect at = touchable(id, r, "button", label, on);
    records_.back().primary = face.kind == ButtonKind::primary;
    const float radius = px(24);
    Color ink = colors.accent;
    if (!on) {
        canvas.fill(at, colors.disabled_fill, radius);
        ink = colors.disabled;
    } else if (face.grave) {
        const bool filled = face.kind == ButtonKind::primary;
        const Color base = filled ? colors.error : colors.card;
        canvas.fill(at, down ? mix(base, filled ? rgb(0x000000) : colors.error, 0.18) : base, radius);
        canvas.outline(at, colors.error, radius, px(5));
        ink = filled ? colors.on_error : colors.error;
    } else if (face.kind == ButtonKind::primary) {
        if (!colors.flat)
            canvas.shadow(at, px(down ? 10 : 20), px(down ? 3 : 8), colors.primary.with_alpha(0.34));
        const Color shade = rgb(0x041E3A);
        canvas.gradient(at, down ? mix(colors.primary, shade, 0.22) : colors.primary,
                        down ? mix(colors.primary_end, shade, 0.22) : colors.primary_end, radius);
        ink = colors.on_primary;
    } else {
        const bool help = face.kind == ButtonKind::help;
        const Color base = help                             ? colors.amber_tint
                           : face.kind == ButtonKind::quiet ? colors.tint
                                                            : colors.card;
        if (!colors.flat && face.kind == ButtonKind::secondary)
            canvas.shadow(at, px(down ? 8 : 16), px(down ? 2 : 6), colors.shadow.with_alpha(0.14));
        plate(at, down ? mix(base, colors.primary, 0.18) : base, help ? colors.amber_edge : colors.border,
              24);
        ink = help ? colors.amber : face.kind == ButtonKind::quiet ? colors.ink : colors.accent;
    }
    button_words(at.inset(px(16), px(6)), label, face, ink);
}

// The words come first: an icon that would make them small is smaller, or left out.
void Kit::button_words(Rect inner, const std::string& label, const Face& face, Color ink) {
    const TextSize size = face.kind == ButtonKind::quiet || face.kind == ButtonKind::help ? TextSize::body
                          : face.kind == ButtonKind::primary                              ? TextSize::heading
                                                                                          : TextSize::lead;
    Style first = style(size, ink, Weight::bold, Align::center);
    first.lines = 2;
    std::vector<Line> lines{{label, first, 0},
                            {face.second, style(TextSize::small, ink, Weight::regular, Align::center), 0}};
    const float icon = std::min(px(face.kind == ButtonKind::primary ? 56 : 48), inner.h * 0.62F);
    const float gap = px(14);
    const bool room_beside = fits_comfortably({0, 0, inner.w - icon - gap, inner.h}, lines);
    if (face.icon && face.icon_above) {
        const float above = std::min(icon, inner.h - least_height_of(inner.w, lines));
        if (above > icon / 2) draw_icon(canvas, *face.icon, inner.cut_top(above).middle(above, above), ink);
    } else if (face.icon && room_beside) {  // together in the middle
        float words = 0;
        for (auto& line : lines) {
            line.style.align = Align::left;
            words = std::max(words, width_of(line.text, line.style) + 2);
        }
        inner = inner.middle(std::min(inner.w, icon + gap + words), inner.h);
        draw_icon(canvas, *face.icon, inner.cut_left(icon, gap).middle(icon, icon), ink);
    }
    block(inner, lines);
}

namespace {

// Around the words of a note, reference units: its edges, its icon, the gap between.
constexpr float note_edge_across = 24, note_edge_down = 10, note_icon = 52, note_gap = 20;

}  // namespace

float Kit::note_height(float width, const std::string& words) const {
    const Line line{words, style(TextSize::body, colors.ink, Weight::bold), 0};
    const float room = width - px(2 * note_edge_across + note_icon + note_gap);
    return std::max(px(metrics.large ? 96 : 92), least_height_of(room, {line}) + px(2 * note_edge_down + 4));
}

void Kit::note_above(Rect& rest, float gap, const std::string& words, Icon icon, bool amber) {
    note(rest.cut_top(note_height(rest.w, words), gap), words, icon, amber);
}

void Kit::note_below(Rect& rest, float gap, const std::string& words, Icon icon, bool amber) {
    note(rest.cut_bottom(note_height(rest.w, words), gap), words, icon, amber);
}

void Kit::note(const Rect& room, const std::string& words, Icon icon, bool amber) {
    plate(room, amber ? colors.amber_tint : colors.card,
          amber         ? colors.amber_edge
          : colors.flat ? colors.border
                        : colors.line,
          20);
    Rect inner = room.inset(px(note_edge_across), px(note_edge_down));
    const float size = std::min(px(note_icon), inner.h);
    draw_icon(canvas, icon, inner.cut_left(size, px(note_gap)).middle(size, size),
              amber ? colors.amber : colors.accent);
    text(inner, words, style(TextSize::body, amber ? colors.amber : colors.ink, Weight::bold));
}

void Kit::badge(const Rect& r, Icon icon, Color fill, Color ink) {
    canvas.fill(r, fill, std::min(r.w, r.h) * 0.26F);
    const float size = std::min(r.w, r.h) * 0.68F;
    draw_icon(canvas, icon, r.middle(size, size), ink);
}

void Kit::countdown(const Rect& r, Millis left, Millis whole) {
    const auto seconds = std::max<std::int64_t>(0, (left.count() + 999) / 1000);
    const float radius = std::min(r.w, r.h) / 2 - px(6);
    const double part =
        whole.count() > 0 ? static_cast<double>(seconds) * 1000.0 / static_cast<double>(whole.count()) : 0;
    canvas.ring(r.center(), radius, colors.flat ? colors.muted : colors.line, px(10));
    canvas.arc(r.center(), radius, 0, static_cast<float>(std::clamp(part, 0.0, 1.0)), colors.accent, px(10));
    Style number = style(radius > px(150)  ? TextSize::huge
                         : radius > px(80) ? TextSize::title
                                           : TextSize::lead,
                         colors.ink, Weight::bold, Align::center);
    number.role = "countdown";
    text(r.middle(radius * 1.7F, radius * 1.7F), std::to_string(seconds), number);
    if (seconds > 0) redraw_at(view.now + left - Millis{(seconds - 1) * 1000});
}

void Kit::working(const Rect& r) {
    const float height = px(14);
    const Rect track = r.middle(r.w, height);
    canvas.fill(track, colors.flat ? colors.muted : colors.line, height / 2);
    constexpr std::int64_t lap = 1600, tick = 66;
    const auto beat = view.animate ? view.now.count() / tick * tick % lap : lap * 2 / 5;
    const float part = static_cast<float>(beat) / static_cast<float>(lap);
    const float length = track.w * 0.3F;
    const float head = (track.w + length) * part;
    const float from = std::max(0.0F, head - length), to = std::min(track.w, head);
    if (to - from > height)
        canvas.fill({track.x + from, track.y, to - from, height}, colors.accent, height / 2);
    if (!view.animate) return;
    animating_ = true;
    redraw_at(Millis{(view.now.count() / tick + 1) * tick});
}

void Kit::drawing_only(bool only, const std::function<void()>& draw) {
    const auto before = records_.size();
    draw();
    if (only) records_.resize(before);
}

void Kit::redraw_at(Millis when) {
    if (!next_redraw_ || when < *next_redraw_) next_redraw_ = when;
}

}  // namespace kiosk::ui
