// The code scanner over a source of frames, and the sources: a phone held before the kiosk by a test or the
// demo, and a folder into which pictures are dropped. A camera is one more source.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hal/device.h"
#include "hal/scan.h"
#include "kiosk/base/clock.h"

namespace kiosk::hal {

enum class LightHint { darker, brighter };

// A frame, never changed once it is handed out. A source that knows that nothing moved hands out the same one
// again, which then need not be looked at again.
using Frame = std::shared_ptr<const GreyImage>;

class FrameSource {
public:
    virtual ~FrameSource() = default;
    [[nodiscard]] virtual Result<void> open() = 0;  // again after an error of next() or present()
    // Waits at most `wait`; null = no frame came in time; an error = the source is gone.
    [[nodiscard]] virtual Result<Frame> next(Millis wait) = 0;

    // A source whose frames cost something may rest while nobody looks; next() ends the rest. present() tells
    // meanwhile, without a frame, whether it is there. Asked only of a source that may_rest().
    [[nodiscard]] virtual bool may_rest() const { return false; }
    virtual void rest() {}
    [[nodiscard]] virtual Result<void> present() { return {}; }

    // Pictures come out too bright or too dark: longer or shorter exposure, a lamp. A hint, one step each.
    [[nodiscard]] virtual bool has_light() const { return false; }
    virtual void light(LightHint) {}
};

struct ScannerConfig {
    Millis same_code_window{1'500};  // a code that stays in sight is told once
    Millis no_frames_after{2'000};
    Millis dark_after{1'000};
    Millis reopen_pause{300};
    int dark_brightness_max = 14;  // mean of 0..255
    int thorough_every = 3;        // the costly rungs on every n-th frame
    int lifted_after_frames = 6;   // without a code: then the one told before was taken away
    CodeRules rules;

    // False: a source that may rest does so while the scanner is disarmed; whether it is there is asked every
    // `probe_interval`, and its picture is looked at every `glance_interval` until a frame is good, or every
    // `glance_when_faulty` while it was not. Arming then costs the patient the start of the stream, some
    // tenths of a second, in which the phone is still in the pocket; resting saves a core's third part.
    bool frames_while_disarmed = true;
    Millis probe_interval{1'000};
    Millis glance_interval{60'000};
    Millis glance_when_faulty{2'000};

    // Light is asked of a source that has it, while armed and no code is in sight.
    Millis light_interval{400};
    int gloom_brightness_max = 45;  // mean of 0..255: too dark to read
    int clipped_percent_max = 8;    // of the picture at full white: a phone's screen drowns its code
};
[[nodiscard]] std::unique_ptr<Device> make_frame_scanner(std::shared_ptr<FrameSource> source,
                                                         ScannerConfig config = {});

// What the scanner sees, for staff who look whether it sees well. From any thread.
struct ScannerSight {
    Frame frame;  // null: nothing came within the last second, or it rests
    using Box = CodeBox;
    std::vector<Box> codes;        // in this frame, what is no code of ours too; looked for only while armed
    double frames_per_second = 0;  // that came in the last second
    int brightness = 0;            // mean of 0..255
    double decode_ms = 0;          // from the frame to its codes, or to none; 0: not looked for
};
// A sight keeps a frame for as long as somebody holds it: it may show a patient's phone, so it is let go of.
// Who looks arms the scanner as usual; a scanner that rests while disarmed has no sight until then. A code
// that is hard to read stands in every n-th frame alone (ScannerConfig::thorough_every).
class ScannerView {
public:
    virtual ~ScannerView() = default;
    [[nodiscard]] virtual ScannerSight look() const = 0;
};
// Of a scanner made here; null for modules that give no picture, and for any other device. It may outlive the
// device, and is empty then. Of a supervised scanner it shows whichever driver is in service, before and
// after a restart; as long as none was there yet, nobody knows whether it gives pictures: empty instead of
// null.
[[nodiscard]] std::shared_ptr<const ScannerView> scanner_view_of(const Device& device);

// How a phone is held, and what the light does. Lengths in the frame are pixels of 640 x 480.
struct Glare {
    double strength = 0;  // 0..1: a lamp's mirror image, 1 hides what is below it
    double x = 0.5;       // middle of the spot, of the screen's width
    double y = 0.5;       // and height
    double size = 0.2;    // its radius, of the screen's width
    friend bool operator==(const Glare&, const Glare&) = default;
};
struct PhoneView {
    double distance_mm = 120;  // at 120 a screen of 65 mm fills two thirds of the frame's height
    double tilt_degrees = 0;   // top edge away from the camera
    double rotation_degrees = 0;
    double blur_px = 0;  // sigma of the lens out of focus
    Glare glare;
    double screen_brightness = 1;  // 1: white is 230 at the camera's middle exposure
    double motion_px = 0;          // smear of one frame, sideways
    double tremor_mm = 0.3;        // of the hand, from frame to frame
    double noise = 3;              // of the camera, sigma of 0..255
    friend bool operator==(const PhoneView&, const PhoneView&) = default;
};

// A phone in a patient's hand. Frames come at 15 a second; between pictures the camera sees a grey room.
class VirtualPhone : public FrameSource {
public:
    virtual void show(GreyImage frame, Millis time) = 0;  // the camera's frame as it is
    // The phone's screen, seen as `view` says (hal/scanner/phone_view.h).
    virtual void show(GreyImage screen, Millis time, PhoneView view) = 0;
    virtual Result<void> show_file(const std::string& path, Millis time) = 0;
    virtual void take_away() = 0;
    // The phone that is held now is moved: what it shows goes on.
    virtual void move(PhoneView view) = 0;
    // What the camera saw last; null before the first frame. For whoever wants to draw it.
    [[nodiscard]] virtual Frame frame() const = 0;
    // faults
    virtual void cover_lens(bool covered) = 0;
    virtual void freeze(bool no_frames) = 0;
    virtual void unplug(bool gone) = 0;
};
struct VirtualPhoneConfig {
    std::uint64_t seed = 1;
    double exposure = 1;  // of the camera; hints for light change it by steps, 1/32 to 4
    bool may_rest = false;
};
[[nodiscard]] std::shared_ptr<VirtualPhone> make_virtual_phone(VirtualPhoneConfig config = {});

// Shows every picture that appears in the folder for `time`, oldest first.
[[nodiscard]] std::shared_ptr<FrameSource> make_watched_folder(std::string folder, Millis time);

}  // namespace kiosk::hal
