// Pictures that go on: while somebody looks and not a moment longer, whatever way the page is left.
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

class LivePages : public DeskRoom {
protected:
    [[nodiscard]] bool face_shows() const {
        const auto frames = hal::face_frames_of(*devices.at(DeviceKind::face_camera));
        return frames->look([](const hal::FaceFrame&) {});
    }
    [[nodiscard]] bool picture_on_page() const {
        const auto* camera = std::get_if<screen::StaffCamera>(&page().widget);
        return camera != nullptr && camera->picture != nullptr;
    }
    void look_through(const std::string& part) {
        touch("part-" + part);
        touch("live");
        until("a picture", [&] { return picture_on_page(); });
    }
    void goes_dark() {
        const auto end = clock.monotonic() + 2s;
        while (face_shows() && clock.monotonic() < end) std::this_thread::sleep_for(10ms);
        EXPECT_FALSE(face_shows()) << "the camera goes on";
    }
    // A patient's code is read again, as the session asked for it.
    void session_reads_codes() {
        devices.at(DeviceKind::code_scanner)->submit(EffectId{5}, device::ArmScanner{});
        turns_for(300ms);
        demo::HelpingHands hands{*machine.props, machine.twins};
        const auto busy = [&] { return hal::scanner_view_of(*devices.at(DeviceKind::code_scanner))->look(); };
        ASSERT_TRUE(hands.lend_a_hand("show_code"));
        until(
            "the code to be found", [&] { return !busy().codes.empty(); }, 3s);
    }
};

TEST_F(LivePages, FaceIsShownWhileOneLooks) {
    engineer();
    EXPECT_FALSE(face_shows());
    look_through("face_camera");
    EXPECT_TRUE(face_shows());
    EXPECT_TRUE(logged("live_picture", "face_camera"));
    touch("back");
    goes_dark();
}

TEST_F(LivePages, LeavingAtOnceLeavesNothingOn) {
    engineer();
    touch("part-face_camera");
    touch("live");
    touch("leave");
    turns_for(500ms);
    EXPECT_FALSE(face_shows());
}

TEST_F(LivePages, AnEndOfTheSessionEndsThePicture) {
    config.staff.session_idle = 700ms;
    engineer();
    look_through("face_camera");
    until(
        "the end", [&] { return host.left; }, 3s);
    goes_dark();
}

TEST_F(LivePages, AnEndOfTheProgramEndsThePicture) {
    engineer();
    look_through("face_camera");
    desk->stop();
    goes_dark();
}

TEST_F(LivePages, ScannerShowsCodesAndIsDisarmedAfterwards) {
    engineer();
    look_through("code_scanner");
    demo::HelpingHands hands{*machine.props, machine.twins};
    ASSERT_TRUE(hands.lend_a_hand("show_code"));
    until("a box around the code", [&] {
        const auto& camera = std::get<screen::StaffCamera>(page().widget);
        return camera.picture != nullptr && !camera.picture->boxes.empty();
    });
    EXPECT_EQ(words_on_page().find("KIOSK-TEST"), std::string::npos) << "what it says is nobody's concern";
    touch("back");
    turns_for(300ms);
    const auto sight = hal::scanner_view_of(*devices.at(DeviceKind::code_scanner))->look();
    EXPECT_TRUE(sight.codes.empty()) << "codes are looked for only while armed";
}

// The session arms the scanner the moment staff have left: what the page does to it must come first.
TEST_F(LivePages, TheNextPatientsCodeIsReadAfterStaffLeftFromThePicture) {
    engineer();
    look_through("code_scanner");
    touch("leave");
    session_reads_codes();
}

TEST_F(LivePages, DrawingIsMeasured) {
    engineer();
    touch("part-touch");
    touch("drawing");
    EXPECT_TRUE(std::holds_alternative<screen::StaffDrawing>(page().widget));
    touch("drawn", "214 240");
    EXPECT_EQ(page().lead, words::drawing_result.with("214", "240"));
    EXPECT_FALSE(offers("drawn"));
}

}  // namespace
}  // namespace kiosk::app::staff::test
