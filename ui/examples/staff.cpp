// The helpers, and the two pictures of cameras.
#include "ui/examples/staff.h"

#include <cmath>

namespace kiosk::ui {

Sketch example_sketch(int width_px, int height_px, double mm_per_px) {
    Sketch sketch;
    sketch.begin(width_px, height_px, mm_per_px);
    const auto wide = static_cast<float>(width_px), high = static_cast<float>(height_px);
    // To and fro, a row of cells each time.
    const float row = high / static_cast<float>(sketch.rows());
    const auto draw = [&](std::int64_t finger, float from, float to, int rows) {
        sketch.press(finger, {wide * from, row / 2});
        for (int turn = 0; turn < rows; ++turn)
            for (int part = 0; part <= 24; ++part) {
                const int across = turn % 2 == 0 ? part : 24 - part;
                sketch.follow(finger, {wide * (from + (to - from) * static_cast<float>(across) / 24),
                                       row * (static_cast<float>(turn) + 0.5F)});
            }
    };
    draw(1, 0.02F, 0.48F, sketch.rows() * 2 / 5);
    draw(2, 0.53F, 0.98F, sketch.rows() / 4);
    return sketch;
}

}  // namespace kiosk::ui

namespace kiosk::ui::example {

screen::StaffRow row(Mark mark, const Words& label, const Words& value, const Words& note,
                     std::string choice) {
    return {std::move(choice), mark, label.text, value.text, note.text, false};
}
screen::StaffRow fact(const Words& label, const Words& value, const Words& note) {
    return row(Mark::none, label, value, note);
}
screen::StaffRow heading(const Words& label, const Words& value) {
    auto made = row(Mark::none, label, value);
    made.heading = true;
    return made;
}
screen::StaffRow entry(const char* choice, const Words& label, const Words& value, const Words& note) {
    return row(Mark::none, label, value, note, choice);
}
screen::StaffAction action(const char* choice, const Words& label, bool primary) {
    return {choice, label.text, primary};
}
screen::StaffAction grave(const char* choice, const Words& label, bool primary) {
    return {choice, label.text, primary, true, true};
}

screen::Staff page(std::string name, const Words& title) {
    screen::Staff staff;
    staff.page = std::move(name);
    staff.title = title.text;
    staff.subtitle = {"赵工 · 工程师 · 09:12 登录", "Zhao, engineer, signed in 09:12"};
    staff.back = "staff/overview";
    return staff;
}

void add_page(Collector& c, std::string name, screen::Staff page) {
    std::vector<Choice> choices;
    for (const auto& each : page.rows)
        if (!each.choice.empty()) choices.push_back({each.choice, true});
    for (const auto& each : page.actions) choices.push_back({each.choice, each.enabled});
    const auto offer = [&](const char* id) { choices.push_back({id, true}); };
    if (std::holds_alternative<screen::StaffDigits>(page.widget)) offer("staff/digits");
    if (std::holds_alternative<screen::StaffTouchPoints>(page.widget)) offer("staff/point");
    if (std::holds_alternative<screen::StaffDrawing>(page.widget)) offer("staff/drawn");
    const auto* colours = std::get_if<screen::StaffColours>(&page.widget);
    if (colours != nullptr) offer("staff/next");
    if (!page.back.empty()) choices.push_back({page.back, true});
    offer("staff/leave");
    auto& screen = c.add(std::move(name), std::move(page), {});
    screen.choices = std::move(choices);
}

namespace {

// A phone with a code on its glass, in front of a grey desk.
std::uint8_t scanner_pixel(int x, int y) {
    const bool phone = x > 190 && x < 450 && y > 30 && y < 470;
    const bool glass = x > 204 && x < 436 && y > 60 && y < 440;
    const int column = (x - 230) / 7, row = (y - 150) / 7;
    if (x >= 230 && x < 230 + 25 * 7 && y >= 150 && y < 150 + 25 * 7) {
        const auto corner = [&](int left, int top) {
            const int across = column - left, down = row - top;
            if (across < 0 || down < 0 || across > 6 || down > 6) return -1;
            const int ring = std::min({across, down, 6 - across, 6 - down});
            return ring == 1 ? 0 : 1;
        };
        for (const auto& [left, top] : {std::pair{0, 0}, {18, 0}, {0, 18}})
            if (const int dark = corner(left, top); dark >= 0) return dark == 1 ? 30 : 225;
        return (column * 7 + row * 13 + column * row * 5) % 9 < 4 ? 30 : 225;
    }
    if (glass) return 232;
    if (phone) return 38;
    return static_cast<std::uint8_t>(96 + 40 * std::sin(x * 0.004) + (y % 97 == 0 ? 18 : 0) + y / 16);
}

std::shared_ptr<const screen::StaffPicture> make_scanner_picture() {
    auto picture = std::make_shared<screen::StaffPicture>();
    picture->width = 640;
    picture->height = 480;
    for (int y = 0; y < picture->height; ++y)
        for (int x = 0; x < picture->width; ++x) picture->pixels.push_back(scanner_pixel(x, y));
    picture->boxes = {{230, 150, 175, 175}};
    return picture;
}

std::shared_ptr<const screen::StaffPicture> make_face_picture() {
    auto picture = std::make_shared<screen::StaffPicture>();
    picture->width = 480;
    picture->height = 640;
    picture->channels = 3;
    const auto inside = [](double x, double y, double middle_x, double middle_y, double wide, double high) {
        const double across = (x - middle_x) / wide, down = (y - middle_y) / high;
        return across * across + down * down < 1;
    };
    const auto put = [&](int blue, int green, int red) {
        for (const int value : {blue, green, red})
            picture->pixels.push_back(static_cast<std::uint8_t>(value));
    };
    for (int y = 0; y < picture->height; ++y)
        for (int x = 0; x < picture->width; ++x) {
            const bool eye = inside(x, y, 190, 285, 16, 9) || inside(x, y, 290, 285, 16, 9);
            if (eye || inside(x, y, 240, 395, 40, 9))
                put(60, 50, 70);
            else if (inside(x, y, 240, 225, 138, 120) && y < 232)
                put(40, 36, 34);
            else if (inside(x, y, 240, 310, 120, 155))
                put(150 + y / 20, 178 + y / 30, 222);
            else if (inside(x, y, 240, 660, 220, 190))
                put(132, 96, 58);
            else
                put(196 - y / 9, 190 - y / 9, 178 - y / 9);
        }
    picture->boxes = {{112, 130, 256, 345}};
    return picture;
}

}  // namespace

screen::StaffCamera scanner_picture() {
    static const auto once = make_scanner_picture();
    return {once};
}

screen::StaffCamera face_picture() {
    static const auto once = make_face_picture();
    return {once};
}

}  // namespace kiosk::ui::example
