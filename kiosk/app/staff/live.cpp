// Pictures that go on: what the scanner sees, what the face camera sees; and the drawing pad of the touch
// screen. Nothing is kept; a picture goes when the next one comes.
#include <fmt/format.h>

#include "kiosk/app/staff/pages.h"

namespace kiosk::app::staff {
namespace {

using diagnosis::Part;

class Live final : public Page {
public:
    Live(Office& office, Part part) : office_{office}, part_{part} {}
    ~Live() override { tell_device(false); }
    void begun() override {
        if (office_.note("live_picture", part_name(part_))) tell_device(true);
    }

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "live";
        shown.title = diagnostics::name_of(part_).text();
        const bool scanner = part_ == Part::code_scanner;
        shown.lead = (scanner ? words::live_lead_scanner : words::live_lead_face).text();
        shown.widget = scanner ? diagnostics::sight_of_scanner(*office_.station)
                               : diagnostics::sight_of_face(*office_.station);
        if (scanner) {
            const auto sight = office_.station->scanner_sight();
            shown.rows = {fact(words::live_rate, plain(fmt::format("{:.1f}", sight.frames_per_second))),
                          fact(words::live_brightness, plain(std::to_string(sight.brightness))),
                          fact(words::live_decode, plain(fmt::format("{:.0f} ms", sight.decode_ms))),
                          fact(words::live_codes, plain(std::to_string(office_.station->codes_seen())))};
        }
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") office_.back();
    }
    // Enough to aim by, and little enough for a small processor.
    [[nodiscard]] std::optional<Millis> refresh() const override { return Millis{150}; }

private:
    // At once, so that it is at rest before the session of the next patient has a word with it.
    void tell_device(bool look) {
        const bool scanner = part_ == Part::code_scanner;
        const auto kind = scanner ? DeviceKind::code_scanner : DeviceKind::face_camera;
        device::Command command;
        if (scanner)
            command = look ? device::Command{device::ArmScanner{}} : device::Command{device::DisarmScanner{}};
        else
            command = look ? device::Command{device::StartFrames{}} : device::Command{device::StopFrames{}};
        office_.station->tell(kind, command);
    }
    Office& office_;
    Part part_;
};

class Drawing final : public Page {
public:
    explicit Drawing(Office& office) : office_{office} {}
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "drawing";
        shown.title = words::drawing.text();
        shown.lead = result_.zh.empty() ? words::drawing_lead.text() : result_;
        if (result_.zh.empty()) shown.widget = screen::StaffDrawing{};
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& text) override {
        if (name == "back") return office_.back();
        if (name != "drawn") return;
        const auto space = text.find(' ');
        const auto touched = text.substr(0, space);
        const auto all = space == std::string::npos ? touched : text.substr(space + 1);
        result_ = words::drawing_result.with(touched, all);
        office_.note("touch_drawn", touched + " of " + all);
        office_.redraw();
    }

private:
    Office& office_;
    LocalizedText result_;
};

}  // namespace

NextPage live_page(Office& office, Part part) { return std::make_unique<Live>(office, part); }
NextPage drawing_page(Office& office) { return std::make_unique<Drawing>(office); }

}  // namespace kiosk::app::staff
