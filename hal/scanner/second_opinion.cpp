// ZBar, told to look for QR codes and for nothing else.
#include "hal/scanner/second_opinion.h"

#include <zbar.h>

namespace kiosk::hal {

std::vector<std::string> second_opinion(const cv::Mat& grey) {
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    const cv::Mat whole = grey.isContinuous() ? grey : grey.clone();
    zbar::Image image(static_cast<unsigned>(whole.cols), static_cast<unsigned>(whole.rows), "Y800",
                      whole.data, whole.total());
    scanner.scan(image);
    std::vector<std::string> texts;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
        if (!symbol->get_data().empty()) texts.push_back(symbol->get_data());
    return texts;
}

}  // namespace kiosk::hal
