// What screens are made of: text that always fits, cards, buttons, rows. Everything drawn is also recorded by
// meaning (id, role, label, rectangle), which is what touches hit, tests address and layout lints check.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/display.h"
#include "ui/gfx/canvas.h"
#include "ui/gfx/icons.h"
#include "ui/kit/sketch.h"
#include "ui/text/phrase.h"
#include "ui/theme/theme.h"

namespace kiosk::ui {

// Everything that belongs to ui alone and may change at any moment without the journey.
struct View {
    Language language = Language::zh;
    bool large = false;
    Contrast contrast = Contrast::standard;
    bool speaks = false;    // there is a voice to be louder or softer
    bool low = false;       // whatever is touched lies within reach of a wheelchair
    bool lowered = false;   // this screen had to move down for that
    bool settings = false;  // the panel of these lies over the screen
    int volume = 2;         // 0 (off) to volume_most
    std::string pressed;    // id under the finger, or just chosen and not yet answered
    std::string typed;      // on a pad: passport or telephone number, digits of staff
    Sketch sketch;          // on the page that looks for dead spots
    int page = 0;
    float dragged = 0;  // pixels that a finger has moved the list down
    int width = 0, height = 0;
    double mm_per_px = 0.248;
    bool animate = true;
    Millis now{0};       // monotonic
    Millis shown_at{0};  // when this screen came
    CivilTime civil;
    LocalizedText hospital;
    std::string kiosk_number;
    MachineLayout machine;
};

struct Record {
    Item item;
    Rect room;         // where a text had to stay, or the rectangle itself
    bool fits = true;  // false: the text had to be cut
    bool touchable = false;
    std::string choice;    // what a touch returns; empty where ui acts itself or the id is the choice
    bool primary = false;  // the one filled action
    // Of texts: the size that was asked for, and what it became after shrinking.
    TextSize asked = TextSize::body;
    int em_px = 0;
    Color ink;
};

// Where a list of several pages lies, and how far one page is from the next.
struct ListRoom {
    Rect room;
    float step = 0;
};

enum class Align { left, center, right };

struct Style {
    TextSize size = TextSize::body;
    Color color;
    Weight weight = Weight::regular;
    Align align = Align::left;
    std::string role = "text";
    int lines = 4;           // at most
    float scale = 1;         // of the size, where several texts must agree
    bool cut_words = false;  // a word longer than the line goes on in the next: paths, fingerprints
};

struct Line {  // one paragraph of a block
    std::string text;
    Style style;
    float gap = 0;  // above it, reference units
};

enum class ButtonKind { primary, secondary, quiet, help };

class Kit {
public:
    Kit(Canvas& canvas, const View& view, const Screen& screen);

    Canvas& canvas;
    const View& view;
    const Screen& screen;
    const Palette& colors;
    const Metrics metrics;

    [[nodiscard]] float px(float reference) const { return metrics.px(reference); }
    [[nodiscard]] bool zh() const { return view.language == Language::zh; }
    [[nodiscard]] std::string say(const Phrase& phrase) const;
    [[nodiscard]] std::string say(const LocalizedText& text) const;
    // The same words in the other language, for the small second line.
    [[nodiscard]] std::string other(const Phrase& phrase) const;
    // The journey offers it, enabled or greyed.
    [[nodiscard]] bool shown(std::string_view id) const;
    [[nodiscard]] bool pressed(std::string_view id) const { return view.pressed == id; }

    [[nodiscard]] Style style(TextSize size, Color color, Weight weight = Weight::regular,
                              Align align = Align::left) const;
    // Paragraphs one below the other, in the middle of the room's height; all shrink together until they fit:
    // each to Metrics::comfortable(), and only if that is not enough, to Metrics::smallest(). Returns the
    // rectangle that the words fill.
    Rect block(const Rect& room, const std::vector<Line>& lines, bool middle = true);
    Rect text(const Rect& room, std::string_view words, const Style& style, bool middle = true);
    [[nodiscard]] float width_of(std::string_view words, const Style& style) const;
    // As asked for, and shrunk to Metrics::comfortable().
    [[nodiscard]] float height_of(float width, const std::vector<Line>& lines) const;
    [[nodiscard]] float least_height_of(float width, const std::vector<Line>& lines) const;

    [[nodiscard]] bool fits_comfortably(const Rect& room, const std::vector<Line>& lines) const;

    void card(const Rect& r);
    // A filled plate inside a card.
    void plate(const Rect& r, Color fill, std::optional<Color> edge = std::nullopt, float radius = 24);
    struct Face {
        ButtonKind kind = ButtonKind::secondary;
        std::optional<Icon> icon;
        std::string second;  // small line below
        bool icon_above = false;
        bool usable = true;  // false: greyed by ui itself (nothing typed yet, first page)
        bool grave = false;  // restarts or stops something: red, so that nobody takes it for another
    };
    void button(const std::string& id, const Rect& r, const std::string& label, const Face& face);
    // A touchable area whose look the caller draws; returns the area as it is to be drawn (sunk while
    // pressed).
    Rect touchable(const std::string& id, const Rect& r, const std::string& role, const std::string& label,
                   bool enabled = true, const std::string& choice = {});
    void note(const Rect& room, const std::string& words, Icon icon, bool amber);
    // As high as a note of this width has to be for its words.
    [[nodiscard]] float note_height(float width, const std::string& words) const;
    // A note that takes the height it needs from the top or the bottom of `rest`.
    void note_above(Rect& rest, float gap, const std::string& words, Icon icon, bool amber);
    void note_below(Rect& rest, float gap, const std::string& words, Icon icon, bool amber);
    void image(const Rect& r, const std::string& label);
    // In the corner of a square picture: where on this machine that is.
    void show_part(const Rect& picture, Place part);
    void badge(const Rect& r, Icon icon, Color fill, Color ink);
    // Fraction left of a wait, with the seconds inside.
    void countdown(const Rect& r, Millis left, Millis whole);
    // The band that shows that the machine works; moves where animations are allowed.
    void working(const Rect& r);

    // When the picture must be looked at again (monotonic); the earliest wish wins.
    void redraw_at(Millis when);
    [[nodiscard]] std::optional<Millis> next_redraw() const { return next_redraw_; }
    [[nodiscard]] bool animating() const { return animating_; }
    [[nodiscard]] const std::vector<Record>& records() const { return records_; }
    [[nodiscard]] std::vector<Record> take_records() { return std::move(records_); }
    int pages = 1;  // of the list on this screen
    std::optional<ListRoom> list;
    // What `draw` draws is only seen, where so: it can't be touched and no lint looks at it.
    void drawing_only(bool only, const std::function<void()>& draw);

private:
    struct Laid;
    enum class Floor { comfortable, smallest };
    [[nodiscard]] Laid lay_out(float width, const std::vector<Line>& lines, float scale, Floor floor) const;
    [[nodiscard]] Laid shrink(const Rect& room, const std::vector<Line>& lines) const;
    void button_words(Rect inner, const std::string& label, const Face& face, Color ink);
    void record_text(const Rect& r, const Rect& room, const Line& line, int em_px, bool fits);
    [[nodiscard]] bool enabled(std::string_view id) const;

    std::vector<Record> records_;
    std::optional<Millis> next_redraw_;
    bool animating_ = false;
    int texts_ = 0;
};

}  // namespace kiosk::ui
