// The ladder: cheap rungs first, each with the preprocessing that measurements say it needs. Decoders throw;
// no exception leaves this file.
#include <algorithm>
#include <chrono>
#include <exception>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "hal/scan.h"
#include "hal/scanner/second_opinion.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using Texts = std::vector<std::string>;

constexpr int threshold_window = 41;
constexpr double threshold_offset = 4;
constexpr int codes_max = 4;

enum class Depth { fast, hard };

Texts zxing(const cv::Mat& grey, ZXing::Binarizer binarizer, Depth depth) {
    const ZXing::ImageView view{grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.step)};
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setBinarizer(binarizer);
    hints.setTryHarder(depth == Depth::hard);
    hints.setTryRotate(depth == Depth::hard);
    hints.setMaxNumberOfSymbols(codes_max);
    Texts texts;
    for (const auto& result : ZXing::ReadBarcodes(view, hints))
        if (result.isValid() && !result.text().empty()) texts.push_back(result.text());
    return texts;
}

Texts climb(const cv::Mat& grey, Effort effort) {
    using ZXing::Binarizer;
    cv::Mat half;
    cv::resize(grey, half, {}, 0.5, 0.5, cv::INTER_AREA);
    if (auto texts = zxing(half, Binarizer::GlobalHistogram, Depth::fast); !texts.empty()) return texts;
    if (auto texts = zxing(grey, Binarizer::LocalAverage, Depth::fast); !texts.empty()) return texts;
    if (effort == Effort::quick) return {};
    cv::Mat inverted;
    cv::bitwise_not(grey, inverted);  // dark mode
    if (auto texts = zxing(inverted, Binarizer::LocalAverage, Depth::hard); !texts.empty()) return texts;
    cv::Mat black_white;
    cv::adaptiveThreshold(grey, black_white, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY,
                          threshold_window, threshold_offset);
    if (auto texts = zxing(black_white, Binarizer::GlobalHistogram, Depth::hard); !texts.empty())
        return texts;
    cv::Mat blurred;
    cv::Mat sharp;
    cv::GaussianBlur(grey, blurred, {}, 2);
    cv::addWeighted(grey, 2.5, blurred, -1.5, 0, sharp);
    if (auto texts = zxing(sharp, Binarizer::LocalAverage, Depth::hard); !texts.empty()) return texts;
    if (auto texts = second_opinion(black_white); !texts.empty()) return texts;
    cv::bitwise_not(black_white, inverted);
    return second_opinion(inverted);
}

}  // namespace

std::vector<DecodedCode> decode(const GreyImage& image, Effort effort) {
    constexpr int smallest = 21;  // a QR code has 21 modules at least
    if (!image.valid() || image.width < smallest || image.height < smallest) return {};
    const auto began = std::chrono::steady_clock::now();
    Texts texts;
    try {
        // OpenCV has no const view; nothing below writes to it.
        cv::Mat grey(image.height, image.width, CV_8UC1);
        std::copy(image.pixels.begin(), image.pixels.end(), grey.data);
        texts = climb(grey, effort);
    } catch (const std::exception& problem) {
        log::warning("scanner", "a decoder failed: {}", problem.what());
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    std::vector<DecodedCode> codes;
    for (auto& text : texts) codes.push_back({"qr", std::move(text), took.count()});
    return codes;
}

}  // namespace kiosk::hal
