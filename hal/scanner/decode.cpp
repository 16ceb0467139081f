// The ladder: cheap rungs first, each with the preprocessing that measurements say it needs. Decoders throw;
// no exception leaves this file.
#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "hal/scan.h"
#include "hal/scanner/second_opinion.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using Readings = std::vector<Opinion>;

constexpr int threshold_window = 41;
constexpr double threshold_offset = 4;
constexpr int codes_max = 4;

enum class Depth { fast, hard };

Readings zxing(const cv::Mat& grey, ZXing::Binarizer binarizer, Depth depth) {
    const ZXing::ImageView view{grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.step)};
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setBinarizer(binarizer);
    hints.setTryHarder(depth == Depth::hard);
    hints.setTryRotate(depth == Depth::hard);
    hints.setMaxNumberOfSymbols(codes_max);
    Readings read;
    for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
        if (!result.isValid() || result.text().empty()) continue;
        Opinion one{result.text(), {}};
        for (const auto& corner : result.position()) one.corners.emplace_back(corner.x, corner.y);
        read.push_back(std::move(one));
    }
    return read;
}

Readings from_half_size(Readings read) {
    for (auto& one : read)
        for (auto& corner : one.corners) corner *= 2;
    return read;
}

// Every rung but the first sees the picture in its full size and place.
Readings climb(const cv::Mat& grey, Effort effort) {
    using ZXing::Binarizer;
    cv::Mat half;
    cv::resize(grey, half, {}, 0.5, 0.5, cv::INTER_AREA);
    if (auto read = zxing(half, Binarizer::GlobalHistogram, Depth::fast); !read.empty())
        return from_half_size(std::move(read));
    if (auto read = zxing(grey, Binarizer::LocalAverage, Depth::fast); !read.empty()) return read;
    if (effort == Effort::quick) return {};
    cv::Mat inverted;
    cv::bitwise_not(grey, inverted);  // dark mode
    if (auto read = zxing(inverted, Binarizer::LocalAverage, Depth::hard); !read.empty()) return read;
    cv::Mat black_white;
    cv::adaptiveThreshold(grey, black_white, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY,
                          threshold_window, threshold_offset);
    if (auto read = zxing(black_white, Binarizer::GlobalHistogram, Depth::hard); !read.empty()) return read;
    cv::Mat blurred;
    cv::Mat sharp;
    cv::GaussianBlur(grey, blurred, {}, 2);
    cv::addWeighted(grey, 2.5, blurred, -1.5, 0, sharp);
    if (auto read = zxing(sharp, Binarizer::LocalAverage, Depth::hard); !read.empty()) return read;
    if (auto read = second_opinion(black_white); !read.empty()) return read;
    cv::bitwise_not(black_white, inverted);
    return second_opinion(inverted);
}

// Decoders guess corners that they do not see, so some lie outside.
CodeBox box_around(const std::vector<cv::Point>& corners, const cv::Mat& picture) {
    if (corners.empty()) return {};
    const auto around = cv::boundingRect(corners) & cv::Rect{0, 0, picture.cols, picture.rows};
    return {around.x, around.y, around.width, around.height};
}

}  // namespace

std::vector<DecodedCode> decode(const GreyImage& image, Effort effort) {
    constexpr int smallest = 21;  // a QR code has 21 modules at least
    if (!image.valid() || image.width < smallest || image.height < smallest) return {};
    const auto began = std::chrono::steady_clock::now();
    std::vector<DecodedCode> codes;
    try {
        // OpenCV has no const view; nothing below writes to it.
        cv::Mat grey(image.height, image.width, CV_8UC1);
        std::copy(image.pixels.begin(), image.pixels.end(), grey.data);
        for (auto& one : climb(grey, effort))
            codes.push_back({"qr", std::move(one.text), 0, box_around(one.corners, grey)});
    } catch (const std::exception& problem) {
        log::warning("scanner", "a decoder failed: {}", problem.what());
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    for (auto& code : codes) code.ms = took.count();
    return codes;
}

}  // namespace kiosk::hal
