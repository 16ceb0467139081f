// What maintenance staff see: one form for all of their pages, so that a new page is data and no new screen.
// Its words come with it in both languages; `ui` has none of its own for staff. No page ever holds personal
// data of a patient. Private to kiosk/domain/screen.h.
//
// Choices: "staff/<name>", those of rows and actions, and of the widget. staff/leave ends maintenance and is
// offered on every page.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"

namespace kiosk::screen {

// A state as colour, icon and word at once: none is told by colour alone.
enum class StaffMark { none, good, warning, bad, busy, unknown, person };

struct StaffRow {
    std::string choice;  // "staff/part-receipt_printer"; empty: to be read only
    StaffMark mark = StaffMark::none;
    LocalizedText label;
    LocalizedText value;  // at the end of the line
    LocalizedText note;   // below, smaller: advice, time, part number; "\n" between steps of advice
    bool heading = false;
    friend bool operator==(const StaffRow&, const StaffRow&) = default;
};

struct StaffAction {
    std::string choice;
    LocalizedText label;
    bool primary = false;
    bool enabled = true;
    bool grave = false;  // restarts, stops or applies something: drawn so that nobody takes it for "back"
    friend bool operator==(const StaffAction&, const StaffAction&) = default;
};

// Digits on a pad that belongs to ui. Choice: staff/digits with Touch::text.
struct StaffDigits {
    int most = 6;
    bool hidden = false;  // dots instead of digits
    friend bool operator==(const StaffDigits&, const StaffDigits&) = default;
};

// What a camera sees now. Held in memory only while the page is shown.
struct StaffPicture {
    int width = 0;
    int height = 0;
    int channels = 1;                  // 1 grey, 3 blue-green-red; rows without padding
    std::vector<std::uint8_t> pixels;  // 0 black
    struct Box {                       // where a code was found, pixels
        int x = 0, y = 0, width = 0, height = 0;
    };
    std::vector<Box> boxes;
};
struct StaffCamera {
    std::shared_ptr<const StaffPicture> picture;  // null: nothing comes
    friend bool operator==(const StaffCamera&, const StaffCamera&) = default;
};

// Nine crosses to be hit one after the other. Choice: staff/point with Touch::text "x y", pixels of the
// picture, wherever the glass is touched.
struct StaffTouchPoints {
    int point = 0;  // 0..8: the cross that is shown, see touch_target()
    std::vector<double> errors_mm;
    friend bool operator==(const StaffTouchPoints&, const StaffTouchPoints&) = default;
};
struct GlassPoint {
    int x = 0;
    int y = 0;
    friend bool operator==(const GlassPoint&, const GlassPoint&) = default;
};
// Three by three, at 8 %, 50 % and 92 % of width and height.
[[nodiscard]] GlassPoint touch_target(int point, int width_px, int height_px);

// The whole glass as a grid that a finger colours: what stays empty is dead. Lines belong to ui. Choice:
// staff/drawn with Touch::text "touched cells of all cells", as in "214 240".
struct StaffDrawing {
    friend bool operator==(const StaffDrawing&, const StaffDrawing&) = default;
};

// The whole glass: one colour after the other (dead pixels), ramps, and texts with their size in millimetres.
enum class StaffPattern { red, green, blue, white, black, ramps, text_sizes };
struct StaffColours {
    StaffPattern pattern = StaffPattern::red;
    friend bool operator==(const StaffColours&, const StaffColours&) = default;
};

// A recording to be played once when the screen comes: id as in `kiosk voice-list`; left, right or both.
struct StaffSound {
    std::string prompt;
    enum class Side { both, left, right } side = Side::both;
    int time = 1;  // counts up where the same is to be heard once more
    friend bool operator==(const StaffSound&, const StaffSound&) = default;
};

using StaffWidget = std::variant<std::monostate, StaffDigits, StaffCamera, StaffTouchPoints, StaffDrawing,
                                 StaffColours, StaffSound>;

struct Staff {
    std::string page;  // "sign_in", "overview", "part", "report" …: for tests and pictures
    LocalizedText title;
    LocalizedText subtitle;  // who is signed in, what the page is about; empty: none
    LocalizedText lead;      // one sentence that says what to do now; empty: none
    bool warns = false;      // the lead tells of something wrong
    std::vector<StaffRow> rows;
    StaffWidget widget;
    std::vector<StaffAction> actions;  // at most six; the one that is primary stands out
    std::string back;                  // choice of the back button; empty: none
    int progress_percent = -1;         // of running tests; -1: none
    std::string asks;                  // stable word of what the person is asked for: "insert_card"
    friend bool operator==(const Staff&, const Staff&) = default;
};

// No patient is served: staff took the machine out of service, or works at it from a console. No choices; the
// way in for staff remains.
struct OutOfService {
    friend bool operator==(const OutOfService&, const OutOfService&) = default;
};

}  // namespace kiosk::screen
