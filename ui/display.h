// The patient's screen. Owns the window (or an off-screen surface), draws a Screen and returns touches. All
// calls from one thread; wake() alone may come from any. Draws only when something visible changed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/base/text.h"
#include "kiosk/domain/screen.h"

namespace kiosk::ui {

enum class Renderer { automatic, gl, software };
enum class Contrast { standard, high };

// Where a part of the machine lies, seen from the patient, around the screen.
enum class Place { below, below_left, below_right, left, right, above };
struct MachineLayout {
    Place scanner = Place::below_right;
    Place card_slot = Place::below_left;
    Place slip_exit = Place::below;
    Place pin_pad = Place::below;
};

inline constexpr int volume_most = 3;  // 0: off

// Recordings "<folder>/zh/<id>.wav" and "<folder>/en/<id>.wav"; without a folder nothing is ever said.
struct VoiceOptions {
    std::string folder;      // the placeholders that come with the program
    std::string own_folder;  // the hospital's own: each that lies there is taken instead
    int volume = 2;          // what each visit begins with
    bool say_amounts = false;
};

struct DisplayOptions {
    int width_px = 1080;
    int height_px = 1920;
    double mm_per_px = 0.248;  // 21.5" portrait; sizes on screen are chosen in millimetres
    bool headless = false;     // no window: draws into a surface, for pictures and tests
    bool fullscreen = false;
    bool animations = true;
    Renderer renderer = Renderer::automatic;
    Language language = Language::zh;
    bool large_text = false;
    bool low_reach = false;  // portrait: whatever is touched lies in the lower part of the glass
    Contrast contrast = Contrast::standard;
    LocalizedText hospital_name;
    std::string kiosk_number;
    std::string version;
    MachineLayout machine;
    VoiceOptions voice;
};

// One thing on the screen, by meaning: what tests touch, and the tree for voice and accessibility.
struct Item {
    std::string id;                           // "check/confirm", "frame/language"
    std::string role;                         // "button", "text", "amount", "row", "image"
    std::string label;                        // as shown; personal data masked already
    int x = 0, y = 0, width = 0, height = 0;  // pixels
    bool enabled = true;
};

// A finger as the glass feels it, now. Several may be down at once.
struct Contact {
    enum class Kind { down, move, up };
    Kind kind = Kind::down;
    int finger = 0;
    float x = 0, y = 0;  // pixels of the picture
};

using Input = std::variant<Touch, LanguageChosen, Activity, StaffCalled>;

class Display {
public:
    virtual ~Display() = default;
    static Result<std::unique_ptr<Display>> create(const DisplayOptions& options, const Clock& clock);

    // Replaces what is shown.
    virtual void show(const Screen& screen) = 0;
    // Waits for input, wake() or the next moment at which the picture changes (clock, countdown, animation),
    // draws if needed, and returns what the patient did. An empty list is normal. Returns after `wait` at the
    // latest.
    virtual std::vector<Input> run_once(Millis wait) = 0;
    virtual void wake() = 0;                        // any thread
    [[nodiscard]] virtual bool closed() const = 0;  // the window was closed (never on the appliance)

    // --- for tests, the demo and pictures ---
    [[nodiscard]] virtual const std::vector<Item>& items() const = 0;  // of the last drawn picture
    // Presses and lifts a finger in the middle of the item, through the real touch queue; false where it is
    // not shown, not enabled, or on another page (frame ids and page buttons are items too). Takes effect in
    // run_once().
    virtual bool tap(const std::string& id) = 0;
    virtual void feel(const Contact& contact) = 0;
    // Types on a pad shown by ui (passport, new_file), key by key, through the real touch queue.
    virtual bool type(const std::string& text) = 0;
    virtual Result<void> save_png(const std::string& path) = 0;  // the picture as last drawn
    [[nodiscard]] virtual std::size_t frames_presented() const = 0;
    [[nodiscard]] virtual bool settled() const = 0;  // nothing is animating and no input is waiting
    [[nodiscard]] virtual bool speaking() const = 0;
};

}  // namespace kiosk::ui
