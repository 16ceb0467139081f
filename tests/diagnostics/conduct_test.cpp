// How a test behaves: with a person who refuses or is not there, when nothing is fitted, what it writes down
// and what it never does.
#include <algorithm>
#include <thread>

#include "tests/diagnostics/machine_room.h"

namespace kiosk::diagnostics::test {
namespace {

using Conduct = MachineRoom;

TEST_F(Conduct, AWellMachinePassesEveryTest) {
    server_answers(200, 0ms);
    in.part_numbers = {{Part::receipt_printer, "P-58-1"}};
    std::vector<Part> told;
    const auto findings = check_all(all_parts(), station(), helper(), [&](const Progress& progress) {
        if (progress.finding == nullptr) told.push_back(progress.part);
    });
    ASSERT_EQ(findings.size(), all_parts().size());
    EXPECT_EQ(told, all_parts());
    for (const auto& finding : findings) {
        const bool absent = finding.part == Part::certificate;  // none is configured
        EXPECT_EQ(finding.verdict, absent ? Verdict::not_fitted : Verdict::passed)
            << part_name(finding.part) << ": " << finding.what.en << " " << finding.detail;
        EXPECT_EQ(finding.cause, "");
        EXPECT_EQ(finding.advice, LocalizedText{});
        EXPECT_EQ(finding.part_number, finding.part == Part::receipt_printer ? "P-58-1" : "");
        EXPECT_GE(finding.took, 0ms);
    }
    const auto printer = std::ranges::find(findings, Part::receipt_printer, &Finding::part);
    EXPECT_GE(printer->took, 100ms) << "a slip takes its time";
}

TEST_F(Conduct, EveryPartIsTestedOnceTheComputerFirstAndTheScannerAfterThePrinter) {
    const auto parts = all_parts();
    ASSERT_EQ(parts.size(), static_cast<std::size_t>(diagnosis::part_count));
    const auto place = [&](Part part) { return std::ranges::find(parts, part) - parts.begin(); };
    for (int i = 0; i < diagnosis::part_count; ++i) {
        const auto part = static_cast<Part>(i);
        EXPECT_EQ(std::ranges::count(parts, part), 1) << part_name(part);
        EXPECT_FALSE(name_of(part).zh.empty());
        ASSERT_NE(diagnosis::part_of(part_name(part)), nullptr) << part_name(part);
        EXPECT_EQ(*diagnosis::part_of(part_name(part)), part);
        EXPECT_TRUE(!device_of(part) || place(part) > place(Part::journal)) << part_name(part);
    }
    EXPECT_GT(place(Part::code_scanner), place(Part::receipt_printer)) << "it reads that slip";
    EXPECT_GT(place(Part::his), place(Part::network)) << "a pulled cable explains a silent server";
}

TEST_F(Conduct, WithNobodyThereEachDeviceIsLeftToAPerson) {
    NobodyThere nobody;
    for (const auto part : {Part::card_reader, Part::id_card_reader, Part::code_scanner, Part::face_camera,
                            Part::receipt_printer, Part::touch, Part::display, Part::audio}) {
        const auto finding = check(part, station(), nobody);
        EXPECT_EQ(finding.verdict, Verdict::needs_person) << part_name(part) << ": " << finding.what.en;
        EXPECT_EQ(finding.cause, "");
    }
    // What needs neither hands nor eyes is proved all the same.
    for (const auto part : {Part::pin_pad, Part::card_terminal, Part::disk})
        EXPECT_EQ(check(part, station(), nobody).verdict, Verdict::passed) << part_name(part);
}

TEST_F(Conduct, WhoeverSkipsProvesNothing) {
    const std::map<Part, std::string> asks{{Part::card_reader, "insert_card"},
                                           {Part::id_card_reader, "lay_id_card"},
                                           {Part::code_scanner, "show_code"},
                                           {Part::receipt_printer, "slip_good"},
                                           {Part::document_printer, "page_good"},
                                           {Part::face_camera, "see_face"},
                                           {Part::touch, "touch_point"},
                                           {Part::display, "look_at_colour"},
                                           {Part::audio, "left_heard"}};
    for (const auto& [part, what] : asks) helper().instead[what] = says(Answered::skipped);
    for (const auto& [part, what] : asks) {
        const auto finding = run(part);
        EXPECT_EQ(finding.verdict, Verdict::needs_person) << part_name(part) << ": " << finding.what.en;
        EXPECT_EQ(helper().asked.back(), what);
    }
}

TEST_F(Conduct, SkippingInTheMiddleOfAnAnswerProvesNothingEither) {
    int crosses = 0;
    helper().instead["touch_point"] = [&] {
        return ++crosses < 5 ? PersonReply{Answered::yes, "86 153"} : PersonReply{Answered::skipped, ""};
    };
    helper().instead["colours_good"] = says(Answered::skipped);
    helper().instead["right_heard"] = says(Answered::skipped);
    for (const auto part : {Part::touch, Part::display, Part::audio})
        EXPECT_EQ(run(part).verdict, Verdict::needs_person) << part_name(part);
    EXPECT_EQ(crosses, 5);
}

TEST_F(Conduct, WordsInsteadOfAPointAreNoPoint) {
    for (const char* text : {"", "12", "here there", "12,5 7"}) {
        helper().instead["touch_point"] = [text] { return PersonReply{Answered::yes, text}; };
        EXPECT_EQ(run(Part::touch).verdict, Verdict::needs_person) << text;
    }
}

TEST_F(Conduct, TheWorstOfNineCrossesDecides) {
    int crosses = 0;
    const auto tap = [&](int off_px) {
        const auto target = screen::touch_target(crosses, 1080, 1920);
        const bool last = ++crosses == 9;
        return PersonReply{Answered::yes, fmt::format("{} {}", target.x + (last ? off_px : 0), target.y)};
    };
    in.limits.touch_error_mm_max = 4;
    in.mm_per_px = 0.25;
    helper().instead["touch_point"] = [&] { return tap(16); };  // 4.0 mm
    EXPECT_EQ(run(Part::touch).verdict, Verdict::passed);
    EXPECT_EQ(crosses, 9);
    crosses = 0;
    helper().instead["touch_point"] = [&] { return tap(17); };
    const auto finding = run(Part::touch);
    EXPECT_EQ(finding.cause, "touch_off");
    EXPECT_EQ(finding.detail, "mm: 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 4.2");
}

TEST_F(Conduct, WhatIsNotThereIsNoFault) {
    for (auto& [kind, device] : devices) device.reset();
    devices.clear();
    in.peers.clear();
    in.verify_journal = nullptr;
    sensors.celsius.reset();
    server_answers(200);
    for (const auto& finding : check_all(all_parts(), station(), helper())) {
        const bool device = device_of(finding.part).has_value();
        const bool other = finding.part == Part::platform || finding.part == Part::his ||
                           finding.part == Part::acquirer || finding.part == Part::certificate ||
                           finding.part == Part::temperature || finding.part == Part::journal;
        EXPECT_EQ(finding.verdict == Verdict::not_fitted, device || other) << part_name(finding.part);
        EXPECT_NE(finding.verdict, Verdict::failed) << part_name(finding.part);
    }
    EXPECT_TRUE(line.asked.empty());
}

TEST_F(Conduct, NothingOfATestCardIsWrittenDown) {
    const auto put_in = [&](DeviceKind reader) {
        return [this, reader] {
            device::CardData chip;
            chip.card_identification = "99010000D15600000000000000000000";
            chip.card_number = "T00000001";
            chip.id_number = "990101199003070015";
            chip.name = "样例甲乙丙";
            chip.birth_date = "1990-03-07";
            chip.version = "2.00";
            chip.expires = "2038-03-01";
            if (reader == DeviceKind::card_reader)
                machine.twins.slot->insert(hal::VirtualCard{chip});
            else
                machine.twins.id_card_pad->lay({.name = chip.name,
                                                .birth_date = chip.birth_date,
                                                .address = "示例市幸福路",
                                                .id_number = chip.id_number});
            station().wait_until([&] { return station().card_inside(reader); }, 4s);
            return PersonReply{Answered::yes, ""};
        };
    };
    helper().instead["insert_card"] = put_in(DeviceKind::card_reader);
    helper().instead["lay_id_card"] = put_in(DeviceKind::id_card_reader);
    const auto findings = check_all({Part::card_reader, Part::id_card_reader}, station(), helper());
    diagnosis::Report report;
    report.findings = findings;
    const auto all = report_json_text(report) + report_text(report, Language::zh);
    for (const char* word :
         {"样例", "990101199003070015", "T00000001", "99010000D156", "示例市", "1990-03-07"})
        EXPECT_EQ(all.find(word), std::string::npos) << word;
    for (const auto& finding : findings) EXPECT_EQ(finding.verdict, Verdict::passed) << finding.what.en;
}

TEST_F(Conduct, WhatACodeSaysIsWrittenNowhere) {
    diagnosis::Report report;
    report.findings.push_back(run(Part::code_scanner));
    EXPECT_EQ(report.findings.back().verdict, Verdict::passed);
    EXPECT_EQ(report_json_text(report).find("KIOSK-TEST"), std::string::npos);
}

TEST_F(Conduct, CardsThatAnswerProveTheReaderWhateverTheyThinkOfUs) {
    for (const char* kind : {"bank", "locked", "malformed", "expired", "counterfeit", "third-generation"}) {
        helper().instead["insert_card"] = [&] {
            const auto card = demo::card_of_kind({{"card_number", "T00000001"}}, kind);
            machine.twins.slot->insert(*card);
            station().wait_until([&] { return station().card_inside(DeviceKind::card_reader); }, 4s);
            return PersonReply{Answered::yes, ""};
        };
        const auto finding = run(Part::card_reader);
        EXPECT_EQ(finding.verdict, Verdict::passed) << kind << ": " << finding.what.en << finding.detail;
    }
}

TEST_F(Conduct, ACardThatLiesThereAlreadyIsReadWithoutAsking) {
    machine.twins.slot->insert(hal::VirtualCard{{.card_number = "T00000001"}});
    station().wait_until([&] { return station().card_inside(DeviceKind::card_reader); }, 4s);
    EXPECT_EQ(run(Part::card_reader).verdict, Verdict::passed);
    EXPECT_EQ(helper().asked, std::vector<std::string>{"take_card"});
}

TEST_F(Conduct, LookingLeavesNothingOn) {
    EXPECT_EQ(run(Part::face_camera).verdict, Verdict::passed);
    EXPECT_FALSE(station().look_at_face([](const hal::FaceFrame&) {})) << "no picture of anybody is left";
    EXPECT_EQ(run(Part::code_scanner).verdict, Verdict::passed);
    const auto seen = station().codes_seen();
    std::this_thread::sleep_for(300ms);
    EXPECT_EQ(station().codes_seen(), seen) << "disarmed";
}

TEST_F(Conduct, NoMoneyMovesAtTheTerminal) {
    EXPECT_EQ(run(Part::card_terminal).verdict, Verdict::passed);
    EXPECT_EQ(terminal.hands->debits("DIAGNOSIS-0"), 0);
}

TEST_F(Conduct, ServersAreAskedWithAGetThatBringsNothing) {
    server_answers(200, 0ms);
    const auto findings =
        check_all({Part::platform, Part::his, Part::acquirer, Part::clock}, station(), helper());
    ASSERT_EQ(line.asked.size(), 4U);
    for (const auto& request : line.asked) {
        EXPECT_EQ(request.method, "GET");
        EXPECT_TRUE(request.body.empty());
        EXPECT_TRUE(request.headers.empty());
        EXPECT_TRUE(request.once);
        EXPECT_LE(request.timeout, in.limits.reach_timeout);
    }
}

TEST_F(Conduct, AServerThatRefusesOurRequestIsReached) {
    for (const int status : {200, 302, 401, 404, 499}) {
        server_answers(status);
        EXPECT_EQ(run(Part::his).verdict, Verdict::passed) << status;
    }
    for (const int status : {500, 502, 599}) {
        server_answers(status);
        EXPECT_EQ(run(Part::his).cause, "peer_error") << status;
    }
}

}  // namespace
}  // namespace kiosk::diagnostics::test
