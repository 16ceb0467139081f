// Half size by averaging four pixels, so that text stays readable on the sheet.
#include "ui/contact_sheet.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "ui/examples.h"
#include "ui/window/painter.h"

namespace kiosk::ui {
namespace {

constexpr int gap = 24;

std::uint32_t average(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    std::uint32_t out = 0;
    for (const int shift : {0, 8, 16}) {
        const auto part = [&](std::uint32_t pixel) { return (pixel >> shift) & 0xFF; };
        out |= ((part(a) + part(b) + part(c) + part(d) + 2) / 4) << shift;
    }
    return out;
}

void place_half(const Picture& picture, Picture& sheet, int left, int top) {
    const auto pixel = [&](int x, int y) {
        return picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
    };
    for (int y = 0; y < picture.height / 2; ++y)
        for (int x = 0; x < picture.width / 2; ++x)
            sheet.pixels[static_cast<std::size_t>((top + y) * sheet.width + left + x)] =
                average(pixel(2 * x, 2 * y), pixel(2 * x + 1, 2 * y), pixel(2 * x, 2 * y + 1),
                        pixel(2 * x + 1, 2 * y + 1));
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : printable(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string as_json(const Example& example, const std::vector<Record>& records) {
    std::string items;
    for (const auto& record : records) {
        const auto& i = record.item;
        items += fmt::format(
            "{}\n    {{\"id\": {}, \"role\": {}, \"label\": {}, \"x\": {}, \"y\": {}, \"width\": {}, "
            "\"height\": {}, "
            "\"enabled\": {}}}",
            items.empty() ? "" : ",", quoted(i.id), quoted(i.role), quoted(i.label), i.x, i.y, i.width,
            i.height, i.enabled);
    }
    return fmt::format("  {{\"name\": {}, \"screen\": {}, \"items\": [{}]}}", quoted(example.name),
                       quoted(screen_name(example.screen)), items);
}

View example_view(const DisplayOptions& options) {
    View view = first_view(options);
    view.animate = false;
    view.speaks = true;
    view.civil = CivilTime::parse("2026-11-23 09:30:00").value_or(CivilTime{});
    if (view.hospital.zh.empty()) view.hospital = {"示例市第一医院", "City First Hospital"};
    if (view.kiosk_number.empty()) view.kiosk_number = "K001";
    view.now = Millis{1'000'000};
    view.shown_at = view.now - Millis{24'000};
    view.sketch = example_sketch(view.width, view.height, view.mm_per_px);
    return view;
}

void type_into(View& view, const Screen& screen) {
    if (std::holds_alternative<screen::NewFile>(screen.content))
        view.typed = "13812345678";
    else
        view.typed = std::holds_alternative<screen::DepositAmount>(screen.content) ? "3500" : "E1234567";
    if (const auto* staff = std::get_if<screen::Staff>(&screen.content)) {
        const auto* digits = std::get_if<screen::StaffDigits>(&staff->widget);
        view.typed = digits != nullptr && digits->hidden ? "123456" : "2048";
    }
}

}  // namespace

Result<void> save_contact_sheet(const std::string& path_png, const std::string& path_json,
                                const DisplayOptions& options) {
    const auto painter = TRY(Painter::create());
    View view = example_view(options);
    const auto examples = example_screens(view.now);
    const int columns = view.height >= view.width ? 7 : 5;
    const int rows = (static_cast<int>(examples.size()) + columns - 1) / columns;
    const int cell_width = view.width / 2 + gap, cell_height = view.height / 2 + gap;
    Picture sheet{columns * cell_width + gap, rows * cell_height + gap};
    std::fill(sheet.pixels.begin(), sheet.pixels.end(), 0x00788694);
    Picture picture{view.width, view.height};
    std::string json;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        type_into(view, examples[i].screen);
        view.settings = examples[i].settings;
        const auto drawn = painter->draw(view, examples[i].screen);
        painter->paint_into(picture);
        const int at = static_cast<int>(i);
        place_half(picture, sheet, gap + at % columns * cell_width, gap + at / columns * cell_height);
        json += (json.empty() ? "" : ",\n") + as_json(examples[i], drawn.records);
    }
    TRY_VOID(write_png(sheet, path_png));
    std::ofstream file{path_json};
    file << "[\n" << json << "\n]\n";
    file.close();
    if (!file) return fail(ErrorKind::unavailable, "cannot write " + path_json);
    return {};
}

Result<void> save_screens(const std::string& folder, const DisplayOptions& options) {
    const auto painter = TRY(Painter::create());
    View view = example_view(options);
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    Picture picture{view.width, view.height};
    for (const auto& example : example_screens(view.now)) {
        type_into(view, example.screen);
        view.settings = example.settings;
        painter->draw(view, example.screen);
        painter->paint_into(picture);
        TRY_VOID(write_png(picture, folder + "/" + example.name + ".png"));
    }
    return {};
}

}  // namespace kiosk::ui
