// ZBar's reading of a picture. Apart from decode.cpp because the two libraries' headers exclude one another.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace kiosk::hal {

struct Opinion {
    std::string text;
    std::vector<cv::Point> corners;  // of the code, in no order; ZBar may leave some out
};
[[nodiscard]] std::vector<Opinion> second_opinion(const cv::Mat& grey);

}  // namespace kiosk::hal
