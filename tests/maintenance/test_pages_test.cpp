// Tests at the glass: what is asked and answered, the report that is kept and printed, stopping in the
// middle, and answers that come for a question which is no longer asked.
#include <fstream>

#include "kiosk/diagnostics/report.h"
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

class Tested : public DeskRoom {
protected:
    void test(const std::string& part) {
        touch("part-" + part);
        touch("test");
    }
    void asked(const std::string& what) {
        until("the question " + what, [&] { return at("testing") && page().asks == what; });
    }
    [[nodiscard]] std::vector<diagnosis::Report> history() const {
        return *diagnostics::read_history(path("readiness.jsonl"));
    }
};

TEST_F(Tested, APartIsTestedReportedKeptAndShown) {
    engineer();
    touch("part-disk");
    EXPECT_NE(words_on_page().find(words::never.en), std::string::npos);
    touch("test");
    wait_for("report");
    EXPECT_EQ(page().lead, words::report_ready.text());
    ASSERT_EQ(history().size(), 1U);
    const auto report = history().front();
    EXPECT_EQ(report.operator_id, "E1007");
    EXPECT_EQ(report.kiosk_number, "K001");
    EXPECT_EQ(report.version, "1.2.3");
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].part, Part::disk);
    EXPECT_LE(report.began, report.ended);
    touch("back");
    EXPECT_TRUE(at("part"));
    EXPECT_NE(words_on_page().find(report.findings[0].detail), std::string::npos);
    open();  // over a restart
    call_staff();
    sign_in_as("attendant");
    touch("history");
    touch("report-0");
    EXPECT_TRUE(at("report"));
    EXPECT_NE(page().subtitle.en.find("E1007"), std::string::npos);
}

TEST_F(Tested, WhatIsWrongStandsOnTopWithAdviceAndSpare) {
    config.diagnostics.part_numbers[Part::receipt_printer] = "P-58-1";
    engineer();
    machine.twins.tray->fault(hal::PrinterFault::cover_open);
    until("the open cover", [&] { return page().warns; });
    test("receipt_printer");
    wait_for("report");
    EXPECT_EQ(page().lead, words::report_not_ready.text());
    EXPECT_TRUE(page().warns);
    const auto& row = page().rows.front();
    EXPECT_EQ(row.mark, screen::StaffMark::bad);
    EXPECT_NE(row.note.en.find(std::string{words::cover_open_do.en}), std::string::npos);
    EXPECT_NE(row.note.en.find("P-58-1"), std::string::npos);
    EXPECT_TRUE(logged("test", "receipt_printer: failed cover_open"));
}

TEST_F(Tested, ColoursAreTurnedAndJudged) {
    engineer();
    test("display");
    for (int pattern = 0; pattern < 7; ++pattern) {
        until("the next colour", [&] {
            const auto* colours = std::get_if<screen::StaffColours>(&page().widget);
            return colours != nullptr && static_cast<int>(colours->pattern) == pattern;
        });
        EXPECT_TRUE(page().rows.empty()) << "the whole glass is the test";
        touch("next");
    }
    asked("colours_good");
    touch("yes");
    wait_for("report");
    EXPECT_EQ(history().back().findings[0].verdict, diagnosis::Verdict::passed);
}

TEST_F(Tested, NinePointsAreMeasured) {
    engineer();
    test("touch");
    for (int point = 0; point < 9; ++point) {
        until("the next cross", [&] {
            const auto* points = std::get_if<screen::StaffTouchPoints>(&page().widget);
            return points != nullptr && points->point == point;
        });
        const auto target = screen::touch_target(point, config.display.width_px, config.display.height_px);
        const auto sequence = host.shown.sequence;
        const auto text = std::to_string(target.x + 2) + " " + std::to_string(target.y);
        touch("point", text);
        desk->touched({sequence, "staff/point", "0 0"});  // a second tap of the same finger
    }
    wait_for("report");
    EXPECT_EQ(history().back().findings[0].verdict, diagnosis::Verdict::passed)
        << history().back().findings[0].detail;
}

TEST_F(Tested, SkippingAndSayingNo) {
    engineer();
    test("audio");
    asked("left_heard");
    touch("skip");
    wait_for("report");
    EXPECT_EQ(history().back().findings[0].verdict, diagnosis::Verdict::needs_person);
    EXPECT_EQ(page().lead, words::report_incomplete.text());
    touch("back");
    touch("test");
    asked("left_heard");
    touch("yes");
    asked("right_heard");
    touch("no");
    wait_for("report");
    EXPECT_EQ(history().back().findings[0].cause, "audio_poor");
}

TEST_F(Tested, ACardAnswersByItself) {
    engineer();
    test("card_reader");
    asked("insert_card");
    slot().insert(hal::VirtualCard{{.card_number = "T00000001"}});
    asked("take_card");
    slot().remove();
    wait_for("report");
    EXPECT_EQ(history().back().findings[0].verdict, diagnosis::Verdict::passed)
        << history().back().findings[0].what.en;
}

TEST_F(Tested, StoppingWhileAQuestionWaitsIsQuickAndBlamesNobody) {
    engineer();
    touch("part-disk");
    touch("test");
    wait_for("report");
    touch("back");
    touch("back");
    const auto kept = history().size();
    test("receipt_printer");
    asked("slip_good");
    const auto began = clock.monotonic();
    touch("stop");
    EXPECT_LT(clock.monotonic() - began, 1s);
    EXPECT_TRUE(at("part")) << "nothing was found, nothing is reported";
    EXPECT_EQ(history().size(), kept);
    EXPECT_TRUE(logged("tests_begun", "receipt_printer"));
    touch("test");
    asked("slip_good");
}

TEST_F(Tested, LeavingWhileAQuestionWaitsEndsTheTests) {
    engineer();
    test("display");
    asked("look_at_colour");
    const auto began = clock.monotonic();
    touch("leave");
    EXPECT_LT(clock.monotonic() - began, 1s);
    EXPECT_TRUE(host.left);
    call_staff();
    sign_in_as("attendant");
    test("disk");
    wait_for("report");
}

TEST_F(Tested, LeavingWhileTheFaceCameraLooksSwitchesItOff) {
    engineer();
    test("face_camera");
    asked("see_face");
    const auto frames = hal::face_frames_of(*devices.at(DeviceKind::face_camera));
    const auto any = [&] { return frames->look([](const hal::FaceFrame&) {}); };
    EXPECT_TRUE(any());
    touch("leave");
    until(
        "the last frame", [&] { return !any(); }, 2s);
}

TEST_F(Tested, TheReportIsPrintedOrSaysWhyNot) {
    engineer();
    test("disk");
    wait_for("report");
    machine.twins.tray->fault(hal::PrinterFault::paper_out);
    turns_for(300ms);
    touch("print");
    until("why not",
          [&] { return page().lead.en.find(std::string{words::paper_out_what.en}) != std::string::npos; });
    EXPECT_TRUE(offers("print"));
    machine.twins.tray->fault(hal::PrinterFault::none);
    turns_for(300ms);
    touch("print");
    EXPECT_FALSE(offers("print")) << "once at a time";
    reads(words::report_printed.text());
    EXPECT_EQ(machine.twins.tray->printed(), 1);
}

TEST_F(Tested, AHistoryThatCannotBeKeptIsToldInTheLog) {
    engineer();
    std::filesystem::create_directories(path("readiness.jsonl.new"));
    test("disk");
    wait_for("report");
    EXPECT_TRUE(logged("report_lost"));
}

}  // namespace
}  // namespace kiosk::app::staff::test
