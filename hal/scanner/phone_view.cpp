// A pinhole camera of 640 x 480. Light is added up without a limit first and cut off at white last, after
// what is too bright has spilled into its neighbourhood: that is how a bright screen drowns its own code.
#include "hal/scanner/phone_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace kiosk::hal {
namespace {

constexpr int frame_width = 640;
constexpr int frame_height = 480;
constexpr double screen_width_mm = 65;
constexpr double focal_px = 600;  // a field of 56 degrees
constexpr float room_light = 110;
constexpr float white = 255;
constexpr double spill_sigma_px = 12;
constexpr double spill_share = 0.35;  // of the light above white

cv::RNG chance(std::uint64_t frame_number, std::uint64_t seed, std::uint64_t purpose) {
    cv::RNG random{seed * 0x9E3779B97F4A7C15U + frame_number * 2 + purpose + 1};
    for (int i = 0; i < 4; ++i) random.next();  // neighbouring seeds begin alike
    return random;
}

using Corners = std::array<cv::Point2f, 4>;

// Where the screen's corners come to lie: turned in its own plane, tilted back, pushed away.
Corners project(const Corners& corners_mm, const PhoneView& view, cv::Point2d shift_mm) {
    const double turn = view.rotation_degrees * std::numbers::pi / 180;
    const double tilt = view.tilt_degrees * std::numbers::pi / 180;
    Corners seen;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const double x = corners_mm[i].x * std::cos(turn) - corners_mm[i].y * std::sin(turn) + shift_mm.x;
        const double y = corners_mm[i].x * std::sin(turn) + corners_mm[i].y * std::cos(turn);
        const double depth = std::max(view.distance_mm - y * std::sin(tilt), 10.0);
        seen[i] = {
            static_cast<float>(frame_width / 2.0 + focal_px * x / depth),
            static_cast<float>(frame_height / 2.0 + focal_px * (y * std::cos(tilt) + shift_mm.y) / depth)};
    }
    return seen;
}

void add_glare(cv::Mat& screen, const Glare& glare) {
    if (glare.strength <= 0) return;
    const double radius = std::max(glare.size * screen.cols, 1.0);
    for (int y = 0; y < screen.rows; ++y)
        for (int x = 0; x < screen.cols; ++x) {
            const double away = std::hypot(x - glare.x * screen.cols, y - glare.y * screen.rows) / radius;
            // Full within the radius, gone at half as much again.
            const double share = glare.strength * std::clamp(3 - 2 * away, 0.0, 1.0);
            auto& light = screen.at<float>(y, x);
            light = static_cast<float>(light * (1 - share) + 2 * white * share);
        }
}

GreyImage develop(cv::Mat light, double exposure, double noise, cv::RNG random) {
    light *= exposure;
    cv::Mat excess;
    cv::max(light - white, 0, excess);
    if (cv::countNonZero(excess) > 0) {
        cv::GaussianBlur(excess, excess, {}, spill_sigma_px);
        light += spill_share * excess;
    }
    cv::Mat grain{light.size(), CV_32F};
    random.fill(grain, cv::RNG::NORMAL, 0, std::max(noise, 0.0));
    light += grain;
    cv::Mat grey;
    light.convertTo(grey, CV_8U);  // rounds, and cuts off below 0 and above 255
    return {grey.cols, grey.rows, {grey.begin<std::uint8_t>(), grey.end<std::uint8_t>()}};
}

cv::Mat room() { return {frame_height, frame_width, CV_32F, cv::Scalar{room_light}}; }

}  // namespace

GreyImage photograph(const GreyImage& screen, const PhoneView& view, double exposure,
                     std::uint64_t frame_number, std::uint64_t seed) {
    if (!screen.valid()) return photograph_room(exposure, frame_number, seed);
    cv::Mat shown(screen.height, screen.width, CV_32F);
    std::copy(screen.pixels.begin(), screen.pixels.end(), shown.begin<float>());
    shown *= view.screen_brightness;
    add_glare(shown, view.glare);

    auto tremor = chance(frame_number, seed, 0);
    const cv::Point2d shift{tremor.gaussian(view.tremor_mm), tremor.gaussian(view.tremor_mm)};
    const auto w = static_cast<float>(screen.width);
    const auto h = static_cast<float>(screen.height);
    const auto half = static_cast<float>(screen_width_mm / 2);
    const float tall = half * h / w;
    const Corners flat{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    const auto seen = project({{{-half, -tall}, {half, -tall}, {half, tall}, {-half, tall}}}, view, shift);
    cv::Mat frame = room();
    cv::warpPerspective(shown, frame, cv::getPerspectiveTransform(flat.data(), seen.data()), frame.size(),
                        cv::INTER_AREA, cv::BORDER_TRANSPARENT);
    if (view.motion_px >= 1) cv::blur(frame, frame, {static_cast<int>(view.motion_px), 1});
    if (view.blur_px > 0) cv::GaussianBlur(frame, frame, {}, view.blur_px);
    return develop(frame, exposure, view.noise, chance(frame_number, seed, 1));
}

GreyImage photograph_room(double exposure, std::uint64_t frame_number, std::uint64_t seed) {
    return develop(room(), exposure, PhoneView{}.noise, chance(frame_number, seed, 1));
}

}  // namespace kiosk::hal
