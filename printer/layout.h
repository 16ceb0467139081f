// Places every element on the paper, in whole dots (8 a millimetre), once for PDF and bitmap. The placed
// items are plain boxes around text, so that tests can see that nothing lies on anything else.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/domain/device.h"
#include "printer/lines.h"
#include "printer/qr.h"

using PangoLayout = struct _PangoLayout;

namespace kiosk::printer {

inline constexpr int paper_width_dots = 640;  // 80 mm
inline constexpr int print_width_dots = 576;  // 72 mm
inline constexpr int dots_per_mm = 8;

struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

struct TextItem {
    Box box;
    std::shared_ptr<PangoLayout> layout;
    std::string text;
    int ink_top = 0;     // the box begins this far below the layout's top
    bool white = false;  // on a black ground
};
struct GroundItem {  // a filled rectangle: rule, banner's ground, side of a frame
    Box box;
};
struct QrItem {
    Box box;  // quiet zone included
    QrModules modules;
    int module_dots = 0;
};

struct Placed {
    std::vector<GroundItem> grounds;
    std::vector<TextItem> texts;
    std::vector<QrItem> codes;
    int height_dots = 0;
};

[[nodiscard]] Result<Placed> place(const std::vector<Line>& lines);
// Placed, and painted as PDF and bitmap (slip.cpp).
[[nodiscard]] Result<device::PrintDocument> render_lines(const std::vector<Line>& lines, std::string job_name,
                                                         CivilTime printed_at);

}  // namespace kiosk::printer
