// A session at the machine: who sees which pages, what ends it, what it leaves behind, and that nothing is
// done of which the audit log cannot tell.
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

using Session = DeskRoom;
const std::vector<std::string> engineers_pages{"money", "logs", "audit", "settings", "update"};

TEST_F(Session, OverviewHasARowForEveryPartThatIsFitted) {
    engineer();
    std::set<std::string> rows;
    for (const auto& row : page().rows) rows.insert(row.choice);
    for (const auto part : diagnostics::all_parts()) {
        const auto kind = diagnostics::device_of(part);
        const bool fitted = !kind || devices.contains(*kind);
        EXPECT_EQ(rows.contains("staff/part-" + part_name(part)), fitted) << part_name(part);
    }
    for (const auto& name : engineers_pages) EXPECT_TRUE(offers(name)) << name;
}

TEST_F(Session, AttendantsSeeNoPageOfEngineersWhateverTheyTouch) {
    attendant();
    for (const auto& name : engineers_pages) {
        EXPECT_FALSE(offers(name)) << name;
        force(name);
        EXPECT_TRUE(at("overview")) << name;
    }
    for (const char* name : {"digits", "point", "drawn", "next", "confirm", "apply", "retry", "case-K001-1",
                             "stick", "part-nothing", "report-0", "", "back"}) {
        force(name);
        EXPECT_TRUE(at("overview")) << name;
    }
    touch("power");
    EXPECT_TRUE(at("power"));
    EXPECT_FALSE(offers("power_off"));
    force("power_off");
    force("confirm");
    EXPECT_FALSE(logged("power_off"));
    EXPECT_TRUE(offers("restart"));
    touch("back");
    touch("history");
    force("report-99999999999999999999");
    EXPECT_TRUE(at("history"));
}

TEST_F(Session, AttendantsDoWhatIsTheirs) {
    config.maintenance.reboot = {"/bin/true"};
    attendant();
    touch("part-receipt_printer");
    touch("paper");
    EXPECT_TRUE(logged("paper_replaced"));
    touch("back");
    touch("out_of_service");
    touch("into_service");
    touch("power");
    touch("reboot");
    touch("confirm");
    until("the reboot", [&] { return page().lead == words::done.text(); });
    EXPECT_TRUE(logged("reboot"));
}

TEST_F(Session, TouchesOfAnEarlierScreenAreNothing) {
    engineer();
    const auto overview = host.shown.sequence;
    touch("power");
    ASSERT_TRUE(at("power"));
    desk->touched({overview, "staff/restart", ""});
    desk->touched({host.shown.sequence + 1, "staff/restart", ""});
    desk->touched({0, "staff/leave", ""});
    EXPECT_FALSE(host.left);
    EXPECT_TRUE(offers("restart")) << "nothing was chosen";
    desk->touched({host.shown.sequence, "staff/restart", ""});
    EXPECT_TRUE(offers("confirm"));
}

TEST_F(Session, AFreshPictureDoesNotMakeATouchOld) {
    engineer();
    const auto sequence = host.shown.sequence;
    slot().unplugged(true);  // a row changes
    until("the reader's fault on the page", [&] { return page().warns; });
    EXPECT_EQ(host.shown.sequence, sequence);
}

TEST_F(Session, NobodyUsesItAndItEnds) {
    config.staff.session_idle = 400ms;
    engineer();
    turns_for(200ms);
    touch("history");
    turns_for(300ms);
    desk->active();
    turns_for(300ms);
    EXPECT_FALSE(host.left);
    until(
        "the end", [&] { return host.left; }, 2s);
    EXPECT_FALSE(desk->signed_in());
    EXPECT_TRUE(logged("session_ended"));
    EXPECT_TRUE(logged("sign_out"));
    EXPECT_EQ(desk->next_due(), std::nullopt) << "an empty desk wakes nobody";
}

TEST_F(Session, TheLongestSessionEndsHoweverBusyItIs) {
    config.staff.session_longest = 600ms;
    engineer();
    const auto end = clock.monotonic() + 2s;
    while (!host.left && clock.monotonic() < end) {
        desk->active();
        turns_for(20ms);
    }
    EXPECT_TRUE(host.left);
}

