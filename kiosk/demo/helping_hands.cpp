// Hands that know the props; what they see is what really came out of the twins.
#include "kiosk/demo/helping_hands.h"

#include <thread>

#include "kiosk/diagnostics/checks.h"
#include "printer/qr.h"
#include "printer/slip.h"

namespace kiosk::demo {
namespace {

using diagnostics::Answered;

// The holder of the test card: an invented number that no patient of the simulated hospital has.
Json test_person() {
    return {{"card_identification", "99010000D15600000000000000000000"},
            {"card_number", "T00000001"},
            {"id_number", "990101199001010019"},
            {"name", "测试卡"},
            {"gender", "male"},
            {"birth_date", "1990-01-01"}};
}

Result<std::string> code_png(const std::string& text) {
    constexpr int module_px = 12, quiet = 4;
    const auto modules = TRY(printer::qr_modules(text));
    const int side = (modules.width + 2 * quiet) * module_px;
    device::Bitmap picture{side, side, {}};
    const auto stride = static_cast<std::size_t>(picture.stride());
    picture.bits.assign(stride * static_cast<std::size_t>(side), 0);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int column = x / module_px - quiet, row = y / module_px - quiet;
            const bool inside = column >= 0 && row >= 0 && column < modules.width && row < modules.width;
            if (inside && modules.at(column, row))
                picture.bits[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x / 8)] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
        }
    return printer::bitmap_png(picture);
}

}  // namespace

Result<bool> HelpingHands::lend_a_hand(const std::string& what) {
    if (what == "insert_card") {
        TRY_VOID(props_.insert_card(test_person(), ""));
    } else if (what == "take_card") {
        props_.take_card();
        props_.lift_id_card();
    } else if (what == "lay_id_card") {
        props_.lay_id_card(test_person());
    } else if (what == "show_code") {
        const auto png = TRY(code_png(diagnostics::test_code));
        TRY_VOID(props_.show_code(png));
    } else {
        return false;
    }
    return true;
}

// A slip that came out whole is a good one.
Answered HelpingHands::judge(const std::string& what) {
    if (what == "slip_good") return props_.sees_whole_slip() ? Answered::yes : Answered::no;
    if (what == "page_good") return twins_.document_tray->printed() > 0 ? Answered::yes : Answered::no;
    if (what == "see_face" || what == "colours_good" || what == "left_heard" || what == "right_heard")
        return Answered::yes;
    return Answered::nobody;
}

diagnostics::PersonReply HelpingHands::ask(const diagnostics::Request& request, Millis patience) {
    const auto helped = lend_a_hand(request.what);
    if (!helped) return {};
    if (!*helped) return {judge(request.what), ""};
    const SystemClock clock;
    constexpr Millis look{20};
    // What a hand does is seen within seconds or not at all.
    const auto until = clock.monotonic() + std::min(patience, Millis{4'000});
    while (clock.monotonic() < until) {
        if (request.satisfied && request.satisfied()) return {Answered::yes, ""};
        std::this_thread::sleep_for(look);
    }
    return {Answered::yes, ""};
}

}  // namespace kiosk::demo
