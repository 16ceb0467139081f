// Every cause comes out of a real test of a real twin, says in both languages what it is and what to do, and
// none is in the list that nothing produces.
#include <set>

#include "tests/diagnostics/mishaps.h"

namespace kiosk::diagnostics::test {
namespace {

const Cause& cause_by_id(const std::string& id) {
    for (const auto& cause : causes::all)
        if (cause.id == id) return cause;
    ADD_FAILURE() << "no such cause: " << id;
    return causes::all.front();
}

class Befallen : public MachineRoom, public testing::WithParamInterface<Mishap> {};

TEST_P(Befallen, IsFoundAndNamedWithAdvice) {
    const auto& mishap = GetParam();
    mishap.befalls(*this);
    const auto finding = run(mishap.part);
    EXPECT_EQ(finding.part, mishap.part);
    EXPECT_EQ(finding.cause, mishap.cause) << finding.what.en << " " << finding.detail;
    EXPECT_EQ(verdict_name(finding.verdict), verdict_name(mishap.verdict));
    const auto& cause = cause_by_id(mishap.cause);
    EXPECT_EQ(finding.what, cause.what.text());
    EXPECT_EQ(finding.advice, cause.advice.text());
}

std::string name_of_mishap(const testing::TestParamInfo<Mishap>& info) {
    return info.param.name() + "_" + std::to_string(info.index);
}
INSTANTIATE_TEST_SUITE_P(Machine, Befallen, testing::ValuesIn(mishaps()), name_of_mishap);

TEST(Causes, EachIsProducedBySomething) {
    std::set<std::string> produced;
    for (const auto& mishap : mishaps()) produced.insert(mishap.cause);
    for (const auto& told : told_by_drivers()) {
        EXPECT_FALSE(produced.contains(told.cause)) << "a twin can show it: " << told.cause;
        produced.insert(told.cause);
    }
    for (const auto& cause : causes::all)
        EXPECT_TRUE(produced.contains(std::string{cause.id})) << cause.id << " is produced by nothing";
    EXPECT_EQ(produced.size(), causes::all.size());
}

TEST(Causes, WhatOnlyDriversTellHasItsCause) {
    for (const auto& told : told_by_drivers()) {
        const auto* cause = cause_of({DeviceKind::receipt_printer, DeviceState::faulty, told.trouble, ""});
        ASSERT_NE(cause, nullptr) << told.cause;
        EXPECT_EQ(cause->id, told.cause);
    }
}

TEST(Causes, EachHasItsOwnWordAndSpeaksBothLanguages) {
    std::set<std::string_view> ids;
    for (const auto& cause : causes::all) {
        EXPECT_TRUE(ids.insert(cause.id).second) << cause.id << " stands there twice";
        for (const auto words : {cause.what.zh, cause.what.en, cause.advice.zh, cause.advice.en})
            EXPECT_FALSE(words.empty()) << cause.id;
        EXPECT_NE(cause.what.zh, cause.what.en) << cause.id;
        EXPECT_NE(cause.advice.zh, cause.advice.en) << cause.id;
        EXPECT_TRUE(cause.verdict == Verdict::failed || cause.verdict == Verdict::warning) << cause.id;
    }
}

TEST(Causes, ADeviceThatServesWithoutTroubleHasNone) {
    for (const auto state : {DeviceState::ready, DeviceState::busy})
        EXPECT_EQ(cause_of({DeviceKind::pin_pad, state, DeviceTrouble::none, ""}), nullptr);
    for (const auto state : {DeviceState::absent, DeviceState::opening, DeviceState::faulty}) {
        EXPECT_EQ(cause_of({DeviceKind::pin_pad, state, DeviceTrouble::none, ""})->id, "unplugged");
        EXPECT_EQ(cause_of({DeviceKind::code_scanner, state, DeviceTrouble::none, ""})->id, "camera_gone");
    }
}

}  // namespace
}  // namespace kiosk::diagnostics::test