TEST_F(Session, TestsThatNeedNobodyAreNoIdleness) {
    config.staff.session_idle = 300ms;
    machine.twins.tray->fault(hal::PrinterFault::slow);  // prints for three seconds
    engineer();
    touch("part-receipt_printer");
    touch("test");
    turns_for(1500ms);
    EXPECT_FALSE(host.left);
    EXPECT_TRUE(at("testing"));
}

TEST_F(Session, OutOfServiceOutlivesARestart) {
    engineer();
    EXPECT_FALSE(desk->out_of_service());
    touch("out_of_service");
    EXPECT_EQ(page().lead, words::overview_closed.text());
    touch("leave");
    EXPECT_TRUE(host.out_of_service);
    EXPECT_TRUE(logged("out_of_service"));
    open();
    EXPECT_TRUE(desk->out_of_service());
    call_staff();
    sign_in_as("attendant");
    touch("into_service");
    touch("leave");
    EXPECT_FALSE(host.out_of_service);
    EXPECT_TRUE(logged("into_service"));
    open();
    EXPECT_FALSE(desk->out_of_service());
}

TEST_F(Session, SlipsAreCountedUntilThePaperIsReplaced) {
    engineer();
    const auto slip = [&](DeviceKind kind, device::PrintEnd end) {
        desk->heard(kind, device::Completed{EffectId{7}, device::Printed{end}});
    };
    for (int i = 0; i < 3; ++i) slip(DeviceKind::receipt_printer, device::PrintEnd::printed);
    slip(DeviceKind::receipt_printer, device::PrintEnd::failed);
    slip(DeviceKind::document_printer, device::PrintEnd::printed);
    const auto since = [&] {
        for (const auto& row : page().rows)
            if (row.label == words::paper_since.text()) return row.value.en;
        return std::string{"no such row"};
    };
    touch("part-receipt_printer");
    EXPECT_EQ(since(), "3");
    open();
    call_staff();
    sign_in_as("attendant");
    touch("part-receipt_printer");
    EXPECT_EQ(since(), "3") << "over a restart";
    touch("paper");
    EXPECT_EQ(since(), "0");
    EXPECT_EQ(page().lead, words::paper_noted.text());
}

TEST_F(Session, WhatIsDoneStandsInTheAuditLogUnderItsDoer) {
    for (auto* line : {&config.maintenance.reboot, &config.maintenance.power_off, &config.maintenance.update,
                       &config.maintenance.roll_back})
        *line = {"/bin/true"};
    host.cases = {{CaseId{"K001-20261127-3"}, "waiting_to_unwind", clock.civil(), false}};
    config.support.usb_folder = path("media");
    engineer();
    touch("out_of_service");
    touch("into_service");
    touch("part-receipt_printer");
    touch("paper");
    touch("back");
    touch("part-disk");
    touch("test");
    wait_for("report");
    touch("print");
    until("the printed report", [&] { return page().lead == words::report_printed.text(); });
    touch("back");
    touch("back");
    touch("part-face_camera");
    touch("live");
    touch("back");
    touch("back");
    touch("part-touch");
    touch("drawing");
    touch("drawn", "214 240");
    touch("back");
    touch("back");
    touch("money");
    touch("case-K001-20261127-3");
    touch("retry");
    touch("print");
    until("the printed case", [&] { return page().lead == words::money_printed.text(); });
    touch("back");
    touch("back");
    touch("logs");
    touch("stick");
    until("the bundle's end", [&] { return page().lead != words::bundle_making.text(); });
    touch("back");
    for (const char* name : {"reboot", "power_off"}) {
        touch("power");
        touch(name);
        touch("confirm");
        until("its end", [&] { return page().lead == words::done.text(); });
        touch("back");
    }
    touch("update");
    for (const char* name : {"update_now", "roll_back"}) {
        touch(name);
        touch("confirm");
        until("its end", [&] { return page().lead == words::done.text(); });
    }
    touch("back");
    touch("settings");
    touch("set-voice.volume");
    touch("more");
    touch("back");
    touch("review");
    touch("apply");
    std::set<std::string> done;
    for (const auto& entry : entries())
        if (entry.who == "E1007") done.insert(entry.action);
    for (const char* action :
         {"sign_in", "out_of_service", "into_service", "paper_replaced", "tests_begun", "test",
          "report_printed", "live_picture", "touch_drawn", "money_retry", "money_printed", "bundle_to_stick",
          "bundle_saved", "reboot", "power_off", "update_now", "roll_back", "config_applied", "sign_out"})
        EXPECT_TRUE(done.contains(action)) << action;
    EXPECT_TRUE(logged("test", "disk: passed"));
    EXPECT_TRUE(logged("touch_drawn", "214 of 240"));
    const auto log = services::AuditLog::open_for_reading(path("staff.db"));
    ASSERT_TRUE(log);
    EXPECT_TRUE((*log)->verify());
}

