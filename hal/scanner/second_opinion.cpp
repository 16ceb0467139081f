// ZBar, told to look for QR codes and for nothing else.
#include "hal/scanner/second_opinion.h"

#include <utility>

#include <zbar.h>

namespace kiosk::hal {

std::vector<Opinion> second_opinion(const cv::Mat& grey) {
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    const cv::Mat whole = grey.isContinuous() ? grey : grey.clone();
    zbar::Image image(static_cast<unsigned>(whole.cols), static_cast<unsigned>(whole.rows), "Y800",
                      whole.data, whole.total());
    scanner.scan(image);
    std::vector<Opinion> read;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
        if (symbol->get_data().empty()) continue;
        Opinion one{symbol->get_data(), {}};
        for (int i = 0; i < symbol->get_location_size(); ++i) {
            const auto index = static_cast<unsigned>(i);
            one.corners.emplace_back(symbol->get_location_x(index), symbol->get_location_y(index));
        }
        read.push_back(std::move(one));
    }
    return read;
}

}  // namespace kiosk::hal
