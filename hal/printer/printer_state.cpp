// One table of stems, worst first.
#include "hal/printer/printer_state.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kiosk::hal::ipp {
namespace {

constexpr std::array<std::pair<std::string_view, DeviceTrouble>, 20> stems{{
    {"cover-open", DeviceTrouble::cover_open},
    {"door-open", DeviceTrouble::cover_open},
    {"interlock-open", DeviceTrouble::cover_open},
    {"media-jam", DeviceTrouble::paper_jam},
    {"cutter", DeviceTrouble::cutter},
    {"trimmer", DeviceTrouble::cutter},
    {"media-empty", DeviceTrouble::paper_out},
    {"media-needed", DeviceTrouble::paper_out},
    {"input-tray-missing", DeviceTrouble::paper_out},
    {"fuser-over-temp", DeviceTrouble::head_hot},
    {"print-head-over-temp", DeviceTrouble::head_hot},
    {"offline", DeviceTrouble::offline},
    {"shutdown", DeviceTrouble::offline},
    {"paused", DeviceTrouble::offline},
    {"moving-to-paused", DeviceTrouble::offline},
    {"hold-new-jobs", DeviceTrouble::offline},
    {"deactivated", DeviceTrouble::offline},
    {"connecting-to-device", DeviceTrouble::unreachable},
    {"timed-out", DeviceTrouble::unreachable},
    {"media-low", DeviceTrouble::paper_low},
}};
constexpr std::string_view error_suffix = "-error";

bool names(std::string_view reason, std::string_view stem) {
    return reason.substr(0, stem.size()) == stem &&
           (reason.size() == stem.size() || reason[stem.size()] == '-');
}

bool is_error(std::string_view reason) {
    return reason.size() > error_suffix.size() &&
           reason.substr(reason.size() - error_suffix.size()) == error_suffix;
}

}  // namespace

DeviceTrouble trouble_of(const PrinterState& state) {
    const auto& reasons = state.reasons;
    DeviceTrouble low = DeviceTrouble::none;
    for (const auto& [stem, trouble] : stems) {
        const auto named = [&stem = stem](const std::string& reason) { return names(reason, stem); };
        if (std::none_of(reasons.begin(), reasons.end(), named)) continue;
        if (trouble != DeviceTrouble::paper_low) return trouble;
        low = trouble;
    }
    if (state.stopped) return DeviceTrouble::hardware;
    if (!state.accepting) return DeviceTrouble::offline;
    const auto unknown_error = [](const std::string& reason) {
        return is_error(reason) && !names(reason, "media-low");
    };
    if (std::any_of(reasons.begin(), reasons.end(), unknown_error)) return DeviceTrouble::hardware;
    return low;
}

std::string format_for(const std::vector<std::string>& formats) {
    if (formats.empty()) return "application/pdf";
    for (const auto* wanted : {"application/pdf", "image/pwg-raster"})
        if (std::find(formats.begin(), formats.end(), wanted) != formats.end()) return wanted;
    return "";
}

}  // namespace kiosk::hal::ipp