TEST_F(Session, WithoutALogNothingIsDoneAndTheSessionEnds) {
    const auto mark = path("done");
    config.maintenance.reboot = {"/usr/bin/touch", mark};
    config.support.usb_folder = path("media");
    host.cases = {{CaseId{"K001-20261127-3"}, "waiting_to_unwind", clock.civil(), false}};
    struct Deed {
        std::vector<std::string> way;  // touches; the last one is the deed
    };
    const std::vector<Deed> deeds{{{"out_of_service"}},
                                  {{"part-receipt_printer", "paper"}},
                                  {{"part-disk", "test"}},
                                  {{"part-face_camera", "live"}},
                                  {{"money", "case-K001-20261127-3", "retry"}},
                                  {{"money", "case-K001-20261127-3", "print"}},
                                  {{"logs", "stick"}},
                                  {{"power", "reboot", "confirm"}},
                                  {{"settings", "set-voice.volume", "more", "back", "review", "apply"}}};
    for (const auto& deed : deeds) {
        std::filesystem::remove(path("staff.db"));  // a new log for each, which works until it breaks
        std::filesystem::remove(path("staff.db-wal"));
        std::filesystem::remove(path("staff.db-shm"));
        engineer();
        for (std::size_t i = 0; i + 1 < deed.way.size(); ++i) touch(deed.way[i]);
        break_audit_log();
        touch(deed.way.back());
        until(
            "the end of the session after " + deed.way.back(), [&] { return host.left; }, 3s);
        EXPECT_FALSE(desk->signed_in());
        turns_for(300ms);
        EXPECT_FALSE(desk->out_of_service()) << deed.way.back();
        EXPECT_TRUE(host.retried.empty()) << deed.way.back();
        EXPECT_FALSE(std::filesystem::exists(mark)) << deed.way.back();
        EXPECT_FALSE(std::filesystem::exists(path("local.toml"))) << deed.way.back();
        EXPECT_FALSE(std::filesystem::exists(path("roll"))) << deed.way.back();
        EXPECT_FALSE(std::filesystem::exists(path("readiness.jsonl"))) << deed.way.back();
        EXPECT_EQ(machine.twins.tray->printed(), 0) << deed.way.back();
        EXPECT_EQ(desk->wish_now(), Wish::none) << deed.way.back();
        close();
    }
}

TEST_F(Session, AuditPageShowsAndProves) {
    engineer();
    touch("audit");
    EXPECT_EQ(page().lead, words::audit_good.text());
    EXPECT_NE(words_on_page().find("E1007"), std::string::npos);
    touch("back");
    // A thief changes what stands there.
    change_first_entry();
    touch("audit");
    EXPECT_TRUE(page().warns);
    EXPECT_NE(page().lead, words::audit_good.text());
}

TEST_F(Session, StatisticsShowVisitsAndNothingOfDevices) {
    metrics = [] {
        services::MetricFamily visits{"kiosk_visits_total", "", services::MetricKind::counter, {}};
        visits.samples.push_back({.labels = {{"outcome", "registered"}}, .value = 12});
        services::MetricFamily steps{"kiosk_machine_step_seconds", "", services::MetricKind::histogram, {}};
        steps.samples.push_back({.labels = {{"step", "settle"}}, .value = 3, .count = 2});
        services::MetricFamily device{"kiosk_device_state", "", services::MetricKind::gauge, {}};
        device.samples.push_back({.value = 1});
        return std::vector{visits, steps, device};
    };
    attendant();
    touch("statistics");
    const auto words = words_on_page();
    EXPECT_NE(words.find("registered"), std::string::npos);
    EXPECT_NE(words.find("12"), std::string::npos);
    EXPECT_NE(words.find("2 · 1.50 s"), std::string::npos);
    EXPECT_EQ(words.find("kiosk_device_state"), std::string::npos);
}

}  // namespace
}  // namespace kiosk::app::staff::test
