// State reasons of IPP printers, whatever suffix their firmware puts on them.
#include "hal/printer/printer_state.h"

#include <gtest/gtest.h>

namespace kiosk::hal::ipp {
namespace {

DeviceTrouble of(std::vector<std::string> reasons) { return trouble_of({.reasons = std::move(reasons)}); }

TEST(PrinterStateTest, EachKeywordWithAnySuffix) {
    const std::vector<std::pair<std::string, DeviceTrouble>> all{
        {"media-empty", DeviceTrouble::paper_out},   {"media-needed", DeviceTrouble::paper_out},
        {"media-low", DeviceTrouble::paper_low},     {"media-jam", DeviceTrouble::paper_jam},
        {"cover-open", DeviceTrouble::cover_open},   {"door-open", DeviceTrouble::cover_open},
        {"cutter", DeviceTrouble::cutter},           {"offline", DeviceTrouble::offline},
        {"paused", DeviceTrouble::offline},          {"shutdown", DeviceTrouble::offline},
        {"timed-out", DeviceTrouble::unreachable},   {"connecting-to-device", DeviceTrouble::unreachable},
        {"fuser-over-temp", DeviceTrouble::head_hot}};
    for (const auto& [stem, trouble] : all)
        for (const auto* suffix : {"", "-report", "-warning", "-error"})
            EXPECT_EQ(of({stem + suffix}), trouble) << stem << suffix;
}

TEST(PrinterStateTest, TheWorstIsSaid) {
    EXPECT_EQ(of({"media-low-report", "media-empty-warning", "door-open"}), DeviceTrouble::cover_open);
    EXPECT_EQ(of({"media-low-report", "media-empty-warning"}), DeviceTrouble::paper_out);
    EXPECT_EQ(of({"media-low-report", "other-error"}), DeviceTrouble::hardware);
}

TEST(PrinterStateTest, WhatIsNoTrouble) {
    for (const auto* reason :
         {"none", "", "-", "-error", "marker-supply-low-report", "cups-waiting-for-job-completed",
          "other-warning", "media-emptyish", "cuttering"})
        EXPECT_EQ(of({reason}), DeviceTrouble::none) << reason;
    EXPECT_EQ(of({}), DeviceTrouble::none);
}

TEST(PrinterStateTest, StoppedWithoutAReason) {
    EXPECT_EQ(trouble_of({.stopped = true}), DeviceTrouble::hardware);
    EXPECT_EQ(trouble_of({.accepting = false}), DeviceTrouble::offline);
}

TEST(PrinterStateTest, TheFormOfASlip) {
    EXPECT_EQ(format_for({"image/pwg-raster", "application/pdf"}), "application/pdf");
    EXPECT_EQ(format_for({"text/plain", "image/pwg-raster"}), "image/pwg-raster");
    EXPECT_EQ(format_for({"text/plain"}), "");
    EXPECT_EQ(format_for({}), "application/pdf");
}

}  // namespace
}  // namespace kiosk::hal::ipp
